package aurum.api.churn;

import aurum.api.answer.Answers;
import io.javalin.http.Context;

/**
 * What a team reaches that can call so many customers, for every capacity that one would think of, in one answer. Whom to call first is told by value at stake. The number who would leave is a sum of
 * chances; its 95 % interval is that of the sum of independent events with these probabilities, on the normal scale.
 */
public final class CallCapacity {

    /** Customers in the order in which they are called, and capacities up to all of them: twelve to a power of ten. */
    private static final String RANKED =
            """
            with ranked as (
              select probability, value_at_stake_yuan, retained_value_yuan, coalesce(reason_1, 'none') as reason_1,
                row_number() over (order by value_at_stake_yuan desc, customer_key) as place
              from gold.churn_scores
              where (:region is null or region_id = :region) and (:product_line is null or product_line = :product_line)
            ),
            whole as (select count(*) as customers, sum(probability) as leavers from ranked),
            steps as (
              select (first * power(10, exponent))::bigint as calls
              from unnest([10, 12, 15, 20, 25, 30, 40, 50, 60, 70, 80, 90]) as firsts(first), range(0, 7) as exponents(exponent)
              where calls < (select customers from whole)
              union all select customers from whole where customers > 0
            ),
            """;

    private static final String CAPACITY = RANKED
            + """
            sums as (
              select place, sum(probability) over called as leavers, sum(probability * (1 - probability)) over called as variance,
                sum(value_at_stake_yuan) over called as value_at_stake_yuan, sum(retained_value_yuan) over called as retained_value_yuan
              from ranked window called as (order by place rows unbounded preceding)
            )
            select calls, whole.customers, sums.leavers, greatest(0, sums.leavers - 1.959964 * sqrt(variance)) as leavers_low,
              least(calls, sums.leavers + 1.959964 * sqrt(variance)) as leavers_high, calls * whole.leavers / whole.customers as leavers_at_random,
              whole.leavers as leavers_of_all, sums.leavers / calls as precision_rate, sums.leavers / nullif(whole.leavers, 0) as reached_share,
              round(value_at_stake_yuan, 2) as value_at_stake_yuan, round(retained_value_yuan, 2) as retained_value_yuan
            from steps join sums on place = calls cross join whole order by calls
            """;

    private static final String REASONS = RANKED
            + """
            counted as (
              select calls, reason_1, count(*) as customers, sum(probability) as leavers
              from ranked asof join steps on ranked.place <= steps.calls group by all
            ),
            reasons as (select distinct reason_1 from counted)
            select calls, reason_1, coalesce(sum(customers) over called, 0)::bigint as customers, coalesce(sum(leavers) over called, 0) as leavers
            from steps cross join reasons left join counted using (calls, reason_1)
            window called as (partition by reason_1 order by calls rows unbounded preceding)
            order by calls, customers desc, reason_1
            """;

    private final Answers answers;

    public CallCapacity(Answers answers) {
        this.answers = answers;
    }

    /** One row per capacity: calls, and what they reach. No rows while there is no model. */
    public void list(Context context) {
        answers.rows(CAPACITY, CallQuery.from(context, answers), context);
    }

    /** One row per capacity and strongest reason: how many of those called it stands for. */
    public void reasons(Context context) {
        answers.rows(REASONS, CallQuery.from(context, answers), context);
    }
}
