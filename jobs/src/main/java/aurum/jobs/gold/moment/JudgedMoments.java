package aurum.jobs.gold.moment;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;

import aurum.jobs.lake.Inputs;
import java.sql.Date;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What it is worth to speak at a moment, as the catalog judges it: worth = channel weight × action weight × catchability × (1 − risk), each 0 to 1. */
final class JudgedMoments {
    private JudgedMoments() {}

    /** One row per moment that holds on the day: {@code moment_id, service_product_id, is_found, worth_rate}. */
    static Dataset<Row> of(Inputs in) {
        Column day = lit(Date.valueOf(in.asOf()));
        return in.catalog(
                        KeyMomentOccurrences.LIST,
                        "id",
                        "service_product",
                        "channel_weight",
                        "action_weight",
                        "catchability",
                        "risk",
                        "rule",
                        "valid_from",
                        "valid_to")
                .where(coalesce(col("valid_from").cast("date"), day).leq(day))
                .where(coalesce(col("valid_to").cast("date"), day).geq(day))
                .select(
                        col("id").as("moment_id"),
                        col("service_product").as("service_product_id"),
                        col("rule").isNotNull().as("is_found"),
                        round(
                                        col("channel_weight")
                                                .cast("double")
                                                .multiply(col("action_weight").cast("double"))
                                                .multiply(col("catchability").cast("double"))
                                                .multiply(
                                                        lit(1).minus(col("risk").cast("double"))),
                                        4)
                                .as("worth_rate"));
    }
}
