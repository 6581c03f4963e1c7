package aurum.jobs.gold.complaint;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import aurum.jobs.lake.Inputs;
import aurum.jobs.statistics.CellFamily;
import aurum.jobs.statistics.CellFamily.Cell;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * All complaints and subscribers by region, product line and day, and which of the sums of any times are hotspots.
 *
 * @param complaints one row per region, product line, category and day
 * @param firstDay of what there is to learn from
 */
record CellHistory(Inputs in, Dataset<Row> complaints, LocalDate firstDay) {
    private static final int TASKS_PER_CORE = 4;

    static CellHistory of(Inputs in) {
        Dataset<Row> complaints = in.read(ComplaintsByDay.class)
                .groupBy("category_id", "region_id", "product_line", "complaint_date")
                .agg(sum("complaint_count").as("complaint_count"));
        NavigableSet<LocalDate> days = new TreeSet<>();
        in.read(ComplaintsByDay.class)
                .select("complaint_date")
                .distinct()
                .collectAsList()
                .forEach(row -> days.add(row.getDate(0).toLocalDate()));
        return new CellHistory(in, complaints, days.isEmpty() ? in.lastDay() : JudgedTimes.beginning(days));
    }

    Map<LocalDate, String> specialDays() {
        Map<LocalDate, String> days = new TreeMap<>();
        in.catalog("holidays", "date", "kind")
                .collectAsList()
                .forEach(row -> days.put(LocalDate.parse(row.<String>getAs("date")), row.getAs("kind")));
        return days;
    }

    /** @return rows of {@link TimeDecision#DECIDED}, of the times from {@code from} on */
    Dataset<Row> decided(JudgedTimes times, int from) {
        JavaSparkContext spark =
                JavaSparkContext.fromSparkContext(complaints.sparkSession().sparkContext());
        Broadcast<Map<Cell, double[]>> subscribers =
                spark.broadcast(in.has(SubscribersByDay.class) ? subscribers(times) : Map.of());
        return complaints
                .unionByName(complaints.withColumn("category_id", lit(CellFamily.ALL)))
                // Few rows, much to reckon: without a number Spark would put them all into one task.
                .repartition(TASKS_PER_CORE * spark.defaultParallelism(), col("category_id"))
                .groupBy("category_id")
                .as(Encoders.STRING(), Encoders.row(complaints.schema()))
                .flatMapGroups(new FamilyScoring(times, from, subscribers), Encoders.row(FamilyScoring.SCORED))
                .groupByKey((MapFunction<Row, Date>) row -> row.getAs("first_date"), Encoders.DATE())
                .flatMapGroups(new TimeDecision(), Encoders.row(TimeDecision.DECIDED));
    }

    Dataset<Row> none(StructType columns) {
        return complaints.sparkSession().createDataFrame(List.of(), columns);
    }

    /** Added up over the days of each time. Of days without a number the one before holds. */
    private Map<Cell, double[]> subscribers(JudgedTimes times) {
        LocalDate first = times.firsts().get(0);
        int days = (int) (times.end().toEpochDay() - first.toEpochDay());
        Map<Cell, double[]> byDay = new HashMap<>();
        LocalDate[] told = {null};
        in.read(SubscribersByDay.class)
                .orderBy(col("subscriber_date"))
                .toLocalIterator()
                .forEachRemaining(row -> {
                    LocalDate date = row.<Date>getAs("subscriber_date").toLocalDate();
                    told[0] = told[0] == null ? date : told[0];
                    // Nothing is told of the time before the table begins, and the first number is the best guess; a
                    // cell that begins later had nobody.
                    int from = date.equals(told[0]) ? 0 : (int) Math.max(0, date.toEpochDay() - first.toEpochDay());
                    double[] counts = byDay.computeIfAbsent(
                            new Cell(row.getAs("region_id"), row.getAs("product_line")), ignored -> new double[days]);
                    if (from < days) {
                        Arrays.fill(counts, from, days, row.<Long>getAs("subscriber_count"));
                    }
                });
        Map<Cell, double[]> byTime = new HashMap<>();
        byDay.forEach((cell, counts) -> {
            double[] sums = new double[times.count()];
            int day = 0;
            for (int time = 0; time < sums.length; time++) {
                for (int end = day + times.length(time); day < end; day++) {
                    sums[time] += counts[day];
                }
            }
            byTime.put(cell, sums);
        });
        return byTime;
    }
}
