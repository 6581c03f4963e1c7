package aurum.jobs.gold.complaint;

import aurum.jobs.statistics.CellFamily;
import aurum.jobs.statistics.CellFamily.Cell;
import aurum.jobs.statistics.CellFamily.Series;
import aurum.jobs.statistics.HotspotAlarms;
import aurum.jobs.statistics.HotspotScan.Scan;
import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Scans all cells of one category, and the sums above them. In: one row per region, product line and day with complaints. Out: {@link #SCORED}, one row per cell and time from {@code from} on of which
 * anything can be told, beginning with as many complaints as a hotspot has at least: before, a cell cannot be one.
 *
 * @param from the first time to score
 * @param subscribers of each cell, added up over the days of each time; 0 where there was nobody yet
 */
record FamilyScoring(JudgedTimes times, int from, Broadcast<Map<Cell, double[]>> subscribers)
        implements FlatMapGroupsFunction<String, Row, Row> {

    static final StructType SCORED = new StructType()
            .add("category_id", DataTypes.StringType)
            .add("region_id", DataTypes.StringType)
            .add("product_line", DataTypes.StringType)
            .add("observed", DataTypes.DoubleType)
            .add("expected", DataTypes.DoubleType)
            .add("variance", DataTypes.DoubleType)
            .add("p", DataTypes.DoubleType)
            .add("tail", DataTypes.DoubleType)
            .add("window_days", DataTypes.LongType)
            .add("window_count", DataTypes.DoubleType)
            .add("reach", DataTypes.DoubleType)
            .add("subscribers", DataTypes.DoubleType)
            .add("first_date", DataTypes.DateType)
            .add("last_date", DataTypes.DateType);

    @Override
    public Iterator<Row> call(String category, Iterator<Row> complaints) {
        Map<Cell, Series> family = CellFamily.withSums(cells(complaints));
        family.values().removeIf(series -> series.total() < HotspotAlarms.LEAST_COUNT);
        family.replaceAll((cell, series) -> somebody(series));
        List<Row> scored = new ArrayList<>();
        CellFamily.scan(times.scan(), family, from)
                .forEach((cell, result) -> addRows(scored, category, cell, family.get(cell), result));
        return scored.iterator();
    }

    private Map<Cell, Series> cells(Iterator<Row> complaints) {
        Map<Cell, double[]> counts = new HashMap<>();
        complaints.forEachRemaining(row -> {
            int time = times.of(row.getDate(row.fieldIndex("complaint_date")).toLocalDate());
            if (time >= 0) {
                Cell cell = new Cell(row.getAs("region_id"), row.getAs("product_line"));
                counts.computeIfAbsent(cell, ignored -> new double[times.count()])[time] +=
                        row.<Long>getAs("complaint_count");
            }
        });
        Map<Cell, Series> cells = new TreeMap<>();
        // Cells without a complaint belong into the sums too: their subscribers could have complained.
        subscribers
                .value()
                .forEach((cell, exposure) -> cells.put(cell, new Series(new double[times.count()], exposure, true)));
        counts.forEach((cell, series) -> cells.merge(
                cell,
                new Series(series, uncounted(series), false),
                (exposed, told) -> new Series(series, exposed.exposure(), true)));
        return cells;
    }

    /** Nobody knows how many there are: the cell counts as one in the sums, if it complained before anything is judged. Later ones would change what was known before they came. */
    private double[] uncounted(double[] counts) {
        double[] exposure = new double[counts.length];
        boolean isEarly = false;
        for (int time = 0;
                time
                        < Math.min(
                                counts.length,
                                times.cadence().warmUp() + times.cadence().guard());
                time++) {
            isEarly |= counts[time] > 0;
        }
        for (int time = 0; isEarly && time < counts.length; time++) {
            exposure[time] = times.length(time);
        }
        return exposure;
    }

    private Series somebody(Series series) {
        double[] exposure = series.exposure().clone();
        for (int time = 0; time < exposure.length; time++) {
            exposure[time] = Math.max(exposure[time], times.length(time));
        }
        return new Series(series.counts(), exposure, series.isExposed());
    }

    private void addRows(List<Row> rows, String category, Cell cell, Series series, Scan scan) {
        int first = Math.max(from, series.firstTimeWith(HotspotAlarms.LEAST_COUNT));
        for (int time = first; time < times.count(); time++) {
            if (!Double.isNaN(scan.p()[time])) {
                rows.add(scored(
                        category,
                        cell.region(),
                        cell.productLine(),
                        series.counts()[time],
                        scan.expected()[time],
                        scan.variance()[time],
                        scan.p()[time],
                        scan.tail()[time],
                        (long) scan.window()[time],
                        scan.windowCount()[time],
                        scan.reach()[time],
                        series.isExposed() ? series.exposure()[time] / times.length(time) : null,
                        Date.valueOf(times.firsts().get(time)),
                        Date.valueOf(times.last(time))));
            }
        }
    }

    /** Chained typed operators hand rows on as they are, and a row that is only values has no column names. */
    private static Row scored(Object... values) {
        return new GenericRowWithSchema(values, SCORED);
    }
}
