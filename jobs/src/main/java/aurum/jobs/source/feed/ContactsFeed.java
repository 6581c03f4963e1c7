package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** Contacts between customers and the operator, over any channel. */
public final class ContactsFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("contacts")
                .grain("one row per contact, as it came")
                .key("contact_id")
                .field("contact_id", STRING, "接触编号", "the contact; rows without one get an id of their own")
                .field("customer_id", STRING, "客户编号", "the customer", PERSONAL)
                .field("contacted_at", TIMESTAMP, "接触时间", "when it began", REQUIRED)
                .field("channel", STRING, "渠道", "the channel", REQUIRED)
                .field("direction", STRING, "方向", "inbound or outbound")
                .field("purpose", STRING, "目的", "what it was for")
                .field("topic", STRING, "话题", "the complaint category it touches, or null")
                .field("region", STRING, "地区", "the branch")
                .field("store", STRING, "营业厅", "the store, or null")
                .field("store_ownership", STRING, "厅店性质", "own, partner, agent or null")
                .field("account_manager", STRING, "客户经理", "the account manager, or null")
                .field("handler", STRING, "服务人员", "who served")
                .field("wait_seconds", LONG, "等候秒数", "seconds waited")
                .field("duration_seconds", LONG, "时长（秒）", "seconds it took")
                .field("is_solved", BOOLEAN, "是否解决", "solved at this contact")
                .field("campaign", STRING, "活动", "the campaign it belongs to, or null")
                .field("contact_count", LONG, "第几次联系", "how often the customer was contacted for it, from 1")
                .field("days_since_previous", LONG, "距上次天数", "days since the contact before, null for never")
                .field("response", STRING, "反馈", "what the customer answered to an offer")
                .field("text", STRING, "内容", "what was said", PERSONAL));
    }
}
