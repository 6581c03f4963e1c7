package aurum.jobs.model;

import static org.apache.spark.sql.functions.col;

import aurum.jobs.statistics.IsotonicCalibration;
import aurum.jobs.statistics.ProbabilityMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Fits a {@link ChurnModel} on Spark: boosted trees (XGBoost4J-Spark; Chen &amp; Guestrin 2016, "XGBoost: a scalable tree boosting system") and logistic regression (MLlib), each fitted without every
 * inner fold in turn; what they say of the fold left out decides which settings are taken, how both are blended, and how log-odds become probabilities. The same rows and seed give the same model.
 */
public final class ChurnTrainer {
    /** Columns that the rows to train on have beside the features. */
    public static final String ROW = Learners.ROW;

    public static final String OUTCOME = Learners.OUTCOME;
    public static final String WEIGHT = Learners.WEIGHT;
    public static final String FOLD = Learners.FOLD;

    private static final double[] BOOSTER_SHARES = {0, 0.25, 0.5, 0.75, 1};

    /** So many rows are worth a worker of their own; below, one worker gives the same trees on every machine. */
    private static final long ROWS_PER_WORKER = 200_000;

    private final List<BoosterSettings> candidates;
    private final long seed;

    /**
     * @param candidates settings of the trees to choose from, at least one
     */
    public ChurnTrainer(List<BoosterSettings> candidates, long seed) {
        this.candidates = List.copyOf(candidates);
        this.seed = seed;
    }

    /** The rows in order of their number: what is known of each, and what was said of it by models that had not seen it. */
    private record Judged(
            long[] ids, boolean[] outcomes, double[] weights, int folds, double[][] trees, double[] linear) {}

    /** What was chosen. */
    private record Choice(int candidate, double share, double[] logOdds) {}

    /**
     * @param rows with {@link #ROW} (unique), {@link #OUTCOME} (1 or 0), {@link #WEIGHT}, {@link #FOLD} (from 0, of at least two; each has to hold both outcomes) and the features
     * @param features names of the columns to learn from
     */
    public ChurnModel train(Dataset<Row> rows, List<String> features) {
        Dataset<Row> read = rows.select(Stream.concat(
                        Stream.of(
                                col(ROW).cast("long").as(ROW),
                                col(OUTCOME).cast("double").as(OUTCOME),
                                col(WEIGHT).cast("double").as(WEIGHT),
                                col(FOLD).cast("int").as(FOLD)),
                        Stream.of(FeatureEncoding.columns(rows, features)))
                .toArray(Column[]::new));
        FeatureEncoding encoding = FeatureEncoding.fit(read, features);
        int cores = rows.sparkSession().sparkContext().defaultParallelism();
        int workers = (int) Math.max(1, Math.min(cores, read.count() / ROWS_PER_WORKER));
        Learners learners = new Learners(encoding, workers, seed);
        Dataset<Row> encoded = learners.encoded(read).persist(StorageLevel.MEMORY_AND_DISK());
        // One worker leaves the other cores idle; then models are fitted side by side.
        ExecutorService side = Executors.newFixedThreadPool(workers > 1 ? 1 : cores);
        try {
            Judged judged = judged(encoded);
            List<Callable<Object>> fits = new ArrayList<>();
            for (int fold = 0; fold < judged.folds; fold++) {
                fits.addAll(fits(learners, encoded, judged, fold));
            }
            all(side, fits);
            Choice choice = choose(judged);
            BoosterSettings settings = candidates.get(choice.candidate);
            List<Object> whole =
                    all(side, List.of(() -> learners.booster(encoded, settings), () -> learners.linear(encoded)));
            Learners.Linear linear = (Learners.Linear) whole.get(1);
            return new ChurnModel(
                    encoding,
                    settings,
                    choice.share,
                    (byte[]) whole.get(0),
                    linear.coefficients(),
                    linear.intercept(),
                    IsotonicCalibration.fit(choice.logOdds, judged.outcomes, judged.weights));
        } finally {
            side.shutdownNow();
            encoded.unpersist();
        }
    }

    private Judged judged(Dataset<Row> encoded) {
        List<Row> known =
                encoded.select(ROW, OUTCOME, WEIGHT, FOLD).orderBy(ROW).collectAsList();
        int count = known.size();
        Judged judged = new Judged(
                known.stream().mapToLong(row -> row.getLong(0)).toArray(),
                new boolean[count],
                known.stream().mapToDouble(row -> row.getDouble(2)).toArray(),
                known.stream().mapToInt(row -> row.getInt(3)).max().orElse(0) + 1,
                new double[candidates.size()][count],
                new double[count]);
        for (int i = 0; i < count; i++) {
            judged.outcomes[i] = known.get(i).getDouble(1) > 0;
        }
        return judged;
    }

    private List<Callable<Object>> fits(Learners learners, Dataset<Row> encoded, Judged judged, int fold) {
        Dataset<Row> others = encoded.where(col(FOLD).notEqual(fold));
        Dataset<Row> leftOut = encoded.where(col(FOLD).equalTo(fold));
        List<Callable<Object>> fits = new ArrayList<>();
        for (int i = 0; i < candidates.size(); i++) {
            BoosterSettings settings = candidates.get(i);
            double[] said = judged.trees[i];
            fits.add(() -> {
                learners.sayBooster(leftOut, learners.booster(others, settings), judged.ids, said);
                return settings;
            });
        }
        fits.add(() -> {
            Learners.Linear linear = learners.linear(others);
            learners.sayLinear(leftOut, linear, judged.ids, judged.linear);
            return linear;
        });
        return fits;
    }

    private static List<Object> all(ExecutorService side, List<Callable<Object>> works) {
        try {
            List<Object> done = new ArrayList<>();
            for (Future<Object> work : side.invokeAll(works)) {
                done.add(work.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "A model could not be fitted: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while models were fitted.", e);
        }
    }

    private Choice choose(Judged judged) {
        Choice best = null;
        double bestAuc = -1;
        for (int candidate = 0; candidate < candidates.size(); candidate++) {
            for (double share : BOOSTER_SHARES) {
                double[] blend = new double[judged.ids.length];
                for (int i = 0; i < blend.length; i++) {
                    blend[i] = share * judged.trees[candidate][i] + (1 - share) * judged.linear[i];
                }
                double auc = ProbabilityMetrics.of(
                                Arrays.stream(blend)
                                        .map(IsotonicCalibration::logistic)
                                        .toArray(),
                                judged.outcomes)
                        .auc();
                if (auc > bestAuc) {
                    bestAuc = auc;
                    best = new Choice(candidate, share, blend);
                }
            }
        }
        return best;
    }
}
