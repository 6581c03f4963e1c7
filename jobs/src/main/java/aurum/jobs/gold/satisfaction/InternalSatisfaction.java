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
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.covar_pop;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.quarter;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.stddev_pop;
import static org.apache.spark.sql.functions.stddev_samp;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.tanh;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.year;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.survey.InternalRatings;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per wave, region, rated department and attribute: how satisfied the other departments are with it, and whether, over the branches, customers rate what it is in charge of higher where colleagues rate it higher.
 */
public final class InternalSatisfaction implements Table {
    private static final double NORMAL = 1.959964;
    /** Over fewer branches a correlation says nothing. */
    private static final int LEAST_BRANCHES = 8;
    /** Null where one of the two does not vary. */
    private static final Column CORRELATION = try_divide(
            covar_pop("score", "customer_score"), stddev_pop("score").multiply(stddev_pop("customer_score")));

    @Override
    public Contract contract() {
        return Contract.gold("internal_satisfaction")
                .grain("one row per wave, region, rated department and attribute")
                .key("wave", "region_id", "department_id", "attribute_id")
                .scope("region_id")
                .field("wave", STRING, "批次", "the round of the survey, the quarter where none is told", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'all'", REQUIRED)
                .field("department_id", STRING, "被评部门", "the department that is rated", REQUIRED)
                .field("attribute_id", STRING, "内部评价要素", "what is rated, or 'all'", REQUIRED)
                .field("rater_count", LONG, "评价方数量", "departments of a branch that rated it", REQUIRED)
                .field("rating_count", LONG, "评价数", "single ratings", REQUIRED)
                .field("score", DOUBLE, "内部满意度（0–10）", "mean of the raters' mean ratings", REQUIRED)
                .field("score_low", DOUBLE, "得分下限", "lower end of its 95 % interval; null for fewer than five raters")
                .field("score_high", DOUBLE, "得分上限", "upper end of its 95 % interval")
                .field(
                        "customer_score",
                        DOUBLE,
                        "客户对该部门的评分",
                        "what customers rated what the department is in charge of, in the periodic survey of that quarter")
                .field(
                        "correlation",
                        DOUBLE,
                        "与客户评分的相关",
                        "of score and customer_score over the branches, −1 to 1; only for region 'all', attribute 'all', and eight branches or more")
                .field(
                        "correlation_low",
                        DOUBLE,
                        "相关下限",
                        "lower end of its 95 % interval; where it includes 0, no tie is seen")
                .field("correlation_high", DOUBLE, "相关上限", "upper end of its 95 % interval")
                .field("rated_date", DATE, "评价日期", "the last day of the round", REQUIRED)
                .rule(stop("scores are 0 to 10", "score between 0 and 10"))
                .rule(stop("counts fit", "0 < rater_count and rater_count <= rating_count"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(InternalRatings.class), all(SatisfactionScores.class).optional());
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Column quarterName = concat(year(col("rated_date")), lit("Q"), quarter(col("rated_date")));
        Dataset<Row> ratings = SurveyPeriods.until(in.asOf(), in.read(InternalRatings.class), "rated_date")
                .where("rater_department_id <> rated_department_id and rated_department_id <> 'unknown'")
                .withColumn("wave", coalesce(col("wave"), quarterName));
        Dataset<Row> scores = withCustomers(scores(ratings), in);
        Dataset<Row> ties = ties(scores);
        return Figures.of(
                contract(),
                scores.join(ties, new String[] {"wave", "region_id", "department_id", "attribute_id"}, "left"));
    }

    /** The ratings of one department about another hang together: the rater counts, not the rating. */
    private static Dataset<Row> scores(Dataset<Row> ratings) {
        Dataset<Row> raters = ratings.withColumn("place", explode(array(lit("all"), col("region_id"))))
                .withColumn("attribute_id", explode(array(lit("all"), col("attribute_id"))))
                .groupBy("wave", "place", "rated_department_id", "attribute_id", "region_id", "rater_department_id")
                .agg(
                        avg("score").as("rating"),
                        count(lit(1)).as("ratings"),
                        max("rated_date").as("rated_date"));
        return raters.groupBy(
                        col("wave"),
                        col("place").as("region_id"),
                        col("rated_department_id").as("department_id"),
                        col("attribute_id"))
                .agg(
                        count(lit(1)).as("rater_count"),
                        sum("ratings").as("rating_count"),
                        avg("rating").as("score"),
                        Spread.reach(stddev_samp("rating"), count(lit(1))).as("reach"),
                        max("rated_date").as("rated_date"))
                .withColumn("score_low", Spread.within(col("score").minus(col("reach")), 0, 10))
                .withColumn("score_high", Spread.within(col("score").plus(col("reach")), 0, 10));
    }

    private static Dataset<Row> withCustomers(Dataset<Row> scores, Inputs in) {
        if (!in.has(SatisfactionScores.class)) {
            return scores.withColumn("customer_score", lit(null).cast("double"));
        }
        Dataset<Row> customers = in.read(SatisfactionScores.class)
                .where("survey_kind = 'periodic' and period_kind = 'quarter' and dimension = 'department'")
                .select(
                        col("period_start_date").as("quarter_start_date"),
                        col("region_id"),
                        col("value").as("department_id"),
                        col("mean_score").as("customer_score"));
        return scores.withColumn("quarter_start_date", trunc(col("rated_date"), "QUARTER"))
                .join(customers, new String[] {"quarter_start_date", "region_id", "department_id"}, "left");
    }

    /** Fisher's (1915) interval of a correlation. */
    private static Dataset<Row> ties(Dataset<Row> scores) {
        Column fisher = log(lit(1).plus(col("correlation")).divide(lit(1).minus(col("correlation"))))
                .divide(2);
        Column reach = lit(NORMAL).divide(sqrt(col("branches").minus(3)));
        return scores.where(
                        "region_id not in ('all', 'unknown') and attribute_id = 'all' and customer_score is not null")
                .groupBy("wave", "department_id", "attribute_id")
                .agg(CORRELATION.as("correlation"), count(lit(1)).as("branches"))
                .where(col("branches")
                        .geq(LEAST_BRANCHES)
                        .and(col("correlation").between(-0.999999, 0.999999)))
                .select(
                        col("wave"),
                        lit("all").as("region_id"),
                        col("department_id"),
                        col("attribute_id"),
                        col("correlation"),
                        tanh(fisher.minus(reach)).as("correlation_low"),
                        tanh(fisher.plus(reach)).as("correlation_high"));
    }
}
