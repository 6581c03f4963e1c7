package aurum.jobs.gold.satisfaction;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** From measured KPIs to the scorecard: targets, composite, ranks, change. */
final class ScorecardRanks {
    private static final String[] PERIOD = {"kpi_id", "unit_kind", "period_kind", "period_start_date"};
    private static final double FULL = 100;

    private ScorecardRanks() {}

    static Dataset<Row> of(Dataset<Row> measures, Dataset<Row> kpis) {
        // A few thousand rows that are looked at six times: measured once.
        Dataset<Row> single = withTargets(measures, kpis).localCheckpoint();
        return withChange(withRank(single.unionByName(composite(single)).localCheckpoint()));
    }

    /** Only KPIs of the catalog, split as it says, while they are valid. */
    private static Dataset<Row> withTargets(Dataset<Row> measures, Dataset<Row> kpis) {
        Dataset<Row> valid = kpis.select(
                col("id").as("kpi_id"),
                col("unit"),
                col("direction"),
                col("weight").cast("double").as("weight_rate"),
                col("target").cast("double").as("target"),
                col("department").as("owner_department_id"),
                split(col("split"), ";\\s*").as("split"),
                col("valid_from").cast("date").as("valid_from"),
                col("valid_to").cast("date").as("valid_to"));
        Dataset<Row> joined = measures.where("score is not null")
                .join(valid, "kpi_id")
                .where(array_contains(col("split"), col("unit_kind")))
                .where(coalesce(col("valid_from").leq(col("period_start_date")), lit(true)))
                .where(coalesce(col("valid_to").geq(col("period_start_date")), lit(true)))
                .drop("split", "valid_from", "valid_to");
        return joined.withColumn("achieved_rate", achieved(col("score")))
                .withColumn("achieved_low", achieved(coalesce(col("score_low"), col("score"))))
                .withColumn("achieved_high", achieved(coalesce(col("score_high"), col("score"))))
                .withColumn(
                        "is_target_met",
                        when(col("direction").equalTo("lower"), col("score").leq(col("target")))
                                .otherwise(col("score").geq(col("target"))));
    }

    /** Score ÷ target, or target ÷ score where lower is better. Of a target of 0, such as no gap to a competitor, each point behind takes away one. */
    private static Column achieved(Column score) {
        Column higher = when(col("target").gt(0), score.divide(col("target")))
                .otherwise(lit(1).plus(score.minus(col("target"))));
        Column lower = when(score.gt(0), col("target").divide(score)).otherwise(lit(1.0));
        return greatest(
                lit(0.0),
                least(lit(1.0), when(col("direction").equalTo("lower"), lower).otherwise(higher)));
    }

    /** Weighted achievement of the KPIs there are, of 100; its interval takes them as independent. */
    private static Dataset<Row> composite(Dataset<Row> single) {
        Column half = col("achieved_high").minus(col("achieved_low")).divide(2);
        Column weighted = col("weight_rate").multiply(half);
        return single.groupBy("unit_kind", "unit_id", "period_kind", "period_start_date")
                .agg(
                        sum(col("weight_rate").multiply(col("achieved_rate"))).as("points"),
                        sum("weight_rate").as("weight_rate"),
                        sqrt(sum(weighted.multiply(weighted))).as("half"),
                        count(lit(1)).as("case_count"))
                .where("weight_rate > 0")
                .withColumn("kpi_id", lit("composite"))
                .withColumn("unit", lit("score_0_100"))
                .withColumn("direction", lit("higher"))
                .withColumn("owner_department_id", lit(null).cast("string"))
                .withColumn("target", lit(FULL))
                .withColumn("achieved_rate", Spread.within(col("points").divide(col("weight_rate")), 0, 1))
                .withColumn("reach", col("half").divide(col("weight_rate")).multiply(FULL))
                .withColumn("score", col("achieved_rate").multiply(FULL))
                .withColumn("score_low", Spread.within(col("score").minus(col("reach")), 0, FULL))
                .withColumn("score_high", Spread.within(col("score").plus(col("reach")), 0, FULL))
                .withColumn("achieved_low", col("score_low").divide(FULL))
                .withColumn("achieved_high", col("score_high").divide(FULL))
                .withColumn("is_target_met", col("score").geq(FULL))
                .drop("points", "half", "reach");
    }

    private static Dataset<Row> withRank(Dataset<Row> scored) {
        Column sign = when(col("direction").equalTo("lower"), lit(-1)).otherwise(lit(1));
        Column low = coalesce(col("score_low"), col("score"));
        Column high = coalesce(col("score_high"), col("score"));
        Dataset<Row> ends = scored.withColumn("worst", least(sign.multiply(low), sign.multiply(high)))
                .withColumn("best", greatest(sign.multiply(low), sign.multiply(high)));
        Dataset<Row> others = ends.select(
                col("kpi_id"),
                col("unit_kind"),
                col("period_kind"),
                col("period_start_date"),
                col("worst").as("other_worst"));
        Dataset<Row> ranks = ends.select("kpi_id", "unit_kind", "unit_id", "period_kind", "period_start_date", "best")
                .join(others, PERIOD)
                .groupBy("kpi_id", "unit_kind", "unit_id", "period_kind", "period_start_date")
                .agg(
                        count_if(col("other_worst").gt(col("best"))).plus(1).as("rank"),
                        count(lit(1)).as("ranked_count"));
        return scored.join(ranks, new String[] {"kpi_id", "unit_kind", "unit_id", "period_kind", "period_start_date"});
    }

    private static Dataset<Row> withChange(Dataset<Row> ranked) {
        Column months = when(col("period_kind").equalTo("month"), 1)
                .when(col("period_kind").equalTo("quarter"), 3)
                .when(col("period_kind").equalTo("half_year"), 6)
                .otherwise(12);
        Dataset<Row> before = ranked.select(
                col("kpi_id"),
                col("unit_kind"),
                col("unit_id"),
                col("period_kind"),
                add_months(col("period_start_date"), months).as("period_start_date"),
                col("score").as("previous_score"),
                col("score_low").as("previous_low"),
                col("score_high").as("previous_high"));
        return ranked.join(
                        before,
                        new String[] {"kpi_id", "unit_kind", "unit_id", "period_kind", "period_start_date"},
                        "left")
                .withColumn("change", col("score").minus(col("previous_score")))
                .withColumn(
                        "is_change_certain",
                        col("score_low")
                                .gt(col("previous_high"))
                                .or(col("score_high").lt(col("previous_low"))))
                .withColumn(
                        "region_id",
                        when(col("unit_kind").equalTo("branch"), col("unit_id")).otherwise(lit("all")));
    }
}
