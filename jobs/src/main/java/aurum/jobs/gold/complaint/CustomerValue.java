package aurum.jobs.gold.complaint;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.RelationalGroupedDataset;
import org.apache.spark.sql.Row;

/** What a customer was worth when complaining: one row per complaint of which the source knows the customer. */
final class CustomerValue {
    private static final int MONTHS_BEFORE = 3;

    private CustomerValue() {}

    static Dataset<Row> level(Dataset<Row> complaints, Dataset<Row> customers) {
        Dataset<Row> states = customers.select("customer_key", "valid_from", "valid_to", "level", "activated_date");
        return holding(complaints, states)
                .agg(newest("level").as("level"), newest("tenure").as("tenure_months"));
    }

    static Dataset<Row> plan(Dataset<Row> complaints, Dataset<Row> subscriptions) {
        Dataset<Row> states =
                subscriptions.select("customer_key", "valid_from", "valid_to", "plan_id", "activated_date");
        return holding(complaints, states).agg(newest("plan_id").as("plan_id"));
    }

    /** The state that held when the complaint was received; of a customer told of later, none. */
    private static RelationalGroupedDataset holding(Dataset<Row> complaints, Dataset<Row> states) {
        return complaints
                .join(states, "customer_key")
                .where(col("valid_from").leq(col("received_at")))
                .where(col("valid_to").isNull().or(col("valid_to").gt(col("received_at"))))
                .withColumn("tenure", floor(months_between(col("received_date"), col("activated_date"))))
                .groupBy("complaint_id");
    }

    private static Column newest(String column) {
        return max_by(col(column), struct(col("valid_from")));
    }

    static Dataset<Row> bills(Dataset<Row> complaints, Dataset<Row> bills) {
        Column newServices = coalesce(col("video_yuan"), lit(0.0)).plus(coalesce(col("value_added_yuan"), lit(0.0)));
        return before(complaints, bills, "bill_month")
                .agg(
                        round(avg("total_yuan"), 2).as("arpu_yuan"),
                        round(sum(newServices).divide(nullif(sum("total_yuan"), lit(0.0))), 4)
                                .as("new_service_spending_rate"));
    }

    static Dataset<Row> usage(Dataset<Row> complaints, Dataset<Row> months) {
        return before(complaints, months, "usage_month")
                .agg(
                        round(avg("voice_minutes"), 3).as("voice_minutes_per_month"),
                        round(avg("data_megabytes"), 3).as("data_megabytes_per_month"),
                        round(sum("video_megabytes").divide(nullif(sum("data_megabytes"), lit(0.0))), 4)
                                .as("video_share_rate"));
    }

    private static RelationalGroupedDataset before(Dataset<Row> complaints, Dataset<Row> months, String month) {
        Column thisMonth = trunc(col("received_date"), "month");
        return complaints
                .join(months, "customer_key")
                .where(col(month).lt(thisMonth).and(col(month).geq(add_months(thisMonth, -MONTHS_BEFORE))))
                .groupBy("complaint_id");
    }
}
