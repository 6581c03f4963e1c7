package aurum.jobs.gold.customer;

import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.silver.usage.UsageDays;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How customers use the network: the last four weeks, and whether they use it less than in the eight before. Whole weeks, so that every day of the month and of the week tells the same. */
final class UsageFeatures implements FeatureBlock {
    private static final int DAYS = 28;
    private static final int DAYS_BEFORE = 56;

    /** With fewer days before, nothing is said of a change. */
    private static final int LEAST_DAYS_BEFORE = 28;

    private static final double DAYS_PER_MONTH = 30;

    private static final List<String> SUMS = List.of(
            "voice_minutes",
            "long_distance_minutes",
            "data_megabytes",
            "video_megabytes",
            "night_megabytes",
            "roaming_megabytes",
            "online_minutes");

    @Override
    public Class<? extends LakeTable> source() {
        return UsageDays.class;
    }

    @Override
    public Contract.Builder describe(Contract.Builder contract) {
        return contract.field("voice_minutes_per_month", DOUBLE, "月均通话分钟数", "of the last 28 days, as of 30 days")
                .field("data_megabytes_per_month", DOUBLE, "月均流量（MB）", "of the last 28 days, as of 30 days")
                .field(
                        "online_minutes_per_month",
                        DOUBLE,
                        "月均在线分钟数",
                        "of the last 28 days, as of 30 days, of broadband")
                .field("video_share_rate", DOUBLE, "视频流量占比", "share of video in the data of the last 28 days, 0 to 1")
                .field(
                        "night_share_rate",
                        DOUBLE,
                        "夜间流量占比",
                        "share of the night in the data of the last 28 days, 0 to 1")
                .field(
                        "long_distance_share_rate",
                        DOUBLE,
                        "长途通话占比",
                        "share of long distance in the minutes of the last 28 days, 0 to 1")
                .field("roaming_megabytes", DOUBLE, "漫游流量（MB）", "data while roaming in the last 84 days")
                .field("failed_call_rate", DOUBLE, "接通失败率", "calls of the last 28 days that failed or dropped, 0 to 1")
                .field("active_day_count", LONG, "近28天活跃天数", "of the last 28 days, days with any use")
                .field(
                        "voice_change_rate",
                        DOUBLE,
                        "通话变化率",
                        "minutes a day of the last 28 days against those of the 56 before, less 1; null when fewer than 28 of these are known")
                .field(
                        "data_change_rate",
                        DOUBLE,
                        "流量变化率",
                        "data a day of the last 28 days against that of the 56 before, less 1; null when fewer than 28 of these are known");
    }

    /** Days between two of which none of the snapshots begins or ends to look are added up: of many days of use, few rows are left. */
    @Override
    public Dataset<Row> prepared(Dataset<Row> rows, List<LocalDate> snapshots) {
        TreeSet<LocalDate> bounds = new TreeSet<>();
        for (LocalDate day : snapshots) {
            bounds.add(day.plusDays(1));
            bounds.add(day.plusDays(1 - DAYS));
            bounds.add(day.plusDays(1 - DAYS - DAYS_BEFORE));
        }
        Column stretch = bounds.stream()
                .map(bound -> col("usage_date").geq(lit(Date.valueOf(bound))).cast("int"))
                .reduce(Column::plus)
                .orElseThrow();
        List<Column> sums = new ArrayList<>(List.of(
                min("usage_date").as("first_date"),
                max("usage_date").as("last_date"),
                count_if(UsageDays.isActive()).as("active_day_count"),
                sum("call_count").as("call_count"),
                sum("failed_call_count").as("failed_call_count")));
        SUMS.forEach(column -> sums.add(round(sum(column), 3).as(column)));
        Dataset<Row> stretches = rows.where(col("usage_date").geq(lit(Date.valueOf(bounds.first()))))
                .where(col("usage_date").lt(lit(Date.valueOf(bounds.last()))))
                .groupBy(col("customer_key"), stretch.as("stretch"))
                .agg(sums.get(0), sums.subList(1, sums.size()).toArray(Column[]::new));
        return snapshots.size() > 1 ? stretches.localCheckpoint() : stretches;
    }

    @Override
    public Dataset<Row> of(Dataset<Row> stretches, LocalDate asOf) {
        Column isRecent = FeatureBlock.inLast(DAYS, "first_date", asOf);
        return stretches
                .where(FeatureBlock.inLast(DAYS + DAYS_BEFORE, "first_date", asOf))
                .groupBy("customer_key")
                .agg(
                        perMonth(isRecent, "voice_minutes").as("voice_minutes_per_month"),
                        perMonth(isRecent, "data_megabytes").as("data_megabytes_per_month"),
                        perMonth(isRecent, "online_minutes").as("online_minutes_per_month"),
                        rate(isRecent, "video_megabytes", "data_megabytes").as("video_share_rate"),
                        rate(isRecent, "night_megabytes", "data_megabytes").as("night_share_rate"),
                        rate(isRecent, "long_distance_minutes", "voice_minutes").as("long_distance_share_rate"),
                        round(sum(col("roaming_megabytes")), 3).as("roaming_megabytes"),
                        rate(isRecent, "failed_call_count", "call_count").as("failed_call_rate"),
                        coalesce(sum(when(isRecent, col("active_day_count"))), lit(0L))
                                .as("active_day_count"),
                        change(isRecent, "voice_minutes", asOf).as("voice_change_rate"),
                        change(isRecent, "data_megabytes", asOf).as("data_change_rate"),
                        max("last_date").as("use_known_date"));
    }

    /** To the three places that use is told in, so that what is made of it is the same in whatever order the days were added up. */
    private static Column total(Column when, String column) {
        return round(sum(when(when, col(column))), 3);
    }

    private static Column perMonth(Column when, String column) {
        return round(total(when, column).multiply(DAYS_PER_MONTH / DAYS), 3);
    }

    private static Column rate(Column when, String part, String whole) {
        return round(total(when, part).divide(nullif(total(when, whole).cast("double"), lit(0.0))), 4);
    }

    /** Of who is new, and while the data are, the days before begin with the first one known. */
    private static Column change(Column isRecent, String column, LocalDate asOf) {
        Column now = coalesce(total(isRecent, column), lit(0.0)).divide(DAYS);
        Column days = datediff(lit(Date.valueOf(asOf.minusDays(DAYS - 1L))), min("first_date"));
        Column before = total(not(isRecent), column).divide(days);
        return round(
                when(
                        days.geq(LEAST_DAYS_BEFORE),
                        now.divide(nullif(before, lit(0.0))).minus(1)),
                4);
    }
}
