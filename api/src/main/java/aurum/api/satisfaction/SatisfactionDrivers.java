package aurum.api.satisfaction;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;

/**
 * What satisfaction on the whole hangs on, and what the model expects when one attribute alone rises: its effect times the points it can
 * still rise by, up to 10.
 */
public final class SatisfactionDrivers {

    private static final String TABLE = "gold.satisfaction_drivers";

    private static final String DRIVERS =
            """
            select period_start_date, (period_start_date + to_months(:months) - interval 1 day)::date as period_end_date,
              period_end_date > :as_of as is_partial, region_id, product_line, attribute_id, response_count, is_sufficient, tie_group,
              importance_share, importance_share_low, importance_share_high, explained_rate, direction, performance, performance_low,
              performance_high, performance_lead, quadrant, is_quadrant_certain, asymmetry, effect, effect_low, effect_high, penalty,
              penalty_low, penalty_high, reward, reward_low, reward_high, least(:raise, 10 - performance) as raised_points,
              effect * raised_points as expected_change, effect_low * raised_points as expected_change_low,
              effect_high * raised_points as expected_change_high
            from gold.satisfaction_drivers
            where survey_kind = :survey_kind and period_kind = :period_kind
              and case :split when 'region' then region_id <> 'all' and (:region is null or region_id = :region)
                else region_id = :region end
              and case :split when 'product_line' then product_line <> 'all' and (:product_line is null or product_line = :product_line)
                else product_line = coalesce(:product_line, 'all') end
              and (:attribute is null or attribute_id = :attribute)
              and (:from is null or period_start_date >= :from) and (:to is null or period_start_date <= :to)
            order by period_start_date, region_id, product_line, importance_share desc nulls last, attribute_id
            """;

    private static final List<String> RAISES = List.of("0.5", "1", "1.5", "2", "3");

    /** Periods of surveys that are long enough to tell what drives satisfaction. */
    enum DriverPeriod {
        QUARTER(PeriodKind.QUARTER),
        HALF_YEAR(PeriodKind.HALF_YEAR),
        YEAR(PeriodKind.YEAR);

        private final PeriodKind kind;

        DriverPeriod(PeriodKind kind) {
            this.kind = kind;
        }
    }

    enum Split {
        NONE,
        REGION,
        PRODUCT_LINE
    }

    private record DriverQuery(
            SurveyKind surveyKind,
            DriverPeriod periodKind,
            int months,
            Split split,
            String region,
            String productLine,
            String attribute,
            double raise,
            LocalDate from,
            LocalDate to,
            LocalDate asOf) {}

    private final Answers answers;

    public SatisfactionDrivers(Answers answers) {
        this.answers = answers;
    }

    /** One row per period, scope and attribute, the most important first. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        Split split = given.choice("split", Split.class).orElse(Split.NONE);
        DriverPeriod period = given.choice("period_kind", DriverPeriod.class).orElse(DriverPeriod.QUARTER);
        DriverQuery query = new DriverQuery(
                given.choice("survey_kind", SurveyKind.class).orElse(SurveyKind.PERIODIC),
                period,
                period.kind.months(),
                split,
                split == Split.REGION
                        ? answers.region(given, context).orElse(null)
                        : ChosenRegion.of(TABLE, given, answers, context),
                given.oneOf("product_line", answers.ids("product_line", context, ChosenRegion.ALL))
                        .orElse(null),
                given.oneOf("attribute", answers.ids("attribute", context)).orElse(null),
                given.oneOf("raise", RAISES).map(Double::parseDouble).orElse(1.0),
                given.date("from").orElse(null),
                given.date("to").orElse(null),
                answers.pin(context).publication().asOf());
        given.refuseOthers();
        answers.rows(DRIVERS, query, context);
    }
}
