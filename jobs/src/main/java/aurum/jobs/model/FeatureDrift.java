package aurum.jobs.model;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.statistics.PopulationStability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;

/** How far features have moved between the rows that a model learnt from and those it is asked about: by tenths of then, by word, and missing as a place of its own. */
public final class FeatureDrift {
    private static final double[] DECILES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
    private static final double QUANTILE_ERROR = 0.001;
    private static final String MISSING = "missing";

    private FeatureDrift() {}

    /**
     * One feature.
     *
     * @param index the population stability index; 0 where nothing moved
     * @param byChance what chance alone hardly exceeds with so many rows
     * @param isAlarm whether it moved so far that the model's probabilities are not to be relied on
     */
    public record Moved(String feature, long rowsThen, long rowsNow, double index, double byChance, boolean isAlarm) {}

    /**
     * By feature name; nothing where there are no rows now, as nothing can be held against then.
     *
     * @param then with the features as columns, and rows
     * @param now with the same columns
     */
    public static List<Moved> of(Dataset<Row> then, Dataset<Row> now, List<String> features) {
        Map<String, double[]> edges = edges(then, features);
        Map<String, Map<String, Long>> before = counts(then, features, edges);
        List<Moved> moved = new ArrayList<>();
        counts(now, features, edges)
                .forEach((feature, counts) -> moved.add(moved(feature, before.get(feature), counts)));
        return moved;
    }

    private static Moved moved(String feature, Map<String, Long> before, Map<String, Long> after) {
        Map<String, Long> bins = new TreeMap<>(before);
        after.forEach((bin, times) -> bins.putIfAbsent(bin, 0L));
        double[] then = bins.keySet().stream()
                .mapToDouble(bin -> before.getOrDefault(bin, 0L))
                .toArray();
        double[] now = bins.keySet().stream()
                .mapToDouble(bin -> after.getOrDefault(bin, 0L))
                .toArray();
        double rowsThen = Arrays.stream(then).sum();
        double rowsNow = Arrays.stream(now).sum();
        return new Moved(
                feature,
                (long) rowsThen,
                (long) rowsNow,
                PopulationStability.index(then, now),
                PopulationStability.byChance(bins.size(), rowsThen, rowsNow),
                PopulationStability.isAlarm(then, now));
    }

    /** Where the tenths of then end, of each number. */
    private static Map<String, double[]> edges(Dataset<Row> then, List<String> features) {
        String[] numbers = features.stream()
                .filter(feature -> isNumber(then.schema().apply(feature).dataType()))
                .toArray(String[]::new);
        double[][] quantiles = then.stat().approxQuantile(numbers, DECILES, QUANTILE_ERROR);
        Map<String, double[]> edges = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            edges.put(numbers[i], Arrays.stream(quantiles[i]).distinct().toArray());
        }
        return edges;
    }

    private static boolean isNumber(DataType type) {
        return !(type instanceof StringType) && !type.equals(DataTypes.BooleanType);
    }

    private static Map<String, Map<String, Long>> counts(
            Dataset<Row> rows, List<String> features, Map<String, double[]> edges) {
        Column bins = array(features.stream()
                .map(feature -> struct(
                        lit(feature).as("feature"),
                        bin(feature, edges.get(feature)).as("bin")))
                .toArray(Column[]::new));
        Map<String, Map<String, Long>> counts = new TreeMap<>();
        for (Row row : rows.select(explode(bins).as("binned"))
                .groupBy("binned.feature", "binned.bin")
                .agg(count(lit(1)).as("times"))
                .collectAsList()) {
            counts.computeIfAbsent(row.getString(0), ignored -> new TreeMap<>()).put(row.getString(1), row.getLong(2));
        }
        return counts;
    }

    private static Column bin(String feature, double[] edges) {
        if (edges == null) {
            return coalesce(col(feature).cast("string"), lit(MISSING));
        }
        Column bin = when(col(feature).isNull(), MISSING);
        for (int i = 0; i < edges.length; i++) {
            bin = bin.when(col(feature).leq(edges[i]), Integer.toString(i));
        }
        return bin.otherwise(Integer.toString(edges.length));
    }
}
