package aurum.jobs.gold.complaint;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** What a customer complained about before: windows over all complaints, ending one second before each. */
final class ComplaintHistory {
    private static final long SECONDS_PER_DAY = 86_400;

    private ComplaintHistory() {}

    static Map<String, Column> columns() {
        WindowSpec byTime = Window.partitionBy("customer_key").orderBy(unix_seconds(col("received_at")));
        WindowSpec inOrder = Window.partitionBy("customer_key").orderBy(col("received_at"), col("complaint_id"));
        WindowSpec quarter = byTime.rangeBetween(-90 * SECONDS_PER_DAY, -1);
        WindowSpec year = byTime.rangeBetween(-365 * SECONDS_PER_DAY, -1);
        Column seconds = unix_seconds(col("received_at"));
        return Map.of(
                "earlier_count_90_days", ofKnown(count(lit(1)).over(quarter)),
                "earlier_count_365_days", ofKnown(count(lit(1)).over(year)),
                "earlier_escalated_count", ofKnown(count_if(col("is_escalated")).over(year)),
                "days_since_previous",
                        ofKnown(round(
                                seconds.minus(lag(seconds, 1).over(inOrder)).divide((double) SECONDS_PER_DAY), 2)));
    }

    /** Complaints without a customer are nobody's second. */
    private static Column ofKnown(Column value) {
        return when(col("customer_key").isNotNull(), value);
    }
}
