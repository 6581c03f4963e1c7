package aurum.jobs.silver.service;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
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
import aurum.jobs.source.feed.ServiceDeliveriesFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per service product and customer it was offered to, or, for the control group, deliberately not. */
public final class ServiceDeliveries implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("service_deliveries")
                .grain("one row per offer, in its newest state")
                .key("delivery_id")
                .scope("region_id")
                .field("delivery_id", STRING, "服务编号", "the offer", REQUIRED)
                .field("service_product_id", STRING, "服务产品", "the service product", REQUIRED)
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash")
                .field("region_id", STRING, "地区", "the branch, or 'unknown'", REQUIRED)
                .field("moment_id", STRING, "关键时刻", "the key moment that led to it")
                .field("moment_at", TIMESTAMP, "时刻时间", "when that moment was")
                .field("channel", STRING, "渠道", "the channel of the offer, or 'unknown'", REQUIRED)
                .field("campaign_id", STRING, "活动", "the campaign or list it belongs to")
                .field("is_control", BOOLEAN, "是否对照组", "deliberately not offered", REQUIRED)
                .field("is_taken", BOOLEAN, "是否接受", "was taken")
                .field("is_used", BOOLEAN, "是否使用", "was used")
                .field("taken_at", TIMESTAMP, "接受时间", "when it was taken")
                .field("value_yuan", DOUBLE, "收入（元）", "what the customer spent on it")
                .field("satisfaction", DOUBLE, "满意度（0–10）", "0 to 10")
                .field("offered_date", DATE, "提供日期", "the operator's calendar day", REQUIRED)
                .field(
                        "offered_at",
                        TIMESTAMP,
                        "提供时间",
                        "when it was offered; for the control group, when it would have been",
                        REQUIRED)
                .field("updated_at", TIMESTAMP, "更新时间", "when this state was recorded", REQUIRED)
                .rule(setAside("satisfaction is 0 to 10", "satisfaction is null or satisfaction between 0 and 10"))
                .rule(setAside("nothing is spent backwards", "value_yuan is null or value_yuan >= 0"))
                .replaces(latestBy("updated_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(ServiceDeliveriesFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(ServiceDeliveriesFeed.class)
                .select(
                        col("delivery_id"),
                        idOrUnknown("service_product").as("service_product_id"),
                        in.customerKey(col("customer_id")).as("customer_key"),
                        idOrUnknown("region").as("region_id"),
                        col("moment").as("moment_id"),
                        col("moment_at"),
                        idOrUnknown("channel").as("channel"),
                        col("campaign").as("campaign_id"),
                        coalesce(col("is_control"), lit(false)).as("is_control"),
                        col("is_taken"),
                        col("is_used"),
                        col("taken_at"),
                        col("value_yuan"),
                        col("satisfaction"),
                        to_date(col("offered_at")).as("offered_date"),
                        col("offered_at"),
                        coalesce(col("updated_at"), col("offered_at")).as("updated_at"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
