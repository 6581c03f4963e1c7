package aurum.jobs.gold.service;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per service product, region and month: how quickly it reached whom (efficiency and effectiveness) and what it brought (benefit). Counts and sums only; shares are divided after adding up. What it brought beyond what would
 * have happened anyway is told by {@link ServiceProductLift}.
 */
public final class ServiceProductScorecard implements Table {
    private static final double SECONDS_PER_HOUR = 3600;

    @Override
    public Contract contract() {
        return Contract.gold("service_product_scorecard")
                .grain("one row per service product, region and month in which its moment came for somebody")
                .key("service_product_id", "region_id", "month_start_date")
                .scope("region_id")
                .field("service_product_id", STRING, "服务产品", "the service product", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'unknown'", REQUIRED)
                .field("due_count", LONG, "应提供次数", "moments that called for it, control group included", REQUIRED)
                .field("control_count", LONG, "对照组次数", "of these, deliberately not offered", REQUIRED)
                .field("delivered_count", LONG, "提供次数", "of these, delivered to the customer", REQUIRED)
                .field(
                        "timed_count",
                        LONG,
                        "可计时次数",
                        "of those delivered, with a known moment and a promise in the catalog",
                        REQUIRED)
                .field("in_time_count", LONG, "按时次数", "of these, delivered within the promised hours", REQUIRED)
                .field(
                        "reached_customer_count",
                        LONG,
                        "触达客户数",
                        "customers it was delivered to; of several months they cannot be added up",
                        REQUIRED)
                .field("channel_count", LONG, "渠道数", "channels it was delivered through", REQUIRED)
                .field("taken_count", LONG, "接受次数", "of those delivered, taken", REQUIRED)
                .field(
                        "judged_count",
                        LONG,
                        "可判断次数",
                        "of those delivered, more than %d days old: whether they were used is known"
                                .formatted(OfferOutcomes.USE_DAYS),
                        REQUIRED)
                .field("used_count", LONG, "使用次数", "of these, used", REQUIRED)
                .field("rated_count", LONG, "评分次数", "of those delivered, rated by the customer", REQUIRED)
                .field(
                        "watched_count",
                        LONG,
                        "可观察次数",
                        "of those delivered, more than %d days old: whether a complaint followed is known"
                                .formatted(OfferOutcomes.COMPLAINT_DAYS),
                        REQUIRED)
                .field(
                        "complained_count",
                        LONG,
                        "随后投诉次数",
                        "of these, followed by a complaint of the customer within %d days, whatever it was about"
                                .formatted(OfferOutcomes.COMPLAINT_DAYS),
                        REQUIRED)
                .field("promise_hours", DOUBLE, "承诺时长（小时）", "hours within which the catalog promises it, or null")
                .field(
                        "delivery_hours",
                        DOUBLE,
                        "提供时长合计（小时）",
                        "hours from the moment to the delivery, of the timed ones",
                        REQUIRED)
                .field("satisfaction_sum", DOUBLE, "满意度合计", "sum of the ratings, 0 to 10 each", REQUIRED)
                .field("value_yuan", DOUBLE, "收入（元）", "what customers spent on it", REQUIRED)
                .field("month_start_date", DATE, "月份", "the first day of the month of the offer", REQUIRED)
                .rule(stop("delivered or control", "due_count = control_count + delivered_count"))
                .rule(stop(
                        "who used it was offered it", "used_count <= judged_count and judged_count <= delivered_count"))
                .rule(stop("in time of those timed", "in_time_count <= timed_count and timed_count <= delivered_count"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return OfferOutcomes.inputs();
    }

    @Override
    public List<String> catalogLists() {
        return List.of("service_products");
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> promises = in.catalog("service_products", "id", "promise_hours")
                .select(
                        col("id").as("service_product_id"),
                        col("promise_hours").cast("double").as("promise_hours"));
        Column hours = unix_seconds(col("offered_at"))
                .minus(unix_seconds(col("moment_at")))
                .divide(SECONDS_PER_HOUR);
        return byMonth(OfferOutcomes.of(in)
                .join(promises, new String[] {"service_product_id"}, "left")
                .withColumn("hours", when(col("promise_hours").isNotNull(), hours)));
    }

    private static Dataset<Row> byMonth(Dataset<Row> offers) {
        Column isDelivered = not(col("is_control"));
        Column hours = col("hours");
        return offers.groupBy(
                        col("service_product_id"),
                        col("region_id"),
                        to_date(trunc(col("offered_date"), "MM")).as("month_start_date"))
                .agg(
                        count(lit(1)).as("due_count"),
                        count_if(col("is_control")).as("control_count"),
                        count_if(isDelivered).as("delivered_count"),
                        count_if(isDelivered.and(hours.isNotNull())).as("timed_count"),
                        count_if(isDelivered.and(hours.leq(col("promise_hours"))))
                                .as("in_time_count"),
                        count_distinct(when(isDelivered, col("customer_key"))).as("reached_customer_count"),
                        count_distinct(when(isDelivered, col("channel"))).as("channel_count"),
                        count_if(isDelivered.and(col("is_taken"))).as("taken_count"),
                        count_if(isDelivered.and(col("used").isNotNull())).as("judged_count"),
                        count_if(isDelivered.and(col("used"))).as("used_count"),
                        count_if(isDelivered.and(col("satisfaction").isNotNull()))
                                .as("rated_count"),
                        count_if(isDelivered.and(col("complained").isNotNull())).as("watched_count"),
                        count_if(isDelivered.and(col("complained"))).as("complained_count"),
                        max("promise_hours").as("promise_hours"),
                        total(when(isDelivered, hours)).as("delivery_hours"),
                        total(when(isDelivered, col("satisfaction"))).as("satisfaction_sum"),
                        total(when(isDelivered, col("value_yuan"))).as("value_yuan"))
                .select(
                        "service_product_id",
                        "region_id",
                        "due_count",
                        "control_count",
                        "delivered_count",
                        "timed_count",
                        "in_time_count",
                        "reached_customer_count",
                        "channel_count",
                        "taken_count",
                        "judged_count",
                        "used_count",
                        "rated_count",
                        "watched_count",
                        "complained_count",
                        "promise_hours",
                        "delivery_hours",
                        "satisfaction_sum",
                        "value_yuan",
                        "month_start_date");
    }

    /** Rounded, as the last digits depend on the order of the rows. */
    private static Column total(Column values) {
        return round(coalesce(sum(values), lit(0.0)), 4);
    }
}
