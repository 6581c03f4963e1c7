package aurum.jobs.model;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Boosted trees out of their bytes, asked directly. Belongs to one thread. */
final class BoosterScorer {
    private static final int[] ALL_TREES = {0, 0};

    private final Booster booster;

    BoosterScorer(byte[] bytes) {
        try {
            booster = XGBoost.loadModel(bytes);
            booster.setParam("nthread", 1);
        } catch (XGBoostError | IOException e) {
            throw new IllegalStateException("XGBoost cannot read its own model: " + e.getMessage(), e);
        }
    }

    double[] logOdds(List<float[]> rows) {
        if (rows.isEmpty()) {
            return new double[0];
        }
        float[][] margins;
        try {
            // Straight from the numbers: a matrix of XGBoost's own would cost as much to make as to ask.
            margins = booster.inplace_predict(
                    flat(rows),
                    rows.size(),
                    rows.get(0).length,
                    Float.NaN,
                    ALL_TREES,
                    Booster.PredictionType.kMargin,
                    null);
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not score: " + e.getMessage(), e);
        }
        return IntStream.range(0, margins.length)
                .mapToDouble(i -> margins[i][0])
                .toArray();
    }

    /** Per row what each of its numbers adds, and last what all rows have (SHAP values). */
    float[][] contributions(List<float[]> rows) {
        return ask(rows, matrix -> booster.predictContrib(matrix, 0));
    }

    private interface Question {
        float[][] of(DMatrix matrix) throws XGBoostError;
    }

    private static float[][] ask(List<float[]> rows, Question question) {
        if (rows.isEmpty()) {
            return new float[0][];
        }
        try {
            DMatrix matrix = new DMatrix(flat(rows), rows.size(), rows.get(0).length, Float.NaN);
            try {
                return question.of(matrix);
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException("XGBoost could not score: " + e.getMessage(), e);
        }
    }

    private static float[] flat(List<float[]> rows) {
        int width = rows.get(0).length;
        float[] flat = new float[rows.size() * width];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, flat, i * width, width);
        }
        return flat;
    }
}
