package aurum.jobs.silver.customer;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.historyOf;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.CustomersFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per subscription and state: product line, plan and contract, from when to when. A customer holds one subscription at a time. */
public final class Subscriptions implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("subscriptions")
                .grain("one row per customer's subscription and state, from when until when it held")
                .key("customer_key", "valid_from")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line subscribed to, or 'unknown'", REQUIRED)
                .field("plan_id", STRING, "套餐", "the plan, or 'unknown'", REQUIRED)
                .field("monthly_fee_yuan", DOUBLE, "月费（元）", "the plan's monthly fee")
                .field("is_prepaid", BOOLEAN, "是否预付费", "pays in advance")
                .field("contract_end_date", DATE, "合约到期日", "the last day of the contract, or null")
                .field("activated_date", DATE, "入网日期", "the first day as a subscriber", REQUIRED)
                .field("left_date", DATE, "离网日期", "the day the customer left, or null")
                .field("changed_date", DATE, "变更日期", "the operator's calendar day on which this state began", REQUIRED)
                .field("valid_from", TIMESTAMP, "生效时间", "when this state began", REQUIRED)
                .field("valid_to", TIMESTAMP, "失效时间", "when the next one began; null for the state that holds")
                .rule(setAside("left after joining", "left_date is null or left_date >= activated_date"))
                .rule(setAside("the fee is not negative", "monthly_fee_yuan is null or monthly_fee_yuan >= 0"))
                .replaces(historyOf("customer_key", "valid_from", "valid_to"))
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
                        idOrUnknown("plan").as("plan_id"),
                        col("monthly_fee_yuan"),
                        col("is_prepaid"),
                        col("contract_end_date"),
                        col("activated_date"),
                        col("left_date"),
                        to_date(col("changed_at")).as("changed_date"),
                        col("changed_at").as("valid_from"),
                        lit(null).cast("timestamp").as("valid_to"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
