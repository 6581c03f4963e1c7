package aurum.jobs.gold.satisfaction;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How the KPIs of the scorecard that people rated are taken from the tables that hold the ratings; rows as {@link ScorecardMeasures} makes them. */
final class ScorecardRatings {

    private ScorecardRatings() {}

    /** Of touchpoint surveys: branches on the whole, departments by what they are in charge of. */
    static Dataset<Row> touchpoints(Dataset<Row> scores) {
        return scores.where("survey_kind = 'touchpoint' and is_sufficient")
                .where("(dimension = 'all' and region_id <> 'all') or (dimension = 'department' and region_id = 'all')")
                .select(
                        lit("touchpoint_satisfaction").as("kpi_id"),
                        when(col("dimension").equalTo("all"), "branch")
                                .otherwise("department")
                                .as("unit_kind"),
                        when(col("dimension").equalTo("all"), col("region_id"))
                                .otherwise(col("value"))
                                .as("unit_id"),
                        col("period_kind"),
                        col("period_start_date"),
                        col("mean_score").as("score"),
                        col("mean_score_low").as("score_low"),
                        col("mean_score_high").as("score_high"),
                        col("response_count").as("case_count"));
    }

    /** What mystery shopping found. */
    static Dataset<Row> inspections(Dataset<Row> scores) {
        return ScorecardMeasures.measured(scores.where("kind = 'mystery_shopping' and operator_id = 'own'")
                .where("(dimension = 'all' and region_id <> 'all') or (dimension = 'department' and region_id = 'all')")
                .withColumn("kpi_id", lit("inspection_score"))
                .withColumn(
                        "unit_kind",
                        when(col("dimension").equalTo("all"), "branch").otherwise("department"))
                .withColumn(
                        "unit_id",
                        when(col("dimension").equalTo("all"), col("region_id")).otherwise(col("value")))
                .withColumn("case_count", col("inspection_count")));
    }

    /** What other departments say; of longer periods the mean of its rounds. */
    static Dataset<Row> internal(Dataset<Row> scores) {
        return rounds(
                scores.where("region_id = 'all' and attribute_id = 'all'")
                        .withColumn("unit_kind", lit("department"))
                        .withColumn("unit_id", col("department_id"))
                        .withColumn(
                                "reach",
                                col("score_high").minus(col("score_low")).divide(2))
                        .withColumn("cases", col("rater_count")),
                "internal_satisfaction",
                "rated_date");
    }

    /** The gap to the best competitor; of longer periods the mean of its rounds. */
    static Dataset<Row> competitors(Dataset<Row> gaps) {
        return rounds(
                gaps.where("is_best and attribute_id = 'all' and region_id <> 'all'")
                        .groupBy("wave", "region_id")
                        .agg(
                                avg("gap").as("score"),
                                avg(col("gap_high").minus(col("gap_low")).divide(2))
                                        .as("reach"),
                                max("own_response_count").as("cases"),
                                max("surveyed_date").as("surveyed_date"))
                        .withColumn("unit_kind", lit("branch"))
                        .withColumn("unit_id", col("region_id")),
                "competitor_gap",
                "surveyed_date");
    }

    private static Dataset<Row> rounds(Dataset<Row> rounds, String kpi, String day) {
        Column count = count(lit(1));
        Column reach = sqrt(sum(col("reach").multiply(col("reach")))).divide(count);
        return ScorecardMeasures.measured(SurveyPeriods.of(rounds, day)
                .groupBy("unit_kind", "unit_id", "period_kind", "period_start_date")
                .agg(
                        avg("score").as("mean"),
                        reach.as("half"),
                        coalesce(sum("cases"), lit(0L)).as("case_count"))
                .withColumn("kpi_id", lit(kpi))
                .withColumn("score", col("mean"))
                .withColumn("score_low", col("mean").minus(col("half")))
                .withColumn("score_high", col("mean").plus(col("half"))));
    }
}
