package aurum.api.segment;

import aurum.api.answer.Answers;
import io.javalin.http.Context;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What sets a segment's customers apart from all: what they pay and use, how long they have been here, how often they complain, how satisfied they are, how likely they are to leave. */
public final class SegmentProfile {

    /** A mean of fewer would tell of single customers. */
    private static final int FEWEST = 5;

    private static final String LEAVING = "gold.churn_scores";

    private static final List<String> MEASURES = List.of(
            "arpu_yuan",
            "data_megabytes_per_month",
            "voice_minutes_per_month",
            "tenure_months",
            "complaint_count_365_days",
            "last_overall");

    /** First everybody, then the members of each segment; of whom something is not known, nothing counts. */
    private static final String PROFILE =
            """
            with measured as (
              select customer_key, %1$s
              from (select * from gold.customer_features where (:region is null or region_id = :region) and (:product_line is null or product_line = :product_line)) %2$s
            ),
            everybody as (unpivot (select %3$s from measured) on columns(*) into name measure value amount),
            members as (
              unpivot (
                select segment_id, %3$s from measured join gold.customer_segments using (customer_key) where :segment is null or segment_id = :segment
              ) on columns(* exclude (segment_id)) into name measure value amount
            ),
            usual as (select measure, avg(amount) as usual_mean, count(*) as all_known_count, stddev_samp(amount) as spread from everybody group by measure)
            select segment_id, measure, avg(amount) as segment_mean, count(*) as known_count, usual_mean, all_known_count,
              avg(amount) / nullif(usual_mean, 0) as mean_ratio, (avg(amount) - usual_mean) / nullif(spread, 0) as distance
            from members join usual using (measure) group by segment_id, measure, usual_mean, all_known_count, spread
            having count(*) >= %4$d
            order by segment_id, measure
            """;

    private final Answers answers;

    public SegmentProfile(Answers answers) {
        this.answers = answers;
    }

    /** One row per segment and measure: the mean of its members of whom it is known, beside that of all customers. Without a row where it is known of fewer than five. */
    public void list(Context context) {
        boolean isLeavingKnown = answers.pin(context).has(LEAVING);
        String leaving = "left join (select customer_key, probability from %s) using (customer_key)".formatted(LEAVING);
        String sql = PROFILE.formatted(
                columns("%1$s", isLeavingKnown),
                isLeavingKnown ? leaving : "",
                columns("%1$s::double as %1$s", isLeavingKnown),
                FEWEST);
        answers.rows(sql, SegmentQuery.ofSegment(context, answers), context);
    }

    private static String columns(String form, boolean isLeavingKnown) {
        List<String> columns = isLeavingKnown
                ? Stream.concat(MEASURES.stream(), Stream.of("probability")).toList()
                : MEASURES;
        return columns.stream().map(column -> form.formatted(column)).collect(Collectors.joining(", "));
    }
}
