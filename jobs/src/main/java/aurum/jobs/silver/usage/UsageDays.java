package aurum.jobs.silver.usage;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.latestBy;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.UsageFeed;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per customer and day of use. Decimals have at most three places: what is added up in any order is then the same. */
public final class UsageDays implements Table {
    static final List<String> DECIMALS = List.of(
            "voice_minutes",
            "long_distance_minutes",
            "data_megabytes",
            "video_megabytes",
            "night_megabytes",
            "roaming_minutes",
            "roaming_megabytes",
            "online_minutes");
    static final List<String> COUNTS = List.of("call_count", "failed_call_count", "sms_count");

    @Override
    public Contract contract() {
        return Contract.silver("usage_days")
                .grain("one row per customer and day of use, in its newest state")
                .key("customer_key", "usage_date")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("district_id", STRING, "常用区县", "the district of most use, or 'unknown'", REQUIRED)
                .field("voice_minutes", DOUBLE, "通话分钟数", "minutes of calls made")
                .field("long_distance_minutes", DOUBLE, "其中长途分钟数", "of these, long distance")
                .field("call_count", LONG, "通话次数", "calls made")
                .field("called_number_count", LONG, "主叫号码数", "distinct numbers called")
                .field("failed_call_count", LONG, "接通失败次数", "calls that failed or dropped")
                .field("sms_count", LONG, "短信条数", "messages sent")
                .field("data_megabytes", DOUBLE, "流量（MB）", "data used")
                .field("video_megabytes", DOUBLE, "其中视频流量（MB）", "of these, video")
                .field("night_megabytes", DOUBLE, "其中夜间流量（MB）", "of these, from 23 to 7 o'clock")
                .field("roaming_minutes", DOUBLE, "漫游通话分钟数", "minutes of calls while roaming")
                .field("roaming_megabytes", DOUBLE, "漫游流量（MB）", "data used while roaming")
                .field("online_minutes", DOUBLE, "在线分钟数", "minutes online, of broadband")
                .field("usage_date", DATE, "使用日期", "the operator's calendar day", REQUIRED)
                .field(
                        "recorded_at",
                        TIMESTAMP,
                        "记录时间",
                        "when this state was recorded; the start of the day when not told",
                        REQUIRED)
                .rule(setAside("in a plausible year", "usage_date between date'1990-01-01' and date'2100-01-01'"))
                .rule(
                        setAside(
                                "no use is negative",
                                "least(voice_minutes, long_distance_minutes, data_megabytes, video_megabytes, night_megabytes, roaming_minutes, roaming_megabytes, online_minutes, 0) >= 0 and least(call_count, called_number_count, failed_call_count, sms_count, 0) >= 0"))
                .replaces(latestBy("recorded_at", "usage_date"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(UsageFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(UsageFeed.class)
                .select(
                        in.customerKey(col("customer_id")).as("customer_key"),
                        idOrUnknown("district").as("district_id"),
                        col("voice_minutes"),
                        col("long_distance_minutes"),
                        col("call_count"),
                        col("called_number_count"),
                        col("failed_call_count"),
                        col("sms_count"),
                        col("data_megabytes"),
                        col("video_megabytes"),
                        col("night_megabytes"),
                        col("roaming_minutes"),
                        col("roaming_megabytes"),
                        col("online_minutes"),
                        col("usage_date"),
                        coalesce(col("recorded_at"), col("usage_date").cast("timestamp"))
                                .as("recorded_at"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }

    /** Whether a row tells of any use: a call, a message, data or time online. */
    public static Column isActive() {
        return Stream.concat(COUNTS.stream(), DECIMALS.stream())
                .map(column -> col(column).gt(0))
                .reduce(Column::or)
                .orElseThrow();
    }
}
