package aurum.jobs.silver.network;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.latestBy;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_date;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.NoticesFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per notice of planned works or of a sudden outage. */
public final class Notices implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("notices")
                .grain("one row per notice")
                .key("notice_id")
                .scope("region_id")
                .field("notice_id", STRING, "公告编号", "the notice", REQUIRED)
                .field("kind", STRING, "类型", "planned_work, sudden_outage, or 'unknown'", REQUIRED)
                .field("event_id", STRING, "故障编号", "the disturbance it is about")
                .field("region_id", STRING, "地区", "the branch, or 'unknown'", REQUIRED)
                .field("district_id", STRING, "区县", "the district, null for the whole branch")
                .field("product_line", STRING, "业务线", "the product line, null for all")
                .field("channel", STRING, "渠道", "how, or 'unknown'", REQUIRED)
                .field("told_count", LONG, "告知用户数", "subscribers told")
                .field("begins_at", TIMESTAMP, "开始时间", "when the disturbance begins")
                .field("ends_at", TIMESTAMP, "结束时间", "when it is to end")
                .field("sent_date", DATE, "发出日期", "the operator's calendar day", REQUIRED)
                .field("sent_at", TIMESTAMP, "发出时间", "when the notice was sent", REQUIRED)
                .field("text", STRING, "内容", "what was said")
                .rule(setAside(
                        "it ends after it begins", "ends_at is null or begins_at is null or ends_at >= begins_at"))
                .replaces(latestBy("sent_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(NoticesFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(NoticesFeed.class)
                .select(
                        col("notice_id"),
                        idOrUnknown("kind").as("kind"),
                        col("event_id"),
                        idOrUnknown("region").as("region_id"),
                        col("district").as("district_id"),
                        col("product_line"),
                        idOrUnknown("channel").as("channel"),
                        col("told_count"),
                        col("begins_at"),
                        col("ends_at"),
                        to_date(col("sent_at")).as("sent_date"),
                        col("sent_at"),
                        col("text"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
