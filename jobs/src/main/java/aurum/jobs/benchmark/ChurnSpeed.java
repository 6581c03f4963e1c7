package aurum.jobs.benchmark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.exp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.rand;
import static org.apache.spark.sql.functions.randn;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.model.BoosterSettings;
import aurum.jobs.model.ChurnModel;
import aurum.jobs.model.ChurnScoring;
import aurum.jobs.model.ChurnTrainer;
import aurum.jobs.model.FeatureEncoding;
import aurum.jobs.model.Learners;
import aurum.jobs.statistics.IsotonicCalibration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Training and scoring on Spark, timed beside XGBoost in one process on the same rows, rounds and threads. */
public final class ChurnSpeed {
    private static final BoosterSettings SETTINGS = new BoosterSettings(100, 6, 0.1, 1, 1, 1);

    private final SparkSession spark;
    private final int rows;
    private final int columns;

    /**
     * @param seconds on Spark
     * @param plainSeconds of XGBoost alone
     */
    public record Timed(String work, double seconds, double plainSeconds) {
        public double ratio() {
            return seconds / plainSeconds;
        }
    }

    public ChurnSpeed(SparkSession spark, int rows, int columns) {
        this.spark = spark;
        this.rows = rows;
        this.columns = columns;
    }

    /** Training from rows in memory of each side: a cached table here, an array there. Scoring likewise, the answers counted here, in an array there. */
    public List<Timed> measure() {
        int cores = spark.sparkContext().defaultParallelism();
        Dataset<Row> table = table(cores).persist(StorageLevel.MEMORY_AND_DISK());
        table.count();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            names.add("x" + i);
        }
        FeatureEncoding encoding = FeatureEncoding.fit(table, names);
        Learners learners = new Learners(encoding, cores, 1);
        Instant started = Instant.now();
        byte[] trees = learners.booster(learners.encoded(table), SETTINGS);
        double training = seconds(started);

        ChurnModel model = new ChurnModel(
                encoding,
                SETTINGS,
                1,
                trees,
                new double[encoding.linearWidth()],
                0,
                new IsotonicCalibration(new double[] {0}, new double[] {0.5}));
        started = Instant.now();
        ChurnScoring.scored(table.withColumn("key", col(ChurnTrainer.ROW).cast("string")), "key", model, 2, Map.of())
                .agg(sum(ChurnScoring.PROBABILITY))
                .head();
        double scoring = seconds(started);

        List<Row> collected = learners.encoded(table)
                .select(ChurnTrainer.OUTCOME, Learners.TREES)
                .collectAsList();
        table.unpersist();
        float[] flat = new float[rows * columns];
        float[] labels = new float[rows];
        for (int i = 0; i < rows; i++) {
            Vector vector = collected.get(i).getAs(1);
            labels[i] = (float) collected.get(i).getDouble(0);
            for (int j = 0; j < columns; j++) {
                flat[i * columns + j] = (float) vector.apply(j);
            }
        }
        collected = null;
        return plain(flat, labels, cores, training, scoring);
    }

    private List<Timed> plain(float[] flat, float[] labels, int cores, double training, double scoring) {
        try {
            Instant started = Instant.now();
            DMatrix matrix = new DMatrix(flat, rows, columns, Float.NaN);
            matrix.setLabel(labels);
            Booster booster = TunedXgboost.trained(matrix, SETTINGS, cores);
            double plainTraining = seconds(started);
            started = Instant.now();
            DMatrix asked = new DMatrix(flat, rows, columns, Float.NaN);
            booster.predict(asked);
            double plainScoring = seconds(started);
            return List.of(new Timed("training", training, plainTraining), new Timed("scoring", scoring, plainScoring));
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost alone could not be timed: " + e.getMessage(), e);
        }
    }

    private Dataset<Row> table(int parts) {
        List<Column> made = new ArrayList<>(List.of(col("id").as(ChurnTrainer.ROW)));
        Column logOdds = lit(-3.0);
        for (int i = 0; i < columns; i++) {
            logOdds = i < 8 ? logOdds.plus(col("x" + i).multiply(i % 2 == 0 ? 0.8 : -0.5)) : logOdds;
        }
        Dataset<Row> drawn = spark.range(0, rows, 1, parts).toDF();
        for (int i = 0; i < columns; i++) {
            drawn = drawn.withColumn("x" + i, i % 5 == 4 ? when(rand(i).lt(0.9), randn(100 + i)) : randn(i));
        }
        Column leaves = rand(999)
                .lt(lit(1.0).divide(exp(negate(coalesce(logOdds, lit(-3.0)))).plus(1)));
        made.add(when(leaves, 1.0).otherwise(0.0).as(ChurnTrainer.OUTCOME));
        made.add(lit(1.0).as(ChurnTrainer.WEIGHT));
        made.add(lit(0).as(ChurnTrainer.FOLD));
        for (int i = 0; i < columns; i++) {
            made.add(col("x" + i));
        }
        return drawn.select(made.toArray(Column[]::new));
    }

    private static double seconds(Instant started) {
        return Duration.between(started, Instant.now()).toMillis() / 1000.0;
    }
}
