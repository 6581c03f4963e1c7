package aurum.jobs.gold.customer;

import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
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

/** What customers pay: the newest bill against those before it, the last three complete months, and what stands open. */
final class BillFeatures implements FeatureBlock {
    private static final int BILLS_BEFORE = 3;

    /** Many pay some days late; who has not paid by then is about to be in arrears. */
    private static final int DAYS_OF_GRACE = 10;

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
                        "the newest bill divided by the median of the three before it; null with fewer")
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
                .field(
                        "last_bill_new_service_rate",
                        DOUBLE,
                        "最近账单新业务占比",
                        "share of video and value-added services in the newest bill, 0 to 1")
                .field(
                        "last_bill_data_rate",
                        DOUBLE,
                        "最近账单流量占比",
                        "share of data beyond the plan in the newest bill, 0 to 1")
                .field("roaming_yuan", DOUBLE, "漫游消费（元）", "roaming on the last three months' bills")
                .field("unpaid_bill_count", LONG, "未缴账单数", "bills past their due date and not paid")
                .field(
                        "overdue_bill_count",
                        LONG,
                        "逾期账单数",
                        "of the bills of the month that ends ten days ago, by due date, those that are not paid");
    }

    @Override
    public Dataset<Row> of(Dataset<Row> rows, LocalDate asOf) {
        LocalDate thisMonth = asOf.withDayOfMonth(1);
        Column isComplete = col("bill_month").lt(lit(Date.valueOf(thisMonth)));
        Column isRecent = isComplete.and(col("bill_month").geq(lit(Date.valueOf(thisMonth.minusMonths(3)))));
        Column isNewest = col("bill_month").equalTo(col("newest"));
        Column isBefore = col("bill_month")
                .lt(col("newest"))
                .and(col("bill_month").geq(add_months(col("newest"), -BILLS_BEFORE)));
        Column isUnpaid = col("paid_at").isNull().or(col("paid_at").geq(FeatureBlock.endOf(asOf)));
        Column isPastDue = col("due_date").lt(lit(Date.valueOf(asOf)));
        LocalDate lastDue = asOf.minusDays(DAYS_OF_GRACE);
        Column isOverdue = col("due_date")
                .gt(lit(Date.valueOf(lastDue.minusMonths(1))))
                .and(col("due_date").leq(lit(Date.valueOf(lastDue))));
        Column newServices = coalesce(col("video_yuan"), lit(0.0)).plus(coalesce(col("value_added_yuan"), lit(0.0)));
        return rows.where(isComplete)
                .withColumn("newest", max("bill_month").over(Window.partitionBy("customer_key")))
                .groupBy("customer_key")
                .agg(
                        round(avg(when(isRecent, col("total_yuan"))), 2).as("arpu_yuan"),
                        max(when(isNewest, col("total_yuan"))).as("last_bill_yuan"),
                        when(
                                        count_if(isBefore).geq(BILLS_BEFORE),
                                        percentile_approx(when(isBefore, col("total_yuan")), lit(0.5), lit(10_000)))
                                .as("median"),
                        share(isRecent, newServices).as("new_service_spending_rate"),
                        share(isRecent, col("data_yuan")).as("data_spending_rate"),
                        share(isNewest, newServices).as("last_bill_new_service_rate"),
                        share(isNewest, col("data_yuan")).as("last_bill_data_rate"),
                        round(sum(when(isRecent, col("roaming_yuan"))), 2).as("roaming_yuan"),
                        count_if(isUnpaid.and(isPastDue)).as("unpaid_bill_count"),
                        count_if(isUnpaid.and(isOverdue)).as("overdue_bill_count"),
                        add_months(max("bill_month"), 1).as("bills_known_date"))
                .withColumn(
                        "bill_to_median_ratio", round(col("last_bill_yuan").divide(nullif(col("median"), lit(0.0))), 4))
                .drop("median");
    }

    private static Column share(Column when, Column part) {
        // Rounded to whole fen first: the same in whatever order the bills were added up.
        Column parts = round(sum(when(when, part)), 2);
        return round(parts.divide(nullif(round(sum(when(when, col("total_yuan"))), 2), lit(0.0))), 4);
    }
}
