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
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.survey.SurveyAnswers;
import aurum.jobs.silver.survey.SurveyInvitations;
import aurum.jobs.silver.survey.SurveyResponses;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per kind of survey, period, region, dimension and value: how satisfied customers are, weighted for who was asked and who answered, the plain figures beside. Of attributes, departments and journey
 * stages it is what these were rated, else satisfaction on the whole.
 */
public final class SatisfactionScores implements Table {

    @Override
    public Contract contract() {
        return Contract.gold("satisfaction_scores")
                .grain("one row per kind of survey, period, region, dimension and value")
                .key("survey_kind", "period_kind", "period_start_date", "region_id", "dimension", "value")
                .scope("region_id")
                .field("survey_kind", STRING, "调查类型", "touchpoint, periodic, research, or 'unknown'", REQUIRED)
                .field("period_kind", STRING, "周期类型", "month, quarter, half_year or year", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'all'", REQUIRED)
                .field(
                        "dimension",
                        STRING,
                        "维度",
                        "all, product_line, level, channel, store_ownership, account_manager, attribute, department or journey_stage",
                        REQUIRED)
                .field("value", STRING, "取值", "the id within the dimension, or 'all'", REQUIRED)
                .field("response_count", LONG, "答卷数", "responses it rests on", REQUIRED)
                .field("asked_count", LONG, "发出数", "customers asked; null where that is not known by this dimension")
                .field("response_rate", DOUBLE, "应答率", "responses ÷ customers asked, 0 to 1")
                .field("mean_score", DOUBLE, "满意度均值（0–10）", "weighted mean; null when insufficient")
                .field("mean_score_low", DOUBLE, "均值下限", "lower end of its 95 % interval")
                .field("mean_score_high", DOUBLE, "均值上限", "upper end of its 95 % interval")
                .field("raw_mean_score", DOUBLE, "未加权均值", "plain mean of the responses")
                .field(
                        "selective_mean_score",
                        DOUBLE,
                        "假设选择性应答的均值",
                        "the weighted mean if each point of satisfaction made an answer less likely by e^-0.3: how much hangs on who keeps silent")
                .field("satisfied_rate", DOUBLE, "满意率（8–10分）", "weighted share of 8 to 10, 0 to 1")
                .field("satisfied_rate_low", DOUBLE, "满意率下限", "lower end of its 95 % interval")
                .field("satisfied_rate_high", DOUBLE, "满意率上限", "upper end of its 95 % interval")
                .field("raw_satisfied_rate", DOUBLE, "未加权满意率", "plain share of 8 to 10")
                .field(
                        "recommend_score",
                        DOUBLE,
                        "净推荐值",
                        "share of 9 and 10 less share of 0 to 6 who would recommend, −100 to 100, weighted")
                .field("recommend_score_low", DOUBLE, "净推荐值下限", "lower end of its 95 % interval")
                .field("recommend_score_high", DOUBLE, "净推荐值上限", "upper end of its 95 % interval")
                .field("raw_recommend_score", DOUBLE, "未加权净推荐值", "plain recommend score")
                .field("expectation", DOUBLE, "期望均值（0–10）", "weighted mean of what was expected")
                .field("gap", DOUBLE, "差距", "experience less expectation, weighted mean")
                .field("gap_low", DOUBLE, "差距下限", "lower end of its 95 % interval")
                .field("gap_high", DOUBLE, "差距上限", "upper end of its 95 % interval")
                .field("is_sufficient", BOOLEAN, "样本充足", "at least 30 responses; else no score is told", REQUIRED)
                .field("period_start_date", DATE, "周期开始日", "the first day of the period", REQUIRED)
                .rule(stop("scores are 0 to 10", "mean_score is null or mean_score between 0 and 10"))
                .rule(stop("too few tell nothing", "is_sufficient or mean_score is null"))
                .rule(stop(
                        "the score lies in its interval",
                        "mean_score is null or mean_score between mean_score_low and mean_score_high"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                all(ResponseWeights.class),
                all(SurveyResponses.class),
                all(SurveyAnswers.class),
                all(SurveyInvitations.class).optional(),
                all(Customers.class).optional());
    }

    @Override
    public List<String> catalogLists() {
        return List.of("survey_attributes");
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> units = in.read(ResponseWeights.class)
                .join(answered(in), "response_id")
                .join(ratings(in), new String[] {"response_id"}, "left");
        Dataset<Row> scores = PeriodGroups.apply(units, ScoreSheet.SCORED, new ScoreSheet());
        return Figures.of(contract(), withResponseRate(scores, in));
    }

    private static Dataset<Row> answered(Inputs in) {
        Dataset<Row> responses = in.read(SurveyResponses.class)
                .select(
                        col("response_id"),
                        col("customer_key"),
                        col("overall"),
                        col("recommend"),
                        col("product_line").as("line"),
                        col("channel"),
                        col("store_ownership"),
                        col("account_manager_id"));
        return withLevel(responses, in);
    }

    private static Dataset<Row> withLevel(Dataset<Row> rows, Inputs in) {
        return in.has(Customers.class)
                ? rows.join(
                        in.read(Customers.class).where("valid_to is null").select("customer_key", "level"),
                        new String[] {"customer_key"},
                        "left")
                : rows.withColumn("level", lit(null).cast("string"));
    }

    /** What each response rates, with who is in charge of it. */
    private static Dataset<Row> ratings(Inputs in) {
        Dataset<Row> attributes = in.catalog("survey_attributes", "id", "department", "journey_stage")
                .withColumnRenamed("id", "attribute_id");
        return in.read(SurveyAnswers.class)
                .where("experience is not null or expectation is not null")
                .join(attributes, new String[] {"attribute_id"}, "left")
                .groupBy("response_id")
                .agg(sort_array(collect_list(
                                struct("attribute_id", "department", "journey_stage", "experience", "expectation")))
                        .as("ratings"));
    }

    /** Who was asked is known by region, product line and level; a dimension of the answer itself has no response rate. */
    private static Dataset<Row> withResponseRate(Dataset<Row> scores, Inputs in) {
        if (!in.has(SurveyInvitations.class)) {
            return scores.withColumn("asked_count", lit(null).cast("long"))
                    .withColumn("response_rate", lit(null).cast("double"));
        }
        Dataset<Row> asked = SurveyPeriods.of(
                withLevel(
                        SurveyPeriods.until(in.asOf(), in.read(SurveyInvitations.class), "invited_date")
                                .where("is_asked and sampling_rate > 0"),
                        in),
                "invited_date");
        Dataset<Row> byRegion = asked(asked, col("region_id"), "all", lit("all"))
                .unionByName(asked(asked, lit("all"), "all", lit("all")))
                .unionByName(asked(asked, col("region_id"), "level", col("level")))
                .unionByName(asked(asked, lit("all"), "level", col("level")));
        return scores.join(
                        byRegion,
                        new String[] {
                            "survey_kind", "period_kind", "period_start_date", "region_id", "dimension", "value"
                        },
                        "left")
                .withColumn(
                        "response_rate", coalesce(col("invited_count"), lit(0L)).divide(col("asked_count")));
    }

    private static Dataset<Row> asked(Dataset<Row> asked, Column region, String dimension, Column value) {
        return asked.groupBy(
                        col("survey_kind"),
                        col("period_kind"),
                        col("period_start_date"),
                        region.as("region_id"),
                        lit(dimension).as("dimension"),
                        value.as("value"))
                .agg(
                        count(lit(1)).as("asked_count"),
                        count_if(col("response_id").isNotNull()).as("invited_count"));
    }
}
