package aurum.api.satisfaction;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.time.LocalDate;

/** How departments rate each other, and whether that goes together with what customers say. */
public final class InternalSatisfaction {

    private static final String TABLE = "gold.internal_satisfaction";

    private static final String RATINGS =
            """
            select wave, rated_date, region_id, department_id, attribute_id, rater_count, rating_count, score, score_low, score_high,
              customer_score, correlation, correlation_low, correlation_high
            from gold.internal_satisfaction
            where region_id = :region and attribute_id = :attribute and (:department is null or department_id = :department)
              and (:from is null or rated_date >= :from) and (:to is null or rated_date <= :to)
            order by rated_date, wave, score desc, department_id
            """;

    private record RatingQuery(String region, String attribute, String department, LocalDate from, LocalDate to) {}

    private final Answers answers;

    public InternalSatisfaction(Answers answers) {
        this.answers = answers;
    }

    /** One row per round and department, the one rated best first. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        RatingQuery query = new RatingQuery(
                ChosenRegion.of(TABLE, given, answers, context),
                given.oneOf("attribute", answers.ids("internal_attribute", context, ChosenRegion.ALL))
                        .orElse(ChosenRegion.ALL),
                given.oneOf("department", answers.ids("department", context)).orElse(null),
                given.date("from").orElse(null),
                given.date("to").orElse(null));
        given.refuseOthers();
        answers.rows(RATINGS, query, context);
    }
}
