package aurum.jobs.model;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import ml.dmlc.xgboost4j.java.XGBoostError;
import ml.dmlc.xgboost4j.scala.spark.XGBoostClassifier;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The two estimators of Spark that a {@link ChurnModel} is blended from, on encoded rows. */
public final class Learners {
    static final String ROW = "_row";
    static final String OUTCOME = "_outcome";
    static final String WEIGHT = "_weight";
    static final String FOLD = "_fold";

    /** The column of encoded rows with what the trees see. */
    public static final String TREES = "_trees";

    private static final String LINEAR = "_linear";
    private static final double RIDGE = 0.003;
    private static final int MOST_ITERATIONS = 60;

    /** Rows scored at a time. */
    private static final int BATCH = 4096;

    private static final StructType ENCODED = new StructType()
            .add(ROW, DataTypes.LongType)
            .add(OUTCOME, DataTypes.DoubleType)
            .add(WEIGHT, DataTypes.DoubleType)
            .add(FOLD, DataTypes.IntegerType)
            .add(TREES, SQLDataTypes.VectorType());

    /** What the regression is fitted on: made from what the trees see when it is, as it is twice as wide. */
    private static final StructType SEEN = new StructType()
            .add(OUTCOME, DataTypes.DoubleType)
            .add(WEIGHT, DataTypes.DoubleType)
            .add(LINEAR, SQLDataTypes.VectorType());

    private static final StructType SCORED =
            new StructType().add(ROW, DataTypes.LongType).add("log_odds", DataTypes.DoubleType);

    private final FeatureEncoding encoding;
    private final int workers;
    private final long seed;

    /**
     * @param workers that grow trees together; one gives the same trees on every machine
     */
    public Learners(FeatureEncoding encoding, int workers, long seed) {
        this.encoding = encoding;
        this.workers = workers;
        this.seed = seed;
    }

    /** What a regression has learnt. */
    record Linear(double[] coefficients, double intercept) {}

    /** Rows as numbers, in an order and in parts that do not depend on how they came. */
    public Dataset<Row> encoded(Dataset<Row> rows) {
        int[] places = encoding.places(rows.schema());
        FeatureEncoding known = encoding;
        MapFunction<Row, Row> encode = row -> {
            float[] trees = known.trees(row, places);
            double[] seen = new double[trees.length];
            for (int i = 0; i < trees.length; i++) {
                seen[i] = trees[i];
            }
            return RowFactory.create(
                    row.getLong(0), row.getDouble(1), row.getDouble(2), row.getInt(3), Vectors.dense(seen));
        };
        // Shuffled even into one part: XGBoost's workers start together, which Spark refuses where parts were only put
        // together.
        return rows.repartition(workers, col(ROW)).sortWithinPartitions(ROW).map(encode, Encoders.row(ENCODED));
    }

    /** Boosted trees, in XGBoost's own format. */
    public byte[] booster(Dataset<Row> encoded, BoosterSettings settings) {
        XGBoostClassifier estimator = new XGBoostClassifier()
                .setNumRound(settings.rounds())
                .setMaxDepth(settings.depth())
                .setEta(settings.eta())
                .setMinChildWeight(settings.minimumChildWeight())
                .setSubsample(settings.rowShare())
                .setColsampleBytree(settings.columnShare())
                .setTreeMethod("hist")
                .setObjective("binary:logistic")
                .setSeed(seed)
                .setNumWorkers(workers)
                .setNthread(1)
                .setSilent(1)
                .setMissing(Float.NaN)
                .setWeightCol(WEIGHT);
        estimator.setFeaturesCol(TREES);
        estimator.setLabelCol(OUTCOME);
        try {
            return estimator.fit(encoded).nativeBooster().toByteArray("ubj");
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not be fitted: " + e.getMessage(), e);
        }
    }

    Linear linear(Dataset<Row> encoded) {
        FeatureEncoding known = encoding;
        MapFunction<Row, Row> see = row -> RowFactory.create(
                row.getDouble(1), row.getDouble(2), Vectors.dense(known.linear(floats(row.getAs(4)))));
        LogisticRegressionModel fitted = new LogisticRegression()
                .setFeaturesCol(LINEAR)
                .setLabelCol(OUTCOME)
                .setWeightCol(WEIGHT)
                .setRegParam(RIDGE)
                .setStandardization(false)
                .setMaxIter(MOST_ITERATIONS)
                .fit(encoded.map(see, Encoders.row(SEEN)));
        return new Linear(fitted.coefficients().toArray(), fitted.intercept());
    }

    /** Writes what a booster says of encoded rows to their places. */
    void sayBooster(Dataset<Row> encoded, byte[] booster, long[] ids, double[] into) {
        MapPartitionsFunction<Row, Row> score = part -> {
            BoosterScorer scorer = new BoosterScorer(booster);
            List<Row> scored = new ArrayList<>();
            while (part.hasNext()) {
                List<Long> rows = new ArrayList<>();
                List<float[]> numbers = new ArrayList<>();
                while (part.hasNext() && rows.size() < BATCH) {
                    Row row = part.next();
                    rows.add(row.getLong(0));
                    numbers.add(floats(row.getAs(4)));
                }
                double[] said = scorer.logOdds(numbers);
                for (int i = 0; i < said.length; i++) {
                    scored.add(RowFactory.create(rows.get(i), said[i]));
                }
            }
            return scored.iterator();
        };
        fill(encoded.mapPartitions(score, Encoders.row(SCORED)), ids, into);
    }

    /** Writes what a regression says of encoded rows to their places. */
    void sayLinear(Dataset<Row> encoded, Linear linear, long[] ids, double[] into) {
        for (Row row : encoded.select(ROW, TREES).collectAsList()) {
            double[] numbers = encoding.linear(floats(row.getAs(1)));
            double sum = linear.intercept;
            for (int i = 0; i < numbers.length; i++) {
                sum += numbers[i] * linear.coefficients[i];
            }
            into[Arrays.binarySearch(ids, row.getLong(0))] = sum;
        }
    }

    private static void fill(Dataset<Row> scored, long[] ids, double[] into) {
        scored.collectAsList().forEach(row -> into[Arrays.binarySearch(ids, row.getLong(0))] = row.getDouble(1));
    }

    private static float[] floats(Vector vector) {
        float[] numbers = new float[vector.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) vector.apply(i);
        }
        return numbers;
    }
}
