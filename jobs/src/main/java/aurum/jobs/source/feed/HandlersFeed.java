package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** Who handles complaints: department, skill, certificate. */
public final class HandlersFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("handlers")
                .grain("one row per handler and change, as it came")
                .key("handler_id")
                .field("handler_id", STRING, "处理人编号", "the handler")
                .field("changed_at", TIMESTAMP, "变更时间", "when this state began", REQUIRED)
                .field("name", STRING, "姓名", "name", PERSONAL)
                .field("department", STRING, "部门", "the department")
                .field("region", STRING, "地区", "the branch")
                .field("skill", STRING, "技能", "the category (level 1) handled best")
                .field("skill_level", LONG, "技能等级", "1 to 5")
                .field("certificate", STRING, "证书", "the certificate held, or null")
                .field("certified_until_date", DATE, "证书有效期", "the last day of the certificate")
                .field("left_date", DATE, "离岗日期", "the last day, or null"));
    }
}
