package aurum.api.complaint;

import aurum.api.answer.Answers;
import io.javalin.http.Context;

/** Complaints period by period: counts, and per 10,000 subscribers with its 95 % Poisson interval. */
public final class ComplaintTrend {

    private static final String PERIODS =
            """
            periods as (
              select date_trunc(:by, day)::date as period, min(day) as first_day, max(day) as last_day
              from (select unnest(generate_series(greatest(:from, first_day), :to, interval 1 day))::date as day from began)
              group by all
            ),
            places as (
              select part, row_number() over (order by sum(complaint_count) desc, part) as place, place > :top as is_rest
              from matching where day between :from and :to group by part
            ),
            """;

    private static final String SELECT =
            """
            select period as period_start,
              case :by when 'day' then period when 'week' then period + 6 else last_day(period) end as period_end,
              last_day - first_day + 1 as days, days < period_end - period_start + 1 as is_partial,
              split, is_rest, complaints, poisson_low(complaints) as complaints_low, poisson_high(complaints) as complaints_high,
              escalated, round(subscribers, 1) as subscribers, complaints * per_complaint as per_10k,
              complaints_low * per_complaint as per_10k_low, complaints_high * per_complaint as per_10k_high
            from sums order by period_start, place
            """;

    private final Answers answers;

    public ComplaintTrend(Answers answers) {
        this.answers = answers;
    }

    /** One row per period and part; the parts with the most complaints, then the rest as {@code other}. */
    public void list(Context context) {
        ComplaintQuery query = ComplaintQuery.from(context, answers, true);
        answers.rows(ComplaintSql.of(query.split(), answers.pin(context), PERIODS, SELECT), query, context);
    }
}
