package aurum.jobs.statistics;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * Means and shares of weighted answers with intervals that know of the weights: the variance of the estimate linearised, less what raking explains (Deville &amp; Särndal 1992). Of any part of the answers, at a cost of that
 * part only.
 */
public final class WeightedScores {
    /** Fewer answers are insufficient. */
    public static final int LEAST_ANSWERS = 30;

    private final double[] weights;
    private final Groups groups;
    private final double[][] factor;
    /** Σ weight² · x · xᵀ */
    private final double[][] squares;

    /**
     * @param weights by answer, more than 0
     * @param groups what they were raked by; without ways where they were not
     */
    public WeightedScores(double[] weights, Groups groups) {
        this.weights = weights;
        this.groups = groups;
        int columns = groups.columns();
        this.factor = new double[columns][columns];
        this.squares = new double[columns][columns];
        for (int unit = 0; unit < weights.length; unit++) {
            int[] filled = groups.columnsOf(unit);
            for (int i : filled) {
                for (int j : filled) {
                    if (i >= 0 && j >= 0) {
                        factor[i][j] += weights[unit];
                        squares[i][j] += weights[unit] * weights[unit];
                    }
                }
            }
        }
        for (int i = 0; i < columns; i++) {
            factor[i][i] = factor[i][i] * (1 + 1e-9) + 1e-9;
        }
        Cholesky.factor(factor);
    }

    public static boolean isSufficient(int answers) {
        return answers >= LEAST_ANSWERS;
    }

    /**
     * The mean over the customers that these answers stand for.
     *
     * @param answers which ones, by their place among the weights; none that did not rate
     * @param values by place among {@code answers}
     * @return {@link Interval#UNKNOWN} for fewer than {@link #LEAST_ANSWERS}
     */
    public Interval mean(int[] answers, double[] values) {
        if (!isSufficient(answers.length)) {
            return Interval.UNKNOWN;
        }
        double mean = value(answers, values);
        double reach = t(answers.length) * Math.sqrt(variance(answers, values, mean));
        return new Interval(mean, mean - reach, mean + reach);
    }

    /**
     * The share of customers of whom something holds: Wilson's interval (1927) at the effective number of answers, so that it never leaves 0 to 1 and does not vanish at its ends (Korn &amp; Graubard 1998).
     *
     * @param holds by place among {@code answers}, 1 or 0
     */
    public Interval share(int[] answers, double[] holds) {
        if (!isSufficient(answers.length)) {
            return Interval.UNKNOWN;
        }
        double share = value(answers, holds);
        double variance = variance(answers, holds, share);
        double effective = variance > 0 ? share * (1 - share) / variance : effective(answers);
        double t = t(answers.length);
        double middle = (share + t * t / (2 * effective)) / (1 + t * t / effective);
        double reach = t
                / (1 + t * t / effective)
                * Math.sqrt(share * (1 - share) / effective + t * t / (4 * effective * effective));
        return new Interval(share, Math.max(0, middle - reach), Math.min(1, middle + reach));
    }

    private static double t(int answers) {
        return new TDistribution(answers - 1.0).inverseCumulativeProbability(0.975);
    }

    private double value(int[] answers, double[] values) {
        double sum = 0;
        double total = 0;
        for (int i = 0; i < answers.length; i++) {
            sum += weights[answers[i]] * values[i];
            total += weights[answers[i]];
        }
        return sum / total;
    }

    private double effective(int[] answers) {
        double total = 0;
        double square = 0;
        for (int answer : answers) {
            total += weights[answer];
            square += weights[answer] * weights[answer];
        }
        return total * total / square;
    }

    private double variance(int[] answers, double[] values, double mean) {
        double total = 0;
        for (int answer : answers) {
            total += weights[answer];
        }
        double[] right = new double[factor.length];
        for (int i = 0; i < answers.length; i++) {
            double influence = (values[i] - mean) / total;
            for (int column : groups.columnsOf(answers[i])) {
                if (column >= 0) {
                    right[column] += weights[answers[i]] * influence;
                }
            }
        }
        double[] explained = Cholesky.solve(factor, right);
        double variance = 0;
        for (int i = 0; i < explained.length; i++) {
            variance += explained[i] * CountRegression.dot(squares[i], explained);
        }
        for (int i = 0; i < answers.length; i++) {
            double fitted = 0;
            for (int column : groups.columnsOf(answers[i])) {
                fitted += column < 0 ? 0 : explained[column];
            }
            double rest = (values[i] - mean) / total - fitted;
            variance += weights[answers[i]] * weights[answers[i]] * (rest * rest - fitted * fitted);
        }
        return Math.max(0, variance) * answers.length / (answers.length - 1.0);
    }
}
