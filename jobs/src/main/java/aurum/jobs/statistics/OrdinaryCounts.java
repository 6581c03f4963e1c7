package aurum.jobs.statistics;

/**
 * How probably a count of the past is an ordinary one. A count is held to be either ordinary, negative binomial, or extraordinary, its excess of any size: a mixture, as in Banfield &amp; Raftery (1993),
 * "Model-based Gaussian and non-Gaussian clustering", whose noise has no size of its own either.
 *
 * <p>Of ordinary counts the largest are taken for extraordinary too often, so what they say about mean and dispersion comes out too small where nothing has happened. {@link #shift} and {@link #kept} say by
 * how much, and who allows for it is right about such series: Fisher's consistency, as in Cantoni &amp; Ronchetti (2001), "Robust inference for generalized linear models". Both are sums over the negative
 * binomial distribution, tabulated and interpolated.
 */
final class OrdinaryCounts {
    /** Of the past's times, the share of which something extraordinary may have happened: more where more is added up, of whose parts any may have its own. */
    private static final double EXTRAORDINARY = 0.005;

    private static final double EXTRAORDINARY_PER_COUNT = 0.1;
    private static final double MOST_EXTRAORDINARY = 0.4;
    /** Nearer than this many standard deviations nothing is extraordinary. */
    private static final double NEAR = 1.5;

    private static final double LEAST_MEAN = 0.01;
    /** Steps of the tables on the logarithms: means up to 1,270, dispersions up to 11; beyond, the last. */
    private static final double MEAN_STEP = 0.25;

    private static final double DISPERSION_STEP = 0.2;
    private static final int MEANS = 48;
    private static final int DISPERSIONS = 13;
    /** In standard deviations. */
    private static final double[][] SHIFT = new double[MEANS][DISPERSIONS];

    private static final double[][] KEPT = new double[MEANS][DISPERSIONS];
    /** Sums end so far above the mean, in standard deviations and in dispersions: negative binomial tails fall by 1 ÷ e in one of the latter. */
    private static final int FAR = 12;

    static {
        for (int row = 0; row < MEANS; row++) {
            for (int column = 0; column < DISPERSIONS; column++) {
                tabulate(row, column);
            }
        }
    }

    private OrdinaryCounts() {}

    /** An extraordinary excess e has the density s ÷ (e + s)², which knows no size but that of a standard deviation s. */
    static double probability(double count, double mean, double dispersion) {
        double deviation = Math.sqrt(dispersion * mean);
        double excess = count - mean;
        if (excess < NEAR * deviation) {
            return 1;
        }
        double share = Math.min(MOST_EXTRAORDINARY, EXTRAORDINARY + EXTRAORDINARY_PER_COUNT * mean);
        double usual = (1 - share) * Math.exp(Counts.logProbability(count, mean, dispersion));
        return usual / (usual + share * deviation / ((excess + deviation) * (excess + deviation)));
    }

    /** The mean of an ordinary count's residual weighted by {@link #probability}, in counts, 0 or less. */
    static double shift(double mean, double dispersion) {
        return at(SHIFT, mean, dispersion) * Math.sqrt(dispersion * mean);
    }

    /** What of an ordinary count's squared residual is left on average when it is weighted by {@link #probability}, 0 to 1. */
    static double kept(double mean, double dispersion) {
        return at(KEPT, mean, dispersion);
    }

    private static void tabulate(int row, int column) {
        double mean = LEAST_MEAN * Math.exp(row * MEAN_STEP);
        double dispersion = Math.exp(column * DISPERSION_STEP);
        double deviation = Math.sqrt(dispersion * mean);
        double lost = 0;
        double lostSquare = 0;
        int last = (int) (mean + FAR * (deviation + dispersion));
        for (int count = (int) mean; count <= last; count++) {
            double residual = (count - mean) / deviation;
            double weight = Math.exp(Counts.logProbability(count, mean, dispersion))
                    * (1 - probability(count, mean, dispersion));
            lost += weight * residual;
            lostSquare += weight * residual * residual;
        }
        SHIFT[row][column] = -lost;
        KEPT[row][column] = 1 - lostSquare;
    }

    private static double at(double[][] table, double mean, double dispersion) {
        double row = place(Math.log(mean / LEAST_MEAN) / MEAN_STEP, MEANS);
        double column = place(Math.log(dispersion) / DISPERSION_STEP, DISPERSIONS);
        int i = (int) row;
        double further = row - i;
        return (1 - further) * along(table[i], column) + further * along(table[i + 1], column);
    }

    private static double along(double[] values, double place) {
        int j = (int) place;
        return values[j] + (place - j) * (values[j + 1] - values[j]);
    }

    private static double place(double step, int count) {
        return Math.max(0, Math.min(count - 1 - 1e-9, step));
    }
}
