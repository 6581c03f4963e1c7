package aurum.jobs.silver.survey;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.latestBy;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trim;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.InspectionsFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per inspection and item looked at. */
public final class Inspections implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("inspections")
                .grain("one row per inspection and item")
                .key("item_id")
                .scope("region_id")
                .field("item_id", STRING, "检查项编号", "the item", REQUIRED)
                .field(
                        "inspection_id",
                        STRING,
                        "检查编号",
                        "the inspection; without one, each item is an inspection",
                        REQUIRED)
                .field("kind", STRING, "检查方式", "mystery_shopping, experience_test or record_audit", REQUIRED)
                .field("operator_id", STRING, "运营商", "whose service, 'own' for one's own", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'unknown'", REQUIRED)
                .field("department_id", STRING, "部门", "the department inspected, or 'unknown'", REQUIRED)
                .field("channel", STRING, "渠道", "the channel inspected, or 'unknown'", REQUIRED)
                .field("store_id", STRING, "营业厅", "the store inspected")
                .field("store_ownership", STRING, "厅店性质", "own, partner, agent or null")
                .field("journey_stage", STRING, "服务环节", "the stage of the service journey, or 'unknown'", REQUIRED)
                .field("item", STRING, "检查项", "what was looked at", REQUIRED)
                .field("score", DOUBLE, "得分", "points given", REQUIRED)
                .field("full_score", DOUBLE, "满分", "points possible, 100 when not told", REQUIRED)
                .field("inspected_date", DATE, "检查日期", "the operator's calendar day", REQUIRED)
                .field("inspected_at", TIMESTAMP, "检查时间", "when", REQUIRED)
                .field("finding", STRING, "发现", "what was found", PERSONAL)
                .rule(setAside("the score is 0 to the full score", "score between 0 and full_score"))
                .replaces(latestBy("inspected_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(InspectionsFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(InspectionsFeed.class)
                .select(
                        col("item_id"),
                        coalesce(col("inspection_id"), col("item_id")).as("inspection_id"),
                        col("kind"),
                        coalesce(nullif(trim(col("operator")), lit("")), lit("own"))
                                .as("operator_id"),
                        idOrUnknown("region").as("region_id"),
                        idOrUnknown("department").as("department_id"),
                        idOrUnknown("channel").as("channel"),
                        col("store").as("store_id"),
                        col("store_ownership"),
                        idOrUnknown("journey_stage").as("journey_stage"),
                        col("item"),
                        col("score"),
                        coalesce(col("full_score"), lit(100.0)).as("full_score"),
                        to_date(col("inspected_at")).as("inspected_date"),
                        col("inspected_at"),
                        col("finding"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
