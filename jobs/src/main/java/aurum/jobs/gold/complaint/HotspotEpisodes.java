package aurum.jobs.gold.complaint;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sequence;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per episode: a cell's hotspot from its first alarm until a week has passed without one. It keeps its number while late rows move its first or last day, and is
 * never erased: when no alarm of it is left, it is withdrawn.
 */
public final class HotspotEpisodes implements Table {

    @Override
    public Contract contract() {
        return Contract.gold("hotspot_episodes")
                .grain("one row per episode: a cell's hotspot from its first alarm until a week has passed without one")
                .key("hotspot_id")
                .scope("region_id")
                .field(
                        "hotspot_id",
                        STRING,
                        "热点编号",
                        "its number: the day it was first published to open, and ten characters for its cell",
                        REQUIRED)
                .field("region_id", STRING, "客户所在地区", "where the customers live, or 'all'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line, or 'all'", REQUIRED)
                .field("category_id", STRING, "投诉分类", "what they complain about, or 'all'", REQUIRED)
                .field(
                        "status",
                        STRING,
                        "状态",
                        "new (in its first three days), growing, ongoing, easing, over (a week without alarm) or withdrawn (late rows took its alarms away)",
                        REQUIRED)
                .field(
                        "confidence",
                        STRING,
                        "把握程度",
                        "by the least q: high (up to 0.001), medium (0.01) or low (0.06)",
                        REQUIRED)
                .field(
                        "explained_by",
                        STRING,
                        "由何引起",
                        "of a sum: the episode without whose excess it would be none, on most of its alarm days; null for those that stand for themselves")
                .field("days", LONG, "持续天数", "days from the first alarm to the last, both included", REQUIRED)
                .field("alarm_days", LONG, "报警天数", "of these, with an alarm", REQUIRED)
                .field("observed", LONG, "投诉件数", "complaints from the first alarm to the last", REQUIRED)
                .field("expected", DOUBLE, "预期件数", "complaints to be expected in these days", REQUIRED)
                .field("excess", DOUBLE, "超出件数", "observed minus expected", REQUIRED)
                .field("ratio", DOUBLE, "实际与预期之比", "observed divided by expected", REQUIRED)
                .field(
                        "peak_ratio",
                        DOUBLE,
                        "峰值倍数",
                        "observed divided by expected on the day of the greatest excess",
                        REQUIRED)
                .field(
                        "latest_observed",
                        LONG,
                        "最近一日投诉件数",
                        "complaints on the latest day: the newest one, of what is over the last with an alarm",
                        REQUIRED)
                .field("latest_expected", DOUBLE, "最近一日预期件数", "complaints to be expected on that day", REQUIRED)
                .field("latest_ratio", DOUBLE, "最近一日倍数", "observed divided by expected on that day", REQUIRED)
                .field(
                        "latest_per_10k",
                        DOUBLE,
                        "最近一日万人投诉量",
                        "complaints of that day per 10,000 subscribers; null without subscribers")
                .field(
                        "usual_per_10k",
                        DOUBLE,
                        "通常万人投诉量",
                        "complaints to be expected on that day per 10,000 subscribers; null without subscribers")
                .field("q", DOUBLE, "错误发现率", "the least false discovery rate of its days, 0 to 0.06", REQUIRED)
                .field("opened_date", DATE, "首次报警日", "the day of its first alarm", REQUIRED)
                .field("last_seen_date", DATE, "最近报警日", "the day of its last alarm so far", REQUIRED)
                .field(
                        "closed_date",
                        DATE,
                        "关闭日",
                        "a week after the last alarm, or the day of the run that withdrew it; null while it is open")
                .field("peak_date", DATE, "峰值日", "the day of the greatest excess", REQUIRED)
                .field("latest_date", DATE, "最近一日", "the day of the latest figures", REQUIRED)
                .rule(
                        stop(
                                "a known status",
                                "status in ('new', 'growing', 'ongoing', 'easing', 'over', 'withdrawn') and (closed_date is null) = (status in ('new', 'growing', 'ongoing', 'easing'))"))
                .rule(
                        stop(
                                "days in order",
                                "opened_date <= peak_date and peak_date <= last_seen_date and (closed_date is null or closed_date >= opened_date)"))
                .rule(stop("nothing explains itself", "explained_by is null or explained_by <> hotspot_id"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(Hotspots.class));
    }

    /** Alarms are few: with the days around them they are told as one story, from the first to the newest day that was judged. */
    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> hotspots = in.read(Hotspots.class);
        Date newest = hotspots.agg(max("hotspot_date")).head().getDate(0);
        LocalDate today = newest == null ? in.lastDay() : newest.toLocalDate();
        EpisodeStory story = new EpisodeStory(today);
        daysOfEpisodes(hotspots).toLocalIterator().forEachRemaining(story::add);
        List<Row> before =
                in.itself().map(rows -> withAllColumns(rows).collectAsList()).orElse(List.of());
        return hotspots.sparkSession()
                .createDataFrame(story.told(before), contract().schema());
    }

    /** Every day with an alarm and the quiet ones after it that may still belong to the episode. */
    private static Dataset<Row> daysOfEpisodes(Dataset<Row> hotspots) {
        Dataset<Row> near = hotspots.where("is_hotspot")
                .select(
                        col("region_id"),
                        col("product_line"),
                        col("category_id"),
                        explode(sequence(col("hotspot_date"), date_add(col("hotspot_date"), EpisodeStory.QUIET_DAYS)))
                                .as("hotspot_date"))
                .distinct();
        return hotspots.join(
                broadcast(near),
                new String[] {"region_id", "product_line", "category_id", "hotspot_date"},
                "left_semi");
    }

    /** An earlier contract may have had fewer. */
    private Dataset<Row> withAllColumns(Dataset<Row> rows) {
        List<String> present = List.of(rows.columns());
        return rows.select(contract().fields().stream()
                .map(field -> present.contains(field.name())
                        ? col(field.name())
                        : lit(null).cast(field.type().spark()).as(field.name()))
                .toArray(Column[]::new));
    }
}
