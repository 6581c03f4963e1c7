package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** Complaints as an operator's desk records them; a row may come again with a newer state. */
public final class ComplaintsFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("complaints")
                .grain("one row per complaint and state, as it came")
                .key("complaint_id")
                .field("complaint_id", STRING, "投诉编号", "the complaint; rows without one get an id of their own")
                .field("customer_id", STRING, "客户编号", "the customer who complains", PERSONAL)
                .field("received_at", TIMESTAMP, "受理时间", "when it was received", REQUIRED)
                .field("updated_at", TIMESTAMP, "更新时间", "when this state of it was recorded")
                .field("region", STRING, "地区", "where the customer lives")
                .field("district", STRING, "区县", "the district it is about")
                .field("product_line", STRING, "业务线", "the product line it is about")
                .field("category", STRING, "投诉分类", "what it is about")
                .field("detail", STRING, "投诉细项", "what it is about, more closely")
                .field("channel", STRING, "受理渠道", "how it reached the operator")
                .field("journey_stage", STRING, "服务环节", "the stage of the service journey, where the source knows it")
                .field("purpose", STRING, "投诉目的", "what the customer wants")
                .field("resolution_asked", STRING, "要求的解决方式", "the resolution the customer asks for")
                .field("reasonableness", STRING, "诉求合理性", "reasonable, partly or unreasonable")
                .field("escalation", STRING, "升级情况", "whom it was escalated to, 'none' or blank when to nobody")
                .field("status", STRING, "状态", "open, resolved or the source's own word")
                .field("resolved_at", TIMESTAMP, "办结时间", "when it was resolved")
                .field("resolution", STRING, "解决方式", "how it was resolved")
                .field("refund_yuan", DOUBLE, "退费金额（元）", "what was paid back")
                .field("acceptance", STRING, "接受程度", "accepted, reluctantly or refused")
                .field("is_satisfied", BOOLEAN, "是否满意", "satisfied with the handling, as asked at the call-back")
                .field("department", STRING, "责任部门", "the department in charge")
                .field("handler", STRING, "处理人", "who handled it last")
                .field("latitude", DOUBLE, "纬度", "where it happened, degrees north", SENSITIVE)
                .field("longitude", DOUBLE, "经度", "where it happened, degrees east", SENSITIVE)
                .field("text", STRING, "投诉内容", "what the customer said", PERSONAL));
    }
}
