package aurum.jobs.silver.contact;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.latestBy;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.ContactsFeed;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per contact between a customer and the operator, over any channel. */
public final class Contacts implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("contacts")
                .grain("one row per contact")
                .key("contact_id")
                .scope("region_id")
                .field("contact_id", STRING, "接触编号", "the contact", REQUIRED)
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash")
                .field("region_id", STRING, "地区", "the branch, or 'unknown'", REQUIRED)
                .field("channel", STRING, "渠道", "the channel, or 'unknown'", REQUIRED)
                .field("direction", STRING, "方向", "inbound, outbound or 'unknown'", REQUIRED)
                .field("purpose", STRING, "目的", "what it was for")
                .field("topic_id", STRING, "话题", "the complaint category it touches, or null")
                .field("store_id", STRING, "营业厅", "the store, or null")
                .field("store_ownership", STRING, "厅店性质", "own, partner, agent or null")
                .field("account_manager_id", STRING, "客户经理", "the account manager, or null")
                .field("handler_id", STRING, "服务人员", "who served")
                .field("wait_seconds", LONG, "等候秒数", "seconds waited")
                .field("duration_seconds", LONG, "时长（秒）", "seconds it took")
                .field("is_solved", BOOLEAN, "是否解决", "solved at this contact")
                .field("campaign_id", STRING, "活动", "the campaign it belongs to, or null")
                .field("contact_count", LONG, "第几次联系", "how often the customer was contacted for it, from 1")
                .field("days_since_previous", LONG, "距上次天数", "days since the contact before, null for never")
                .field("response", STRING, "反馈", "what the customer answered to an offer")
                .field("contacted_date", DATE, "接触日期", "the operator's calendar day", REQUIRED)
                .field("contacted_at", TIMESTAMP, "接触时间", "when it began", REQUIRED)
                .field("text", STRING, "内容", "what was said", PERSONAL)
                .rule(setAside("in a plausible year", "contacted_date between date'1990-01-01' and date'2100-01-01'"))
                .rule(setAside("no duration is negative", "least(wait_seconds, duration_seconds, 0) >= 0"))
                .replaces(latestBy("contacted_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(ContactsFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(ContactsFeed.class)
                .select(
                        col("contact_id"),
                        in.customerKey(col("customer_id")).as("customer_key"),
                        idOrUnknown("region").as("region_id"),
                        idOrUnknown("channel").as("channel"),
                        idOrUnknown("direction").as("direction"),
                        col("purpose"),
                        col("topic").as("topic_id"),
                        col("store").as("store_id"),
                        col("store_ownership"),
                        col("account_manager").as("account_manager_id"),
                        col("handler").as("handler_id"),
                        col("wait_seconds"),
                        col("duration_seconds"),
                        col("is_solved"),
                        col("campaign").as("campaign_id"),
                        col("contact_count"),
                        col("days_since_previous"),
                        col("response"),
                        to_date(col("contacted_at")).as("contacted_date"),
                        col("contacted_at"),
                        col("text"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }

    /** Whether a contact asks about suspending or leaving. */
    public static Column isAboutLeaving() {
        return coalesce(
                col("purpose").equalTo("suspension_enquiry").or(col("topic_id").equalTo("cancellation")), lit(false));
    }
}
