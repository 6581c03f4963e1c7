package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** Usage, per customer and day; a row may come again, corrected. */
public final class UsageFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("usage")
                .grain("one row per customer, day and state, as it came")
                .key("customer_id", "usage_date")
                .field("customer_id", STRING, "客户编号", "the customer", REQUIRED, PERSONAL)
                .field("usage_date", DATE, "使用日期", "the operator's calendar day", REQUIRED)
                .field("recorded_at", TIMESTAMP, "记录时间", "when this state of the row was recorded")
                .field("district", STRING, "常用区县", "the district of most use")
                .field("voice_minutes", DOUBLE, "通话分钟数", "minutes of calls made")
                .field("long_distance_minutes", DOUBLE, "其中长途分钟数", "of these, long distance")
                .field("call_count", LONG, "通话次数", "calls made")
                .field("called_number_count", LONG, "主叫号码数", "distinct numbers called")
                .field("failed_call_count", LONG, "接通失败次数", "calls that failed or dropped")
                .field("sms_count", LONG, "短信条数", "messages sent")
                .field("data_megabytes", DOUBLE, "流量（MB）", "data used")
                .field("video_megabytes", DOUBLE, "其中视频流量（MB）", "of these, video")
                .field("night_megabytes", DOUBLE, "其中夜间流量（MB）", "of these, from 23 to 7 o'clock")
                .field("roaming_minutes", DOUBLE, "漫游通话分钟数", "minutes of calls while roaming")
                .field("roaming_megabytes", DOUBLE, "漫游流量（MB）", "data used while roaming")
                .field("online_minutes", DOUBLE, "在线分钟数", "minutes online, of broadband"));
    }
}
