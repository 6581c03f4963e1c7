package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** How satisfied customers of all operators are, from market research. */
public final class CompetitorSurveysFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("competitor_surveys")
                .grain("one row per wave, operator, region and attribute, as it came")
                .key("score_id")
                .field("score_id", STRING, "得分编号", "the score; rows without one get an id of their own")
                .field("wave", STRING, "批次", "the round of the survey")
                .field("surveyed_date", DATE, "调查日期", "the day", REQUIRED)
                .field("operator", STRING, "运营商", "whose customers, 'own' for one's own", REQUIRED)
                .field("region", STRING, "地区", "the branch")
                .field("attribute", STRING, "要素", "what is rated", REQUIRED)
                .field("score", DOUBLE, "得分（0–10）", "the mean, 0 to 10", REQUIRED)
                .field("response_count", LONG, "样本量", "responses it rests on"));
    }
}
