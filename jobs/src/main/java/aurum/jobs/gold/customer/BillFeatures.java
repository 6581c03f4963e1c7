package aurum.jobs.gold.customer;

import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.percentile_approx;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.silver.usage.Bills;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What customers pay: the last three complete months, and what stands open. */
final class BillFeatures implements FeatureBlock {

    @Override
    public Class<? extends LakeTable> source() {
        return Bills.class;
    }

    @Override
    public Contract.Builder describe(Contract.Builder contract) {
        return contract.field("arpu_yuan", DOUBLE, "月均消费（元）", "mean bill of the last three complete months")
                .field("last_bill_yuan", DOUBLE, "最近账单（元）", "the newest bill of a complete month")
                .field(
                        "bill_to_median_ratio",
                        DOUBLE,
                        "账单突增倍数",
                        "the newest bill divided by the median of all before it in the last year")
                .field(
                        "new_service_spending_rate",
                        DOUBLE,
                        "新业务消费占比",
                        "share of video and value-added services in the last three months' bills, 0 to 1")
                .field(
                        "data_spending_rate",
                        DOUBLE,
                        "流量消费占比",
                        "share of data beyond the plan in the last three months' bills, 0 to 1")
                .field("roaming_yuan", DOUBLE, "漫游消费（元）", "roaming on the last three months' bills")
                .field("unpaid_bill_count", LONG, "未缴账单数", "bills past their due date and not paid");
    }

    @Override
    public Dataset<Row> of(Dataset<Row> rows, LocalDate asOf) {
        LocalDate thisMonth = asOf.withDayOfMonth(1);
        Column isComplete = col("bill_month").lt(lit(Date.valueOf(thisMonth)));
        Column isRecent = isComplete.and(col("bill_month").geq(lit(Date.valueOf(thisMonth.minusMonths(3)))));
        Column isOfTheYear = isComplete.and(col("bill_month").geq(lit(Date.valueOf(thisMonth.minusMonths(12)))));
        Column isUnpaid = col("paid_at")
                .isNull()
                .or(col("paid_at").geq(FeatureBlock.endOf(asOf)))
                .and(col("due_date").lt(lit(Date.valueOf(asOf))));
        Column recent = sum(when(isRecent, col("total_yuan")));
        return rows.where(isComplete)
                .withColumn("newest", max("bill_month").over(Window.partitionBy("customer_key")))
                .groupBy("customer_key")
                .agg(
                        round(avg(when(isRecent, col("total_yuan"))), 2).as("arpu_yuan"),
                        max(when(col("bill_month").equalTo(col("newest")), col("total_yuan")))
                                .as("last_bill_yuan"),
                        percentile_approx(
                                        when(isOfTheYear.and(col("bill_month").lt(col("newest"))), col("total_yuan")),
                                        lit(0.5),
                                        lit(10_000))
                                .as("median"),
                        round(
                                        sum(when(
                                                        isRecent,
                                                        coalesce(col("video_yuan"), lit(0.0))
                                                                .plus(coalesce(col("value_added_yuan"), lit(0.0)))))
                                                .divide(nullif(recent, lit(0.0))),
                                        4)
                                .as("new_service_spending_rate"),
                        round(sum(when(isRecent, col("data_yuan"))).divide(nullif(recent, lit(0.0))), 4)
                                .as("data_spending_rate"),
                        round(sum(when(isRecent, col("roaming_yuan"))), 2).as("roaming_yuan"),
                        sum(when(isUnpaid, 1L).otherwise(0L)).as("unpaid_bill_count"),
                        add_months(max("bill_month"), 1).as("bills_known_date"))
                .withColumn(
                        "bill_to_median_ratio", round(col("last_bill_yuan").divide(nullif(col("median"), lit(0.0))), 4))
                .drop("median");
    }
}
