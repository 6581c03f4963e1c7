package aurum.jobs.benchmark;

import aurum.jobs.statistics.Counts;

/**
 * One planted hotspot: how large it was meant to be, what came in the days in which it has to be found, and whether it was.
 *
 * @param deviations as planted: complaints a day above usual, in standard deviations of a usual day of what it hits
 * @param excess the same in complaints
 * @param cameDeviations what came above usual on the greater of the days, in standard deviations of a usual day
 * @param came the same in complaints
 * @param chance how probable it is that a usual day, or usual days together, bring as much as came, where that is least
 * @param usual expected without it, all the days together
 * @param dispersion variance divided by mean of a usual day in what it hits
 */
record PlantedHotspot(
        double deviations,
        double excess,
        double cameDeviations,
        double came,
        double chance,
        double usual,
        double dispersion,
        boolean inTime) {
    /** Days from the first in which it has to be found. */
    static final int DAYS = 2;
    /** One-sided, what lies five standard deviations above the mean of a normal distribution. */
    private static final double FIVE_DEVIATIONS = 2.87e-7;

    private static final double LARGE_DEVIATIONS = 5;
    private static final double LARGE_COUNT = 5;

    boolean isPlantedLarge() {
        return deviations >= LARGE_DEVIATIONS && excess >= LARGE_COUNT;
    }

    boolean cameLarge() {
        return cameDeviations >= LARGE_DEVIATIONS && came >= LARGE_COUNT;
    }

    /** Whether chance brings as much as seldom as five standard deviations of the normal distribution. */
    boolean cameAsSeldom() {
        return chance <= FIVE_DEVIATIONS && came >= LARGE_COUNT;
    }

    /**
     * How probably the most powerful test finds it that knows where to look, its size, the true mean and the true spread: the sum of the days against its threshold, or the first day alone against its
     * own. More than that no test can find, whatever it does, which gives as few false alarms.
     *
     * @param falseAlarmRate of one look
     */
    double bestPower(double falseAlarmRate) {
        double day = usual / DAYS;
        double missedOnFirst = 1 - power(day, day + excess, falseAlarmRate);
        double missedTogether = 1 - power(usual, usual + DAYS * excess, falseAlarmRate);
        return 1 - missedOnFirst * missedTogether;
    }

    private double power(double mean, double raised, double falseAlarmRate) {
        double threshold = Math.floor(mean);
        while (Counts.upperTail(threshold, mean, dispersion) > falseAlarmRate) {
            threshold++;
        }
        return Counts.upperTail(threshold, raised, dispersion);
    }
}
