package aurum.api.complaint;

import aurum.api.lake.Pin;

/** What trend and summary share: the complaints and subscribers the filters let through. */
final class ComplaintSql {

    private static final String SUBSCRIBERS = "gold.subscribers_by_day";

    /** Stands in where no source brings customers: no rows, so every rate is null. */
    private static final String NO_SUBSCRIBERS =
            """
            (select null::varchar as region_id, null::varchar as product_line, null::date as subscriber_date,
              null::bigint as subscriber_count where false)""";

    private static final String MATCHING =
            """
            with matching as (
              select complaint_date as day, %1$s as part, complaint_count, escalated_count from gold.complaints_by_day
              where (:region is null or region_id = :region)
                and (:product_line is null or product_line = :product_line)
                and (:category is null or category_id = :category or category_id in (
                  select id from gold.labels where dimension = 'category' and parent_id = :category))
                and (:channel is null or channel = :channel)
                and (:journey_stage is null or journey_stage = :journey_stage)
            ),
            subscribed as (
              select subscriber_date as day, %2$s as part, subscriber_count from %3$s
              where (:region is null or region_id = :region)
                and (:product_line is null or product_line = :product_line)
            ),
            subscriber_days as (select distinct subscriber_date as day from %3$s),
            began as (select min(complaint_date) as first_day from gold.complaints_by_day),
            """;

    /** Needs {@code periods(period, first_day, last_day)} and {@code places(part, place, is_rest)}; adds the sums per period and split. */
    private static final String SUMS =
            """
            shown as (
              select case when is_rest then 'other' else part end as split, is_rest, min(place) as place
              from places group by all
            ),
            counted as (
              select period, case when is_rest then 'other' else part end as split, is_rest,
                sum(complaint_count)::bigint as complaints, sum(escalated_count)::bigint as escalated
              from matching join places using (part) join periods on day between first_day and last_day
              group by all
            ),
            period_days as (
              select period, count(*) as days_counted
              from subscriber_days join periods on day between first_day and last_day group by period
            ),
            exposed as (
              select period, case when part is null then null when coalesce(is_rest, true) then 'other' else part end as split,
                coalesce(is_rest, true) as is_rest, sum(subscriber_count) / any_value(days_counted) as subscribers
              from subscribed left join places using (part)
                join periods on day between first_day and last_day join period_days using (period)
              group by all
            ),
            sums as (
              select periods.*, shown.split, shown.is_rest, shown.place, coalesce(complaints, 0) as complaints,
                coalesce(escalated, 0) as escalated, subscribers, 10000 / nullif(subscribers, 0) as per_complaint
              from periods cross join shown
                left join counted using (period, split, is_rest)
                left join exposed on exposed.period = periods.period
                  and (exposed.split is null or (exposed.split = shown.split and exposed.is_rest = shown.is_rest))
            )
            """;

    private ComplaintSql() {}

    /**
     * A whole query.
     *
     * @param periods the common tables {@code periods} and {@code places}, each ended by a comma
     * @param select what to take from {@code sums}
     */
    static String of(Split split, Pin pin, String periods, String select) {
        String subscribers = pin.has(SUBSCRIBERS) ? SUBSCRIBERS : NO_SUBSCRIBERS;
        return MATCHING.formatted(split.complaintColumn(), split.subscriberColumn(), subscribers)
                + periods
                + SUMS
                + select;
    }
}
