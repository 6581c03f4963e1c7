package aurum.api.moment;

import aurum.api.answer.Answers;
import aurum.api.answer.Page;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** When to speak: which key moments have come, for how many customers, and the one decision made for each of them. */
public final class KeyMoments {

    /** Of every region asked for; a moment is worth the same in each. */
    private static final String MOMENTS =
            """
            with told as (
              select moment_id, any_value(service_product_id) as service_product_id, bool_or(is_found) as is_found, max(worth_rate) as worth_rate,
                sum(customer_count)::bigint as customer_count, sum(offered_count)::bigint as offered_count, sum(taken_count)::bigint as taken_count,
                sum(used_count)::bigint as used_count, max(judged_date) as judged_date
              from gold.key_moments where :region is null or region_id = :region group by moment_id
            ), decided as (
              select moment_id, count(*) filter (where decision = 'offer') as chosen, count(*) as best from gold.recommendations
              where :region is null or region_id = :region group by moment_id
            )
            select moment_id, service_product_id, is_found, worth_rate, customer_count, coalesce(best, 0) as best_count, coalesce(chosen, 0) as chosen_count,
              offered_count, taken_count, used_count, taken_count / nullif(offered_count, 0) as offers_taken_rate,
              used_count / nullif(offered_count, 0) as offers_used_rate, judged_date
            from told left join decided using (moment_id) order by customer_count desc, worth_rate desc, moment_id
            """;

    private static final String DECISIONS =
            """
            select decision, reason, moment_id, service_product_id, channel, count(*) as customers
            from gold.recommendations
            where (:region is null or region_id = :region) and (:moment is null or moment_id = :moment)
            group by all order by customers desc, decision desc, reason, moment_id, service_product_id, channel
            """;

    private static final String CUSTOMERS =
            """
            select customer_key, region_id, product_line, segment_ids, decision, reason, moment_id, service_product_id, channel, score, worth_rate,
              acceptance_rate, disturbance_rate, rejected, valid_until_date
            from gold.recommendations
            where (:region is null or region_id = :region) and (:moment is null or moment_id = :moment)
              and (:decision is null or decision = :decision)
            """;

    /** Who is left without a service, so that its effect can be seen, is told as a target nowhere. */
    private static final String WITHOUT_CONTROLS =
            "and customer_key not in (select customer_key from gold.list_candidates where is_control)";

    private static final List<String> DECIDED = List.of("offer", "nothing");

    private static final Map<String, String> SORTS = Map.of("score", "score", "worth", "worth_rate");

    private record RegionQuery(String region) {}

    private record MomentQuery(String region, String moment) {}

    private record CustomerQuery(String region, String moment, String decision) {}

    private final Answers answers;

    public KeyMoments(Answers answers) {
        this.answers = answers;
    }

    /** One row per key moment, the one that has come for most customers first. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        RegionQuery query = new RegionQuery(answers.region(given, context).orElse(null));
        given.refuseOthers();
        answers.rows(MOMENTS, query, context);
    }

    /** One row per decision, reason, moment, service product and channel, the most frequent first. */
    public void decisions(Context context) {
        Parameters given = new Parameters(context);
        MomentQuery query = new MomentQuery(answers.region(given, context).orElse(null), moment(given, context));
        given.refuseOthers();
        answers.rows(DECISIONS, query, context);
    }

    /** One row per customer but those of control groups, by default the one for whom speaking is worth most first. Nobody keeps these answers. */
    public void customers(Context context) {
        Parameters given = new Parameters(context);
        CustomerQuery query = new CustomerQuery(
                answers.region(given, context).orElse(null),
                moment(given, context),
                given.oneOf("decision", DECIDED).orElse(null));
        Page page = Page.of(context, given, answers, SORTS, "-score", "customer_key");
        given.refuseOthers();
        String sql = answers.pin(context).has("gold.list_candidates") ? CUSTOMERS + WITHOUT_CONTROLS : CUSTOMERS;
        answers.personal(sql, query, page, context);
    }

    private String moment(Parameters given, Context context) {
        return given.oneOf("moment", answers.ids("moment", context)).orElse(null);
    }
}
