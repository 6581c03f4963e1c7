package aurum.jobs.statistics;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.special.Erf;

/**
 * Log-linear regression of counts with exposure, spread, and outbreaks of the past given little weight: quasi-likelihood by iterated least squares, weights (2.58/s)² for counts that lie s > 2.58
 * standard deviations above, read off the probability of as many or more; dispersion from Pearson's residuals.
 *
 * <p>Farrington, Andrews, Beale &amp; Catchpole (1996), "A statistical algorithm for the early detection of outbreaks of infectious disease"; Noufaily et al. (2013), "An improved algorithm for
 * outbreak detection in multiple surveillance systems". They weight by Anscombe residuals and 1/s²; probabilities also fit counts below one a day, of which
 * Anscombe's take every second for an outbreak, and a weight without a jump spares clean days.
 */
final class CountRegression {
    private static final double OUTLYING = 2.58;
    /** Beyond this many standard deviations a residual counts as one of so many when the dispersion is estimated. */
    private static final double FAR = 3.5;

    private static final int REWEIGHTINGS = 5;
    private static final int STEPS = 12;
    private static final double CLOSE_ENOUGH = 1e-4;
    /** So many points' worth of belief that counts spread like chance, which matters for short series only. */
    private static final double DISPERSION_PRIOR_POINTS = 20;

    private static final double USUAL_DISPERSION = 1.2;
    private static final double LARGEST_EXPONENT = 30;

    private final Covariates covariates;
    private final double[] counts;
    private final double[] logBaseline;
    private int columns;
    private final double[] weights;
    private final double[] means;
    private final double[] bounds;
    private double[] coefficients;
    private double[] usual;
    private double levelPrecision;
    private double usualDispersion;

    /** @param logBaseline logarithm of what the count is proportional to */
    CountRegression(Covariates covariates, double[] counts, double[] logBaseline) {
        this.covariates = covariates;
        this.counts = counts;
        this.logBaseline = logBaseline;
        this.weights = new double[counts.length];
        this.means = new double[counts.length];
        this.bounds = new double[counts.length];
    }

    /**
     * What a fit says about times it has not seen.
     *
     * @param inverse of the information about the coefficients
     * @param dispersion variance divided by mean, 1 or more
     */
    record Fit(double[] coefficients, double[][] inverse, double dispersion, Covariates covariates) {

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
        Arrays.fill(bounds, from, to, 1);
        columns = covariates.columnsFor(to - from);
        levelPrecision = 1 / (levelDeviation * levelDeviation);
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
        for (int round = 0; round < REWEIGHTINGS && reweight(from, to, dispersion); round++) {
            inverse = solve(from, to);
            dispersion = dispersion(from, to);
        }
        return new Fit(coefficients, inverse, dispersion(from, to), covariates);
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
                double precision = i == 0 ? levelPrecision : covariates.precision(i);
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
        double residual = weights[time] * (counts[time] - mean);
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
        double points = 0;
        for (int t = from; t < to; t++) {
            double residual = counts[t] - means[t];
            double weight = means[t] / (means[t] + 0.5);
            pearson += weight * bounds[t] * residual * residual / means[t];
            points += weight;
        }
        double information = points * Math.max(0.1, 1 - columns / (double) (to - from));
        return Math.max(
                1, (pearson + DISPERSION_PRIOR_POINTS * usualDispersion) / (information + DISPERSION_PRIOR_POINTS));
    }

    /** @return whether anything stands out, so that another fit is worth while */
    private boolean reweight(int from, int to, double dispersion) {
        boolean isAnyOutlying = false;
        double total = 0;
        for (int t = from; t < to; t++) {
            double mean = means[t];
            double weight = 1;
            double least = mean + 2 * Math.sqrt(dispersion * mean);
            if (counts[t] > least) {
                double p = Counts.midP(counts[t], mean, dispersion * mean);
                double deviations = Math.sqrt(2) * Erf.erfcInv(2 * Math.max(p, 1e-300));
                if (deviations > OUTLYING) {
                    weight = OUTLYING * OUTLYING / (deviations * deviations);
                    isAnyOutlying = true;
                }
            }
            weights[t] = weight;
            bounds[t] = weight < 1 ? Math.min(1, FAR * FAR / OUTLYING / OUTLYING * weight) : 1;
            total += weight;
        }
        double scale = (to - from) / total;
        for (int t = from; t < to; t++) {
            weights[t] *= scale;
        }
        return isAnyOutlying;
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
