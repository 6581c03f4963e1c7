package aurum.jobs.silver.customer;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.latestBy;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.trim;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.ConsentsFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per customer, purpose and channel: what the customer decided last. */
public final class Consents implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("consents")
                .grain("one row per customer, purpose and channel, as decided last")
                .key("customer_key", "purpose", "channel")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("purpose", STRING, "用途", "marketing, survey or profiling", REQUIRED)
                .field("channel", STRING, "渠道", "the channel, or 'all'", REQUIRED)
                .field("is_given", BOOLEAN, "是否同意", "agreed", REQUIRED)
                .field("decided_at", TIMESTAMP, "决定时间", "when it was decided", REQUIRED)
                .replaces(latestBy("decided_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(ConsentsFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(ConsentsFeed.class)
                .select(
                        in.customerKey(col("customer_id")).as("customer_key"),
                        lower(trim(col("purpose"))).as("purpose"),
                        idOrUnknown("channel").as("channel"),
                        col("is_given"),
                        col("decided_at"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
