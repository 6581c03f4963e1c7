package aurum.jobs.statistics;

/**
 * How far a distribution has moved from the one a model was made on: the population stability index, Σ (share now − share then) × ln(share now ⁄ share then) (Siddiqi 2006, "Credit Risk Scorecards"), the
 * symmetric Kullback–Leibler divergence. By chance it is about (bins − 1) × (1/n + 1/m) (Yurdakul &amp; Naranjo 2020, "Statistical properties of the population stability index"), so an alarm
 * needs more than both: a shift that matters and one that chance does not explain.
 */
public final class PopulationStability {
    /** The customary bound: above it, a model is not to be relied on. */
    public static final double ALARM = 0.25;

    /** Standard deviations of the chi-square law that the index follows by chance. */
    private static final double BEYOND_CHANCE = 4;

    /** An empty bin counts as half a row. */
    private static final double LEAST = 0.5;

    private PopulationStability() {}

    /**
     * @param then rows per bin when the model was made
     * @param now rows per bin today, in the same bins
     * @return 0 where nothing moved; NaN where one side has no rows
     */
    public static double index(double[] then, double[] now) {
        if (then.length != now.length) {
            throw new IllegalArgumentException("%d bins cannot be held against %d".formatted(then.length, now.length));
        }
        double allThen = sum(then);
        double allNow = sum(now);
        if (allThen == 0 || allNow == 0) {
            return Double.NaN;
        }
        double index = 0;
        for (int bin = 0; bin < then.length; bin++) {
            if (then[bin] > 0 || now[bin] > 0) {
                double before = Math.max(then[bin], LEAST) / allThen;
                double today = Math.max(now[bin], LEAST) / allNow;
                index += (today - before) * Math.log(today / before);
            }
        }
        return index;
    }

    /** What chance alone hardly exceeds with so many rows. */
    public static double byChance(int bins, double rowsThen, double rowsNow) {
        double degrees = Math.max(1, bins - 1);
        return (degrees + BEYOND_CHANCE * Math.sqrt(2 * degrees)) * (1 / rowsThen + 1 / rowsNow);
    }

    /** Whether a distribution has moved so far that the model's probabilities are not to be relied on. */
    public static boolean isAlarm(double[] then, double[] now) {
        return index(then, now) > Math.max(ALARM, byChance(then.length, sum(then), sum(now)));
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}
