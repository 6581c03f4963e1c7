package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** Bills, per customer and month; a bill comes again when it is paid. */
public final class BillsFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("bills")
                .grain("one row per bill and state, as it came")
                .key("bill_id")
                .field("bill_id", STRING, "账单编号", "the bill; rows without one get an id of their own")
                .field("customer_id", STRING, "客户编号", "the customer", PERSONAL)
                .field("bill_month", DATE, "账期", "the first day of the month it is for", REQUIRED)
                .field("updated_at", TIMESTAMP, "更新时间", "when this state of it was recorded")
                .field("plan", STRING, "套餐", "the plan billed")
                .field("plan_yuan", DOUBLE, "套餐费（元）", "the plan's fee")
                .field("voice_yuan", DOUBLE, "通话费（元）", "calls beyond the plan")
                .field("data_yuan", DOUBLE, "流量费（元）", "data beyond the plan")
                .field("video_yuan", DOUBLE, "视频费（元）", "video and other new services")
                .field("value_added_yuan", DOUBLE, "增值业务费（元）", "value-added services")
                .field("roaming_yuan", DOUBLE, "漫游费（元）", "roaming")
                .field("discount_yuan", DOUBLE, "优惠（元）", "what was taken off, positive")
                .field("total_yuan", DOUBLE, "应收合计（元）", "the amount due")
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
                .field("total_to_date_yuan", DOUBLE, "累计消费（元）", "all bills so far, where only their sum is known"));
    }
}
