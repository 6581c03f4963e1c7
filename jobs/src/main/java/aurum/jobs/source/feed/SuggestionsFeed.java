package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** What customers suggest: in the customer club, on the website, in stores. */
public final class SuggestionsFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("suggestions")
                .grain("one row per suggestion, as it came")
                .key("suggestion_id")
                .field("suggestion_id", STRING, "建议编号", "the suggestion; rows without one get an id of their own")
                .field("customer_id", STRING, "客户编号", "the customer", PERSONAL)
                .field("made_at", TIMESTAMP, "提出时间", "when it was made", REQUIRED)
                .field("channel", STRING, "渠道", "customer_club, or a channel")
                .field("region", STRING, "地区", "the branch")
                .field("topic", STRING, "话题", "what it is about")
                .field("status", STRING, "状态", "new, adopted, declined or the source's own word")
                .field("text", STRING, "内容", "what was said", PERSONAL));
    }
}
