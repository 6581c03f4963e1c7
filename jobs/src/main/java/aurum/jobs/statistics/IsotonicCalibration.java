package aurum.jobs.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Turns scores into probabilities that never fall as the score rises: isotonic regression by pooling adjacent violators (Barlow, Bartholomew, Bremner &amp; Brunk 1972), read between the centres of the pooled
 * blocks (Oron &amp; Flournoy 2017, "Centered isotonic regression"), so that scores keep their order instead of becoming steps. Half an event at the lowest score and half a non-event at the highest
 * keep the ends off 0 and 1.
 *
 * @param scores centres of the blocks, log-odds, rising
 * @param probabilities of the blocks, rising
 */
public record IsotonicCalibration(double[] scores, double[] probabilities) {
    private static final double END_WEIGHT = 0.5;

    /**
     * @param scores log-odds, out of fold
     * @param weights of the rows, above 0
     */
    public static IsotonicCalibration fit(double[] scores, boolean[] outcomes, double[] weights) {
        int rows = scores.length;
        if (rows == 0) {
            throw new IllegalArgumentException("there is nothing to calibrate on");
        }
        int[] order = IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] centre = new double[rows + 2];
        double[] weight = new double[rows + 2];
        double[] mean = new double[rows + 2];
        int blocks = 0;
        for (int place = -1; place <= rows; place++) {
            int row = order[Math.max(0, Math.min(rows - 1, place))];
            boolean isEnd = place < 0 || place == rows;
            centre[blocks] = scores[row];
            weight[blocks] = isEnd ? END_WEIGHT : weights[row];
            mean[blocks] = isEnd ? (place < 0 ? 1 : 0) : outcomes[row] ? 1 : 0;
            blocks++;
            while (blocks > 1 && (mean[blocks - 2] >= mean[blocks - 1] || centre[blocks - 2] == centre[blocks - 1])) {
                pool(centre, weight, mean, blocks - 2);
                blocks--;
            }
        }
        return new IsotonicCalibration(Arrays.copyOf(centre, blocks), Arrays.copyOf(mean, blocks));
    }

    private static void pool(double[] centre, double[] weight, double[] mean, int left) {
        double both = weight[left] + weight[left + 1];
        centre[left] = (centre[left] * weight[left] + centre[left + 1] * weight[left + 1]) / both;
        mean[left] = (mean[left] * weight[left] + mean[left + 1] * weight[left + 1]) / both;
        weight[left] = both;
    }

    /** The probability of a score: linear between centres; beyond the last ones it goes on towards 0 and 1 as the log-odds do. */
    public double probability(double score) {
        int last = scores.length - 1;
        if (score <= scores[0]) {
            return probabilities[0] * logistic(score) / logistic(scores[0]);
        }
        if (score >= scores[last]) {
            return 1 - (1 - probabilities[last]) * logistic(-score) / logistic(-scores[last]);
        }
        int found = Arrays.binarySearch(scores, score);
        if (found >= 0) {
            return probabilities[found];
        }
        int right = -found - 1;
        double share = (score - scores[right - 1]) / (scores[right] - scores[right - 1]);
        return probabilities[right - 1] + share * (probabilities[right] - probabilities[right - 1]);
    }

    /** The probability that a number of log-odds stands for. */
    public static double logistic(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }
}
