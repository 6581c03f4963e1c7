package aurum.jobs.gold.complaint;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.daysOf;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.DaySet;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * One row per cell and day: what was expected, what came, and whether that is a hotspot. Cells are region × product line × category and the sums above them, {@code all} in place of
 * what is added up. A day is judged by what earlier days taught, {@link aurum.jobs.statistics.CellFamily} and {@link aurum.jobs.statistics.HotspotScan} say how; the first seven weeks are not judged, nor what has not had five complaints so far: it cannot be a hotspot.
 */
public final class Hotspots implements Table {

    @Override
    public Contract contract() {
        return Contract.gold("hotspots")
                .grain(
                        "one row per region, product line, category and day, and per sum of them, once there is enough history to tell, from its fifth complaint on")
                .key("region_id", "product_line", "category_id", "hotspot_date")
                .scope("region_id")
                .field("region_id", STRING, "客户所在地区", "where the customers live, or 'all'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line, or 'all'", REQUIRED)
                .field("category_id", STRING, "投诉分类", "what they complain about, or 'all'", REQUIRED)
                .field(
                        "explained_by",
                        STRING,
                        "由何引起",
                        "of a sum: the cell, as region/product line/category, without whose excess it would be no hotspot")
                .field("confidence", STRING, "把握程度", TimeDecision.CONFIDENCE_MEANING)
                .field("observed", LONG, "投诉件数", "complaints received on the day", REQUIRED)
                .field("expected", DOUBLE, "预期件数", "complaints to be expected on such a day", REQUIRED)
                .field("expected_low", DOUBLE, "预期下限", "2.5 of 100 such days have fewer", REQUIRED)
                .field("expected_high", DOUBLE, "预期上限", "2.5 of 100 such days have more", REQUIRED)
                .field("ratio", DOUBLE, "实际与预期之比", "observed divided by expected", REQUIRED)
                .field("excess", DOUBLE, "超出件数", "observed minus expected", REQUIRED)
                .field("p", DOUBLE, "偶然概率", "how probable as many or more are by chance, 0 to 1", REQUIRED)
                .field(
                        "q",
                        DOUBLE,
                        "错误发现率",
                        "false discovery rate at which the cell would just be a hotspot; null below five complaints")
                .field(
                        "per_10k",
                        DOUBLE,
                        "万人投诉量",
                        "complaints of the day per 10,000 subscribers; null without subscribers")
                .field("window_days", LONG, "合并天数", "days up to this one that were added up, 1 to 3", REQUIRED)
                .field("window_count", LONG, "合并件数", "complaints of these days", REQUIRED)
                .field("is_hotspot", BOOLEAN, "是否热点", "more than chance explains", REQUIRED)
                .field("hotspot_date", DATE, "日期", "the day", REQUIRED)
                .rule(stop("the band holds the mean", "expected_low <= expected and expected <= expected_high"))
                .rule(stop("probabilities", "p between 0 and 1 and (q is null or q between 0 and 1)"))
                .replaces(daysOf("hotspot_date"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                changesOf(ComplaintsByDay.class).onwardsFrom("complaint_date"),
                changesOf(SubscribersByDay.class).onwardsFrom("subscriber_date").optional());
    }

    @Override
    public List<String> catalogLists() {
        return List.of("holidays");
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        CellHistory history = CellHistory.of(in);
        JudgedTimes days = JudgedTimes.days(history.firstDay(), in.lastDay(), history.specialDays());
        int from = in.days()
                .map(DaySet::first)
                .map(day -> Math.max(0, days.of(day)))
                .orElse(0);
        Dataset<Row> decided = history.decided(days, from).withColumnRenamed("first_date", "hotspot_date");
        return in.days()
                .map(made -> decided.where(made.sql("hotspot_date")))
                .orElse(decided)
                .select(contract().columns().stream().map(functions::col).toArray(Column[]::new));
    }
}
