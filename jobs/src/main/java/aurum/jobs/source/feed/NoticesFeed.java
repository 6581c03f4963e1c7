package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** Notices of planned works and of sudden outages: when, where, who was told. */
public final class NoticesFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("notices")
                .grain("one row per notice, as it came")
                .key("notice_id")
                .field("notice_id", STRING, "公告编号", "the notice; rows without one get an id of their own")
                .field("kind", STRING, "类型", "planned_work or sudden_outage")
                .field("event_id", STRING, "故障编号", "the disturbance it is about")
                .field("region", STRING, "地区", "the branch")
                .field("district", STRING, "区县", "the district, null for the whole branch")
                .field("product_line", STRING, "业务线", "the product line, null for all")
                .field("begins_at", TIMESTAMP, "开始时间", "when the disturbance begins")
                .field("ends_at", TIMESTAMP, "结束时间", "when it is to end")
                .field("sent_at", TIMESTAMP, "发出时间", "when the notice was sent", REQUIRED)
                .field("channel", STRING, "渠道", "how")
                .field("told_count", LONG, "告知用户数", "subscribers told")
                .field("text", STRING, "内容", "what was said"));
    }
}
