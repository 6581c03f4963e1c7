package aurum.jobs.silver.survey;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
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
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trim;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.SurveysFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per answer: one attribute that one customer rated. */
public final class SurveyAnswers implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("survey_answers")
                .grain("one row per answer and attribute")
                .key("answer_id")
                .scope("region_id")
                .field("answer_id", STRING, "答案编号", "the answer", REQUIRED)
                .field("response_id", STRING, "答卷编号", "the response it belongs to", REQUIRED)
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash")
                .field("survey_kind", STRING, "调查类型", "touchpoint, periodic, research, or 'unknown'", REQUIRED)
                .field("wave", STRING, "批次", "the round of the survey")
                .field("channel", STRING, "触点渠道", "the touchpoint it is about, or 'unknown'", REQUIRED)
                .field("store_id", STRING, "营业厅", "the store it is about")
                .field("store_ownership", STRING, "厅店性质", "own, partner, agent or null")
                .field("account_manager_id", STRING, "客户经理", "the account manager it is about")
                .field("handler_id", STRING, "服务人员", "who served")
                .field("operator_id", STRING, "运营商", "whose customer answers, 'own' for one's own", REQUIRED)
                .field("region_id", STRING, "地区", "where the customer lives or where it was, or 'unknown'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line, or 'unknown'", REQUIRED)
                .field("place", STRING, "场景", "indoor, outdoor, travelling or the source's own word")
                .field("latitude", DOUBLE, "纬度", "where it was, degrees north", SENSITIVE)
                .field("longitude", DOUBLE, "经度", "where it was, degrees east", SENSITIVE)
                .field("attribute_id", STRING, "要素", "what is rated", REQUIRED)
                .field("expectation", DOUBLE, "期望（0–10）", "what was expected, 0 to 10")
                .field("experience", DOUBLE, "体验（0–10）", "what was found, 0 to 10")
                .field("gap", DOUBLE, "差距", "experience less expectation")
                .field("remark", STRING, "评价类别", "the answer in a word")
                .field("answered_date", DATE, "回答日期", "the operator's calendar day", REQUIRED)
                .field("answered_at", TIMESTAMP, "回答时间", "when it was answered", REQUIRED)
                .rule(
                        setAside(
                                "ratings are 0 to 10",
                                "(expectation is null or expectation between 0 and 10) and (experience is null or experience between 0 and 10)"))
                .rule(
                        setAside(
                                "places lie on the earth",
                                "(latitude is null or latitude between -90 and 90) and (longitude is null or longitude between -180 and 180)"))
                .replaces(latestBy("answered_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(SurveysFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(SurveysFeed.class)
                .select(
                        col("answer_id"),
                        coalesce(col("response_id"), col("answer_id")).as("response_id"),
                        in.customerKey(col("customer_id")).as("customer_key"),
                        idOrUnknown("survey_kind").as("survey_kind"),
                        col("wave"),
                        idOrUnknown("channel").as("channel"),
                        col("store").as("store_id"),
                        col("store_ownership"),
                        col("account_manager").as("account_manager_id"),
                        col("handler").as("handler_id"),
                        coalesce(nullif(trim(col("operator")), lit("")), lit("own"))
                                .as("operator_id"),
                        idOrUnknown("region").as("region_id"),
                        idOrUnknown("product_line").as("product_line"),
                        col("place"),
                        col("latitude"),
                        col("longitude"),
                        col("attribute").as("attribute_id"),
                        col("expectation"),
                        col("experience"),
                        round(col("experience").minus(col("expectation")), 3).as("gap"),
                        col("remark"),
                        to_date(col("answered_at")).as("answered_date"),
                        col("answered_at"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
