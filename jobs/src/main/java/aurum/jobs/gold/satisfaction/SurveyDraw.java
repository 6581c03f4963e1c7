package aurum.jobs.gold.satisfaction;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** The steps of {@link SurveyCandidates}: whom today's plans consider, who of them may be asked, who is drawn. */
final class SurveyDraw {
    private static final long PARTS_OF_ONE = 1_000_000_007L;
    /** Every calendar survey comes once a year at least. */
    private static final int MONTHS_BACK = 12;

    private final Column day;

    SurveyDraw(LocalDate today) {
        this.day = lit(Date.valueOf(today));
    }

    /** Those that hold on the day of their list: a touchpoint's today, a calendar survey's newest. */
    Dataset<Row> plans(Dataset<Row> plans) {
        Dataset<Row> due = plans.where("trigger = 'calendar'")
                .withColumn("month", explode(sequence(lit(0), lit(MONTHS_BACK))))
                .withColumn("month", add_months(trunc(day, "MM"), negate(col("month"))))
                .withColumn(
                        "list_date",
                        date_add(col("month"), col("day_of_month").cast("int").minus(1)))
                .where(col("list_date").leq(day))
                .where(array_contains(
                        split(col("months"), ";\\s*"), month(col("month")).cast("string")))
                .groupBy("id")
                .agg(max("list_date").as("due_date"));
        return plans.join(due, new String[] {"id"}, "left")
                .withColumn(
                        "list_date",
                        when(col("trigger").equalTo("calendar"), col("due_date"))
                                .otherwise(day))
                .where("list_date is not null")
                .where(coalesce(col("valid_from").cast("date").leq(col("list_date")), lit(true)))
                .where(coalesce(col("valid_to").cast("date").geq(col("list_date")), lit(true)))
                .select(
                        col("id").as("plan_id"),
                        col("sort_order").as("plan_order"),
                        col("survey_kind"),
                        col("trigger"),
                        col("trigger_channel"),
                        col("channel"),
                        coalesce(col("within_days").cast("int"), lit(1)).as("within_days"),
                        col("quarantine_days").cast("int").as("quarantine_days"),
                        col("sampling_rate").cast("double").as("plan_rate"),
                        col("quota_per_region").cast("long").as("quota"),
                        col("list_date"),
                        // A round's own invitations go out on its day; they must not count against it.
                        when(col("trigger").equalTo("calendar"), date_add(col("list_date"), -1))
                                .otherwise(col("list_date"))
                                .as("known_until"));
    }

    Dataset<Row> everybody(Dataset<Row> plans, Dataset<Row> customers) {
        return plans.where("trigger = 'calendar'")
                .join(
                        customers.select("customer_key", "activated_date", "left_date"),
                        col("activated_date")
                                .leq(col("list_date"))
                                .and(col("left_date")
                                        .isNull()
                                        .or(col("left_date").gt(col("list_date")))))
                .drop("activated_date", "left_date")
                .withColumn("trigger_id", lit(null).cast("string"))
                .withColumn("touchpoint_channel", lit(null).cast("string"))
                .withColumn("trigger_at", lit(null).cast("timestamp"));
    }

    Dataset<Row> afterComplaints(Dataset<Row> plans, Dataset<Row> complaints) {
        return touched(
                plans.where("trigger = 'complaint_resolved'"),
                complaints
                        .where("resolved_at is not null")
                        .select(
                                col("customer_key"),
                                col("complaint_id").as("trigger_id"),
                                col("channel").as("touchpoint_channel"),
                                col("resolved_at").as("trigger_at")));
    }

    Dataset<Row> afterContacts(Dataset<Row> plans, Dataset<Row> contacts) {
        return touched(
                plans.where("trigger = 'contact'"),
                contacts.where("direction <> 'outbound'")
                        .select(
                                col("customer_key"),
                                col("contact_id").as("trigger_id"),
                                col("channel").as("touchpoint_channel"),
                                col("contacted_at").as("trigger_at")));
    }

    private Dataset<Row> touched(Dataset<Row> plans, Dataset<Row> touchpoints) {
        Column isInTime = to_date(col("trigger_at"))
                .leq(day)
                .and(to_date(col("trigger_at")).gt(date_add(day, negate(col("within_days")))));
        Column isChannel =
                col("trigger_channel").isNull().or(col("trigger_channel").equalTo(col("touchpoint_channel")));
        return touchpoints.where("customer_key is not null").join(plans, isInTime.and(isChannel));
    }

    /** The newest touchpoint of each customer, where the customer lives, and whether still one. */
    Dataset<Row> onePerPlan(Dataset<Row> considered, Dataset<Row> customers) {
        Dataset<Row> newest = considered
                .groupBy(
                        "plan_id",
                        "plan_order",
                        "survey_kind",
                        "trigger",
                        "channel",
                        "quarantine_days",
                        "plan_rate",
                        "quota",
                        "list_date",
                        "known_until",
                        "customer_key")
                .agg(max_by(
                                struct("trigger_id", "touchpoint_channel", "trigger_at"),
                                struct("trigger_at", "trigger_id"))
                        .as("touchpoint"));
        Dataset<Row> places = customers.select(col("customer_key"), col("region_id"), col("left_date"));
        return newest.select("*", "touchpoint.*")
                .drop("touchpoint")
                .join(places, new String[] {"customer_key"}, "left")
                .withColumn("region_id", coalesce(col("region_id"), lit("unknown")))
                .withColumn("has_left", coalesce(col("left_date").leq(col("list_date")), lit(false)));
    }

    Dataset<Row> withConsent(Dataset<Row> considered, Dataset<Row> consents) {
        Column isRefused = not(col("is_given"));
        Dataset<Row> refused = ofCustomers(considered, consents.where("purpose = 'survey'"))
                .where(to_date(col("decided_at")).leq(col("known_until")))
                .groupBy("plan_id", "customer_key")
                .agg(max_by(isRefused, struct(col("decided_at"), isRefused)).as("has_refused"));
        return with(considered, refused, "has_refused");
    }

    Dataset<Row> withQuarantine(Dataset<Row> considered, Dataset<Row> invitations) {
        Dataset<Row> asked = ofCustomers(considered, invitations.where("is_asked"))
                .where(col("invited_date").leq(col("known_until")))
                .groupBy("plan_id", "customer_key")
                .agg(min(datediff(col("list_date"), col("invited_date"))).as("days_since_asked"));
        return considered.join(asked, new String[] {"plan_id", "customer_key"}, "left");
    }

    Dataset<Row> withOpenComplaints(Dataset<Row> considered, Dataset<Row> complaints) {
        Dataset<Row> open = ofCustomers(considered, complaints)
                .where(col("received_date").leq(col("known_until")))
                .where(coalesce(to_date(col("resolved_at")).gt(col("known_until")), lit(true)))
                .groupBy("plan_id", "customer_key")
                .agg(lit(true).as("has_open_complaint"));
        return with(considered, open, "has_open_complaint");
    }

    private static Dataset<Row> ofCustomers(Dataset<Row> considered, Dataset<Row> facts) {
        return facts.drop("channel", "region_id", "survey_kind")
                .join(considered.select("plan_id", "customer_key", "list_date", "known_until"), "customer_key");
    }

    private static Dataset<Row> with(Dataset<Row> considered, Dataset<Row> found, String flag) {
        return considered
                .join(found, new String[] {"plan_id", "customer_key"}, "left")
                .withColumn(flag, coalesce(col(flag), lit(false)));
    }

    /** The first reason against; of several plans that might ask a customer, the first of the catalog does. */
    Dataset<Row> mayBeAsked(Dataset<Row> considered) {
        Column reason = when(col("has_left"), lit("left"))
                .when(col("has_refused"), lit("no_consent"))
                .when(col("days_since_asked").lt(col("quarantine_days")), lit("asked_lately"))
                .when(col("has_open_complaint"), lit("open_complaint"));
        Column place = row_number()
                .over(Window.partitionBy(
                                col("customer_key"),
                                col("list_date"),
                                col("reason").isNull())
                        .orderBy("plan_order"));
        return considered
                .withColumn("reason", reason)
                .withColumn("place", place)
                .withColumn(
                        "reason",
                        when(col("reason").isNull().and(col("place").gt(1)), lit("asked_by_other_plan"))
                                .otherwise(col("reason")))
                .drop("place");
    }

    /** Systematic sampling (Madow 1949): in a hashed order one is drawn each time the added-up odds pass a whole number, from a hashed start on. */
    Dataset<Row> drawn(Dataset<Row> considered) {
        Column may = col("reason").isNull();
        Dataset<Row> rated = considered
                .withColumn("stratum", concat_ws(":", col("plan_id"), col("region_id")))
                .withColumn("eligible", count_if(may).over(Window.partitionBy("stratum")))
                .withColumn(
                        "sampling_rate",
                        when(
                                        may,
                                        least(
                                                col("plan_rate"),
                                                coalesce(try_divide(col("quota"), col("eligible")), lit(1.0))))
                                .otherwise(lit(0.0)))
                .withColumn(
                        "chance",
                        xxhash64(
                                col("customer_key"),
                                col("plan_id"),
                                col("list_date").cast("string")));
        Column upTo = sum("sampling_rate")
                .over(Window.partitionBy("stratum").orderBy("chance", "customer_key"))
                .plus(uniform(xxhash64(col("stratum"), col("list_date").cast("string"))));
        Column isSelected = may.and(floor(col("up_to").plus(1e-9))
                .gt(floor(col("up_to").minus(col("sampling_rate")).plus(1e-9))));
        return rated.withColumn("up_to", upTo)
                .withColumn("is_selected", isSelected)
                .withColumn(
                        "left_out_reason",
                        when(col("is_selected"), lit(null).cast("string"))
                                .otherwise(coalesce(col("reason"), lit("not_drawn"))))
                // Of a round, whoever was merely not drawn is nearly everybody.
                .where(not(col("trigger")
                        .equalTo("calendar")
                        .and(coalesce(col("left_out_reason").equalTo("not_drawn"), lit(false)))));
    }

    private static Column uniform(Column hash) {
        return pmod(hash, lit(PARTS_OF_ONE)).divide(lit((double) PARTS_OF_ONE));
    }
}
