package aurum.jobs.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an outcome depends on, such as satisfaction on the whole on single attributes: by how much ({@link ExplainedVariance}, as shares that add up to 1), in which direction, how sure
 * ({@link BlockBootstrap}), which drivers cannot be told apart, and how each performs.
 *
 * @param rows what it rests on
 * @param rSquared of the linear model with all drivers
 * @param drivers in the order given
 */
public record KeyDrivers(long rows, Interval rSquared, List<Driver> drivers) {
    public static final int USUAL_RESAMPLES = 200;
    /** Fewer rows say nothing. */
    private static final int LEAST_ROWS = 30;

    private static final int LEAST_ROWS_PER_DRIVER = 5;

    /** Which way the outcome goes when a driver rises. */
    public enum Direction {
        POSITIVE,
        NEGATIVE,
        /** The correlation may be nothing, or the driver's own effect contradicts it. */
        UNCLEAR
    }

    /** Importance × performance (Martilla &amp; James 1977, "Importance–performance analysis"). */
    public enum Quadrant {
        /** Important, and worse than the average. */
        MEND_FIRST,
        /** Important, and better. */
        KEEP_UP,
        /** Neither. */
        LATER,
        /** Better than the average, though it matters little. */
        ENOUGH;

        static Quadrant of(boolean isImportant, boolean isGood) {
            return isImportant ? isGood ? KEEP_UP : MEND_FIRST : isGood ? ENOUGH : LATER;
        }
    }

    /**
     * One driver.
     *
     * @param share of what all drivers explain, 0 to 1
     * @param tieGroup from 1, the most important; drivers of one group cannot be told apart from the first of it
     * @param performance its mean
     * @param lead its mean less the average of all drivers' means
     * @param effect what the outcome changes, according to the model, when this driver alone rises by one
     * @param isQuadrantCertain neither share nor lead may as well lie on the other side
     */
    public record Driver(
            Interval share,
            Direction direction,
            int tieGroup,
            Interval performance,
            Interval lead,
            Interval effect,
            Quadrant quadrant,
            boolean isQuadrantCertain) {}

    /** Where one sample's statistics stand: contributions, correlations, effects, means, each by driver. */
    private static final int CONTRIBUTION = 0;

    private static final int CORRELATION = 1;
    private static final int EFFECT = 2;
    private static final int MEAN = 3;
    private static final int KINDS = 4;

    /** Of so many drivers, the rows that are needed at least. */
    public static int leastRows(int drivers) {
        return Math.max(LEAST_ROWS, LEAST_ROWS_PER_DRIVER * drivers);
    }

    /**
     * @param sample at least {@link #leastRows}
     * @param resamples at least 40; the more, the steadier the ends of the intervals
     * @param seed the same gives the same
     */
    public static KeyDrivers of(RatingSample sample, int resamples, long seed) {
        int count = sample.drivers();
        CrossProducts[] blocks = Arrays.stream(sample.blocks())
                .map(block -> block.leading(count + 1))
                .toArray(CrossProducts[]::new);
        BlockBootstrap bootstrap = new BlockBootstrap(blocks, resamples, seed, sums -> statistics(sums, count));
        double[] estimate = statistics(sample.total(), count);
        int[] groups = tieGroups(estimate, bootstrap, count);
        List<Driver> drivers = IntStream.range(0, count)
                .mapToObj(driver -> driver(driver, estimate, bootstrap, groups[driver], count))
                .toList();
        return new KeyDrivers(
                sample.total().rows(),
                bootstrap.interval(explained(estimate, count), one -> explained(one, count)),
                drivers);
    }

    private static double[] statistics(CrossProducts sums, int count) {
        double[][] covariance = sums.covariance(IntStream.rangeClosed(0, count).toArray());
        double[] statistics = new double[KINDS * count];
        System.arraycopy(ExplainedVariance.contributions(covariance), 0, statistics, CONTRIBUTION * count, count);
        System.arraycopy(ExplainedVariance.correlation(covariance)[count], 0, statistics, CORRELATION * count, count);
        System.arraycopy(LinearFit.coefficients(covariance), 0, statistics, EFFECT * count, count);
        for (int driver = 0; driver < count; driver++) {
            statistics[MEAN * count + driver] = sums.mean(driver);
        }
        return statistics;
    }

    private static double explained(double[] statistics, int count) {
        return Arrays.stream(statistics, 0, count).sum();
    }

    private static double share(double[] statistics, int driver, int count) {
        return statistics[driver] / explained(statistics, count);
    }

    private static double lead(double[] statistics, int driver, int count) {
        double mean = Arrays.stream(statistics, MEAN * count, (MEAN + 1) * count)
                .average()
                .orElseThrow();
        return statistics[MEAN * count + driver] - mean;
    }

    private static Interval of(double[] estimate, BlockBootstrap bootstrap, int place) {
        return bootstrap.interval(estimate[place], one -> one[place]);
    }

    private static Driver driver(int driver, double[] estimate, BlockBootstrap bootstrap, int group, int count) {
        Interval share = bootstrap.interval(share(estimate, driver, count), one -> share(one, driver, count));
        Interval lead = bootstrap.interval(lead(estimate, driver, count), one -> lead(one, driver, count));
        Interval effect = of(estimate, bootstrap, EFFECT * count + driver);
        double average = 1.0 / count;
        return new Driver(
                share,
                direction(of(estimate, bootstrap, CORRELATION * count + driver), effect),
                group,
                of(estimate, bootstrap, MEAN * count + driver),
                lead,
                effect,
                Quadrant.of(share.value() >= average, lead.value() >= 0),
                !share.contains(average) && !lead.contains(0));
    }

    private static Direction direction(Interval correlation, Interval effect) {
        if (correlation.liesAbove(0) && !effect.liesBelow(0)) {
            return Direction.POSITIVE;
        }
        return correlation.liesBelow(0) && !effect.liesAbove(0) ? Direction.NEGATIVE : Direction.UNCLEAR;
    }

    /** From the most important on, each driver belongs to the group whose first one may be no more important. */
    private static int[] tieGroups(double[] estimate, BlockBootstrap bootstrap, int count) {
        List<Integer> byShare = IntStream.range(0, count)
                .boxed()
                .sorted((left, right) -> Double.compare(estimate[right], estimate[left]))
                .toList();
        int[] groups = new int[count];
        int group = 0;
        int first = -1;
        for (int driver : byShare) {
            int head = first;
            boolean isTied = head >= 0
                    && !bootstrap
                            .interval(0, one -> share(one, head, count) - share(one, driver, count))
                            .liesAbove(0);
            if (!isTied) {
                first = driver;
                group++;
            }
            groups[driver] = group;
        }
        return groups;
    }
}
