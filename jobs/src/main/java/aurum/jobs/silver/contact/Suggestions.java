package aurum.jobs.silver.contact;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.latestBy;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_date;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.SuggestionsFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per suggestion of a customer. */
public final class Suggestions implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("suggestions")
                .grain("one row per suggestion")
                .key("suggestion_id")
                .scope("region_id")
                .field("suggestion_id", STRING, "建议编号", "the suggestion", REQUIRED)
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash")
                .field("region_id", STRING, "地区", "the branch, or 'unknown'", REQUIRED)
                .field("channel", STRING, "渠道", "customer_club, a channel, or 'unknown'", REQUIRED)
                .field("topic_id", STRING, "话题", "what it is about")
                .field("status", STRING, "状态", "new, adopted, declined or the source's own word")
                .field("made_date", DATE, "提出日期", "the operator's calendar day", REQUIRED)
                .field("made_at", TIMESTAMP, "提出时间", "when it was made", REQUIRED)
                .field("text", STRING, "内容", "what was said", PERSONAL)
                .rule(setAside("in a plausible year", "made_date between date'1990-01-01' and date'2100-01-01'"))
                .replaces(latestBy("made_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(SuggestionsFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(SuggestionsFeed.class)
                .select(
                        col("suggestion_id"),
                        in.customerKey(col("customer_id")).as("customer_key"),
                        idOrUnknown("region").as("region_id"),
                        idOrUnknown("channel").as("channel"),
                        col("topic").as("topic_id"),
                        col("status"),
                        to_date(col("made_at")).as("made_date"),
                        col("made_at"),
                        col("text"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
