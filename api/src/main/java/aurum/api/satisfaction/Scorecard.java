package aurum.api.satisfaction;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.time.LocalDate;

/** Who is ahead, who is behind: KPI by KPI, across departments or down to branches. Departments' figures are of all regions together. */
public final class Scorecard {

    private static final String SCORES =
            """
            select period_start_date, (period_start_date + to_months(:months) - interval 1 day)::date as period_end_date,
              period_end_date > :as_of as is_partial, kpi_id, unit_kind, unit_id, unit, direction, owner_department_id, case_count, rank,
              ranked_count, score, score_low, score_high, target, is_target_met, achieved_rate, weight_rate, previous_score, change, is_change_certain
            from gold.scorecard
            where unit_kind = :unit_kind and period_kind = :period_kind and (:kpi is null or kpi_id = :kpi)
              and (:region is null or region_id = :region) and (:department is null or unit_id = :department)
              and (:from is null or period_start_date >= :from) and (:to is null or period_start_date <= :to)
            order by period_start_date, kpi_id, rank, case direction when 'lower' then score else -score end, unit_id
            """;

    enum UnitKind {
        BRANCH,
        DEPARTMENT
    }

    private record ScorecardQuery(
            UnitKind unitKind,
            PeriodKind periodKind,
            int months,
            String kpi,
            String region,
            String department,
            LocalDate from,
            LocalDate to,
            LocalDate asOf) {}

    private final Answers answers;

    public Scorecard(Answers answers) {
        this.answers = answers;
    }

    /** One row per period, KPI and unit, the best first. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        PeriodKind period = given.choice("period_kind", PeriodKind.class).orElse(PeriodKind.QUARTER);
        ScorecardQuery query = new ScorecardQuery(
                given.choice("unit_kind", UnitKind.class).orElse(UnitKind.BRANCH),
                period,
                period.months(),
                given.oneOf("kpi", answers.ids("kpi", context, "composite")).orElse(null),
                answers.region(given, context).orElse(null),
                given.oneOf("department", answers.ids("department", context)).orElse(null),
                given.date("from").orElse(null),
                given.date("to").orElse(null),
                answers.pin(context).publication().asOf());
        given.refuseOthers();
        answers.rows(SCORES, query, context);
    }
}
