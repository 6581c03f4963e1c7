package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** Service inspections: mystery shopping, experience tests beside competitors, record audits. */
public final class InspectionsFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("inspections")
                .grain("one row per inspection and item, as it came")
                .key("item_id")
                .field("item_id", STRING, "检查项编号", "the item; rows without one get an id of their own")
                .field("inspection_id", STRING, "检查编号", "the inspection")
                .field("kind", STRING, "检查方式", "mystery_shopping, experience_test or record_audit", REQUIRED)
                .field("inspected_at", TIMESTAMP, "检查时间", "when", REQUIRED)
                .field("operator", STRING, "运营商", "whose service, null for one's own")
                .field("region", STRING, "地区", "the branch")
                .field("department", STRING, "部门", "the department inspected")
                .field("channel", STRING, "渠道", "the channel inspected")
                .field("store", STRING, "营业厅", "the store inspected")
                .field("store_ownership", STRING, "厅店性质", "own, partner or agent")
                .field("journey_stage", STRING, "服务环节", "the stage of the service journey")
                .field("item", STRING, "检查项", "what was looked at", REQUIRED)
                .field("score", DOUBLE, "得分", "points given", REQUIRED)
                .field("full_score", DOUBLE, "满分", "points possible")
                .field("finding", STRING, "发现", "what was found", PERSONAL));
    }
}
