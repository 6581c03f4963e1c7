package aurum.jobs.gold.customer;

import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.silver.usage.UsageMonths;
import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How customers use the network: the last three complete months, and whether they use it less. */
final class UsageFeatures implements FeatureBlock {

    @Override
    public Class<? extends LakeTable> source() {
        return UsageMonths.class;
    }

    @Override
    public Contract.Builder describe(Contract.Builder contract) {
        return contract.field(
                        "voice_minutes_per_month", DOUBLE, "月均通话分钟数", "mean of the last three complete months with use")
                .field(
                        "data_megabytes_per_month",
                        DOUBLE,
                        "月均流量（MB）",
                        "mean of the last three complete months with use")
                .field(
                        "online_minutes_per_month",
                        DOUBLE,
                        "月均在线分钟数",
                        "mean of the last three complete months with use, of broadband")
                .field("video_share_rate", DOUBLE, "视频流量占比", "share of video in the data of these months, 0 to 1")
                .field("night_share_rate", DOUBLE, "夜间流量占比", "share of the night in the data of these months, 0 to 1")
                .field(
                        "long_distance_share_rate",
                        DOUBLE,
                        "长途通话占比",
                        "share of long distance in the minutes of these months, 0 to 1")
                .field("roaming_megabytes", DOUBLE, "漫游流量（MB）", "data while roaming in these months")
                .field("failed_call_rate", DOUBLE, "接通失败率", "calls of these months that failed or dropped, 0 to 1")
                .field("active_day_count", LONG, "近三月活跃天数", "days with any use in these months")
                .field(
                        "voice_change_rate",
                        DOUBLE,
                        "通话变化率",
                        "minutes of the last complete month against the mean of the three before it, less 1")
                .field(
                        "data_change_rate",
                        DOUBLE,
                        "流量变化率",
                        "data of the last complete month against the mean of the three before it, less 1")
                .field("last_active_date", DATE, "最后活跃日期", "the last day with any use");
    }

    @Override
    public Dataset<Row> of(Dataset<Row> rows, LocalDate asOf) {
        // At the end of its last day a month is complete.
        LocalDate thisMonth = asOf.plusDays(1).withDayOfMonth(1);
        Column isComplete = col("usage_month").lt(lit(Date.valueOf(thisMonth)));
        Column isRecent = isComplete.and(col("usage_month").geq(lit(Date.valueOf(thisMonth.minusMonths(3)))));
        Column isLast = col("usage_month").equalTo(lit(Date.valueOf(thisMonth.minusMonths(1))));
        Column isBefore = col("usage_month")
                .between(lit(Date.valueOf(thisMonth.minusMonths(4))), lit(Date.valueOf(thisMonth.minusMonths(2))));
        return rows.where(col("usage_month").leq(lit(Date.valueOf(asOf.withDayOfMonth(1)))))
                .groupBy("customer_key")
                .agg(
                        round(avg(when(isRecent, col("voice_minutes"))), 3).as("voice_minutes_per_month"),
                        round(avg(when(isRecent, col("data_megabytes"))), 3).as("data_megabytes_per_month"),
                        round(avg(when(isRecent, col("online_minutes"))), 3).as("online_minutes_per_month"),
                        rate(isRecent, "video_megabytes", "data_megabytes").as("video_share_rate"),
                        rate(isRecent, "night_megabytes", "data_megabytes").as("night_share_rate"),
                        rate(isRecent, "long_distance_minutes", "voice_minutes").as("long_distance_share_rate"),
                        round(sum(when(isRecent, col("roaming_megabytes"))), 3).as("roaming_megabytes"),
                        rate(isRecent, "failed_call_count", "call_count").as("failed_call_rate"),
                        sum(when(isRecent, col("active_day_count"))).as("active_day_count"),
                        change(isLast, isBefore, "voice_minutes").as("voice_change_rate"),
                        change(isLast, isBefore, "data_megabytes").as("data_change_rate"),
                        max("last_active_date").as("last_active_date"));
    }

    private static Column rate(Column when, String part, String whole) {
        return round(
                sum(when(when, col(part)))
                        .divide(nullif(sum(when(when, col(whole))).cast("double"), lit(0.0))),
                4);
    }

    private static Column change(Column last, Column before, String column) {
        Column now = coalesce(sum(when(last, col(column))), lit(0.0));
        return round(
                now.divide(nullif(avg(when(before, col(column))), lit(0.0))).minus(1), 4);
    }
}
