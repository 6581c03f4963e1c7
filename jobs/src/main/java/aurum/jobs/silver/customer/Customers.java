package aurum.jobs.silver.customer;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Rule.warn;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.historyOf;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.trunc;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.CustomersFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per customer and state: who the customer was, from when to when. Names and numbers stay behind; what is subscribed to is in {@link Subscriptions}. */
public final class Customers implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("customers")
                .grain("one row per customer and state, from when until when it held")
                .key("customer_key", "valid_from")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("district_id", STRING, "所在区县", "the district where the customer lives, or 'unknown'", REQUIRED)
                .field("level", STRING, "客户等级", "the customer's level, or 'unknown'", SENSITIVE)
                .field("state", STRING, "状态", "active, suspended, in_arrears, left, or 'unknown'", SENSITIVE)
                .field("birth_month", DATE, "出生年月", "the first day of the month of birth", SENSITIVE)
                .field("gender", STRING, "性别", "female, male, or the source's own word", SENSITIVE)
                .field("family_group_key", STRING, "家庭群组代码", "the family group, as a keyed hash", SENSITIVE)
                .field("account_manager_id", STRING, "客户经理", "the account manager, or null")
                .field("device", STRING, "终端型号", "the handset or modem in use")
                .field("joined_through", STRING, "入网渠道", "the channel through which the customer joined, or 'unknown'")
                .field("is_real_name", BOOLEAN, "是否实名", "registered under the real name")
                .field("points", LONG, "积分", "loyalty points")
                .field("points_expire_date", DATE, "积分到期日", "the day on which points expire")
                .field("activated_date", DATE, "入网日期", "the first day as a subscriber", REQUIRED)
                .field("left_date", DATE, "离网日期", "the day the customer left, or null")
                .field("changed_date", DATE, "变更日期", "the operator's calendar day on which this state began", REQUIRED)
                .field("valid_from", TIMESTAMP, "生效时间", "when this state began", REQUIRED)
                .field("valid_to", TIMESTAMP, "失效时间", "when the next one began; null for the state that holds")
                .rule(setAside("left after joining", "left_date is null or left_date >= activated_date"))
                .rule(warn("points are not negative", "points is null or points >= 0"))
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
                        idOrUnknown("district").as("district_id"),
                        idOrUnknown("level").as("level"),
                        lower(idOrUnknown("state")).as("state"),
                        to_date(trunc(col("birth_date"), "month")).as("birth_month"),
                        lower(trim(col("gender"))).as("gender"),
                        in.customerKey(col("family_group")).as("family_group_key"),
                        col("account_manager").as("account_manager_id"),
                        col("device"),
                        idOrUnknown("joined_through").as("joined_through"),
                        col("is_real_name"),
                        col("points"),
                        col("points_expire_date"),
                        col("activated_date"),
                        col("left_date"),
                        to_date(col("changed_at")).as("changed_date"),
                        col("changed_at").as("valid_from"),
                        lit(null).cast("timestamp").as("valid_to"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
