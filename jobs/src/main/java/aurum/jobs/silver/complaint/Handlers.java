package aurum.jobs.silver.complaint;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
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

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.HandlersFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per handler, in the newest state. */
public final class Handlers implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("handlers")
                .grain("one row per handler, in the newest state")
                .key("handler_id")
                .scope("region_id")
                .field("handler_id", STRING, "处理人编号", "the handler", REQUIRED)
                .field("name", STRING, "姓名", "name", PERSONAL)
                .field("department_id", STRING, "部门", "the department, or 'unknown'", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'unknown'", REQUIRED)
                .field("skill_id", STRING, "技能", "the category (level 1) handled best")
                .field("skill_level", LONG, "技能等级", "1 to 5")
                .field("certificate", STRING, "证书", "the certificate held, or null")
                .field("certified_until_date", DATE, "证书有效期", "the last day of the certificate")
                .field("left_date", DATE, "离岗日期", "the last day, or null")
                .field("changed_at", TIMESTAMP, "变更时间", "when this state began", REQUIRED)
                .rule(setAside("the skill level is 1 to 5", "skill_level is null or skill_level between 1 and 5"))
                .replaces(latestBy("changed_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(HandlersFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(HandlersFeed.class)
                .select(
                        col("handler_id"),
                        col("name"),
                        idOrUnknown("department").as("department_id"),
                        idOrUnknown("region").as("region_id"),
                        col("skill").as("skill_id"),
                        col("skill_level"),
                        col("certificate"),
                        col("certified_until_date"),
                        col("left_date"),
                        col("changed_at"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
