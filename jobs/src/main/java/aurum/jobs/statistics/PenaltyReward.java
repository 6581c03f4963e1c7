package aurum.jobs.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;

/**
 * Whether a driver matters more when it is bad or when it is excellent: beside each driver's straight line, a step for bad ratings (penalty) and one for excellent ones (reward), all in one model (penalty–reward
 * contrast: Brandt 1987, "A procedure for identifying value-enhancing service components using penalty/reward analysis"). With the straight line in the model a driver is not called asymmetric only because bad ratings
 * lie farther from the middle than excellent ones.
 *
 * @param penalty by driver, what a bad rating takes away beyond the straight line, less than 0 when it does
 * @param reward by driver, what an excellent one adds beyond it
 * @param kinds by driver; of all that are called basic or delight at most 5 % are expected to be neither
 */
public record PenaltyReward(List<Interval> penalty, List<Interval> reward, List<Kind> kinds) {
    private static final double FALSE_DISCOVERIES = 0.05;
    private static final double TWO_SIDED = 1.959964;

    /** What a driver does. */
    public enum Kind {
        /** Taken for granted: bad ratings cost more than the straight line says. */
        BASIC,
        /** The better, the more. */
        PERFORMANCE,
        /** A pleasant surprise: excellent ratings gain more. */
        DELIGHT
    }

    /** @param sample made by {@link RatingSample#ofRatings} */
    public static PenaltyReward of(RatingSample sample, int resamples, long seed) {
        if (!sample.hasRatings()) {
            throw new IllegalArgumentException("A sample without a scale has neither bad nor excellent ratings.");
        }
        int count = sample.drivers();
        BlockBootstrap bootstrap = new BlockBootstrap(sample.blocks(), resamples, seed, sums -> steps(sums, count));
        double[] estimate = steps(sample.total(), count);
        double[] errors = new double[2 * count];
        double[] p = new double[2 * count];
        double[] reach = new double[2 * count];
        for (int i = 0; i < p.length; i++) {
            int place = i;
            errors[i] = bootstrap.standardError(one -> one[place]);
            boolean isTold = errors[i] > 0;
            boolean isExpected = i < count ? estimate[i] < 0 : estimate[i] > 0;
            double oneSided = 0.5 * Erf.erfc(Math.abs(estimate[i]) / errors[i] / Math.sqrt(2));
            p[i] = isTold ? isExpected ? oneSided : 1 - oneSided : Double.NaN;
            reach[i] = isTold ? 1 : 0;
        }
        double[] q = FalseDiscoveryRate.q(p, reach);
        return new PenaltyReward(
                intervals(estimate, errors, 0, count),
                intervals(estimate, errors, count, count),
                IntStream.range(0, count)
                        .mapToObj(i -> kind(estimate[i], q[i], estimate[count + i], q[count + i]))
                        .toList());
    }

    private static Kind kind(double penalty, double penaltyQ, double reward, double rewardQ) {
        boolean isBasic = penaltyQ <= FALSE_DISCOVERIES;
        boolean isDelight = rewardQ <= FALSE_DISCOVERIES;
        if (isBasic && (!isDelight || -penalty >= reward)) {
            return Kind.BASIC;
        }
        return isDelight ? Kind.DELIGHT : Kind.PERFORMANCE;
    }

    private static List<Interval> intervals(double[] estimate, double[] errors, int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> errors[i] > 0
                        ? new Interval(
                                estimate[i], estimate[i] - TWO_SIDED * errors[i], estimate[i] + TWO_SIDED * errors[i])
                        : Interval.UNKNOWN)
                .toList();
    }

    private static double[] steps(CrossProducts sums, int count) {
        int[] columns = new int[3 * count + 1];
        for (int i = 0; i < count; i++) {
            columns[i] = i;
            columns[count + i] = count + 1 + i;
            columns[2 * count + i] = 2 * count + 1 + i;
        }
        columns[3 * count] = count;
        double[] coefficients = LinearFit.coefficients(sums.covariance(columns));
        return Arrays.copyOfRange(coefficients, count, 3 * count);
    }
}
