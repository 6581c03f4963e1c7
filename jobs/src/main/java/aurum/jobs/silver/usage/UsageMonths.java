package aurum.jobs.silver.usage;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Inputs.SIGN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.addedUp;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per customer and month: sums of the days. A new day is added to its month, so a daily run reads that day and not the month. */
public final class UsageMonths implements Table {
    @Override
    public Contract contract() {
        return Contract.silverSums("usage_months")
                .grain("one row per customer and month with use")
                .key("customer_key", "usage_month")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("day_count", LONG, "使用天数", "days with a row of use", REQUIRED)
                .field(
                        "active_day_count",
                        LONG,
                        "活跃天数",
                        "of these, days with a call, a message, data or time online",
                        REQUIRED)
                .field("voice_minutes", DOUBLE, "通话分钟数", "minutes of calls made")
                .field("long_distance_minutes", DOUBLE, "其中长途分钟数", "of these, long distance")
                .field("data_megabytes", DOUBLE, "流量（MB）", "data used")
                .field("video_megabytes", DOUBLE, "其中视频流量（MB）", "of these, video")
                .field("night_megabytes", DOUBLE, "其中夜间流量（MB）", "of these, from 23 to 7 o'clock")
                .field("roaming_minutes", DOUBLE, "漫游通话分钟数", "minutes of calls while roaming")
                .field("roaming_megabytes", DOUBLE, "漫游流量（MB）", "data used while roaming")
                .field("online_minutes", DOUBLE, "在线分钟数", "minutes online, of broadband")
                .field("call_count", LONG, "通话次数", "calls made")
                .field("failed_call_count", LONG, "接通失败次数", "calls that failed or dropped")
                .field("sms_count", LONG, "短信条数", "messages sent")
                .field("last_active_date", DATE, "最后活跃日期", "the last day of the month with any use")
                .field("usage_month", DATE, "月份", "the first day of the month", REQUIRED)
                .countsRowsIn("day_count")
                .replaces(addedUp("usage_month", "last_active_date"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(UsageDays.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Column isActive = UsageDays.isActive();
        Column[] sums = Stream.of(
                        Stream.of(sum(when(isActive, col(SIGN)).otherwise(0L)).as("active_day_count")),
                        UsageDays.DECIMALS.stream()
                                .map(column -> round(sum(col(column).multiply(col(SIGN))), 3)
                                        .as(column)),
                        UsageDays.COUNTS.stream().map(column -> sum(col(column).multiply(col(SIGN)))
                                .as(column)),
                        Stream.of(max(when(isActive.and(col(SIGN).gt(0)), col("usage_date")))
                                .as("last_active_date")))
                .flatMap(columns -> columns)
                .toArray(Column[]::new);
        return in.signedChanges(UsageDays.class)
                .groupBy(col("customer_key"), trunc(col("usage_date"), "month").as("usage_month"))
                .agg(sum(SIGN).as("day_count"), sums)
                .select(contract().columns().stream().map(column -> col(column)).toArray(Column[]::new));
    }
}
