package aurum.jobs.statistics;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/** The distribution of counts that vary more than chance alone: negative binomial with variance φ times its mean, Poisson at φ = 1. */
public final class Counts {
    private static final double NEARLY_POISSON = 1.0005;

    private Counts() {}

    /**
     * How probable this many or more are, half of the probability of exactly this many taken off (Lancaster's mid-p): over many counts, however small, it is
     * below 0.01 about once in a hundred, where the plain tail would be far less often.
     *
     * @param observed 0 or more
     * @param mean above 0
     * @param variance at least the mean; less counts as equal
     * @return 0 to 1
     */
    public static double midP(double observed, double mean, double variance) {
        if (observed <= 0) {
            return 1 - 0.5 * Math.exp(logProbability(0, mean, variance / mean));
        }
        double dispersion = variance / mean;
        return Math.max(
                0,
                Math.min(
                        1,
                        upperTail(observed, mean, dispersion)
                                - 0.5 * Math.exp(logProbability(observed, mean, dispersion))));
    }

    /** How probable this many or more are. */
    static double upperTail(double observed, double mean, double dispersion) {
        if (observed <= 0) {
            return 1;
        }
        return dispersion < NEARLY_POISSON
                ? Gamma.regularizedGammaP(observed, mean)
                : Beta.regularizedBeta(1 - 1 / dispersion, observed, mean / (dispersion - 1));
    }

    private static double logProbability(double count, double mean, double dispersion) {
        if (dispersion < NEARLY_POISSON) {
            return count * Math.log(mean) - mean - Gamma.logGamma(count + 1);
        }
        double size = mean / (dispersion - 1);
        return Gamma.logGamma(count + size)
                - Gamma.logGamma(count + 1)
                - Gamma.logGamma(size)
                - size * Math.log(dispersion)
                + count * Math.log(1 - 1 / dispersion);
    }

    /**
     * A limit of the range to expect, by the power that makes counts about normal (Farrington et al. 1996, eq. 10).
     *
     * @param deviations standard deviations above the mean, or below it when negative
     */
    public static double limit(double mean, double variance, double deviations) {
        double inner = 1 + 2.0 / 3 * deviations * Math.sqrt(variance) / mean;
        return inner <= 0 ? 0 : mean * Math.pow(inner, 1.5);
    }
}
