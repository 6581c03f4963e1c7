package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** What happened to complaints on their way: accepted, dispatched, returned, resolved, called back, closed, escalated. */
public final class ComplaintEventsFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("complaint_events")
                .grain("one row per event of a complaint, as it came")
                .key("event_id")
                .field("event_id", STRING, "事件编号", "the event; rows without one get an id of their own")
                .field("complaint_id", STRING, "投诉编号", "the complaint", REQUIRED)
                .field(
                        "event",
                        STRING,
                        "事件",
                        "accepted, dispatched, returned, resolved, called_back, closed, escalated or the source's own word",
                        REQUIRED)
                .field("happened_at", TIMESTAMP, "发生时间", "when it happened", REQUIRED)
                .field("department", STRING, "部门", "the department that has it from then on")
                .field("handler", STRING, "处理人", "who has it from then on")
                .field("note", STRING, "备注", "what was noted", PERSONAL));
    }
}
