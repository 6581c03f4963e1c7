package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** What customers agreed to, for which purpose and channel. */
public final class ConsentsFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("consents")
                .grain("one row per customer, purpose, channel and decision, as it came")
                .key("customer_id", "purpose", "channel")
                .field("customer_id", STRING, "客户编号", "the customer", REQUIRED, PERSONAL)
                .field("purpose", STRING, "用途", "marketing, survey or profiling", REQUIRED)
                .field("channel", STRING, "渠道", "the channel, or 'all'", REQUIRED)
                .field("is_given", BOOLEAN, "是否同意", "agreed", REQUIRED)
                .field("decided_at", TIMESTAMP, "决定时间", "when it was decided", REQUIRED));
    }
}
