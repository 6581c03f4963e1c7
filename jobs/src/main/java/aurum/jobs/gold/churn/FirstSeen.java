package aurum.jobs.gold.churn;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;

import aurum.jobs.statistics.DeclineOnset;
import java.util.Arrays;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Of customers who left, how many days before each {@link Signal} could first be seen: {@code signal_id} and {@code lead_days}, one row per leaver who showed it. */
final class FirstSeen {
    /** What lies farther back is not about this leaving. */
    private static final int DAYS_BEFORE = 90;

    private static final int CONTRACT_DAYS = 30;
    private static final int SILENT_DAYS = 7;

    private static final StructType LEAD =
            new StructType().add("signal_id", DataTypes.StringType).add("lead_days", DataTypes.IntegerType);

    private FirstSeen() {}

    static Dataset<Row> contractEnding(Dataset<Row> subscriptions, Dataset<Row> leavers) {
        return leads(
                Signal.CONTRACT_ENDING,
                subscriptions
                        .join(
                                leavers.select("customer_key", "left_date").withColumnRenamed("left_date", "day"),
                                "customer_key")
                        // The contract that held when they left began to end at most so long before.
                        .where(datediff(col("day"), col("contract_end_date")).between(-CONTRACT_DAYS, CONTRACT_DAYS))
                        .groupBy("customer_key", "day")
                        .agg(date_sub(max("contract_end_date"), CONTRACT_DAYS).as("seen")));
    }

    static Dataset<Row> highRiskComplaint(Dataset<Row> complaints, Dataset<Row> leavers) {
        Column told = coalesce(to_date(col("resolved_at")), col("received_date"));
        return first(
                Signal.HIGH_RISK_COMPLAINT,
                complaints.where("is_satisfied = false or is_escalated").select(col("customer_key"), told.as("seen")),
                leavers);
    }

    static Dataset<Row> suspensionEnquiry(Dataset<Row> contacts, Dataset<Row> leavers) {
        return first(
                Signal.SUSPENSION_ENQUIRY,
                contacts.where("purpose = 'suspension_enquiry' or topic_id = 'cancellation'")
                        .select(col("customer_key"), col("contacted_date").as("seen")),
                leavers);
    }

    static Dataset<Row> silence(Dataset<Row> months, Dataset<Row> leavers) {
        return leads(
                Signal.SILENCE,
                months.groupBy("customer_key")
                        .agg(date_add(max("last_active_date"), SILENT_DAYS).as("seen"))
                        .join(leavers.withColumnRenamed("left_date", "day"), "customer_key")
                        .where(col("seen").lt(col("day"))));
    }

    /** The day from which use falls, by the daily use of the last months before leaving. */
    static Dataset<Row> usageChange(Dataset<Row> days, Dataset<Row> leavers) {
        Column used = coalesce(col("data_megabytes"), lit(0.0))
                .divide(100)
                .plus(coalesce(col("voice_minutes"), lit(0.0)))
                .plus(coalesce(col("online_minutes"), lit(0.0)));
        MapFunction<Row, Row> onset = row -> {
            double[] use = new double[DAYS_BEFORE];
            Arrays.fill(use, 0);
            for (Row day : row.<Row>getList(1)) {
                use[day.getInt(0) - 1] = day.getDouble(1);
            }
            // Before the first day of use nothing is known.
            int first = row.getInt(2);
            Arrays.fill(use, Math.min(DAYS_BEFORE, first), DAYS_BEFORE, Double.NaN);
            return RowFactory.create(Signal.USAGE_CHANGE.id(), DeclineOnset.daysBefore(use));
        };
        return days.join(leavers, "customer_key")
                .withColumn("before", datediff(col("left_date"), col("usage_date")))
                .where(col("before").between(1, DAYS_BEFORE))
                .groupBy("customer_key", "before")
                .agg(sum(used).as("used"))
                .groupBy("customer_key")
                .agg(
                        collect_list(struct(col("before"), col("used"))).as("days"),
                        max("before").as("first"))
                .map(onset, Encoders.row(LEAD))
                .where("lead_days > 0");
    }

    private static Dataset<Row> first(Signal signal, Dataset<Row> events, Dataset<Row> leavers) {
        return leads(
                signal,
                events.join(leavers.withColumnRenamed("left_date", "day"), "customer_key")
                        .where(datediff(col("day"), col("seen")).between(1, DAYS_BEFORE))
                        .groupBy("customer_key", "day")
                        .agg(min("seen").as("seen")));
    }

    private static Dataset<Row> leads(Signal signal, Dataset<Row> seen) {
        return seen.select(
                lit(signal.id()).as("signal_id"),
                datediff(col("day"), col("seen")).as("lead_days"));
    }
}
