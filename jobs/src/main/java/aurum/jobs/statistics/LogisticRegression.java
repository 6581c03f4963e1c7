package aurum.jobs.statistics;

import java.io.Serializable;

/**
 * The probability of a yes-or-no event by some columns: logistic regression by Newton's method, its effects drawn towards 0 as if each came from a normal distribution about 0 with a standard deviation of 1 (le Cessie &amp; van
 * Houwelingen 1992, "Ridge estimators in logistic regression"), so that of few events little is claimed. Columns should be of about that scale.
 *
 * @param effects by column, on the logistic scale; the first is that of no column, which nothing draws
 */
public record LogisticRegression(double[] effects) implements Serializable {
    private static final double PRECISION = 1;
    private static final int STEPS = 30;
    private static final double LONGEST_STEP = 2;
    private static final double CLOSE_ENOUGH = 1e-8;

    /**
     * @param rows columns of each row, all known
     * @param outcomes whether the event came; at least one of each kind
     */
    public static LogisticRegression fit(double[][] rows, boolean[] outcomes) {
        if (rows.length == 0 || rows.length != outcomes.length) {
            throw new IllegalArgumentException(
                    "nothing is learnt from %d rows with %d outcomes".formatted(rows.length, outcomes.length));
        }
        int size = rows[0].length + 1;
        LogisticRegression found = new LogisticRegression(new double[size]);
        for (int step = 0; step < STEPS; step++) {
            if (found.improve(rows, outcomes) < CLOSE_ENOUGH) {
                break;
            }
        }
        return found;
    }

    /** 0 to 1. */
    public double probability(double[] row) {
        double logOdds = effects[0];
        for (int i = 0; i < row.length; i++) {
            logOdds += effects[i + 1] * row[i];
        }
        return IsotonicCalibration.logistic(logOdds);
    }

    /** One step of Newton's. @return how far it went */
    private double improve(double[][] rows, boolean[] outcomes) {
        int size = effects.length;
        double[][] information = new double[size][size];
        double[] gradient = new double[size];
        double[] filled = new double[size];
        filled[0] = 1;
        for (int row = 0; row < rows.length; row++) {
            double probability = probability(rows[row]);
            double residual = (outcomes[row] ? 1 : 0) - probability;
            double weight = probability * (1 - probability);
            System.arraycopy(rows[row], 0, filled, 1, size - 1);
            for (int i = 0; i < size; i++) {
                if (filled[i] != 0) {
                    gradient[i] += residual * filled[i];
                    for (int j = 0; j <= i; j++) {
                        information[i][j] += weight * filled[i] * filled[j];
                    }
                }
            }
        }
        for (int i = 1; i < size; i++) {
            gradient[i] -= PRECISION * effects[i];
            information[i][i] += PRECISION;
        }
        Cholesky.factor(information);
        double[] change = Cholesky.solve(information, gradient);
        double farthest = 0;
        for (int i = 0; i < size; i++) {
            double step = Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, change[i]));
            effects[i] += step;
            farthest = Math.max(farthest, Math.abs(step));
        }
        return farthest;
    }
}
