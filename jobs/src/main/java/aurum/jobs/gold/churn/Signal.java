package aurum.jobs.gold.churn;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** An early sign of leaving, as a rule over what is known of a customer at a day's end. What to remind of and what to say stands in the catalog's churn_signals. */
enum Signal {
    /** The contract is about to end, or just has. */
    CONTRACT_ENDING("contract_days_left between -20 and 30", "contract_days_left"),

    /** Much less use than the customer's own past. */
    USAGE_CHANGE("least(voice_change_rate, data_change_rate) <= -0.4", "least(voice_change_rate, data_change_rate)"),

    /** No use at all for days. */
    SILENCE("silent_days >= 7", "double(silent_days)"),

    /** A newly complaining customer whose handling did not satisfy, or who had it escalated. */
    HIGH_RISK_COMPLAINT(
            "unsatisfied_count_56_days + escalated_count_56_days > 0",
            "double(unsatisfied_count_56_days + escalated_count_56_days)"),

    /** Asked about suspending or leaving. */
    SUSPENSION_ENQUIRY("leaving_enquiry_count_56_days > 0", "double(leaving_enquiry_count_56_days)");

    /** Spark SQL over the columns of {@link Leaving#columns}; null where the source is not there. */
    private final String condition;

    /** The number that shows it. */
    private final String evidence;

    Signal(String condition, String evidence) {
        this.condition = condition;
        this.evidence = evidence;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** One row per row and signal that shows, with {@code signal_id}, {@code evidence} and the columns that are carried along. */
    static Dataset<Row> shown(Dataset<Row> rows, String... carried) {
        Column signals = array(Arrays.stream(values())
                .map(signal -> when(
                        expr(signal.condition),
                        struct(
                                lit(signal.id()).as("signal_id"),
                                expr("double(" + signal.evidence + ")").as("evidence"))))
                .toArray(Column[]::new));
        List<Column> columns = new ArrayList<>();
        for (String column : carried) {
            columns.add(col(column));
        }
        columns.add(explode(array_compact(signals)).as("signal"));
        return rows.select(columns.toArray(Column[]::new))
                .withColumn("signal_id", col("signal.signal_id"))
                .withColumn("evidence", col("signal.evidence"))
                .drop("signal");
    }
}
