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
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.survey.SurveyAnswers;
import aurum.jobs.silver.survey.SurveyResponses;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per kind of survey, period, scope and attribute: how much satisfaction on the whole depends on it, how well it is rated, and so what to mend first. A scope is everything, a region, or a product line. What an
 * attribute explains is no proof that changing it changes satisfaction: only before and after can tell.
 */
public final class SatisfactionDrivers implements Table {

    @Override
    public Contract contract() {
        return Contract.gold("satisfaction_drivers")
                .grain("one row per kind of survey, period, region, product line and attribute")
                .key("survey_kind", "period_kind", "period_start_date", "region_id", "product_line", "attribute_id")
                .scope("region_id")
                .field("survey_kind", STRING, "调查类型", "touchpoint, periodic, research, or 'unknown'", REQUIRED)
                .field("period_kind", STRING, "周期类型", "quarter, half_year or year", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'all'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line, or 'all'", REQUIRED)
                .field("attribute_id", STRING, "满意度要素", "the attribute", REQUIRED)
                .field(
                        "direction",
                        STRING,
                        "方向",
                        "positive, negative, or unclear: satisfaction on the whole when the attribute rises")
                .field(
                        "quadrant",
                        STRING,
                        "象限",
                        "mend_first (important, worse than average), keep_up, later or enough; null when insufficient")
                .field(
                        "asymmetry",
                        STRING,
                        "非对称性",
                        "basic (bad ratings cost more than a straight line says), delight (excellent ones gain more) or performance")
                .field("response_count", LONG, "答卷数", "complete responses it rests on", REQUIRED)
                .field("tie_group", LONG, "并列组", "from 1, the most important; those of one group cannot be told apart")
                .field("importance_share", DOUBLE, "重要性占比", "share of what all attributes explain (LMG), 0 to 1")
                .field("importance_share_low", DOUBLE, "重要性占比下限", "lower end of its 95 % interval")
                .field("importance_share_high", DOUBLE, "重要性占比上限", "upper end of its 95 % interval")
                .field("explained_rate", DOUBLE, "模型解释度", "R² of the model with all attributes, 0 to 1")
                .field("performance", DOUBLE, "表现均值（0–10）", "weighted mean experience")
                .field("performance_low", DOUBLE, "表现均值下限", "lower end of its 95 % interval")
                .field("performance_high", DOUBLE, "表现均值上限", "upper end of its 95 % interval")
                .field("performance_lead", DOUBLE, "相对表现", "performance less the average of all attributes")
                .field(
                        "effect",
                        DOUBLE,
                        "提升一分的效果",
                        "what satisfaction on the whole changes, by the model, when this attribute alone rises by one point")
                .field("effect_low", DOUBLE, "效果下限", "lower end of its 95 % interval")
                .field("effect_high", DOUBLE, "效果上限", "upper end of its 95 % interval")
                .field("penalty", DOUBLE, "差评额外损失", "what a rating below 5 changes beyond the straight line")
                .field("penalty_low", DOUBLE, "额外损失下限", "lower end of its 95 % interval")
                .field("penalty_high", DOUBLE, "额外损失上限", "upper end of its 95 % interval")
                .field("reward", DOUBLE, "好评额外收益", "what a rating of 9 or 10 changes beyond the straight line")
                .field("reward_low", DOUBLE, "额外收益下限", "lower end of its 95 % interval")
                .field("reward_high", DOUBLE, "额外收益上限", "upper end of its 95 % interval")
                .field(
                        "is_quadrant_certain",
                        BOOLEAN,
                        "象限是否确定",
                        "neither importance nor performance may as well lie on the other side")
                .field(
                        "is_sufficient",
                        BOOLEAN,
                        "样本充足",
                        "at least 30 complete responses, and five per attribute; else nothing is told",
                        REQUIRED)
                .field("period_start_date", DATE, "周期开始日", "the first day of the period", REQUIRED)
                .rule(stop("shares are 0 to 1", "importance_share is null or importance_share between 0 and 1.000001"))
                .rule(stop("too few tell nothing", "is_sufficient or importance_share is null"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(ResponseWeights.class), all(SurveyResponses.class), all(SurveyAnswers.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> ratings = in.read(SurveyAnswers.class)
                .where("experience is not null")
                .groupBy("response_id", "attribute_id")
                .agg(max("experience").as("experience"))
                .groupBy("response_id")
                .agg(map_from_entries(collect_list(struct("attribute_id", "experience")))
                        .as("ratings"));
        Dataset<Row> whole = in.read(SurveyResponses.class)
                .where("overall is not null")
                .select(
                        col("response_id"),
                        col("overall"),
                        xxhash64(coalesce(col("customer_key"), col("response_id")))
                                .as("unit"));
        return Figures.of(
                contract(),
                PeriodGroups.apply(
                        in.read(ResponseWeights.class)
                                .where("period_kind <> 'month'")
                                .join(whole, "response_id")
                                .join(ratings, "response_id"),
                        contract().schema(),
                        new DriverScopes()));
    }
}
