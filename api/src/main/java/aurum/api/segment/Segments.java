package aurum.api.segment;

import aurum.api.answer.Answers;
import io.javalin.http.Context;

/** How large the segments are, how they have changed since the last month end, which of them overlap, and who came from where. Customers are counted, never shown. */
public final class Segments {

    private static final String WANTED =
            "(:region is null or region_id = :region) and (:product_line is null or product_line = :product_line)";

    private static final String NOW =
            "select segment_id, count(*) as customers from gold.customer_segments where %s group by segment_id"
                    .formatted(WANTED);

    /** What the same segments held at the last month end. */
    private static final String BEFORE =
            """
            select from_segment_id as segment_id, sum(customer_count)::bigint as customers, max(from_date) as since_date
            from gold.segment_migrations
            where to_segment_id = 'all' and to_date = (select max(to_date) from gold.segment_migrations) and %s group by from_segment_id
            """
                    .formatted(WANTED);

    private static final String SIZES =
            """
            with now as (%s), before as (%s), everybody as (select count(*) as customers from gold.customer_features where %s)
            select segment_id, stage, dimension, rule, coalesce(now.customers, 0) as customers, everybody.customers as all_customers,
              coalesce(now.customers, 0) / nullif(everybody.customers, 0) as customer_share, since_date,
              case when since_date is not null then coalesce(before.customers, 0) end as customers_before,
              case when since_date is not null then coalesce(now.customers, 0) - coalesce(before.customers, 0) end as customer_change
            from gold.segments left join now using (segment_id) left join (select segment_id, customers from before) as before using (segment_id)
              cross join everybody cross join (select max(since_date) as since_date from before) order by sort_order
            """
                    .formatted(NOW, BEFORE, WANTED);

    /** Pairs out of the combinations that there are, which are few. */
    private static final String OVERLAPS =
            """
            with combinations as (
              select segments, count(*) as customers
              from (select list_sort(list(segment_id)) as segments from gold.customer_segments where %s group by customer_key) group by segments
            ),
            singles as (select unnest(segments) as segment_id, segments, customers from combinations),
            sizes as (select segment_id, sum(customers)::bigint as customers from singles group by segment_id),
            pairs as (
              select segment_id, other_id, sum(customers)::bigint as customers
              from (select segment_id, unnest(segments) as other_id, customers from singles) where segment_id < other_id group by all
            )
            select segment_id, other_id, pairs.customers, pairs.customers / one.customers as share_of_segment, pairs.customers / other.customers as share_of_other,
              pairs.customers / (one.customers + other.customers - pairs.customers) as overlap_share
            from pairs join sizes as one using (segment_id) join sizes as other on other.segment_id = other_id
            order by pairs.customers desc, segment_id, other_id
            """
                    .formatted(WANTED);

    private static final String MIGRATIONS =
            """
            select from_date, to_date, from_segment_id, to_segment_id, sum(customer_count)::bigint as customers, sum(moved_count)::bigint as moved
            from gold.segment_migrations
            where %s and (:segment is null or from_segment_id = :segment or to_segment_id = :segment)
            group by all order by to_date desc, customers desc, from_segment_id, to_segment_id
            """
                    .formatted(WANTED);

    private final Answers answers;

    public Segments(Answers answers) {
        this.answers = answers;
    }

    /** One row per segment of the catalog, in its order. */
    public void list(Context context) {
        answers.rows(SIZES, SegmentQuery.from(context, answers), context);
    }

    /** One row per pair of segments that share customers, the greatest first. */
    public void overlaps(Context context) {
        answers.rows(OVERLAPS, SegmentQuery.from(context, answers), context);
    }

    /** One row per period and pair of segments: who was in the one and is in the other. */
    public void migrations(Context context) {
        answers.rows(MIGRATIONS, SegmentQuery.ofSegment(context, answers), context);
    }
}
