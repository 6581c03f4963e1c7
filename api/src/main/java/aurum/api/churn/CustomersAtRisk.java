package aurum.api.churn;

import aurum.api.answer.Answers;
import aurum.api.answer.ApiError;
import aurum.api.answer.OutsideScope;
import aurum.api.answer.Page;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.util.Map;

/** Customers by their pseudonyms, whom to call first; and one of them, looked at closely. Nobody keeps these answers. */
public final class CustomersAtRisk {

    private static final String TABLE = "gold.churn_scores";

    private static final String COLUMNS =
            """
            customer_key, region_id, product_line, level, band, reason_1, reason_2, reason_3, probability, monthly_value_yuan,
              remaining_months, value_at_stake_yuan, retained_value_yuan, scored_date""";

    private static final String LIST =
            """
            select call_rank, %s, %%s
            from (
              select * replace (row_number() over (order by value_at_stake_yuan desc, customer_key) as call_rank) from gold.churn_scores
              where (:region is null or region_id = :region) and (:product_line is null or product_line = :product_line)
            )
            """
                    .formatted(COLUMNS);

    /** With the signals of each customer, the most telling first. */
    private static final String WITH_SIGNALS = LIST.formatted("signals")
            + """
            left join (
              select customer_key, string_agg(signal_id, ' ' order by precision_rate desc nulls last, signal_id) as signals
              from gold.churn_signals group by customer_key
            ) using (customer_key)
            """;

    private static final String WITHOUT_SIGNALS = LIST.formatted("null::varchar as signals");

    private static final Map<String, String> SORTS =
            Map.of("call", "call_rank", "probability", "probability", "value", "value_at_stake_yuan");

    private static final String ONE = "select " + COLUMNS + " from gold.churn_scores where customer_key = :customer";

    private static final String SHOWN =
            """
            select customer_key, shown.signal_id, evidence, shown.precision_rate, shown.lift, shown.lead_time_days, shown.seen_count, shown_date,
              reminder_zh, reminder_en, script_zh, script_en
            from gold.churn_signals as shown join gold.signal_records as known on known.signal_id = shown.signal_id
            where customer_key = :customer order by shown.precision_rate desc nulls last, shown.signal_id
            """;

    private static final String PLANS =
            """
            select customer_key, price_rank, plan_id, comparison, monthly_yuan, saving_yuan, fee_yuan, voice_yuan, data_yuan, month_count, is_current,
              is_best, fitted_date
            from gold.plan_fit where customer_key = :customer order by price_rank, plan_id
            """;

    private record CustomerKey(String customer) {}

    private final Answers answers;

    public CustomersAtRisk(Answers answers) {
        this.answers = answers;
    }

    /** One row per customer, by default in the order in which to call them. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        CallQuery query = CallQuery.of(given, context, answers);
        Page page = Page.of(context, given, answers, SORTS, "call", "customer_key");
        given.refuseOthers();
        String sql = answers.pin(context).has("gold.churn_signals") ? WITH_SIGNALS : WITHOUT_SIGNALS;
        answers.personal(sql, query, page, context);
    }

    /** One row. */
    public void show(Context context) {
        answer(ONE, context);
    }

    /** The early signals that the customer shows today, with evidence, what is known of each, and what to say. */
    public void signals(Context context) {
        answer(SHOWN, context);
    }

    /** The last months' use priced under every plan of the customer's product line. */
    public void plans(Context context) {
        answer(PLANS, context);
    }

    private void answer(String sql, Context context) {
        new Parameters(context).refuseOthers();
        CustomerKey key = new CustomerKey(context.pathParam("customer_key"));
        if (answers.part(ONE, key, context).values().isEmpty()) {
            if (answers.isElsewhere(ONE, key, context)) {
                throw new OutsideScope("customer " + key.customer());
            }
            throw ApiError.of(
                    404,
                    "no_such_customer",
                    "this publication has no score of that customer; /api/v1/churn/customers lists them",
                    Map.of("parameter", "customer_key"));
        }
        answers.personal(sql, key, context);
    }
}
