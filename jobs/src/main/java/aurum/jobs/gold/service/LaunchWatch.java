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
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import java.sql.Date;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * One row per service product launched in the last half year and check: what has to be there before it starts, and what is watched afterwards. A launch is the day from which the catalog says it holds, else that of its first offer;
 * of services that were offered when the deliveries begin, nobody knows when they were launched.
 */
public final class LaunchWatch implements Table {
    /** Whatever goes wrong with a new service shows within half a year. */
    private static final int WATCHED_DAYS = 180;

    /** A service whose first offer comes this soon after the very first of any was there before. */
    private static final int SETTLED_DAYS = 30;

    /** The first weeks of a service, and its newest, that are held against each other. */
    private static final int WEEKS_DAYS = 28;

    private static final double SECONDS_PER_HOUR = 3600;

    @Override
    public Contract contract() {
        return Contract.gold("launch_watch")
                .grain("one row per service product launched in the last %d days and check".formatted(WATCHED_DAYS))
                .key("service_product_id", "check_id")
                .field("service_product_id", STRING, "服务产品", "the service product", REQUIRED)
                .field(
                        "check_id",
                        STRING,
                        "检查项",
                        "before: promise, owner, moment, control_group, customers_asked; afterwards: in_time, use, complaints, rating",
                        REQUIRED)
                .field("kind", STRING, "类型", "checklist (what a launch needs) or watch (what came of it)", REQUIRED)
                .field(
                        "status",
                        STRING,
                        "状态",
                        "fine, attention, or not_known while fewer than %d are judged"
                                .formatted(LiftByOutcome.LEAST_CUSTOMERS),
                        REQUIRED)
                .field("judged_count", LONG, "判断数", "deliveries or customers it rests on, or null")
                .field(
                        "value",
                        DOUBLE,
                        "数值",
                        "hours promised, departments, moments, a share, or a rating; null when not known")
                .field(
                        "compared_with",
                        DOUBLE,
                        "对比值",
                        "the least or usual value: of use the first %d days after the launch, of complaints the same customers before"
                                .formatted(WEEKS_DAYS))
                .field(
                        "difference_low",
                        DOUBLE,
                        "差异下限",
                        "lower end of the 95 % interval of the difference, where both are shares of samples")
                .field("difference_high", DOUBLE, "差异上限", "upper end of it")
                .field("launched_date", DATE, "上线日期", "the day it was launched", REQUIRED)
                .rule(stop("what is not known has no value", "status <> 'not_known' or value is null"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return OfferOutcomes.inputs();
    }

    @Override
    public List<String> catalogLists() {
        return List.of("service_products", "key_moments");
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Column asOf = lit(Date.valueOf(in.asOf()));
        Dataset<Row> offers = OfferOutcomes.of(in);
        Dataset<Row> launched = launches(in, offers)
                .where(col("launched_date")
                        .leq(asOf)
                        .and(date_add(col("launched_date"), WATCHED_DAYS).geq(asOf)));
        return sums(offers.join(launched, new String[] {"service_product_id"}), asOf)
                .flatMap(
                        (FlatMapFunction<Row, Row>) row -> LaunchChecks.of(row).iterator(),
                        Encoders.row(contract().schema()));
    }

    /** When each product was launched, where that is known, and what the catalog has prepared for it. */
    private static Dataset<Row> launches(Inputs in, Dataset<Row> offers) {
        Dataset<Row> firsts =
                offers.groupBy("service_product_id").agg(min("offered_date").as("first_date"));
        Dataset<Row> oldest = firsts.agg(min("first_date").as("oldest_date"));
        Dataset<Row> catalog = in.catalog("service_products", "id", "promise_hours", "departments", "valid_from")
                .select(
                        col("id").as("service_product_id"),
                        col("promise_hours").cast("double").as("promise_hours"),
                        size(split(col("departments"), ";")).cast("long").as("department_count"),
                        col("valid_from").cast("date").as("valid_from"));
        Dataset<Row> moments = in.catalog("key_moments", "service_product")
                .groupBy(col("service_product").as("service_product_id"))
                .agg(count(lit(1)).as("moment_count"));
        Column firstOffer = when(col("first_date").gt(date_add(col("oldest_date"), SETTLED_DAYS)), col("first_date"));
        return firsts.crossJoin(oldest)
                .join(catalog, new String[] {"service_product_id"}, "left")
                .join(moments, new String[] {"service_product_id"}, "left")
                .withColumn("launched_date", coalesce(col("valid_from"), firstOffer))
                .drop("first_date", "oldest_date", "valid_from");
    }

    private static Dataset<Row> sums(Dataset<Row> offers, Column asOf) {
        Column isDelivered = not(col("is_control"));
        Column isFirst = col("offered_date").lt(date_add(col("launched_date"), WEEKS_DAYS));
        Column isNewest =
                not(isFirst).and(col("offered_date").gt(date_add(asOf, -WEEKS_DAYS - OfferOutcomes.USE_DAYS)));
        Column judged = isDelivered.and(col("used").isNotNull());
        Column hours = unix_seconds(col("offered_at"))
                .minus(unix_seconds(col("moment_at")))
                .divide(SECONDS_PER_HOUR);
        Column watched = isDelivered.and(col("complained").isNotNull());
        return offers.where(col("offered_date").geq(col("launched_date")))
                .groupBy("service_product_id", "launched_date", "promise_hours", "department_count", "moment_count")
                .agg(
                        count(lit(1)).as("due"),
                        count_if(col("is_control")).as("control"),
                        count_if(isDelivered
                                        .and(hours.isNotNull())
                                        .and(col("promise_hours").isNotNull()))
                                .as("timed"),
                        count_if(isDelivered.and(hours.leq(col("promise_hours"))))
                                .as("in_time"),
                        count_if(judged.and(isFirst)).as("first_judged"),
                        count_if(judged.and(isFirst).and(col("used"))).as("first_used"),
                        count_if(judged.and(isNewest)).as("newest_judged"),
                        count_if(judged.and(isNewest).and(col("used"))).as("newest_used"),
                        count_if(watched).as("watched"),
                        count_if(watched.and(col("complained"))).as("complained"),
                        count_if(watched.and(col("complained_before"))).as("complained_before"),
                        count_if(isDelivered.and(col("satisfaction").isNotNull()))
                                .as("rated"),
                        sum(when(isDelivered, col("satisfaction"))).as("satisfaction"));
    }
}
