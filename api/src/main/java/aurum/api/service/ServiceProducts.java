package aurum.api.service;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;

/** What service products reach, cost and bring. Shares are divided after adding up; what a service did beyond its control group is published as it is, for all regions together. */
public final class ServiceProducts {

    private static final String SCORES =
            """
            min(month_start_date) as from_month_date, max(month_start_date) as to_month_date,
            sum(due_count)::bigint as due_count, sum(control_count)::bigint as control_count, sum(delivered_count)::bigint as delivered_count,
            sum(timed_count)::bigint as timed_count, sum(in_time_count) / nullif(sum(timed_count), 0) as in_time_rate,
            sum(delivery_hours) / nullif(sum(timed_count), 0) as mean_delivery_hours, max(promise_hours) as promise_hours,
            sum(taken_count) / nullif(sum(delivered_count), 0) as taken_rate,
            sum(judged_count)::bigint as judged_count, sum(used_count)::bigint as used_count,
            sum(used_count) / nullif(sum(judged_count), 0) as used_rate,
            sum(rated_count)::bigint as rated_count, sum(satisfaction_sum) / nullif(sum(rated_count), 0) as mean_satisfaction,
            sum(watched_count)::bigint as watched_count, sum(complained_count) / nullif(sum(watched_count), 0) as complained_rate,
            sum(value_yuan) as value_yuan, sum(value_yuan) / nullif(sum(delivered_count), 0) as yuan_per_delivery
            """;

    private static final String CHOSEN =
            """
            from gold.service_product_scorecard
            where (:product is null or service_product_id = :product) and (:region is null or region_id = :region)
              and (:from is null or month_start_date >= :from) and (:to is null or month_start_date <= :to)
            """;

    private static final String PRODUCTS = "select service_product_id, " + SCORES + CHOSEN
            + "group by service_product_id order by sum(delivered_count) desc, service_product_id";

    private static final String MONTHS = "select service_product_id, month_start_date, "
            + "sum(reached_customer_count)::bigint as reached_customer_count, max(channel_count) as channel_count, "
            + SCORES
            + CHOSEN + "group by service_product_id, month_start_date order by service_product_id, month_start_date";

    private static final String LIFT =
            """
            select service_product_id, outcome, verdict, ranking_verdict, treated_count, treated_outcome_count, treated_rate, control_count,
              control_outcome_count, control_rate, lift, lift_low, lift_high, ranked_count, qini, qini_low, qini_high, first_offered_date,
              last_offered_date
            from gold.service_product_lift
            where (:product is null or service_product_id = :product) and (:outcome is null or outcome = :outcome)
            order by outcome = 'used' desc, outcome, lift desc nulls last, service_product_id
            """;

    private static final String LAUNCHES =
            """
            select service_product_id, launched_date, kind, check_id, status, judged_count, value, compared_with, difference_low, difference_high
            from gold.launch_watch where :product is null or service_product_id = :product
            order by launched_date desc, service_product_id, kind,
              list_position(['promise', 'owner', 'moment', 'control_group', 'customers_asked', 'in_time', 'use', 'complaints', 'rating'], check_id)
            """;

    private static final String REQUESTS =
            """
            select topic_id, kind, state, suggestion_count, customer_count, club_count, adopted_count, declined_count, recent_count, earlier_count,
              first_made_date, last_made_date
            from gold.design_requests where :state is null or state = :state
            order by suggestion_count desc, topic_id
            """;

    private static final List<String> OUTCOMES = List.of("used", "complained", "left");

    private record ScoreQuery(String product, String region, LocalDate from, LocalDate to) {}

    private static final List<String> STATES = List.of("open", "adopted", "declined");

    private record RequestQuery(String state) {}

    private record LaunchQuery(String product) {}

    private record LiftQuery(String product, String outcome) {}

    private final Answers answers;

    public ServiceProducts(Answers answers) {
        this.answers = answers;
    }

    /** One row per service product over the months asked for, the one delivered most often first. */
    public void list(Context context) {
        answers.rows(PRODUCTS, scores(context), context);
    }

    /** One row per service product and month, the oldest first. */
    public void months(Context context) {
        answers.rows(MONTHS, scores(context), context);
    }

    /** One row per outcome and service product, the greatest lift first. */
    public void lift(Context context) {
        Parameters given = new Parameters(context);
        LiftQuery query = new LiftQuery(
                product(given, context), given.oneOf("outcome", OUTCOMES).orElse(null));
        given.refuseOthers();
        answers.rows(LIFT, query, context);
    }

    /** One row per check of a service launched lately, the newest launch first. */
    public void launches(Context context) {
        Parameters given = new Parameters(context);
        LaunchQuery query = new LaunchQuery(product(given, context));
        given.refuseOthers();
        answers.rows(LAUNCHES, query, context);
    }

    /** One row per topic that customers made suggestions about, the most frequent first. */
    public void requests(Context context) {
        Parameters given = new Parameters(context);
        RequestQuery query = new RequestQuery(given.oneOf("state", STATES).orElse(null));
        given.refuseOthers();
        answers.rows(REQUESTS, query, context);
    }

    private ScoreQuery scores(Context context) {
        Parameters given = new Parameters(context);
        ScoreQuery query = new ScoreQuery(
                product(given, context),
                answers.region(given, context).orElse(null),
                given.date("from").orElse(null),
                given.date("to").orElse(null));
        given.refuseOthers();
        return query;
    }

    private String product(Parameters given, Context context) {
        return given.oneOf("product", answers.ids("service_product", context)).orElse(null);
    }
}
