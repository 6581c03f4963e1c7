package aurum.jobs.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * Log-linear regression of counts with exposure, spread, and outbreaks of the past given little weight: quasi-likelihood by iterated least squares, dispersion from Pearson's residuals, each count taken for
 * as much as it is probably one of {@link OrdinaryCounts}, and what ordinary ones lose by that allowed for in both.
 *
 * <p>The role of the weights in Farrington, Andrews, Beale &amp; Catchpole (1996), "A statistical algorithm for the early detection of outbreaks of infectious disease", and Noufaily et al. (2013), "An
 * improved algorithm for outbreak detection in multiple surveillance systems". Theirs, 1/s² of Anscombe's residuals, take every second count below one a day for an outbreak, and leave the dispersion to
 * the outbreaks: how far counts spread decides about small hotspots, and a few days of an outage say more about it than all others together.
 */
final class CountRegression {
    /** Standard deviations; a count this far above is what Noufaily et al. begin to weight down at. */
    private static final double OUTLYING = 2.58;
    /** Effects of a series with a parent lie this much nearer to the parent's than effects lie to none. */
    private static final double NEARNESS_TO_PARENT = 2.5;

    private static final int REWEIGHTINGS = 5;
    private static final int STEPS = 12;
    private static final double CLOSE_ENOUGH = 1e-4;
    private static final int DISPERSION_STEPS = 3;
    private static final double CLOSE_DISPERSION = 0.01;
    /** So many points' worth of belief that counts spread as the parent's do, which matters for thin and for short series only. */
    private static final double POINTS_OF_PARENT = 20;
    /** And of belief, where there is no parent, that they spread about like chance. */
    private static final double POINTS_OF_NO_PARENT = 5;

    private static final double USUAL_DISPERSION = 1.2;
    private static final double LARGEST_EXPONENT = 30;

    private final Covariates covariates;
    private final double[] counts;
    private final double[] logBaseline;
    private int columns;
    private final double[] weights;
    private final double[] means;
    private final double[] ordinary;
    private final double[] kept;
    private final double[] shifts;
    private double[] coefficients;
    private double[] usual;
    private double levelPrecision;
    private double effectPrecision;
    private double usualDispersion;
    private double usualPoints;

    /** @param logBaseline logarithm of what the count is proportional to */
    CountRegression(Covariates covariates, double[] counts, double[] logBaseline) {
        this.covariates = covariates;
        this.counts = counts;
        this.logBaseline = logBaseline;
        this.weights = new double[counts.length];
        this.means = new double[counts.length];
        this.ordinary = new double[counts.length];
        this.kept = new double[counts.length];
        this.shifts = new double[counts.length];
    }

    /**
     * What a fit says about times it has not seen.
     *
     * @param inverse of the information about the coefficients
     * @param dispersion variance divided by mean, 1 or more
     * @param dispersionDeviation how well that is known: standard deviation of its logarithm
     */
    record Fit(
            double[] coefficients,
            double[][] inverse,
            double dispersion,
            double dispersionDeviation,
            Covariates covariates) {

        double mean(int time, double logBaseline) {
            return Math.exp(limited(dot(coefficients, covariates.row(time)) + logBaseline));
        }

        /** Of a new count: its own spread, and that the mean is only estimated. */
        double variance(int time, double mean) {
            double[] row = covariates.row(time);
            double uncertainty = 0;
            for (int i = 0; i < coefficients.length; i++) {
                uncertainty += row[i] * dot(inverse[i], row);
            }
            return dispersion * mean + dispersion * mean * mean * uncertainty;
        }
    }

    /**
     * @param from the first time to learn from
     * @param to the one after the last
     * @param parent the coefficients that this series' own are drawn towards; none draws effects towards 0
     * @param levelDeviation how far the level may lie from the parent's, as a standard deviation on the logarithm
     */
    Fit fit(int from, int to, Optional<Fit> parent, double levelDeviation) {
        Arrays.fill(weights, from, to, 1);
        Arrays.fill(ordinary, from, to, 1);
        Arrays.fill(shifts, from, to, 0);
        columns = covariates.columnsFor(to - from);
        levelPrecision = 1 / (levelDeviation * levelDeviation);
        effectPrecision = parent.isPresent() ? NEARNESS_TO_PARENT * NEARNESS_TO_PARENT : 1;
        usualPoints = parent.isPresent() ? POINTS_OF_PARENT : POINTS_OF_NO_PARENT;
        usualDispersion = parent.map(Fit::dispersion).orElse(USUAL_DISPERSION);
        usual = parent.map(other -> Arrays.copyOf(other.coefficients, columns)).orElseGet(() -> {
            double[] none = new double[columns];
            none[0] = startingLevel(from, to);
            return none;
        });
        coefficients = usual.clone();
        coefficients[0] = startingLevel(from, to);
        double[][] inverse = solve(from, to);
        double dispersion = usualDispersion;
        if (isAnyOutlying(from, to, dispersion)) {
            double before = 0;
            for (int round = 0; round < REWEIGHTINGS && isFar(dispersion, before); round++) {
                before = dispersion;
                dispersion = reweigh(from, to, dispersion);
                inverse = solve(from, to);
            }
        } else {
            Arrays.fill(kept, from, to, 1);
            dispersion = dispersion(from, to);
        }
        double deviation = Math.sqrt(2 / (points(from, to) + usualPoints));
        return new Fit(coefficients, inverse, dispersion, deviation, covariates);
    }

    private double startingLevel(int from, int to) {
        double total = 0.5;
        double baseline = 0;
        for (int t = from; t < to; t++) {
            total += counts[t];
            baseline += Math.exp(logBaseline[t]);
        }
        return Math.log(total / baseline);
    }

    private double[][] solve(int from, int to) {
        double[][] information = null;
        for (int step = 0; step < STEPS; step++) {
            information = new double[columns][columns];
            double[] gradient = new double[columns];
            for (int t = from; t < to; t++) {
                addTo(information, gradient, t);
            }
            for (int i = 0; i < columns; i++) {
                double precision = i == 0 ? levelPrecision : effectPrecision * covariates.precision(i);
                gradient[i] -= precision * (coefficients[i] - usual[i]);
                information[i][i] += precision;
            }
            Cholesky.factor(information);
            double[] change = Cholesky.solve(information, gradient);
            double largest = 0;
            for (int i = 0; i < columns; i++) {
                double bounded = Math.max(-2, Math.min(2, change[i]));
                coefficients[i] += bounded;
                largest = Math.max(largest, Math.abs(bounded));
            }
            if (largest < CLOSE_ENOUGH) {
                break;
            }
        }
        return Cholesky.inverse(information);
    }

    private void addTo(double[][] information, double[] gradient, int time) {
        double[] row = covariates.row(time);
        int[] filled = covariates.filled(time);
        double exponent = logBaseline[time];
        for (int column : filled) {
            if (column < columns) {
                exponent += coefficients[column] * row[column];
            }
        }
        double mean = Math.exp(limited(exponent));
        means[time] = mean;
        double weight = weights[time] * mean;
        double residual = weights[time] * (counts[time] - mean) - shifts[time];
        for (int a = 0; a < filled.length && filled[a] < columns; a++) {
            int i = filled[a];
            gradient[i] += row[i] * residual;
            double weighted = weight * row[i];
            for (int b = 0; b <= a; b++) {
                information[i][filled[b]] += weighted * row[filled[b]];
            }
        }
    }

    /** Pearson's estimate, drawn towards what is usual by so much as thin counts leave open: the variance of a squared residual is 2φ² + φ/mean. */
    private double dispersion(int from, int to) {
        double pearson = 0;
        for (int t = from; t < to; t++) {
            double residual = counts[t] - means[t];
            pearson += ordinary[t] * residual * residual / (means[t] + 0.5);
        }
        double information = points(from, to) * Math.max(0.1, 1 - columns / (double) (to - from));
        return Math.max(1, (pearson + usualPoints * usualDispersion) / (information + usualPoints));
    }

    /** How many times' worth of knowledge about the dispersion there is. */
    private double points(int from, int to) {
        double points = 0;
        for (int t = from; t < to; t++) {
            points += kept[t] * means[t] / (means[t] + 0.5);
        }
        return points;
    }

    /** Where nothing stands out, all is ordinary. */
    private boolean isAnyOutlying(int from, int to, double dispersion) {
        for (int t = from; t < to; t++) {
            if (counts[t] - means[t] > OUTLYING * Math.sqrt(dispersion * means[t])) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFar(double dispersion, double before) {
        return Math.abs(dispersion - before) > CLOSE_DISPERSION * before;
    }

    /** @return the dispersion that the weights, which hang on it, give */
    private double reweigh(int from, int to, double first) {
        double dispersion = first;
        double before = 0;
        for (int step = 0; step < DISPERSION_STEPS && isFar(dispersion, before); step++) {
            before = dispersion;
            for (int t = from; t < to; t++) {
                ordinary[t] = OrdinaryCounts.probability(counts[t], means[t], dispersion);
                kept[t] = OrdinaryCounts.kept(means[t], dispersion);
            }
            dispersion = dispersion(from, to);
        }
        double total = 0;
        for (int t = from; t < to; t++) {
            weights[t] = OrdinaryCounts.probability(counts[t], means[t], dispersion);
            shifts[t] = OrdinaryCounts.shift(means[t], dispersion);
            total += weights[t];
        }
        double scale = (to - from) / total;
        for (int t = from; t < to; t++) {
            weights[t] *= scale;
            shifts[t] *= scale;
        }
        return dispersion;
    }

    private static double limited(double exponent) {
        return Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, exponent));
    }

    static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
