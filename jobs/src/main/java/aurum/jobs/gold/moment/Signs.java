package aurum.jobs.gold.moment;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.silver.contact.Contacts;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** What each source tells of the columns of {@link MomentSigns}, at the end of a day: one row per {@code customer_key}. */
final class Signs {
    /** Of contacts and use, what is farther back is not read every day again. */
    private static final int RECENT_DAYS = 84;

    /** A plan is held against this many complete months of use. */
    private static final long PRICED_MONTHS = 3;

    private final LocalDate day;
    private final Column date;
    private final Column recently;
    private final Column endOfDay;

    Signs(LocalDate day) {
        this.day = day;
        this.date = lit(Date.valueOf(day));
        this.recently = lit(Date.valueOf(day.minusDays(RECENT_DAYS - 1L)));
        this.endOfDay = lit(Date.valueOf(day.plusDays(1))).cast("timestamp");
    }

    Dataset<Row> ofCustomers(Dataset<Row> features, Dataset<Row> holidays) {
        boolean isHoliday = !holidays.where(col("kind").equalTo("public_holiday"))
                .where(col("date").equalTo(day.toString()))
                .isEmpty();
        Column wholeYears = ceil(months_between(date, col("activated_date")).divide(12));
        return features.select(
                col("customer_key"),
                col("region_id"),
                col("district_id"),
                col("product_line"),
                col("plan_id"),
                col("level"),
                col("is_prepaid"),
                col("is_real_name"),
                col("age_years"),
                col("tenure_months"),
                lit((long) day.getMonthValue()).as("calendar_month"),
                lit(isHoliday).as("is_public_holiday"),
                month(col("birth_month")).equalTo(day.getMonthValue()).as("is_birth_month"),
                datediff(
                                add_months(
                                        col("activated_date"),
                                        wholeYears.multiply(12).cast("int")),
                                date)
                        .as("days_to_anniversary"),
                col("contract_days_left"),
                col("points"),
                datediff(col("points_expire_date"), date).as("days_to_points_expiry"),
                col("bill_to_median_ratio"),
                col("days_since_use"),
                date.as("signs_date"));
    }

    /** Each state of a customer against the one before; the first one is no change. */
    Dataset<Row> ofChanges(Dataset<Row> states) {
        WindowSpec history = Window.partitionBy("customer_key").orderBy("valid_from");
        Column hasJoined = col("family_group_key").isNotNull();
        return states.where(col("valid_from").lt(endOfDay))
                .select(
                        col("customer_key"),
                        col("changed_date"),
                        changed("level", history).as("level_changed"),
                        changed("device", history).as("device_changed"),
                        changed("district_id", history).as("district_changed"),
                        hasJoined
                                .and(lag("family_group_key", 1).over(history).isNull())
                                .and(lag("changed_date", 1).over(history).isNotNull())
                                .as("family_changed"))
                .groupBy("customer_key")
                .agg(
                        since(max(when(col("level_changed"), col("changed_date"))))
                                .as("days_since_level_change"),
                        since(max(when(col("device_changed"), col("changed_date"))))
                                .as("days_since_device_change"),
                        since(max(when(col("district_changed"), col("changed_date"))))
                                .as("days_since_move"),
                        since(max(when(col("family_changed"), col("changed_date"))))
                                .as("days_since_family_change"));
    }

    private static Column changed(String column, WindowSpec history) {
        return col(column).notEqual(lag(column, 1).over(history));
    }

    private Column since(Column lastDate) {
        return datediff(date, lastDate);
    }

    Dataset<Row> ofBills(Dataset<Row> bills) {
        return bills.where(col("bill_month").lt(lit(Date.valueOf(day.withDayOfMonth(1)))))
                .groupBy("customer_key")
                .agg(
                        count(lit(1)).as("bill_count"),
                        since(to_date(max(when(col("paid_at").lt(endOfDay), col("paid_at")))))
                                .as("days_since_payment"));
    }

    Dataset<Row> ofContacts(Dataset<Row> contacts) {
        Column isTheirs = col("direction").equalTo("inbound");
        return contacts.where(col("contacted_date").between(recently, date))
                .groupBy("customer_key")
                .agg(
                        last(isTheirs.and(col("channel").equalTo("hotline"))).as("days_since_hotline_call"),
                        last(col("campaign_id").isNotNull()).as("days_since_campaign_contact"),
                        last(isTheirs.and(Contacts.isAboutLeaving())).as("days_since_leaving_enquiry"));
    }

    private Column last(Column which) {
        return since(max(when(which, col("contacted_date"))));
    }

    Dataset<Row> ofPlans(Dataset<Row> plans) {
        return plans.where(col("is_best").and(col("month_count").geq(PRICED_MONTHS)))
                .select(col("customer_key"), col("saving_yuan").as("plan_saving_yuan"));
    }

    Dataset<Row> ofComplaints(Dataset<Row> complaints) {
        Column resolved = to_date(col("resolved_at"));
        return complaints
                .where(col("customer_key").isNotNull().and(col("resolved_at").lt(endOfDay)))
                .groupBy("customer_key")
                .agg(
                        since(max(resolved)).as("days_since_complaint_resolved"),
                        since(max(when(col("department_id").equalTo("network"), resolved)))
                                .as("days_since_network_resolved"));
    }

    Dataset<Row> ofUse(Dataset<Row> days) {
        Column isThisMonth = col("usage_date").geq(lit(Date.valueOf(day.withDayOfMonth(1))));
        Column isRoaming = coalesce(col("roaming_megabytes"), lit(0.0))
                .plus(coalesce(col("roaming_minutes"), lit(0.0)))
                .gt(0);
        return days.where(col("usage_date").between(recently, date))
                .groupBy("customer_key")
                .agg(
                        round(sum(when(isThisMonth, col("data_megabytes"))), 3).as("data_this_month"),
                        since(max(when(isRoaming, col("usage_date")))).as("days_since_roaming"),
                        count_if(isRoaming).as("roaming_day_count_84_days"));
    }

    /** Of a lake without use, nothing is known. */
    Dataset<Row> withAllowance(Dataset<Row> known, Dataset<Row> plans) {
        Column used = List.of(known.columns()).contains("data_this_month")
                ? coalesce(col("data_this_month"), lit(0.0))
                : lit(null).cast("double");
        return known.join(
                        plans.select(
                                col("id").as("plan_id"),
                                col("data_allowance_megabytes").cast("double").as("allowance")),
                        new String[] {"plan_id"},
                        "left")
                .withColumn("data_allowance_used_rate", round(used.divide(nullif(col("allowance"), lit(0.0))), 4));
    }

    /** Days of outages, by where they were. */
    Dataset<Row> outages(Dataset<Row> events) {
        return events.where(col("kind").equalTo("outage").and(col("began_date").leq(date)))
                .select(
                        col("region_id").as("hit_region"),
                        col("district_id").as("hit_district"),
                        col("product_line").as("hit_line"),
                        datediff(date, col("began_date")).as("days_since_outage_nearby"));
    }

    /** Days of planned works that were announced, by where they will be. */
    Dataset<Row> works(Dataset<Row> notices) {
        return notices.where(
                        col("kind").equalTo("planned_work").and(col("sent_date").leq(date)))
                .where(to_date(col("begins_at")).geq(date))
                .select(
                        col("region_id").as("hit_region"),
                        col("district_id").as("hit_district"),
                        col("product_line").as("hit_line"),
                        datediff(to_date(col("begins_at")), date).as("days_to_works_nearby"));
    }

    /** The nearest in time of what hits a customer's place and line; a blank one means all of them. */
    Dataset<Row> nearby(Dataset<Row> known, Dataset<Row> hits) {
        String sign = hits.columns()[3];
        Dataset<Row> places =
                known.select("region_id", "district_id", "product_line").distinct();
        Dataset<Row> nearest = places.join(
                        broadcast(hits),
                        col("region_id")
                                .equalTo(col("hit_region"))
                                .and(col("hit_district")
                                        .isNull()
                                        .or(col("hit_district").equalTo(col("district_id"))))
                                .and(col("hit_line").isNull().or(col("hit_line").equalTo(col("product_line")))))
                .groupBy("region_id", "district_id", "product_line")
                .agg(min(sign).as(sign));
        return known.join(broadcast(nearest), new String[] {"region_id", "district_id", "product_line"}, "left");
    }
}
