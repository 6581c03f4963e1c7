package aurum.api.complaint;

import aurum.api.answer.Answers;
import io.javalin.http.Context;

/**
 * A period against the one before it. Intervals, all 95 %: rates as Poisson counts, shares by Wilson (1927), changes as ratios of two
 * Poisson counts or two shares by the normal approximation on the log scale (Katz 1978).
 */
public final class ComplaintSummary {

    private static final String PERIODS =
            """
            periods as (
              select 'now' as period, greatest(:from, first_day) as first_day, :to as last_day from began
              union all
              select 'before', :before_from, :before_to from began where :before_from >= first_day
            ),
            places as (
              select part, row_number() over (order by sum(complaint_count) filter (day >= :from) desc nulls last,
                sum(complaint_count) desc, part) as place, place > :top as is_rest
              from matching where day between :before_from and :to group by part
            ),
            """;

    private static final String SELECT =
            """
            , pairs as (
              select now.*, before.complaints as complaints_before, before.first_day as before_from, before.subscribers as subscribers_before,
                before.escalated / nullif(before.complaints, 0) as escalated_share_before,
                now.escalated / nullif(now.complaints, 0) / nullif(escalated_share_before, 0) as share_ratio,
                exp(1.959964 * sqrt(1 / nullif(now.escalated, 0) - 1 / nullif(now.complaints, 0)
                  + 1 / nullif(before.escalated, 0) - 1 / nullif(before.complaints, 0))) as share_spread,
                before.last_day as before_to,
                before.complaints * before.per_complaint as per_10k_before,
                now.complaints / nullif(before.complaints, 0) as count_ratio,
                count_ratio * now.per_complaint / before.per_complaint as rate_ratio,
                exp(1.959964 * sqrt(1 / nullif(now.complaints, 0) + 1 / nullif(before.complaints, 0))) as spread,
                now.escalated / nullif(now.complaints, 0) as escalated_share,
                3.841459 / nullif(now.complaints, 0) as z,
                1.959964 * sqrt(escalated_share * (1 - escalated_share) / nullif(now.complaints, 0)
                  + 3.841459 / (4 * nullif(now.complaints, 0) * nullif(now.complaints, 0))) as half
              from sums as now
                left join sums as before on before.period = 'before' and before.split = now.split and before.is_rest = now.is_rest
              where now.period = 'now'
            )
            select first_day as from_date, last_day as to_date, before_from, before_to, split, is_rest,
              complaints, poisson_low(complaints) as complaints_low, poisson_high(complaints) as complaints_high,
              complaints / nullif(sum(complaints) over (), 0) as share,
              escalated, escalated_share, (escalated_share + z / 2 - half) / (1 + z) as escalated_share_low,
              (escalated_share + z / 2 + half) / (1 + z) as escalated_share_high,
              escalated_share_before, nullif(share_ratio, 0) - 1 as escalated_share_change,
              nullif(share_ratio, 0) / share_spread - 1 as escalated_share_change_low,
              nullif(share_ratio, 0) * share_spread - 1 as escalated_share_change_high,
              round(subscribers, 1) as subscribers, round(subscribers_before, 1) as subscribers_before,
              complaints * per_complaint as per_10k,
              complaints_low * per_complaint as per_10k_low, complaints_high * per_complaint as per_10k_high,
              complaints_before, per_10k_before,
              count_ratio - 1 as complaints_change, count_ratio / spread - 1 as complaints_change_low,
              count_ratio * spread - 1 as complaints_change_high,
              rate_ratio - 1 as per_10k_change, rate_ratio / spread - 1 as per_10k_change_low,
              rate_ratio * spread - 1 as per_10k_change_high
            from pairs order by place
            """;

    private final Answers answers;

    public ComplaintSummary(Answers answers) {
        this.answers = answers;
    }

    /** One row per part, the part with the most complaints first. */
    public void list(Context context) {
        ComplaintQuery query = ComplaintQuery.from(context, answers, false);
        answers.rows(ComplaintSql.of(query.split(), answers.pin(context), PERIODS, SELECT), query, context);
    }
}
