package aurum.jobs.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Scans one series of counts for more than was to be expected, each time with earlier times only. A model is fitted every few times and kept until the next fit; a count and the sums of the last few are
 * held against what it predicts.
 *
 * <p>The effects of a series with a parent, and its level per exposure, are drawn towards the parent's as far as its own data does not prove otherwise; thin and young cells so lean on the sum they belong
 * to (the role of the gamma prior in gamma–Poisson shrinkage, here log-normal, which leaves room for weekdays and trend).
 */
public final class HotspotScan {
    /** Of a cell's level per exposure about its parent's, on the logarithm. */
    private static final double LEVEL_WITH_EXPOSURE = 0.5;
    /** Of a level about which little is known before. */
    private static final double LEVEL_WITHOUT = 2.5;
    /** A sum of several times alarms only while the newest of them is this much above what was expected; else every outbreak would alarm on after its end. */
    private static final double STILL_GOING = 1.3;
    /** How many independent looks each more window of a point amounts to; found by simulation, held by {@code HotspotScanTest}. */
    private static final double LOOKS_PER_MORE_WINDOW = 0.1;

    private final Cadence cadence;
    private final Covariates covariates;
    private final long firstTime;

    /**
     * @param covariates one row for each time of the series to scan
     * @param firstTime the number of a series' first time, which decides when models are fitted: the same times whatever is asked for
     */
    public HotspotScan(Cadence cadence, Covariates covariates, long firstTime) {
        this.cadence = cadence;
        this.covariates = covariates;
        this.firstTime = firstTime;
    }

    /**
     * What was found, by time; NaN where there was too little before to tell.
     *
     * @param expected counts
     * @param variance of a count about what was expected
     * @param p probability of as much or more by chance, 0 to 1, already paying for all windows
     * @param tail the same without taking half of the probability of the count itself off, and the mean over what the dispersion may be: what false discoveries are reckoned with
     * @param window how many times were added up where that is least probable
     * @param windowCount the sum over them
     * @param doubt about the dispersion: standard deviation of its logarithm
     * @param reach how probable it is by chance that the widest window counts {@link HotspotAlarms#LEAST_COUNT} or more
     * @param fits by the time at which they were made
     */
    public record Scan(
            double[] expected,
            double[] variance,
            double[] p,
            double[] tail,
            int[] window,
            double[] windowCount,
            double[] doubt,
            double[] reach,
            Map<Integer, CountRegression.Fit> fits) {

        private static Scan unknown(int count) {
            return new Scan(
                    nothing(count),
                    nothing(count),
                    nothing(count),
                    nothing(count),
                    new int[count],
                    new double[count],
                    new double[count],
                    nothing(count),
                    new HashMap<>());
        }
    }

    /** Scans for more than what is known to be expected. */
    public Scan scanKnown(double[] counts, double[] expected, double[] variance, int from) {
        Scan scan = Scan.unknown(counts.length);
        for (int time = 0; time < counts.length; time++) {
            scan.expected[time] = expected[time];
            scan.variance[time] = variance[time];
            if (time >= from) {
                look(counts, scan, time);
            }
        }
        return scan;
    }

    /** Without a parent. */
    public Scan scan(double[] counts, double[] exposure, int from) {
        return scan(counts, exposure, true, Optional.empty(), from);
    }

    /**
     * @param counts one per time, 0 or more
     * @param exposure how many there are to complain, above 0; where {@code isExposed} is false, any constant
     * @param isExposed whether the level per exposure says something
     * @param parent the scan of the sum that the series belongs to, over the same times
     * @param from the first time to score
     */
    public Scan scan(double[] counts, double[] exposure, boolean isExposed, Optional<Scan> parent, int from) {
        int count = counts.length;
        double[] logExposure = Arrays.stream(exposure).map(Math::log).toArray();
        CountRegression regression = new CountRegression(covariates, counts, logExposure);
        double levelDeviation = parent.isPresent() && isExposed ? LEVEL_WITH_EXPOSURE : LEVEL_WITHOUT;
        Scan scan = Scan.unknown(count);
        int start = Math.max(0, from - widest() + 1);
        Optional<CountRegression.Fit> fit = Optional.empty();
        for (int time = start; time < count; time++) {
            int sinceFit = (int) Math.floorMod(firstTime + time, (long) cadence.refit());
            if (time == start || sinceFit == 0) {
                int at = time - sinceFit;
                int to = at - cadence.guard();
                fit = to < cadence.warmUp()
                        ? Optional.empty()
                        : Optional.of(regression.fit(
                                Math.max(0, to - cadence.history()),
                                to,
                                parent.map(other -> other.fits.get(at)),
                                levelDeviation));
                fit.ifPresent(made -> scan.fits.put(at, made));
            }
            if (fit.isPresent()) {
                scan.expected[time] = fit.get().mean(time, logExposure[time]);
                scan.variance[time] = fit.get().variance(time, scan.expected[time]);
                scan.doubt[time] = fit.get().dispersionDeviation();
            }
            if (time >= from) {
                look(counts, scan, time);
            }
        }
        return scan;
    }

    private int widest() {
        return Arrays.stream(cadence.windows()).max().orElse(1);
    }

    /** Of the windows that end at a time, the least probable, paid for. */
    private void look(double[] counts, Scan scan, int time) {
        if (Double.isNaN(scan.expected[time])) {
            return;
        }
        boolean isGoingOn = counts[time] >= STILL_GOING * scan.expected[time];
        double least = 1;
        double leastTail = 1;
        double looks = 1 - LOOKS_PER_MORE_WINDOW;
        scan.window[time] = 1;
        double widest = 0;
        double widestVariance = 0;
        for (int window : cadence.windows()) {
            int first = time - window + 1;
            if (first < 0 || Double.isNaN(scan.expected[first])) {
                continue;
            }
            looks += LOOKS_PER_MORE_WINDOW;
            widest = sum(scan.expected, first, time);
            widestVariance = sum(scan.variance, first, time);
            if (window == 1 || isGoingOn) {
                double p = Counts.midP(sum(counts, first, time), widest, widestVariance);
                if (p < least) {
                    least = p;
                    leastTail = Counts.upperTail(
                            sum(counts, first, time), widest, widestVariance / widest, scan.doubt[time]);
                    scan.window[time] = window;
                }
            }
        }
        scan.p[time] = 1 - Math.pow(1 - least, looks);
        scan.tail[time] = 1 - Math.pow(1 - leastTail, looks);
        scan.windowCount[time] = sum(counts, time - scan.window[time] + 1, time);
        scan.reach[time] = Counts.upperTail(HotspotAlarms.LEAST_COUNT, widest, widestVariance / widest);
    }

    private static double sum(double[] values, int first, int last) {
        double sum = 0;
        for (int time = first; time <= last; time++) {
            sum += values[time];
        }
        return sum;
    }

    private static double[] nothing(int count) {
        double[] values = new double[count];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
