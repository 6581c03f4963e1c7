package aurum.jobs.silver.complaint;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Rule.warn;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.latestBy;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trim;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.ComplaintsFeed;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per complaint, in its newest state. */
public final class Complaints implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("complaints")
                .grain("one row per complaint, in its newest state")
                .key("complaint_id")
                .scope("region_id")
                .field("complaint_id", STRING, "投诉编号", "the complaint", REQUIRED)
                .field("customer_key", STRING, "客户代码", "the customer who complains, as a keyed hash")
                .field("region_id", STRING, "客户所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("district_id", STRING, "区县", "the district it is about, or 'unknown'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line it is about, or 'unknown'", REQUIRED)
                .field("category_id", STRING, "投诉分类", "what it is about, or 'unknown'", REQUIRED)
                .field("detail", STRING, "投诉细项", "what it is about, more closely")
                .field("channel", STRING, "受理渠道", "how it reached the operator, or 'unknown'", REQUIRED)
                .field(
                        "journey_stage",
                        STRING,
                        "服务环节",
                        "the stage of the service journey: the source's, else the category's, else 'unknown'",
                        REQUIRED)
                .field("purpose", STRING, "投诉目的", "what the customer wants")
                .field("resolution_asked", STRING, "要求的解决方式", "the resolution the customer asks for")
                .field("reasonableness", STRING, "诉求合理性", "reasonable, partly, unreasonable, or null when not judged")
                .field("escalation", STRING, "升级情况", "whom it was escalated to, 'none' when to nobody", REQUIRED)
                .field("status", STRING, "状态", "the source's word for where it stands")
                .field("resolution", STRING, "解决方式", "how it was resolved")
                .field("refund_yuan", DOUBLE, "退费金额（元）", "what was paid back")
                .field("acceptance", STRING, "接受程度", "accepted, reluctantly, refused, or null when not known")
                .field("is_satisfied", BOOLEAN, "是否满意", "satisfied with the handling, or null when not known")
                .field(
                        "department_id",
                        STRING,
                        "责任部门",
                        "the department in charge: the source's, else the category's, else 'unknown'",
                        REQUIRED)
                .field("handler_id", STRING, "处理人", "who handled it last")
                .field("latitude", DOUBLE, "纬度", "where it happened, degrees north", SENSITIVE)
                .field("longitude", DOUBLE, "经度", "where it happened, degrees east", SENSITIVE)
                .field("is_escalated", BOOLEAN, "是否升级", "escalated to anybody", REQUIRED)
                .field("received_date", DATE, "受理日期", "the operator's calendar day on which it was received", REQUIRED)
                .field("received_at", TIMESTAMP, "受理时间", "when it was received", REQUIRED)
                .field("updated_at", TIMESTAMP, "更新时间", "when this state of it was recorded", REQUIRED)
                .field("resolved_at", TIMESTAMP, "办结时间", "when it was resolved")
                .field("text", STRING, "投诉内容", "what the customer said", PERSONAL)
                .rule(setAside(
                        "received in a plausible year", "received_date between date'1990-01-01' and date'2100-01-01'"))
                .rule(setAside("nothing is refunded backwards", "refund_yuan is null or refund_yuan >= 0"))
                .rule(warn("resolved after it was received", "resolved_at is null or resolved_at >= received_at"))
                .replaces(latestBy("updated_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(ComplaintsFeed.class));
    }

    @Override
    public List<String> catalogLists() {
        return List.of("categories");
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> categories = in.catalog("categories", "id", "journey_stage", "department")
                .select(
                        col("id").as("category_id"),
                        col("journey_stage").as("stage_of_category"),
                        col("department").as("department_of_category"));
        Column escalation = coalesce(lower(trim(col("escalation"))), lit("none"));
        return in.read(ComplaintsFeed.class)
                .withColumn("category_id", idOrUnknown("category"))
                .join(broadcast(categories), "category_id", "left")
                .select(
                        col("complaint_id"),
                        in.customerKey(col("customer_id")).as("customer_key"),
                        idOrUnknown("region").as("region_id"),
                        idOrUnknown("district").as("district_id"),
                        idOrUnknown("product_line").as("product_line"),
                        col("category_id"),
                        col("detail"),
                        idOrUnknown("channel").as("channel"),
                        coalesce(col("journey_stage"), col("stage_of_category"), lit("unknown"))
                                .as("journey_stage"),
                        col("purpose"),
                        col("resolution_asked"),
                        col("reasonableness"),
                        escalation.as("escalation"),
                        col("status"),
                        col("resolution"),
                        col("refund_yuan"),
                        col("acceptance"),
                        col("is_satisfied"),
                        coalesce(col("department"), col("department_of_category"), lit("unknown"))
                                .as("department_id"),
                        col("handler").as("handler_id"),
                        col("latitude"),
                        col("longitude"),
                        escalation.notEqual("none").as("is_escalated"),
                        to_date(col("received_at")).as("received_date"),
                        col("received_at"),
                        coalesce(col("updated_at"), col("received_at")).as("updated_at"),
                        col("resolved_at"),
                        col("text"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
