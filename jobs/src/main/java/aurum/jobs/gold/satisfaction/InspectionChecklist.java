package aurum.jobs.gold.satisfaction;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * One row per branch and item: what the next inspection there should look at first, because satisfaction depends on it and it is rated low, or because it failed last time; the rest is routine. From the newest quarter's periodic survey: the branch's own
 * drivers where it has enough answers, else those of all.
 */
public final class InspectionChecklist implements Table {
    private static final double PASSED_FROM = 60;
    private static final double BEST_RATING = 10;

    @Override
    public Contract contract() {
        return Contract.gold("inspection_checklist")
                .grain("one row per branch and inspection item")
                .key("region_id", "item_id")
                .scope("region_id")
                .field("region_id", STRING, "地区", "the branch to inspect", REQUIRED)
                .field("item_id", STRING, "检查项", "what to look at, an item of the catalog", REQUIRED)
                .field("kind", STRING, "检查方式", "mystery_shopping, experience_test or record_audit", REQUIRED)
                .field("attribute_id", STRING, "满意度要素", "the attribute of satisfaction it serves", REQUIRED)
                .field("department_id", STRING, "责任部门", "the department in charge of the attribute")
                .field("journey_stage", STRING, "服务环节", "the stage of the service journey")
                .field("reason", STRING, "列入原因", "mend_first, failed_last_time, both, or routine", REQUIRED)
                .field("check_rank", LONG, "顺序", "from 1, the most urgent of the branch", REQUIRED)
                .field(
                        "priority",
                        DOUBLE,
                        "优先度",
                        "importance share × points missing to 10: what satisfaction loses by it; null where no survey tells")
                .field("importance_share", DOUBLE, "重要性占比", "share of what all attributes explain, 0 to 1")
                .field("performance", DOUBLE, "表现均值（0–10）", "how customers rate the attribute")
                .field("last_score", DOUBLE, "上次得分（0–100）", "points in the newest month in which it was inspected")
                .field(
                        "is_own_evidence",
                        BOOLEAN,
                        "是否本地证据",
                        "from the branch's own answers, else from those of all",
                        REQUIRED)
                .field("last_inspected_date", DATE, "上次检查月份", "the first day of that month, or null")
                .field("period_start_date", DATE, "依据的季度", "the first day of the quarter of the survey, or null")
                .rule(stop(
                        "a reason is one of four", "reason in ('mend_first', 'failed_last_time', 'both', 'routine')"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                all(SatisfactionDrivers.class), all(InspectionScores.class).optional());
    }

    @Override
    public List<String> catalogLists() {
        return List.of("inspection_items", "regions", "survey_attributes");
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> branches = in.catalog("regions", "id", "parent_id")
                .where("parent_id is not null")
                .select(col("id").as("region_id"));
        Dataset<Row> items = in.catalog("inspection_items", "id", "kind", "attribute")
                .select(
                        col("id").as("item_id"),
                        col("kind"),
                        col("attribute").as("attribute_id"),
                        col("sort_order").as("item_order"));
        Dataset<Row> attributes = in.catalog("survey_attributes", "id", "department", "journey_stage")
                .select(col("id").as("attribute_id"), col("department").as("department_id"), col("journey_stage"));
        Dataset<Row> places = branches.crossJoin(items).join(attributes, "attribute_id");
        Dataset<Row> known = withLastScores(withDrivers(places, in.read(SatisfactionDrivers.class)), in);
        Column urgent = col("quadrant").equalTo("mend_first");
        Column failed = col("last_score").lt(PASSED_FROM);
        Column reason = when(urgent.and(failed), lit("both"))
                .when(urgent, lit("mend_first"))
                .when(failed, lit("failed_last_time"))
                .otherwise(lit("routine"));
        return Figures.of(
                contract(),
                known.withColumn("reason", reason)
                        .withColumn(
                                "check_rank",
                                row_number()
                                        .over(Window.partitionBy("region_id")
                                                .orderBy(
                                                        col("reason").equalTo("routine"),
                                                        col("reason").equalTo("failed_last_time"),
                                                        col("priority").desc_nulls_last(),
                                                        col("item_order")))
                                        .cast("long")));
    }

    private static Dataset<Row> withDrivers(Dataset<Row> places, Dataset<Row> drivers) {
        Column evidence = struct("period_start_date", "quadrant", "importance_share", "performance");
        Dataset<Row> newest = drivers.where(
                        "survey_kind = 'periodic' and period_kind = 'quarter' and product_line = 'all' and is_sufficient")
                .groupBy("region_id", "attribute_id")
                .agg(max_by(evidence, col("period_start_date")).as("evidence"));
        Dataset<Row> ofAll = newest.where("region_id = 'all'")
                .select(col("attribute_id"), col("evidence").as("evidence_of_all"));
        Column best = coalesce(col("evidence"), col("evidence_of_all"));
        return places.join(newest, new String[] {"region_id", "attribute_id"}, "left")
                .join(ofAll, new String[] {"attribute_id"}, "left")
                .withColumn("is_own_evidence", col("evidence").isNotNull())
                .withColumn("period_start_date", best.getField("period_start_date"))
                .withColumn("quadrant", best.getField("quadrant"))
                .withColumn("importance_share", best.getField("importance_share"))
                .withColumn("performance", best.getField("performance"))
                .withColumn(
                        "priority",
                        col("importance_share").multiply(lit(BEST_RATING).minus(col("performance"))));
    }

    private static Dataset<Row> withLastScores(Dataset<Row> places, Inputs in) {
        if (!in.has(InspectionScores.class)) {
            return places.withColumn("last_score", lit(null).cast("double"))
                    .withColumn("last_inspected_date", lit(null).cast("date"));
        }
        Dataset<Row> scores = in.read(InspectionScores.class)
                .where("operator_id = 'own' and period_kind = 'month' and dimension = 'item'")
                .groupBy(col("region_id"), col("kind"), col("value").as("item_id"))
                .agg(
                        max_by(col("score"), col("period_start_date")).as("last_score"),
                        max("period_start_date").as("last_inspected_date"));
        return places.join(scores, new String[] {"region_id", "kind", "item_id"}, "left");
    }
}
