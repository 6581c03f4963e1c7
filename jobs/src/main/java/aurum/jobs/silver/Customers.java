package aurum.jobs.silver;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
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
import aurum.jobs.source.feed.CustomersFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per customer, in the newest state; names and numbers stay behind. */
public final class Customers implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("customers")
                .grain("one row per customer, in the newest state")
                .key("customer_key")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line subscribed to, or 'unknown'", REQUIRED)
                .field("level", STRING, "客户等级", "the customer's level, or 'unknown'", SENSITIVE)
                .field("activated_date", DATE, "入网日期", "the first day as a subscriber", REQUIRED)
                .field("left_date", DATE, "离网日期", "the day the customer left, or null")
                .field("changed_date", DATE, "变更日期", "the operator's calendar day on which this state began", REQUIRED)
                .field("changed_at", TIMESTAMP, "变更时间", "when this state began", REQUIRED)
                .rule(setAside("left after joining", "left_date is null or left_date >= activated_date"))
                .replaces(latestBy("changed_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(CustomersFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(CustomersFeed.class)
                .select(
                        in.customerKey(col("customer_id")).as("customer_key"),
                        idOrUnknown("region").as("region_id"),
                        idOrUnknown("product_line").as("product_line"),
                        idOrUnknown("level").as("level"),
                        col("activated_date"),
                        col("left_date"),
                        to_date(col("changed_at")).as("changed_date"),
                        col("changed_at"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
