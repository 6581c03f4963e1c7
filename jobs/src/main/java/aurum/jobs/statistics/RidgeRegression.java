package aurum.jobs.statistics;

import java.util.Arrays;

/**
 * A linear model whose effects are drawn towards 0 (Hoerl &amp; Kennard 1970, "Ridge regression"), as much as generalised cross-validation finds best (Golub, Heath &amp; Wahba 1979, "Generalized cross-validation as a method for
 * choosing a good ridge parameter"); without any effect where none helps. It needs no rows, only their cross products.
 *
 * @param effects one per column, in units of the outcome per unit of the column
 */
record RidgeRegression(double intercept, double[] effects) {
    /** From next to none to one that leaves next to nothing of any effect, in units of a column's variance. */
    private static final double[] PENALTIES = {
        1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100,
    };

    /**
     * @param covariance of the columns and, last, the outcome
     * @param means in the same order
     * @param rows behind them, above 0
     */
    static RidgeRegression of(double[][] covariance, double[] means, double rows) {
        int columns = means.length - 1;
        RidgeRegression best = new RidgeRegression(means[columns], new double[columns]);
        double least = covariance[columns][columns] / Math.pow(1 - 1 / rows, 2);
        for (double penalty : PENALTIES) {
            double[][] factor = penalised(covariance, columns, penalty);
            Cholesky.factor(factor);
            double[] effects = Cholesky.solve(factor, Arrays.copyOf(covariance[columns], columns));
            double error = unexplained(covariance, effects) / Math.pow(1 - freedom(factor, penalty) / rows, 2);
            if (error < least) {
                least = error;
                best = new RidgeRegression(intercept(means, effects), effects);
            }
        }
        return best;
    }

    double at(double[] values) {
        double sum = intercept;
        for (int i = 0; i < effects.length; i++) {
            sum += effects[i] * values[i];
        }
        return sum;
    }

    /** This model so many times, and another so many times. */
    RidgeRegression with(double times, RidgeRegression other, double otherTimes) {
        double[] sum = new double[effects.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = times * effects[i] + otherTimes * other.effects[i];
        }
        return new RidgeRegression(times * intercept + otherTimes * other.intercept, sum);
    }

    private static double[][] penalised(double[][] covariance, int columns, double penalty) {
        double[][] matrix = new double[columns][];
        for (int i = 0; i < columns; i++) {
            matrix[i] = Arrays.copyOf(covariance[i], columns);
            matrix[i][i] += penalty;
        }
        return matrix;
    }

    /** How many effects the model fits freely, the mean among them. */
    private static double freedom(double[][] factor, double penalty) {
        double[][] inverse = Cholesky.inverse(factor);
        double kept = 1 + factor.length;
        for (int i = 0; i < inverse.length; i++) {
            kept -= penalty * inverse[i][i];
        }
        return kept;
    }

    /** The outcome's variance that these effects leave. */
    private static double unexplained(double[][] covariance, double[] effects) {
        int outcome = effects.length;
        double left = covariance[outcome][outcome];
        for (int i = 0; i < outcome; i++) {
            double with = 0;
            for (int j = 0; j < outcome; j++) {
                with += covariance[i][j] * effects[j];
            }
            left += effects[i] * (with - 2 * covariance[i][outcome]);
        }
        return Math.max(0, left);
    }

    private static double intercept(double[] means, double[] effects) {
        double intercept = means[effects.length];
        for (int i = 0; i < effects.length; i++) {
            intercept -= effects[i] * means[i];
        }
        return intercept;
    }
}
