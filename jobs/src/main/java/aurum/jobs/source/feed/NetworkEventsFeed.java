package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** Outages and other disturbances of the network. */
public final class NetworkEventsFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("network_events")
                .grain("one row per disturbance and state, as it came")
                .key("event_id")
                .field("event_id", STRING, "故障编号", "the disturbance; rows without one get an id of their own")
                .field("kind", STRING, "类型", "outage, degradation, congestion or planned_work")
                .field("region", STRING, "地区", "the branch")
                .field("district", STRING, "区县", "the district, null for the whole branch")
                .field("product_line", STRING, "业务线", "the product line hit, null for all")
                .field("began_at", TIMESTAMP, "开始时间", "when it began", REQUIRED)
                .field("ended_at", TIMESTAMP, "恢复时间", "when it ended, or null")
                .field("updated_at", TIMESTAMP, "更新时间", "when this state of it was recorded")
                .field("cause", STRING, "原因", "why")
                .field("severity", STRING, "级别", "minor, major or critical")
                .field("affected_count", LONG, "影响用户数", "subscribers hit"));
    }
}
