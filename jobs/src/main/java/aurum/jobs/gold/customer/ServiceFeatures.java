package aurum.jobs.gold.customer;

import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.silver.service.ServiceDeliveries;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Which service products customers were offered, took and used. */
final class ServiceFeatures implements FeatureBlock {

    @Override
    public Class<? extends LakeTable> source() {
        return ServiceDeliveries.class;
    }

    @Override
    public Contract.Builder describe(Contract.Builder contract) {
        return contract.field(
                        "offer_count_90_days",
                        LONG,
                        "近90天推荐次数",
                        "service products offered in the last 90 days, control members not counted")
                .field("taken_count_90_days", LONG, "近90天接受次数", "of these, taken")
                .field("used_count_90_days", LONG, "近90天使用次数", "of these, used")
                .field("last_offer_date", DATE, "最近推荐日期", "the day of the newest offer");
    }

    @Override
    public Dataset<Row> of(Dataset<Row> rows, LocalDate asOf) {
        Column isOffer = not(col("is_control"));
        Column isRecent = isOffer.and(FeatureBlock.inLast(90, "offered_date", asOf));
        return rows.where(FeatureBlock.upTo("offered_date", asOf))
                .groupBy("customer_key")
                .agg(
                        count_if(isRecent).as("offer_count_90_days"),
                        count_if(isRecent.and(col("is_taken"))).as("taken_count_90_days"),
                        count_if(isRecent.and(col("is_used"))).as("used_count_90_days"),
                        max(when(isOffer, col("offered_date"))).as("last_offer_date"));
    }
}
