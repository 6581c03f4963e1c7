package aurum.api.satisfaction;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.time.LocalDate;

/** Why customers are dissatisfied, in their own choice of reasons. */
public final class DissatisfactionReasons {

    private static final String TABLE = "gold.dissatisfaction_reasons";

    private static final String REASONS =
            """
            select period_start_date, region_id, category_id, parent_category_id, response_count, dissatisfied_count, named_rate,
              named_rate_low, named_rate_high, raw_named_rate, is_sufficient
            from gold.dissatisfaction_reasons
            where survey_kind = :survey_kind and period_kind = :period_kind and region_id = :region
              and (:from is null or period_start_date >= :from) and (:to is null or period_start_date <= :to)
            order by period_start_date, named_rate desc nulls last, response_count desc, category_id
            """;

    private record ReasonQuery(
            SurveyKind surveyKind, PeriodKind periodKind, String region, LocalDate from, LocalDate to) {}

    private final Answers answers;

    public DissatisfactionReasons(Answers answers) {
        this.answers = answers;
    }

    /** One row per period and reason, the one named most often first. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        ReasonQuery query = new ReasonQuery(
                given.choice("survey_kind", SurveyKind.class).orElse(SurveyKind.PERIODIC),
                given.choice("period_kind", PeriodKind.class).orElse(PeriodKind.QUARTER),
                ChosenRegion.of(TABLE, given, answers, context),
                given.date("from").orElse(null),
                given.date("to").orElse(null));
        given.refuseOthers();
        answers.rows(REASONS, query, context);
    }
}
