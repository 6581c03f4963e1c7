package aurum.api.satisfaction;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.time.LocalDate;

/** One's own scores beside the competitors', round by round. */
public final class CompetitorGaps {

    private static final String TABLE = "gold.competitor_gaps";

    private static final String GAPS =
            """
            select wave, surveyed_date, region_id, attribute_id, operator_id, own_score, own_response_count, score, response_count, gap,
              gap_low, gap_high, is_best
            from gold.competitor_gaps
            where region_id = :region and (:attribute is null or attribute_id = :attribute)
              and (:operator is null or operator_id = :operator)
              and (:from is null or surveyed_date >= :from) and (:to is null or surveyed_date <= :to)
            order by surveyed_date, wave, operator_id, gap nulls last, attribute_id
            """;

    private record GapQuery(String region, String attribute, String operator, LocalDate from, LocalDate to) {}

    private final Answers answers;

    public CompetitorGaps(Answers answers) {
        this.answers = answers;
    }

    /** One row per round, competitor and attribute, the one in which they are farthest ahead first. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        GapQuery query = new GapQuery(
                ChosenRegion.of(TABLE, given, answers, context),
                given.oneOf("attribute", answers.ids("attribute", context, ChosenRegion.ALL))
                        .orElse(null),
                given.oneOf("operator", answers.ids("operator", context)).orElse(null),
                given.date("from").orElse(null),
                given.date("to").orElse(null));
        given.refuseOthers();
        answers.rows(GAPS, query, context);
    }
}
