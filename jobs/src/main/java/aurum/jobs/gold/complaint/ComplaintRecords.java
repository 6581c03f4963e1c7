package aurum.jobs.gold.complaint;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.complaint.ComplaintStages;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.customer.Subscriptions;
import aurum.jobs.silver.usage.Bills;
import aurum.jobs.silver.usage.UsageMonths;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per complaint in three blocks: what the customer is worth, how the customer complains, how it was handled. No free text. What a source does not tell is null. */
public final class ComplaintRecords implements Table {
    private static final String[] BY_COMPLAINT = {"complaint_id"};
    private static final double SECONDS_PER_HOUR = 3600;

    @Override
    public Contract contract() {
        return Contract.gold("complaint_records")
                .grain("one row per complaint")
                .key("complaint_id")
                .scope("region_id")
                .field("complaint_id", STRING, "投诉编号", "the complaint", REQUIRED)
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash")
                .field("region_id", STRING, "客户所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("district_id", STRING, "区县", "the district it is about, or 'unknown'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line it is about, or 'unknown'", REQUIRED)
                .field("received_date", DATE, "受理日期", "the day it was received", REQUIRED)
                .field("received_at", TIMESTAMP, "受理时间", "when it was received", REQUIRED)
                // what the customer is worth, as known when it was received
                .field("level", STRING, "客户等级", "the level when it was received", SENSITIVE)
                .field("plan_id", STRING, "套餐", "the plan when it was received")
                .field("tenure_months", LONG, "在网月数", "whole months as a subscriber when it was received")
                .field("arpu_yuan", DOUBLE, "月均消费（元）", "mean bill of the three months before")
                .field(
                        "new_service_spending_rate",
                        DOUBLE,
                        "新业务消费占比",
                        "share of video and value-added services in these bills, 0 to 1")
                .field("voice_minutes_per_month", DOUBLE, "月均通话分钟数", "mean of the three months before with use")
                .field("data_megabytes_per_month", DOUBLE, "月均流量（MB）", "mean of the three months before with use")
                .field("video_share_rate", DOUBLE, "视频流量占比", "share of video in the data of these months, 0 to 1")
                // how the customer complains
                .field("category_id", STRING, "投诉分类", "what it is about, or 'unknown'", REQUIRED)
                .field("journey_stage", STRING, "服务环节", "the stage of the service journey, or 'unknown'", REQUIRED)
                .field("channel", STRING, "受理渠道", "how it reached the operator, or 'unknown'", REQUIRED)
                .field("purpose", STRING, "投诉目的", "what the customer wants")
                .field("resolution_asked", STRING, "要求的解决方式", "the resolution the customer asks for")
                .field("reasonableness", STRING, "诉求合理性", "reasonable, partly, unreasonable, or null")
                .field("earlier_count_90_days", LONG, "此前90天投诉次数", "complaints of this customer in the 90 days before")
                .field("earlier_count_365_days", LONG, "此前一年投诉次数", "complaints of this customer in the 365 days before")
                .field("earlier_escalated_count", LONG, "此前升级次数", "of those of the 365 days before, escalated")
                .field(
                        "days_since_previous",
                        DOUBLE,
                        "距上次投诉天数",
                        "days since the customer's complaint before, or null for the first")
                // how it was handled
                .field("status", STRING, "状态", "the source's word for where it stands")
                .field("department_id", STRING, "责任部门", "the department in charge, or 'unknown'", REQUIRED)
                .field("handler_id", STRING, "处理人", "who handled it last")
                .field("hours_to_dispatch", DOUBLE, "派单时长（小时）", "hours until it was first dispatched")
                .field("hours_to_resolve", DOUBLE, "办结时长（小时）", "hours until it was resolved, or null")
                .field("hand_off_count", LONG, "转派次数", "times it was dispatched again")
                .field("returned_count", LONG, "退回次数", "times a department returned it")
                .field("is_called_back", BOOLEAN, "是否回访", "the customer was called back")
                .field("is_escalated", BOOLEAN, "是否升级", "escalated to anybody", REQUIRED)
                .field("escalation", STRING, "升级情况", "whom it was escalated to", REQUIRED)
                .field("resolution", STRING, "解决方式", "how it was resolved")
                .field("refund_yuan", DOUBLE, "退费金额（元）", "what was paid back")
                .field("acceptance", STRING, "接受程度", "accepted, reluctantly, refused, or null")
                .field("is_satisfied", BOOLEAN, "是否满意", "satisfied with the handling, or null")
                .rule(stop(
                        "earlier complaints fit",
                        "earlier_count_365_days is null or earlier_escalated_count <= earlier_count_365_days"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                all(Complaints.class),
                all(ComplaintStages.class).optional(),
                all(Customers.class).optional(),
                all(Subscriptions.class).optional(),
                all(Bills.class).optional(),
                all(UsageMonths.class).optional());
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> complaints = in.read(Complaints.class);
        Dataset<Row> records = complaints
                .withColumns(ComplaintHistory.columns())
                .withColumn("hours_to_resolve", hours(col("received_at"), col("resolved_at")));
        Dataset<Row> asked = complaints.select("complaint_id", "customer_key", "received_at", "received_date");
        Stream<Dataset<Row>> blocks = Stream.of(
                        in.has(ComplaintStages.class) ? handling(asked, in.read(ComplaintStages.class)) : null,
                        in.has(Customers.class) ? CustomerValue.level(asked, in.read(Customers.class)) : null,
                        in.has(Subscriptions.class) ? CustomerValue.plan(asked, in.read(Subscriptions.class)) : null,
                        in.has(Bills.class) ? CustomerValue.bills(asked, in.read(Bills.class)) : null,
                        in.has(UsageMonths.class) ? CustomerValue.usage(asked, in.read(UsageMonths.class)) : null)
                .filter(block -> block != null);
        Dataset<Row> joined = blocks.reduce(records, (left, right) -> left.join(right, BY_COMPLAINT, "left"));
        List<String> made = List.of(joined.columns());
        return joined.select(contract().fields().stream()
                .map(field -> made.contains(field.name())
                        ? col(field.name())
                        : lit(null).cast(field.type().spark()).as(field.name()))
                .toArray(Column[]::new));
    }

    private static Dataset<Row> handling(Dataset<Row> asked, Dataset<Row> stages) {
        Column isDispatch = col("event").equalTo("dispatched");
        Column dispatches = count_if(isDispatch);
        return asked.join(stages, "complaint_id")
                .groupBy("complaint_id")
                .agg(
                        hours(min("received_at"), min(when(isDispatch, col("happened_at"))))
                                .as("hours_to_dispatch"),
                        when(dispatches.gt(0), dispatches.minus(1))
                                .otherwise(0L)
                                .as("hand_off_count"),
                        count_if(col("event").equalTo("returned")).as("returned_count"),
                        count_if(col("event").equalTo("called_back")).gt(0).as("is_called_back"));
    }

    private static Column hours(Column from, Column to) {
        return round(unix_seconds(to).minus(unix_seconds(from)).divide(SECONDS_PER_HOUR), 2);
    }
}
