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
import aurum.jobs.source.feed.SurveysFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per response: what belongs to all of its answers. */
public final class SurveyResponses implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("survey_responses")
                .grain("one row per response")
                .key("response_id")
                .scope("region_id")
                .field("response_id", STRING, "答卷编号", "the response", REQUIRED)
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
                .field("overall", DOUBLE, "总体满意度（0–10）", "satisfied on the whole, 0 to 10")
                .field("recommend", DOUBLE, "推荐意愿（0–10）", "would recommend, 0 to 10")
                .field("repurchase", DOUBLE, "续用意愿（0–10）", "would stay, 0 to 10")
                .field("reasons", STRING, "不满原因", "why dissatisfied: categories, separated by semicolons")
                .field("answered_date", DATE, "回答日期", "the operator's calendar day", REQUIRED)
                .field("answered_at", TIMESTAMP, "回答时间", "when it was answered", REQUIRED)
                .field("comment", STRING, "意见", "what else was said", PERSONAL)
                .rule(
                        setAside(
                                "ratings are 0 to 10",
                                "(overall is null or overall between 0 and 10) and (recommend is null or recommend between 0 and 10) and (repurchase is null or repurchase between 0 and 10)"))
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
                        col("overall"),
                        col("recommend"),
                        col("repurchase"),
                        col("reasons"),
                        to_date(col("answered_at")).as("answered_date"),
                        col("answered_at"),
                        col("comment"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
