package aurum.jobs.statistics;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Gamma;

/** The distribution of counts that vary more than chance alone: negative binomial with variance φ times its mean, Poisson at φ = 1. */
public final class Counts {
    private static final double NEARLY_POISSON = 1.0005;
    /** Above this a probability says nothing about hotspots, and is not worth a refinement. */
    private static final double UNREMARKABLE = 0.1;

    /** Gauss and Hermite's three points for a normal distribution lie so many standard deviations from its mean; those outside weigh a sixth each. */
    private static final double OUTER_POINT = Math.sqrt(3);

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
    public static double upperTail(double observed, double mean, double dispersion) {
        if (observed <= 0) {
            return 1;
        }
        return dispersion < NEARLY_POISSON
                ? Gamma.regularizedGammaP(observed, mean)
                : Beta.regularizedBeta(1 - 1 / dispersion, observed, mean / (dispersion - 1));
    }

    /**
     * How probable this many or more are where the dispersion is only estimated: the mean over what it may be.
     *
     * @param doubt standard deviation of the dispersion's logarithm, 0 or more
     */
    static double upperTail(double observed, double mean, double dispersion, double doubt) {
        double middle = upperTail(observed, mean, dispersion);
        if (doubt == 0 || middle > UNREMARKABLE) {
            return middle;
        }
        double factor = Math.exp(OUTER_POINT * doubt);
        return (4 * middle
                        + upperTail(observed, mean, dispersion * factor)
                        + upperTail(observed, mean, Math.max(1, dispersion / factor)))
                / 6;
    }

    static double logProbability(double count, double mean, double dispersion) {
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
