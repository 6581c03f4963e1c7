package aurum.jobs.silver.usage;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.latestBy;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trunc;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.BillsFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per bill, in its newest state. */
public final class Bills implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("bills")
                .grain("one row per bill, in its newest state")
                .key("bill_id")
                .field("bill_id", STRING, "账单编号", "the bill", REQUIRED)
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash")
                .field("plan_id", STRING, "套餐", "the plan billed, or 'unknown'", REQUIRED)
                .field("plan_yuan", DOUBLE, "套餐费（元）", "the plan's fee")
                .field("voice_yuan", DOUBLE, "通话费（元）", "calls beyond the plan")
                .field("data_yuan", DOUBLE, "流量费（元）", "data beyond the plan")
                .field("video_yuan", DOUBLE, "视频费（元）", "video and other new services")
                .field("value_added_yuan", DOUBLE, "增值业务费（元）", "value-added services")
                .field("roaming_yuan", DOUBLE, "漫游费（元）", "roaming")
                .field("discount_yuan", DOUBLE, "优惠（元）", "what was taken off")
                .field("total_yuan", DOUBLE, "应收合计（元）", "the amount due")
                .field("total_to_date_yuan", DOUBLE, "累计消费（元）", "all bills so far, where only their sum is known")
                .field("data_allowance_megabytes", DOUBLE, "套餐流量（MB）", "data the plan includes")
                .field("voice_allowance_minutes", DOUBLE, "套餐通话（分钟）", "minutes the plan includes")
                .field(
                        "balance_yuan",
                        DOUBLE,
                        "月末余额（元）",
                        "the balance at the end of the month, of those who pay in advance")
                .field("due_date", DATE, "缴费截止日", "pay until")
                .field("paid_at", TIMESTAMP, "缴费时间", "when it was paid, or null")
                .field("payment_channel", STRING, "缴费渠道", "the channel through which it was paid")
                .field("bill_month", DATE, "账期", "the first day of the month it is for", REQUIRED)
                .field(
                        "updated_at",
                        TIMESTAMP,
                        "更新时间",
                        "when this state was recorded; the start of the month when not told",
                        REQUIRED)
                .rule(setAside("in a plausible year", "bill_month between date'1990-01-01' and date'2100-01-01'"))
                .rule(
                        setAside(
                                "no charge is negative",
                                "least(plan_yuan, voice_yuan, data_yuan, video_yuan, value_added_yuan, roaming_yuan, discount_yuan, total_yuan, 0) >= 0"))
                .replaces(latestBy("updated_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(BillsFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(BillsFeed.class)
                .select(
                        col("bill_id"),
                        in.customerKey(col("customer_id")).as("customer_key"),
                        idOrUnknown("plan").as("plan_id"),
                        col("plan_yuan"),
                        col("voice_yuan"),
                        col("data_yuan"),
                        col("video_yuan"),
                        col("value_added_yuan"),
                        col("roaming_yuan"),
                        col("discount_yuan"),
                        col("total_yuan"),
                        col("total_to_date_yuan"),
                        col("data_allowance_megabytes"),
                        col("voice_allowance_minutes"),
                        col("balance_yuan"),
                        col("due_date"),
                        col("paid_at"),
                        col("payment_channel"),
                        to_date(trunc(col("bill_month"), "month")).as("bill_month"),
                        coalesce(col("updated_at"), col("bill_month").cast("timestamp"))
                                .as("updated_at"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
