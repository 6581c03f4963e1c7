package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** Service products offered to customers, taken and used; control members are those deliberately not offered. */
public final class ServiceDeliveriesFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("service_deliveries")
                .grain("one row per offer and state, as it came")
                .key("delivery_id")
                .field("delivery_id", STRING, "服务编号", "the offer; rows without one get an id of their own")
                .field("service_product", STRING, "服务产品", "the service product", REQUIRED)
                .field("customer_id", STRING, "客户编号", "the customer", PERSONAL)
                .field("region", STRING, "地区", "the branch")
                .field("moment", STRING, "关键时刻", "the key moment that led to it")
                .field("moment_at", TIMESTAMP, "时刻时间", "when that moment was")
                .field(
                        "offered_at",
                        TIMESTAMP,
                        "提供时间",
                        "when it was offered; for the control group, when it would have been",
                        REQUIRED)
                .field("updated_at", TIMESTAMP, "更新时间", "when this state was recorded")
                .field("channel", STRING, "渠道", "the channel of the offer")
                .field("campaign", STRING, "活动", "the campaign or list it belongs to")
                .field("is_control", BOOLEAN, "是否对照组", "deliberately not offered")
                .field("is_taken", BOOLEAN, "是否接受", "was taken")
                .field("is_used", BOOLEAN, "是否使用", "was used")
                .field("taken_at", TIMESTAMP, "接受时间", "when it was taken")
                .field("value_yuan", DOUBLE, "收入（元）", "what the customer spent on it")
                .field("satisfaction", DOUBLE, "满意度（0–10）", "0 to 10"));
    }
}
