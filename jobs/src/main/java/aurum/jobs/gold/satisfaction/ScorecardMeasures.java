package aurum.jobs.gold.satisfaction;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.unix_timestamp;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How the KPIs of the scorecard that count what happened are measured: one row per KPI, department or branch, and period, with score, 95 % interval and the number of cases it rests on.
 * Those that people rated: {@link ScorecardRatings}.
 */
final class ScorecardMeasures {
    private static final double NORMAL = 1.959964;
    private static final double PER_10K = 10_000;
    private static final double DAYS_PER_MONTH = 30;
    private static final int REPEATED_WITHIN_DAYS = 30;
    private static final int ANSWERED_WITHIN_SECONDS = 15;
    private static final int SECONDS_PER_HOUR = 3_600;
    private static final int DECIMALS = 9;

    private ScorecardMeasures() {}

    /**
     * Shares of complaints, by the branch where they arose and the department in charge.
     *
     * @param limits by level, within how many hours a complaint is to be resolved; the row without a level holds for all others
     * @param fixed ids of the categories that repairs and installations are complained about in
     */
    static Dataset<Row> complaints(Dataset<Row> records, Dataset<Row> limits, Dataset<Row> fixed, LocalDate asOf) {
        Dataset<Row> others = limits.where("level is null").select(col("hours").as("other_hours"));
        Dataset<Row> limited = records.join(limits.where("level is not null"), new String[] {"level"}, "left")
                .crossJoin(others)
                .join(fixed.withColumn("is_fixed", lit(true)), new String[] {"category_id"}, "left")
                .withColumn("limit_hours", coalesce(col("hours"), col("other_hours")));
        Column endOfDay = unix_timestamp(date_add(lit(Date.valueOf(asOf)), 1).cast("timestamp"));
        Column isDue = unix_timestamp(col("received_at"))
                .plus(col("limit_hours").multiply(SECONDS_PER_HOUR))
                .leq(endOfDay);
        Column isJudged = col("limit_hours")
                .isNotNull()
                .and(col("hours_to_resolve").isNotNull().or(isDue));
        Column inTime = coalesce(col("hours_to_resolve").leq(col("limit_hours")), lit(false));
        Column isResolved = col("hours_to_resolve").isNotNull();
        Column again = coalesce(col("days_since_previous").leq(REPEATED_WITHIN_DAYS), lit(false));
        Dataset<Row> facts = limited.select(
                col("region_id"),
                col("department_id"),
                col("received_date"),
                explode(array(
                                fact("resolved_in_time", isJudged, inTime),
                                fact("install_repair_in_time", isJudged.and(col("is_fixed")), inTime),
                                fact(
                                        "first_contact_resolution",
                                        isResolved.and(col("hand_off_count").isNotNull()),
                                        col("hand_off_count").equalTo(0)),
                                fact("repeat_rate", col("customer_key").isNotNull(), again),
                                fact("escalation_rate", lit(true), col("is_escalated"))))
                        .as("fact"));
        return shares(facts.where("fact.counts"), "received_date");
    }

    private static Column fact(String kpi, Column counts, Column holds) {
        return struct(
                lit(kpi).as("kpi_id"),
                coalesce(counts, lit(false)).as("counts"),
                coalesce(holds, lit(false)).as("holds"));
    }

    /** Answered within fifteen seconds, of the calls to the hotline. */
    static Dataset<Row> hotline(Dataset<Row> contacts) {
        Dataset<Row> facts = contacts.where(
                        "channel = 'hotline' and direction = 'inbound' and wait_seconds is not null")
                .select(
                        col("region_id"),
                        lit("customer_service").as("department_id"),
                        col("contacted_date"),
                        fact("hotline_answer_15", lit(true), col("wait_seconds").leq(ANSWERED_WITHIN_SECONDS))
                                .as("fact"));
        return shares(facts, "contacted_date");
    }

    /** Counted by month first, of which every longer period is made. */
    private static Dataset<Row> shares(Dataset<Row> facts, String day) {
        Dataset<Row> months = facts.groupBy(
                        col("fact.kpi_id").as("kpi_id"),
                        col("region_id"),
                        col("department_id"),
                        trunc(col(day), "MM").as("month"))
                .agg(count_if(col("fact.holds")).as("holding"), count(lit(1)).as("cases"));
        return wilson(SurveyPeriods.of(units(months), "month")
                .groupBy("kpi_id", "unit_kind", "unit_id", "period_kind", "period_start_date")
                .agg(sum("holding").as("holding"), sum("cases").as("case_count")));
    }

    /** Every fact once for its branch and once for its department. */
    private static Dataset<Row> units(Dataset<Row> facts) {
        return facts.withColumn(
                        "_unit",
                        explode(array(
                                struct(
                                        lit("branch").as("kind"),
                                        col("region_id").as("id")),
                                struct(
                                        lit("department").as("kind"),
                                        col("department_id").as("id")))))
                .withColumn("unit_kind", col("_unit.kind"))
                .withColumn("unit_id", col("_unit.id"))
                .where("unit_id is not null and unit_id <> 'unknown'");
    }

    /** Wilson's (1927) interval of a share. */
    private static Dataset<Row> wilson(Dataset<Row> counts) {
        Column n = col("case_count");
        Column p = col("holding").divide(n);
        double z2 = NORMAL * NORMAL;
        Column middle = p.plus(lit(z2).divide(n.multiply(2))).divide(lit(1).plus(lit(z2).divide(n)));
        Column reach = lit(NORMAL)
                .multiply(sqrt(
                        p.multiply(lit(1).minus(p)).divide(n).plus(lit(z2 / 4).divide(n.multiply(n)))))
                .divide(lit(1).plus(lit(z2).divide(n)));
        return measured(counts.withColumn("score", p)
                .withColumn("score_low", Spread.within(middle.minus(reach), 0, 1))
                .withColumn("score_high", Spread.within(middle.plus(reach), 0, 1)));
    }

    /** Complaints per 10,000 customers and 30 days: of a branch its own, of a department those it is in charge of per 10,000 customers of all. */
    static Dataset<Row> complaintRate(Dataset<Row> records, Dataset<Row> subscribers) {
        Dataset<Row> days = SurveyPeriods.of(subscribers, "subscriber_date");
        // Customer-days ÷ 30, so that a period that has only begun is measured like the others.
        Column months = sum("subscriber_count").divide(DAYS_PER_MONTH);
        Dataset<Row> exposure = days.groupBy("period_kind", "period_start_date", "region_id")
                .agg(months.as("exposure"))
                .withColumnRenamed("region_id", "exposed");
        Dataset<Row> all = days.groupBy("period_kind", "period_start_date")
                .agg(months.as("exposure"))
                .withColumn("exposed", lit("all"));
        Dataset<Row> known =
                subscribers.select(col("subscriber_date").as("received_date")).distinct();
        Dataset<Row> received = records.join(known, "received_date")
                .groupBy(
                        col("region_id"),
                        col("department_id"),
                        trunc(col("received_date"), "MM").as("month"))
                .agg(count(lit(1)).as("cases"));
        Dataset<Row> counts = SurveyPeriods.of(units(received), "month")
                .groupBy("unit_kind", "unit_id", "period_kind", "period_start_date")
                .agg(sum("cases").as("case_count"))
                .withColumn(
                        "exposed",
                        when(col("unit_kind").equalTo("branch"), col("unit_id")).otherwise(lit("all")));
        return poisson(
                counts.join(exposure.unionByName(all), new String[] {"period_kind", "period_start_date", "exposed"}),
                "complaint_rate",
                PER_10K);
    }

    /** Customers of the upper levels who left, of those there were, per 30 days. */
    static Dataset<Row> churn(Dataset<Row> customers, Dataset<Row> days) {
        Dataset<Row> valued = customers.where("valid_to is null and level in ('diamond', 'gold', 'silver')");
        Dataset<Row> spans = SurveyPeriods.of(days, "subscriber_date")
                .groupBy("period_kind", "period_start_date")
                .agg(
                        min("subscriber_date").as("first_date"),
                        max("subscriber_date").as("last_date"),
                        countDistinct("subscriber_date").as("days"));
        Column isThere = col("activated_date")
                .lt(col("first_date"))
                .and(col("left_date").isNull().or(col("left_date").geq(col("first_date"))));
        return poisson(
                valued.join(spans, isThere)
                        .groupBy("region_id", "period_kind", "period_start_date", "days")
                        .agg(
                                count_if(col("left_date").leq(col("last_date"))).as("case_count"),
                                count(lit(1)).as("there"))
                        .withColumn(
                                "exposure", col("there").multiply(col("days")).divide(DAYS_PER_MONTH))
                        .withColumn("unit_kind", lit("branch"))
                        .withColumn("unit_id", col("region_id")),
                "mid_high_value_churn",
                1);
    }

    /** A rate of counted cases; its interval is that of the square root of a count. */
    private static Dataset<Row> poisson(Dataset<Row> counts, String kpi, double per) {
        Column cases = col("case_count");
        Column half = lit(NORMAL / 2);
        Column low = greatest(lit(0.0), sqrt(cases.plus(0.375)).minus(half));
        Column high = sqrt(cases.plus(0.375)).plus(half);
        Column scale = lit(per).divide(col("exposure"));
        return measured(counts.withColumn("kpi_id", lit(kpi))
                .withColumn("score", cases.multiply(scale))
                .withColumn("score_low", least(low.multiply(low), cases).multiply(scale))
                .withColumn("score_high", greatest(high.multiply(high), cases).multiply(scale)));
    }

    /** Problem points solved, of those found, by rectification measures that ended in the period; one that is going on counts on the last day that is known. */
    static Dataset<Row> problemPoints(Dataset<Row> campaigns, LocalDate asOf) {
        Column ended = coalesce(col("completed_date"), col("ends_date"), col("begins_date"));
        Dataset<Row> points = units(campaigns
                        .where("kind = 'rectification' and problem_point_count > 0 and department_id = 'network'")
                        .withColumn("ended_date", least(to_date(ended), lit(Date.valueOf(asOf)))))
                .withColumn("solved", coalesce(col("solved_point_count"), lit(0L)));
        return wilson(SurveyPeriods.of(points, "ended_date")
                .groupBy("unit_kind", "unit_id", "period_kind", "period_start_date")
                .agg(sum("solved").as("holding"), sum("problem_point_count").as("case_count"))
                .withColumn("kpi_id", lit("network_points_solved")));
    }

    /** Scores to nine decimals: whose are equal stay equal, in whatever order they were added up. */
    static Dataset<Row> measured(Dataset<Row> rows) {
        return rows.select(
                col("kpi_id"),
                col("unit_kind"),
                col("unit_id"),
                col("period_kind"),
                col("period_start_date"),
                round(col("score"), DECIMALS).as("score"),
                round(col("score_low"), DECIMALS).as("score_low"),
                round(col("score_high"), DECIMALS).as("score_high"),
                col("case_count"));
    }

    /** By level, within how many hours; the longest of all holds for other levels. */
    static Dataset<Row> limits(Dataset<Row> careLevels) {
        Dataset<Row> hours = careLevels.select(
                explode(split(col("levels"), ";\\s*")).as("level"),
                col("resolve_hours").cast("double").as("hours"));
        Dataset<Row> byLevel = hours.groupBy("level").agg(min("hours").as("hours"));
        Dataset<Row> others = hours.agg(max("hours").as("hours"))
                .select(lit(null).cast("string").as("level"), col("hours"));
        return byLevel.unionByName(others);
    }
}
