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
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.stddev_samp;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.survey.CompetitorScores;
import aurum.jobs.silver.survey.SurveyAnswers;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * One row per wave, region, attribute and competitor: one's own score beside the competitor's. Market surveys report means and sample sizes, not how far answers spread; the interval takes the spread that one's own
 * customers' ratings of the attribute have, and where there are none the widest that is usual, 2.5 points.
 */
public final class CompetitorGaps implements Table {
    private static final double NORMAL = 1.959964;
    private static final double WIDEST_USUAL_DEVIATION = 2.5;
    /** Equal scores have equal ranks, in whatever order they were added up. */
    private static final int DECIMALS = 9;

    @Override
    public Contract contract() {
        return Contract.gold("competitor_gaps")
                .grain("one row per wave, region, attribute and competitor")
                .key("wave", "region_id", "attribute_id", "operator_id")
                .scope("region_id")
                .field("wave", STRING, "批次", "the round of the survey", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'all'", REQUIRED)
                .field(
                        "attribute_id",
                        STRING,
                        "满意度要素",
                        "what is rated, or 'all' for the mean of the attributes",
                        REQUIRED)
                .field("operator_id", STRING, "竞争对手", "the competitor", REQUIRED)
                .field("own_response_count", LONG, "本网样本量", "responses one's own score rests on")
                .field("response_count", LONG, "对手样本量", "responses the competitor's score rests on")
                .field("own_score", DOUBLE, "本网得分（0–10）", "one's own score", REQUIRED)
                .field("score", DOUBLE, "对手得分（0–10）", "the competitor's score", REQUIRED)
                .field(
                        "gap",
                        DOUBLE,
                        "差距",
                        "one's own less the competitor's: below 0, the competitor is ahead",
                        REQUIRED)
                .field("gap_low", DOUBLE, "差距下限", "lower end of its 95 % interval; null where a sample size is unknown")
                .field("gap_high", DOUBLE, "差距上限", "upper end of its 95 % interval")
                .field("is_best", BOOLEAN, "是否最好对手", "no competitor scores higher", REQUIRED)
                .field("surveyed_date", DATE, "调查日期", "the last day of the round", REQUIRED)
                .rule(stop("scores are 0 to 10", "own_score between 0 and 10 and score between 0 and 10"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(CompetitorScores.class), all(SurveyAnswers.class).optional());
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> scores = withVariance(
                SurveyPeriods.until(in.asOf(), in.read(CompetitorScores.class), "surveyed_date")
                        .where("wave is not null"),
                in);
        Dataset<Row> placed = scores.withColumn("region_id", explode(array(lit("all"), col("region_id"))));
        Dataset<Row> byAttribute = mean(placed, "attribute_id");
        Dataset<Row> all = mean(byAttribute.withColumn("attribute_id", lit("all")), "attribute_id");
        return Figures.of(contract(), gaps(byAttribute.unionByName(all)));
    }

    private static Dataset<Row> withVariance(Dataset<Row> scores, Inputs in) {
        Dataset<Row> deviations = in.has(SurveyAnswers.class)
                ? SurveyPeriods.until(in.asOf(), in.read(SurveyAnswers.class), "answered_date")
                        .where("experience is not null")
                        .groupBy("attribute_id")
                        .agg(stddev_samp("experience").as("deviation"))
                : scores.sparkSession().sql("select '' as attribute_id, 0D as deviation where false");
        Column deviation = coalesce(col("deviation"), lit(WIDEST_USUAL_DEVIATION));
        return scores.join(deviations, new String[] {"attribute_id"}, "left")
                .withColumn(
                        "variance",
                        when(col("response_count").gt(0), pow(deviation, lit(2)).divide(col("response_count"))));
    }

    /** Every region, and every attribute, counts the same; a mean is as sure as its parts are. */
    private static Dataset<Row> mean(Dataset<Row> scores, String attribute) {
        Column count = count(lit(1));
        Column known = count(col("variance"));
        return scores.groupBy("wave", "region_id", attribute, "operator_id")
                .agg(
                        round(avg("score"), DECIMALS).as("score"),
                        sum("response_count").as("response_count"),
                        when(known.equalTo(count), sum("variance").divide(pow(count, lit(2))))
                                .as("variance"),
                        max("surveyed_date").as("surveyed_date"));
    }

    private static Dataset<Row> gaps(Dataset<Row> scores) {
        Dataset<Row> own = scores.where("operator_id = 'own'")
                .select(
                        col("wave"),
                        col("region_id"),
                        col("attribute_id"),
                        col("score").as("own_score"),
                        col("response_count").as("own_response_count"),
                        col("variance").as("own_variance"));
        Column reach = lit(NORMAL).multiply(sqrt(col("variance").plus(col("own_variance"))));
        return scores.where("operator_id not in ('own', 'unknown')")
                .join(own, new String[] {"wave", "region_id", "attribute_id"})
                .withColumn("gap", col("own_score").minus(col("score")))
                .withColumn("gap_low", col("gap").minus(reach))
                .withColumn("gap_high", col("gap").plus(reach))
                .withColumn(
                        "is_best",
                        rank().over(Window.partitionBy("wave", "region_id", "attribute_id")
                                        .orderBy(col("score").desc()))
                                .equalTo(1));
    }
}
