package aurum.api.satisfaction;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Scores period by period, each against the period before. The interval of a change is put together from those of its two scores by square
 * and add (Zou and Donner 2008, "Construction of confidence limits about effect measures"). How sure a change of the mean is: its
 * p by the normal distribution (erfc as in Abramowitz and Stegun 7.1.26), made a false discovery rate over the rows of the period by Benjamini
 * and Hochberg (1995), so that the greatest of many changes is not taken for a finding by being the greatest.
 */
public final class SatisfactionScores {

    private static final String TABLE = "gold.satisfaction_scores";

    private static final String SCORES =
            """
            with told as (
              select *, case :split when 'region' then region_id else value end as split
              from gold.satisfaction_scores
              where survey_kind = :survey_kind and period_kind = :period_kind
                and dimension = case when :split in ('none', 'region') then 'all' else :split end
                and case :split when 'region' then region_id <> 'all' and (:region is null or region_id = :region)
                  else region_id = :region end
            ),
            paired as (
              select now.*, before.period_start_date as before_start_date, before.response_count as response_count_before,
                %s,
                abs(mean_score_change) / ((mean_score_change_high - mean_score_change_low) / (2 * 1.959964)) / sqrt(2) as x,
                1 / (1 + 0.3275911 * x) as t,
                t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))) * exp(-x * x) as p
              from told as now left join told as before on before.split = now.split and before.is_sufficient and now.is_sufficient
                and before.period_start_date = (now.period_start_date - to_months(:months))::date
            ),
            ranked as (
              select *, p * count(p) over (partition by period_start_date)
                / count(p) over (partition by period_start_date order by p nulls last) as at_its_rank
              from paired
            )
            select period_start_date, (period_start_date + to_months(:months) - interval 1 day)::date as period_end_date,
              period_end_date > :as_of as is_partial, region_id, split, response_count, asked_count, response_rate, is_sufficient,
              %s,
              raw_mean_score, selective_mean_score, raw_satisfied_rate, raw_recommend_score, expectation,
              before_start_date, response_count_before,
              case when p is null then null else least(1, min(at_its_rank) over (
                partition by period_start_date order by p desc nulls last)) end as change_q,
              case when change_q <= 0.001 then 'high' when change_q <= 0.01 then 'medium' when change_q <= 0.05 then 'low' end as confidence
            from ranked
            where (:from is null or period_start_date >= :from) and (:to is null or period_start_date <= :to)
            order by period_start_date, split
            """
                    .formatted(
                            ofEach(
                                    """
                    now.%1$s - before.%1$s as %1$s_change,
                    %1$s_change - sqrt(pow(now.%1$s - now.%1$s_low, 2) + pow(before.%1$s_high - before.%1$s, 2)) as %1$s_change_low,
                    %1$s_change + sqrt(pow(now.%1$s_high - now.%1$s, 2) + pow(before.%1$s - before.%1$s_low, 2)) as %1$s_change_high"""),
                            ofEach("%1$s, %1$s_low, %1$s_high, %1$s_change, %1$s_change_low, %1$s_change_high"));

    /** What rows are told apart by. */
    enum Split {
        NONE,
        REGION,
        PRODUCT_LINE,
        LEVEL,
        CHANNEL,
        STORE_OWNERSHIP,
        ACCOUNT_MANAGER,
        ATTRIBUTE,
        DEPARTMENT,
        JOURNEY_STAGE
    }

    private record ScoreQuery(
            SurveyKind surveyKind,
            PeriodKind periodKind,
            int months,
            Split split,
            String region,
            LocalDate from,
            LocalDate to,
            LocalDate asOf) {}

    private final Answers answers;

    public SatisfactionScores(Answers answers) {
        this.answers = answers;
    }

    /** One row per period and part, the oldest period first. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        PeriodKind period = given.choice("period_kind", PeriodKind.class).orElse(PeriodKind.QUARTER);
        Split split = given.choice("split", Split.class).orElse(Split.NONE);
        ScoreQuery query = new ScoreQuery(
                given.choice("survey_kind", SurveyKind.class).orElse(SurveyKind.PERIODIC),
                period,
                period.months(),
                split,
                split == Split.REGION
                        ? answers.region(given, context).orElse(null)
                        : ChosenRegion.of(TABLE, given, answers, context),
                given.date("from").orElse(null),
                given.date("to").orElse(null),
                answers.pin(context).publication().asOf());
        given.refuseOthers();
        answers.rows(SCORES, query, context);
    }

    private static String ofEach(String columns) {
        return Stream.of("mean_score", "satisfied_rate", "recommend_score", "gap")
                .map(score -> String.format(Locale.ROOT, columns, score))
                .collect(Collectors.joining(",\n"));
    }
}
