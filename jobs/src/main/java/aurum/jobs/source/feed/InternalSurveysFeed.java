package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** How departments rate each other. */
public final class InternalSurveysFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("internal_surveys")
                .grain("one row per rater, rated department and attribute, as it came")
                .key("rating_id")
                .field("rating_id", STRING, "评价编号", "the rating; rows without one get an id of their own")
                .field("wave", STRING, "批次", "the round of the survey")
                .field("rated_date", DATE, "评价日期", "the day", REQUIRED)
                .field("region", STRING, "地区", "the branch")
                .field("rater_department", STRING, "评价部门", "the department that rates")
                .field("rated_department", STRING, "被评部门", "the department that is rated", REQUIRED)
                .field("attribute", STRING, "要素", "what is rated", REQUIRED)
                .field("score", DOUBLE, "得分（0–10）", "0 to 10", REQUIRED)
                .field("comment", STRING, "意见", "what else was said", PERSONAL));
    }
}
