package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** Survey answers, one per attribute; what belongs to the whole response stands in each of its rows. */
public final class SurveysFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("surveys")
                .grain("one row per response and attribute, as it came")
                .key("answer_id")
                .field("answer_id", STRING, "答案编号", "the answer; rows without one get an id of their own")
                .field(
                        "response_id",
                        STRING,
                        "答卷编号",
                        "the response it belongs to; without one, each answer is a response")
                .field("customer_id", STRING, "客户编号", "the customer", PERSONAL)
                .field("survey_kind", STRING, "调查类型", "touchpoint, periodic or research")
                .field("wave", STRING, "批次", "the round of the survey")
                .field("answered_at", TIMESTAMP, "回答时间", "when it was answered", REQUIRED)
                .field("channel", STRING, "触点渠道", "the touchpoint it is about")
                .field("store", STRING, "营业厅", "the store it is about")
                .field("store_ownership", STRING, "厅店性质", "own, partner or agent")
                .field("account_manager", STRING, "客户经理", "the account manager it is about")
                .field("handler", STRING, "服务人员", "who served")
                .field("operator", STRING, "运营商", "whose customer answers, null for one's own")
                .field("region", STRING, "地区", "where the customer lives, or where it was")
                .field("product_line", STRING, "业务线", "the product line")
                .field("place", STRING, "场景", "indoor, outdoor, travelling or the source's own word")
                .field("latitude", DOUBLE, "纬度", "where it was, degrees north", SENSITIVE)
                .field("longitude", DOUBLE, "经度", "where it was, degrees east", SENSITIVE)
                .field("attribute", STRING, "要素", "what is rated", REQUIRED)
                .field("expectation", DOUBLE, "期望（0–10）", "what was expected, 0 to 10")
                .field("experience", DOUBLE, "体验（0–10）", "what was found, 0 to 10")
                .field("remark", STRING, "评价类别", "the answer in a word")
                .field("overall", DOUBLE, "总体满意度（0–10）", "satisfied on the whole, 0 to 10")
                .field("recommend", DOUBLE, "推荐意愿（0–10）", "would recommend, 0 to 10")
                .field("repurchase", DOUBLE, "续用意愿（0–10）", "would stay, 0 to 10")
                .field("reasons", STRING, "不满原因", "why dissatisfied: categories, separated by semicolons")
                .field("comment", STRING, "意见", "what else was said", PERSONAL));
    }
}
