package aurum.jobs.gold.satisfaction;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.stddev_samp;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.survey.Inspections;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per kind of inspection, operator, period, region, dimension and value: what mystery shopping, experience tests and record audits found, as points of 100. */
public final class InspectionScores implements Table {
    /** Of 100 points; what has fewer failed. */
    private static final double PASSED_FROM = 60;

    private static final double FULL = 100;

    @Override
    public Contract contract() {
        return Contract.gold("inspection_scores")
                .grain("one row per kind of inspection, operator, period, region, dimension and value")
                .key("kind", "operator_id", "period_kind", "period_start_date", "region_id", "dimension", "value")
                .scope("region_id")
                .field("kind", STRING, "检查方式", "mystery_shopping, experience_test or record_audit", REQUIRED)
                .field("operator_id", STRING, "运营商", "whose service, 'own' for one's own", REQUIRED)
                .field("period_kind", STRING, "周期类型", "month, quarter, half_year or year", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'all'", REQUIRED)
                .field(
                        "dimension",
                        STRING,
                        "维度",
                        "all, department, channel, store_ownership, journey_stage or item",
                        REQUIRED)
                .field("value", STRING, "取值", "the id within the dimension, or 'all'", REQUIRED)
                .field("inspection_count", LONG, "检查次数", "inspections", REQUIRED)
                .field("item_count", LONG, "检查项数", "items looked at", REQUIRED)
                .field("failed_count", LONG, "不达标项数", "of these, below 60 of 100 points", REQUIRED)
                .field(
                        "score",
                        DOUBLE,
                        "得分（0–100）",
                        "points given ÷ points possible × 100, mean of the inspections",
                        REQUIRED)
                .field(
                        "score_low",
                        DOUBLE,
                        "得分下限",
                        "lower end of its 95 % interval; null for fewer than five inspections")
                .field("score_high", DOUBLE, "得分上限", "upper end of its 95 % interval")
                .field("period_start_date", DATE, "周期开始日", "the first day of the period", REQUIRED)
                .rule(stop("scores are 0 to 100", "score between 0 and 100"))
                .rule(stop("counts fit", "failed_count <= item_count and inspection_count <= item_count"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(Inspections.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> items = SurveyPeriods.of(
                        SurveyPeriods.until(in.asOf(), in.read(Inspections.class), "inspected_date")
                                .where("full_score > 0"),
                        "inspected_date")
                .withColumn("_of", explode(dimensions()))
                .where("_of.value is not null and _of.value <> 'unknown'")
                .withColumn("region_id", explode(array(lit("all"), col("region_id"))));
        // What was found on one visit hangs together: the visit counts, not the item.
        Dataset<Row> visits = items.groupBy(
                        col("kind"),
                        col("operator_id"),
                        col("period_kind"),
                        col("period_start_date"),
                        col("region_id"),
                        col("_of.dimension").as("dimension"),
                        col("_of.value").as("value"),
                        col("inspection_id"))
                .agg(
                        sum("score").divide(sum("full_score")).multiply(FULL).as("visit_score"),
                        count(lit(1)).as("items"),
                        count_if(col("score")
                                        .multiply(FULL)
                                        .lt(col("full_score").multiply(PASSED_FROM)))
                                .as("failed"));
        return Figures.of(
                contract(),
                visits.groupBy(
                                "kind",
                                "operator_id",
                                "period_kind",
                                "period_start_date",
                                "region_id",
                                "dimension",
                                "value")
                        .agg(
                                count(lit(1)).as("inspection_count"),
                                sum("items").as("item_count"),
                                sum("failed").as("failed_count"),
                                avg("visit_score").as("score"),
                                Spread.reach(stddev_samp("visit_score"), count(lit(1)))
                                        .as("reach"))
                        .withColumn("score_low", Spread.within(col("score").minus(col("reach")), 0, FULL))
                        .withColumn("score_high", Spread.within(col("score").plus(col("reach")), 0, FULL))
                        .withColumn("score", Spread.within(col("score"), 0, FULL)));
    }

    private static Column dimensions() {
        return array(
                of("all", lit("all")),
                of("department", col("department_id")),
                of("channel", col("channel")),
                of("store_ownership", col("store_ownership")),
                of("journey_stage", col("journey_stage")),
                of("item", col("item")));
    }

    private static Column of(String dimension, Column value) {
        return struct(lit(dimension).as("dimension"), value.as("value"));
    }
}
