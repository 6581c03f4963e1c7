package aurum.jobs.statistics;

/**
 * How much more often something happens in one group than in another, each drawn for itself: Newcombe (1998), "Interval estimation for the difference between independent proportions", method 10, which puts the score intervals of
 * Wilson (1927) of both shares together. Of few cases too it covers about as often as it says, and never leaves −1 to 1; of many it is the usual one.
 */
public final class ShareDifference {
    private ShareDifference() {}

    /**
     * @param hits how many of {@code all}, 0 to all
     * @param otherHits how many of {@code otherAll}, 0 to otherAll
     * @return the first share less the other, −1 to 1; unknown where a group is empty
     */
    public static Interval of(long hits, long all, long otherHits, long otherAll) {
        if (all == 0 || otherAll == 0) {
            return Interval.UNKNOWN;
        }
        Interval share = ShareInterval.of(hits, all);
        Interval other = ShareInterval.of(otherHits, otherAll);
        double difference = share.value() - other.value();
        return new Interval(
                difference,
                difference - Math.hypot(share.value() - share.low(), other.high() - other.value()),
                difference + Math.hypot(share.high() - share.value(), other.value() - other.low()));
    }
}
