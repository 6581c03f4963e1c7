package aurum.jobs.gold.churn;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.statistics.PopulationStability;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;

/**
 * One row per feature of the model in use: whether customers of today are distributed as those of the last month end that it learnt from. An alarm says not to release lists by its scores before somebody has
 * looked.
 */
public final class ModelMonitoring implements Table {
    private static final double[] DECILES = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
    private static final double QUANTILE_ERROR = 0.001;
    private static final String MISSING = "missing";

    @Override
    public Contract contract() {
        return Contract.gold("model_monitoring")
                .grain("one row per feature of the model in use, at the end of the day")
                .key("feature")
                .field("feature", STRING, "特征", "the column that is watched", REQUIRED)
                .field("model_id", STRING, "模型编号", "the model in use", REQUIRED)
                .field(
                        "row_count_then",
                        LONG,
                        "训练时客户数",
                        "customers at the last month end that the model learnt from",
                        REQUIRED)
                .field("row_count_now", LONG, "当前客户数", "customers today", REQUIRED)
                .field(
                        "stability_index",
                        DOUBLE,
                        "稳定性指数（PSI）",
                        "population stability index over tenths of then; 0 where nothing moved",
                        REQUIRED)
                .field(
                        "chance_index",
                        DOUBLE,
                        "随机波动上限",
                        "what chance alone hardly exceeds with so many customers",
                        REQUIRED)
                .field(
                        "is_alarm",
                        BOOLEAN,
                        "漂移报警",
                        "above %.2f and above chance: scores are not to be relied on"
                                .formatted(PopulationStability.ALARM),
                        REQUIRED)
                .field("watched_date", DATE, "日期", "the day at whose end it was looked", REQUIRED)
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(CustomerFeatures.class), all(ChurnFeatures.class), all(ChurnModels.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        LocalDate asOf = in.asOf();
        Dataset<Row> today = in.read(CustomerFeatures.class);
        List<Row> champion = in.read(ChurnModels.class)
                .where("is_champion")
                .select("model_id", "learnt_to_date")
                .collectAsList();
        List<Row> rows = new ArrayList<>();
        if (!champion.isEmpty()) {
            Dataset<Row> then = in.read(ChurnFeatures.class)
                    .where(col("snapshot_date").equalTo(lit(champion.get(0).getDate(1))));
            Dataset<Row> now = today.select(Leaving.selected(today, asOf).toArray(Column[]::new));
            Map<String, double[]> edges = edges(then);
            Map<String, Map<String, Long>> before = counts(then, edges);
            Map<String, Map<String, Long>> after = counts(now, edges);
            // Where nobody is left today there is nothing to hold against then.
            after.forEach((feature, counts) ->
                    rows.add(row(feature, champion.get(0).getString(0), before.get(feature), counts, asOf)));
        }
        return today.sparkSession().createDataFrame(rows, contract().schema());
    }

    private static Row row(
            String feature, String model, Map<String, Long> before, Map<String, Long> after, LocalDate asOf) {
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
        return RowFactory.create(
                feature,
                model,
                (long) rowsThen,
                (long) rowsNow,
                PopulationStability.index(then, now),
                PopulationStability.byChance(bins.size(), rowsThen, rowsNow),
                PopulationStability.isAlarm(then, now),
                Date.valueOf(asOf));
    }

    /** Where the tenths of then end, of each number. */
    private static Map<String, double[]> edges(Dataset<Row> then) {
        String[] numbers = Leaving.columns().stream()
                .filter(column -> !isWord(then, column) && !isFlag(then, column))
                .toArray(String[]::new);
        double[][] quantiles = then.stat().approxQuantile(numbers, DECILES, QUANTILE_ERROR);
        Map<String, double[]> edges = new TreeMap<>();
        for (int i = 0; i < numbers.length; i++) {
            edges.put(numbers[i], Arrays.stream(quantiles[i]).distinct().toArray());
        }
        return edges;
    }

    private static boolean isWord(Dataset<Row> rows, String column) {
        return rows.schema().apply(column).dataType() instanceof StringType;
    }

    private static boolean isFlag(Dataset<Row> rows, String column) {
        return rows.schema().apply(column).dataType().equals(DataTypes.BooleanType);
    }

    private static Map<String, Map<String, Long>> counts(Dataset<Row> rows, Map<String, double[]> edges) {
        Column bins = array(Leaving.columns().stream()
                .map(column -> struct(
                        lit(column).as("feature"),
                        bin(column, edges.get(column)).as("bin")))
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

    private static Column bin(String column, double[] edges) {
        if (edges == null) {
            return coalesce(col(column).cast("string"), lit(MISSING));
        }
        Column bin = when(col(column).isNull(), MISSING);
        for (int i = 0; i < edges.length; i++) {
            bin = bin.when(col(column).leq(edges[i]), Integer.toString(i));
        }
        return bin.otherwise(Integer.toString(edges.length));
    }
}
