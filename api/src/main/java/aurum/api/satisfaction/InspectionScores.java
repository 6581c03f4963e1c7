package aurum.api.satisfaction;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.time.LocalDate;

/** What mystery shoppers, experience tests beside competitors and audits of records found. */
public final class InspectionScores {

    private static final String TABLE = "gold.inspection_scores";

    private static final String SCORES =
            """
            select period_start_date, region_id, kind, operator_id, case :split when 'region' then region_id else value end as split,
              inspection_count, item_count, failed_count, score, score_low, score_high
            from gold.inspection_scores
            where period_kind = :period_kind and (:kind is null or kind = :kind) and (:operator is null or operator_id = :operator)
              and dimension = case when :split in ('none', 'region') then 'all' else :split end
              and case :split when 'region' then region_id <> 'all' and (:region is null or region_id = :region)
                else region_id = :region end
              and (:from is null or period_start_date >= :from) and (:to is null or period_start_date <= :to)
            order by period_start_date, kind, operator_id <> 'own', operator_id, score, split
            """;

    /** What rows are told apart by. */
    enum Split {
        NONE,
        REGION,
        DEPARTMENT,
        CHANNEL,
        STORE_OWNERSHIP,
        JOURNEY_STAGE,
        ITEM
    }

    private record InspectionQuery(
            PeriodKind periodKind,
            Split split,
            String kind,
            String operator,
            String region,
            LocalDate from,
            LocalDate to) {}

    private final Answers answers;

    public InspectionScores(Answers answers) {
        this.answers = answers;
    }

    /** One row per period, kind of inspection, operator and part, the lowest score first. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        Split split = given.choice("split", Split.class).orElse(Split.ITEM);
        InspectionQuery query = new InspectionQuery(
                given.choice("period_kind", PeriodKind.class).orElse(PeriodKind.QUARTER),
                split,
                given.oneOf("kind", answers.ids("inspection_kind", context)).orElse(null),
                given.oneOf("operator", answers.ids("operator", context)).orElse(null),
                split == Split.REGION
                        ? answers.region(given, context).orElse(null)
                        : ChosenRegion.of(TABLE, given, answers, context),
                given.date("from").orElse(null),
                given.date("to").orElse(null));
        given.refuseOthers();
        answers.rows(SCORES, query, context);
    }
}
