package aurum.api.satisfaction;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;

/** What the next inspection of each branch looks at. */
public final class InspectionChecklist {

    private static final String CHECKS =
            """
            select region_id, check_rank, item_id, kind, attribute_id, department_id, journey_stage, reason, priority, importance_share,
              performance, last_score, last_inspected_date, is_own_evidence, period_start_date
            from gold.inspection_checklist
            where (:region is null or region_id = :region) and (:reason is null or reason = :reason)
              and (:department is null or department_id = :department)
            order by region_id, check_rank, item_id
            """;

    enum Reason {
        MEND_FIRST,
        FAILED_LAST_TIME,
        BOTH,
        ROUTINE
    }

    private record CheckQuery(String region, Reason reason, String department) {}

    private final Answers answers;

    public InspectionChecklist(Answers answers) {
        this.answers = answers;
    }

    /** One row per branch and item, the most urgent of each branch first. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        CheckQuery query = new CheckQuery(
                answers.region(given, context).orElse(null),
                given.choice("reason", Reason.class).orElse(null),
                given.oneOf("department", answers.ids("department", context)).orElse(null));
        given.refuseOthers();
        answers.rows(CHECKS, query, context);
    }
}
