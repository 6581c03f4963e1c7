package aurum.jobs.statistics;

/** A share that was counted, with its 95 % interval (Wilson 1927, "Probable inference, the law of succession, and statistical inference"): it holds of few too, and never leaves 0 to 1. */
public final class ShareInterval {
    /** The normal quantile of a 95 % interval. */
    private static final double Z = 1.959964;

    private ShareInterval() {}

    /**
     * @param hits how many of {@code all}, 0 to all
     * @param all more than 0
     */
    public static Interval of(long hits, long all) {
        double share = (double) hits / all;
        double whole = 1 + Z * Z / all;
        double middle = (share + Z * Z / (2.0 * all)) / whole;
        double half = Z * Math.sqrt(share * (1 - share) / all + Z * Z / (4.0 * all * all)) / whole;
        return new Interval(share, Math.min(share, middle - half), Math.max(share, middle + half));
    }
}
