package aurum.jobs.silver.complaint;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.latestBy;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trim;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.ComplaintEventsFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per event on a complaint's way: what happened when, and who has it from then on. */
public final class ComplaintStages implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("complaint_stages")
                .grain("one row per event of a complaint")
                .key("event_id")
                .field("event_id", STRING, "事件编号", "the event", REQUIRED)
                .field("complaint_id", STRING, "投诉编号", "the complaint", REQUIRED)
                .field(
                        "event",
                        STRING,
                        "事件",
                        "accepted, dispatched, returned, resolved, called_back, closed, escalated or the source's own word",
                        REQUIRED)
                .field("department_id", STRING, "部门", "the department that has it from then on, or 'unknown'", REQUIRED)
                .field("handler_id", STRING, "处理人", "who has it from then on")
                .field("happened_date", DATE, "发生日期", "the operator's calendar day", REQUIRED)
                .field("happened_at", TIMESTAMP, "发生时间", "when it happened", REQUIRED)
                .field("note", STRING, "备注", "what was noted", PERSONAL)
                .rule(setAside("in a plausible year", "happened_date between date'1990-01-01' and date'2100-01-01'"))
                .replaces(latestBy("happened_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(ComplaintEventsFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(ComplaintEventsFeed.class)
                .select(
                        col("event_id"),
                        col("complaint_id"),
                        lower(trim(col("event"))).as("event"),
                        idOrUnknown("department").as("department_id"),
                        col("handler").as("handler_id"),
                        to_date(col("happened_at")).as("happened_date"),
                        col("happened_at"),
                        col("note"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
