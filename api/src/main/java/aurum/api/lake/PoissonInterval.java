package aurum.api.lake;

/**
 * The exact 95 % interval of a Poisson count (Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28, 1936): the
 * smallest and largest mean under which a count at least, or at most, as large has odds of 2.5 %. In and out in counts, 0 and up.
 */
final class PoissonInterval {

    private static final double TAIL = 0.025;

    private PoissonInterval() {}

    /** The lower end; 0 for a count of 0. */
    static double low(double count) {
        return count <= 0 ? 0 : quantile(count, TAIL);
    }

    /** The upper end; 3.69 for a count of 0. */
    static double high(double count) {
        return quantile(count + 1, 1 - TAIL);
    }

    /** The gamma distribution's quantile, by halving around a start that is already near (Wilson and Hilferty 1931). */
    private static double quantile(double shape, double odds) {
        double z = odds < 0.5 ? -1.959964 : 1.959964;
        double near = shape * Math.pow(Math.max(0.05, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))), 3);
        double low = near * 0.5;
        double high = near * 1.5 + 1e-9;
        while (regularizedGamma(shape, low) > odds) {
            low *= 0.5;
        }
        while (regularizedGamma(shape, high) < odds) {
            high *= 1.5;
        }
        for (int step = 0; step < 60 && high - low > 1e-10 * high; step++) {
            double middle = (low + high) / 2;
            if (regularizedGamma(shape, middle) < odds) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }

    /** P(a, x): the series below a + 1, the continued fraction above it (Abramowitz and Stegun 6.5.29 and 6.5.31). */
    private static double regularizedGamma(double a, double x) {
        double scale = Math.exp(a * Math.log(x) - x - logGamma(a));
        int most = 200 + (int) (20 * Math.sqrt(a));
        if (x < a + 1) {
            double term = 1 / a;
            double sum = term;
            for (int n = 1; n < most && term > sum * 1e-16; n++) {
                term *= x / (a + n);
                sum += term;
            }
            return scale * sum;
        }
        double b = x + 1 - a;
        double c = 1e300;
        double d = 1 / b;
        double fraction = d;
        for (int n = 1; n < most; n++) {
            double an = -n * (n - a);
            b += 2;
            d = 1 / nonZero(an * d + b);
            c = nonZero(b + an / c);
            fraction *= d * c;
            if (Math.abs(d * c - 1) < 1e-15) {
                break;
            }
        }
        return 1 - scale * fraction;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < 1e-300 ? 1e-300 : value;
    }

    /** Lanczos' approximation with Godfrey's coefficients, good to 15 digits. */
    private static double logGamma(double x) {
        double[] coefficients = {
            57.1562356658629235,
            -59.5979603554754912,
            14.1360979747417471,
            -0.491913816097620199,
            .339946499848118887e-4,
            .465236289270485756e-4,
            -.983744753048795646e-4,
            .158088703224912494e-3,
            -.210264441724104883e-3,
            .217439618115212643e-3,
            -.164318106536763890e-3,
            .844182239838527433e-4,
            -.261908384015814087e-4,
            .368991826595316234e-5
        };
        double shifted = x + 671.0 / 128;
        double sum = 0.999999999999997092;
        for (int n = 0; n < coefficients.length; n++) {
            sum += coefficients[n] / (x + n + 1);
        }
        return (x + 0.5) * Math.log(shifted) - shifted + Math.log(2.5066282746310005 * sum / x);
    }
}
