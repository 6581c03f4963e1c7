package aurum.jobs.benchmark;

import aurum.jobs.analyse.OutcomeFile.Rows;
import aurum.jobs.model.BoosterSettings;
import aurum.jobs.statistics.ProbabilityMetrics;
import aurum.jobs.statistics.StratifiedFolds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost alone, in this process and without Spark: the best of six settings by the AUC of three folds within the others. What the model of churn is held against. */
final class TunedXgboost {
    private static final int INNER_FOLDS = 3;
    private static final int[] DEPTHS = {3, 5, 8};
    private static final int[] ROUNDS = {200, 500};

    private final List<float[]> rows;
    private final boolean[] outcomes;
    private final List<String> ids;
    private final int threads;
    private final long seed;

    TunedXgboost(Rows rows, int threads, long seed) {
        this.rows = numbers(rows);
        this.outcomes = rows.outcomes();
        this.ids = rows.ids();
        this.threads = threads;
        this.seed = seed;
    }

    /** Of every row, by a booster that has not seen its fold. */
    double[] probabilities(List<String> folds) {
        double[] all = new double[outcomes.length];
        for (String fold : new TreeSet<>(folds)) {
            int[] known = places(folds, fold, false);
            int[] asked = places(folds, fold, true);
            double[] said = said(known, asked, best(known));
            for (int i = 0; i < asked.length; i++) {
                all[asked[i]] = said[i];
            }
        }
        return all;
    }

    private static int[] places(List<String> folds, String fold, boolean isIn) {
        return IntStream.range(0, folds.size())
                .filter(i -> folds.get(i).equals(fold) == isIn)
                .toArray();
    }

    private BoosterSettings best(int[] known) {
        List<String> groups = IntStream.of(known).mapToObj(ids::get).toList();
        int[] inner = StratifiedFolds.split(groups, outcomes(known), INNER_FOLDS, seed);
        BoosterSettings best = null;
        double bestAuc = -1;
        for (int depth : DEPTHS) {
            for (int rounds : ROUNDS) {
                BoosterSettings settings = new BoosterSettings(rounds, depth, 0.05, 1, 0.8, 0.7);
                double auc = IntStream.range(0, INNER_FOLDS)
                        .mapToDouble(fold -> auc(known, inner, fold, settings))
                        .average()
                        .orElseThrow();
                if (auc > bestAuc) {
                    bestAuc = auc;
                    best = settings;
                }
            }
        }
        return best;
    }

    private double auc(int[] known, int[] inner, int fold, BoosterSettings settings) {
        int[] learnt = IntStream.range(0, known.length)
                .filter(i -> inner[i] != fold)
                .map(i -> known[i])
                .toArray();
        int[] asked = IntStream.range(0, known.length)
                .filter(i -> inner[i] == fold)
                .map(i -> known[i])
                .toArray();
        return ProbabilityMetrics.of(said(learnt, asked, settings), outcomes(asked))
                .auc();
    }

    private double[] said(int[] learnt, int[] asked, BoosterSettings settings) {
        try {
            DMatrix matrix = matrix(learnt);
            matrix.setLabel(labels(learnt));
            float[][] said = trained(matrix, settings, threads).predict(matrix(asked));
            return IntStream.range(0, asked.length).mapToDouble(i -> said[i][0]).toArray();
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost alone could not be asked: " + e.getMessage(), e);
        }
    }

    /** Trees grown on labelled rows by histograms. */
    static Booster trained(DMatrix matrix, BoosterSettings settings, int threads) throws XGBoostError {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("objective", "binary:logistic");
        parameters.put("tree_method", "hist");
        parameters.put("max_depth", settings.depth());
        parameters.put("eta", settings.eta());
        parameters.put("min_child_weight", settings.minimumChildWeight());
        parameters.put("subsample", settings.rowShare());
        parameters.put("colsample_bytree", settings.columnShare());
        parameters.put("nthread", threads);
        return XGBoost.train(matrix, parameters, settings.rounds(), new HashMap<>(), null, null);
    }

    private DMatrix matrix(int[] places) throws XGBoostError {
        int width = rows.get(0).length;
        float[] flat = new float[places.length * width];
        for (int i = 0; i < places.length; i++) {
            System.arraycopy(rows.get(places[i]), 0, flat, i * width, width);
        }
        return new DMatrix(flat, places.length, width, Float.NaN);
    }

    private float[] labels(int[] places) {
        float[] labels = new float[places.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = outcomes[places[i]] ? 1 : 0;
        }
        return labels;
    }

    private boolean[] outcomes(int[] places) {
        boolean[] of = new boolean[places.length];
        for (int i = 0; i < of.length; i++) {
            of[i] = outcomes[places[i]];
        }
        return of;
    }

    /** Numbers as they are, every word as a one or nought of its own. */
    private static List<float[]> numbers(Rows rows) {
        List<List<Object>> words = new ArrayList<>();
        int width = 0;
        for (int column = 0; column < rows.isNumber().length; column++) {
            int place = column;
            words.add(
                    rows.isNumber()[column]
                            ? List.of()
                            : rows.cells().stream()
                                    .map(cells -> cells[place])
                                    .filter(cell -> cell != null)
                                    .distinct()
                                    .toList());
            width += rows.isNumber()[column] ? 1 : words.get(column).size();
        }
        List<float[]> numbers = new ArrayList<>();
        for (Object[] cells : rows.cells()) {
            float[] row = new float[width];
            int next = 0;
            for (int column = 0; column < cells.length; column++) {
                if (rows.isNumber()[column]) {
                    row[next++] = cells[column] == null ? Float.NaN : ((Double) cells[column]).floatValue();
                } else {
                    int word = words.get(column).indexOf(cells[column]);
                    if (word >= 0) {
                        row[next + word] = 1;
                    }
                    next += words.get(column).size();
                }
            }
            numbers.add(row);
        }
        return numbers;
    }
}
