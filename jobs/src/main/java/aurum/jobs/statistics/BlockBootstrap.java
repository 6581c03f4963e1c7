package aurum.jobs.statistics;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How much statistics of weighted cross products would differ in another sample: whole blocks are drawn again, as many as there are, with replacement (Efron &amp; Tibshirani 1993, "An introduction to the
 * bootstrap"). A sampling unit, such as a customer with all answers, falls into a block as a whole and by chance; so blocks are alike however many rows there are, a resample costs the blocks only, and what
 * hangs together within a unit widens the interval as it has to.
 */
final class BlockBootstrap {
    /** So many blocks leave a standard error uncertain by 4.4 %. */
    static final int BLOCKS = 256;

    private static final double TAIL = 0.025;

    private final double[][] resampled;

    /**
     * @param blocks of the sample; empty ones do no harm
     * @param seed the same gives the same
     * @param statistics what is computed of a sample; always as many numbers
     */
    BlockBootstrap(CrossProducts[] blocks, int resamples, long seed, Function<CrossProducts, double[]> statistics) {
        SplittableRandom random = new SplittableRandom(seed);
        this.resampled = new double[resamples][];
        int[] times = new int[blocks.length];
        for (int resample = 0; resample < resamples; resample++) {
            Arrays.fill(times, 0);
            for (int i = 0; i < blocks.length; i++) {
                times[random.nextInt(blocks.length)]++;
            }
            CrossProducts sum = blocks[0].empty();
            for (int i = 0; i < blocks.length; i++) {
                if (times[i] > 0) {
                    sum.add(blocks[i], times[i]);
                }
            }
            resampled[resample] = statistics.apply(sum);
        }
    }

    /** The block of a sampling unit: by chance, but always the same. */
    static int blockOf(long unit) {
        return new SplittableRandom(unit).nextInt(BLOCKS);
    }

    /** Between the percentiles of the resamples; NaN where some of them cannot tell. */
    Interval interval(double estimate, ToDoubleFunction<double[]> of) {
        double[] values = Arrays.stream(resampled).mapToDouble(of).sorted().toArray();
        return Double.isNaN(values[values.length - 1])
                ? new Interval(estimate, Double.NaN, Double.NaN)
                : new Interval(estimate, quantile(values, TAIL), quantile(values, 1 - TAIL));
    }

    /** The p-quantile lies at place p (n + 1), as between that many values a new one falls with equal chance. */
    private static double quantile(double[] ascending, double p) {
        double place = Math.max(0, Math.min(ascending.length - 1.0, p * (ascending.length + 1) - 1));
        int below = (int) place;
        int above = Math.min(ascending.length - 1, below + 1);
        return ascending[below] + (place - below) * (ascending[above] - ascending[below]);
    }

    double standardError(ToDoubleFunction<double[]> of) {
        double mean = Arrays.stream(resampled).mapToDouble(of).average().orElse(Double.NaN);
        double squares = Arrays.stream(resampled)
                .mapToDouble(of)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (resampled.length - 1));
    }
}
