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
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_date;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.NetworkEventsFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per disturbance of the network, in its newest state. */
public final class NetworkEvents implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("network_events")
                .grain("one row per disturbance, in its newest state")
                .key("event_id")
                .scope("region_id")
                .field("event_id", STRING, "故障编号", "the disturbance", REQUIRED)
                .field("kind", STRING, "类型", "outage, degradation, congestion, planned_work, or 'unknown'", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'unknown'", REQUIRED)
                .field("district_id", STRING, "区县", "the district, null for the whole branch")
                .field("product_line", STRING, "业务线", "the product line hit, null for all")
                .field("cause", STRING, "原因", "why")
                .field("severity", STRING, "级别", "minor, major, critical, or 'unknown'", REQUIRED)
                .field("affected_count", LONG, "影响用户数", "subscribers hit")
                .field("began_date", DATE, "开始日期", "the operator's calendar day", REQUIRED)
                .field("began_at", TIMESTAMP, "开始时间", "when it began", REQUIRED)
                .field("ended_at", TIMESTAMP, "恢复时间", "when it ended, or null")
                .field("updated_at", TIMESTAMP, "更新时间", "when this state was recorded", REQUIRED)
                .rule(setAside("it ends after it begins", "ended_at is null or ended_at >= began_at"))
                .rule(setAside("nobody is hit less than once", "affected_count is null or affected_count >= 0"))
                .replaces(latestBy("updated_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(NetworkEventsFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(NetworkEventsFeed.class)
                .select(
                        col("event_id"),
                        idOrUnknown("kind").as("kind"),
                        idOrUnknown("region").as("region_id"),
                        col("district").as("district_id"),
                        col("product_line"),
                        col("cause"),
                        idOrUnknown("severity").as("severity"),
                        col("affected_count"),
                        to_date(col("began_at")).as("began_date"),
                        col("began_at"),
                        col("ended_at"),
                        coalesce(col("updated_at"), col("began_at")).as("updated_at"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
