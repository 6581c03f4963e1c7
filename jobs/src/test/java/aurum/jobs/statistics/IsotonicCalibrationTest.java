package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IsotonicCalibrationTest {

    private final Random random = new Random(8);

    private record Sample(double[] scores, boolean[] outcomes, double[] weights) {}

    private Sample sample(int rows) {
        double[] scores = random.doubles(rows, -4, 3).sorted().toArray();
        boolean[] outcomes = new boolean[rows];
        double[] weights = new double[rows];
        for (int i = 0; i < rows; i++) {
            outcomes[i] = random.nextDouble() < IsotonicCalibration.logistic(1.7 * scores[i] + 0.5);
            weights[i] = 0.5 + random.nextInt(4);
        }
        return new Sample(scores, outcomes, weights);
    }

    /** Isotonic regression at i is max over a ≤ i of min over b ≥ i of the mean from a to b (Barlow et al. 1972); with the halves at both ends. */
    @Test
    void theBlocksAreThoseOfTheMaxMinFormula() {
        Sample sample = sample(60);
        int rows = 62;
        double[] value = new double[rows];
        double[] weight = new double[rows];
        for (int i = 0; i < rows; i++) {
            boolean isEnd = i == 0 || i == rows - 1;
            value[i] = isEnd ? (i == 0 ? 1 : 0) : sample.outcomes[i - 1] ? 1 : 0;
            weight[i] = isEnd ? 0.5 : sample.weights[i - 1];
        }
        double[] expected = new double[rows];
        for (int i = 0; i < rows; i++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int a = 0; a <= i; a++) {
                double least = Double.POSITIVE_INFINITY;
                for (int b = i; b < rows; b++) {
                    double sum = 0;
                    double all = 0;
                    for (int j = a; j <= b; j++) {
                        sum += value[j] * weight[j];
                        all += weight[j];
                    }
                    least = Math.min(least, sum / all);
                }
                best = Math.max(best, least);
            }
            expected[i] = best;
        }
        IsotonicCalibration fitted = IsotonicCalibration.fit(sample.scores, sample.outcomes, sample.weights);
        double[] levels = Arrays.stream(expected)
                .map(level -> Math.round(level * 1e9) / 1e9)
                .distinct()
                .toArray();
        assertThat(fitted.probabilities()).hasSameSizeAs(levels);
        for (int i = 0; i < levels.length; i++) {
            assertThat(fitted.probabilities()[i]).isEqualTo(levels[i], within(1e-8));
        }
    }

    @Test
    void orderIsKeptAndEverythingIsAProbability() {
        Sample sample = sample(400);
        IsotonicCalibration fitted = IsotonicCalibration.fit(sample.scores, sample.outcomes, sample.weights);
        double before = 0;
        for (double score = -9; score < 9; score += 0.01) {
            double probability = fitted.probability(score);
            assertThat(probability).isGreaterThan(before).isLessThan(1);
            before = probability;
        }
    }

    @Test
    void crookedLogOddsBecomeTrueProbabilities() {
        Sample known = sample(20_000);
        double[] even = new double[20_000];
        Arrays.fill(even, 1);
        IsotonicCalibration fitted = IsotonicCalibration.fit(known.scores, known.outcomes, even);
        for (double score : new double[] {-2, -1, 0, 1}) {
            assertThat(fitted.probability(score))
                    .isEqualTo(IsotonicCalibration.logistic(1.7 * score + 0.5), within(0.03));
        }
    }
}
