package aurum.api.segment;

import aurum.api.answer.Answers;
import aurum.api.answer.ApiError;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** How many customers a rule would draw, while it is being written. */
public final class RuleTrial {

    /** No rule of a catalog that people can read is longer. */
    public static final int LONGEST_RULE = 2000;

    /** How many customers a rule draws, and out of how many. */
    public record Drawn(long customers, long allCustomers) {}

    private static final String COUNT =
            """
            select count(*) filter (where %s) as customers, count(*) as all_customers, customers / nullif(all_customers, 0) as customer_share
            from gold.customer_features where (:region is null or region_id = :region) and (:product_line is null or product_line = :product_line)
            """;

    private final Answers answers;

    public RuleTrial(Answers answers) {
        this.answers = answers;
    }

    /** One row; a rule that is not there yet lets everybody through. */
    public void count(Context context) {
        Parameters given = new Parameters(context);
        Optional<String> rule = given.text("rule", LONGEST_RULE);
        SegmentQuery query = SegmentQuery.of(given, null, context, answers);
        given.refuseOthers();
        String condition = rule.map(text -> CustomerRule.sql("rule", text, answers.pin(context)))
                .orElse("true");
        answers.rows(COUNT.formatted(condition), query, context);
    }

    /**
     * The same of everybody whom the reader may see.
     *
     * @throws ApiError saying what is wrong with the rule
     */
    public Drawn drawn(String rule, Context context) {
        String condition = CustomerRule.sql("rule", rule, answers.pin(context));
        List<Object> row = answers.part(COUNT.formatted(condition), new SegmentQuery(null, null, null), context)
                .values()
                .get(0);
        return new Drawn((Long) row.get(0), (Long) row.get(1));
    }
}
