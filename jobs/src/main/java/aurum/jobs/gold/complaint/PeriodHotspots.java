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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * One row per cadence, cell and closed period: the sums of the ten-day period, month or quarter, judged as {@link Hotspots} judges days, by the periods before.
 */
public final class PeriodHotspots implements Table {

    @Override
    public Contract contract() {
        return Contract.gold("period_hotspots")
                .grain(
                        "one row per cadence, region, product line, category and closed period, and per sum of them, once there is enough history to tell, from its fifth complaint on")
                .key("cadence", "region_id", "product_line", "category_id", "period_start_date")
                .scope("region_id")
                .field(
                        "cadence",
                        STRING,
                        "周期",
                        "ten_day (1st to 10th, 11th to 20th, the rest of a month), month or quarter",
                        REQUIRED)
                .field("region_id", STRING, "客户所在地区", "where the customers live, or 'all'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line, or 'all'", REQUIRED)
                .field("category_id", STRING, "投诉分类", "what they complain about, or 'all'", REQUIRED)
                .field(
                        "explained_by",
                        STRING,
                        "由何引起",
                        "of a sum: the cell, as region/product line/category, without whose excess it would be no hotspot")
                .field("confidence", STRING, "把握程度", TimeDecision.CONFIDENCE_MEANING)
                .field("observed", LONG, "投诉件数", "complaints received in the period", REQUIRED)
                .field("expected", DOUBLE, "预期件数", "complaints to be expected in such a period", REQUIRED)
                .field("expected_low", DOUBLE, "预期下限", "2.5 of 100 such periods have fewer", REQUIRED)
                .field("expected_high", DOUBLE, "预期上限", "2.5 of 100 such periods have more", REQUIRED)
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
                        "complaints of the period per 10,000 subscribers, the mean of its days; null without subscribers")
                .field("is_hotspot", BOOLEAN, "是否热点", "more than chance explains", REQUIRED)
                .field("period_start_date", DATE, "周期首日", "its first day", REQUIRED)
                .field("period_end_date", DATE, "周期末日", "its last day", REQUIRED)
                .rule(stop("the band holds the mean", "expected_low <= expected and expected <= expected_high"))
                .rule(stop("probabilities", "p between 0 and 1 and (q is null or q between 0 and 1)"))
                .rule(stop("a period has days", "period_start_date < period_end_date"))
                .replaces(daysOf("period_end_date"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                changesOf(ComplaintsByDay.class).onwardsFrom("complaint_date"),
                changesOf(SubscribersByDay.class).onwardsFrom("subscriber_date").optional());
    }

    /** A changed day moves the period it lies in and those after it: those that end on it or later. */
    @Override
    public Dataset<Row> build(Inputs in) {
        CellHistory history = CellHistory.of(in);
        Optional<LocalDate> from = in.days().map(DaySet::first);
        Dataset<Row> decided = JudgedTimes.periods(history.firstDay(), in.lastDay()).stream()
                .filter(times -> times.endingFrom(from.orElse(LocalDate.MIN)) < times.count())
                .map(times -> history.decided(times, times.endingFrom(from.orElse(LocalDate.MIN)))
                        .withColumn("cadence", functions.lit(times.name())))
                .reduce(Dataset::unionByName)
                .map(periods -> periods.withColumnRenamed("first_date", "period_start_date")
                        .withColumnRenamed("last_date", "period_end_date"))
                .orElseGet(() -> history.none(contract().schema()));
        return in.days()
                .map(made -> decided.where(made.sql("period_end_date")))
                .orElse(decided)
                .select(contract().columns().stream().map(functions::col).toArray(Column[]::new));
    }
}
