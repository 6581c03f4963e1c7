package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the definitions say of cases that can be worked out by hand; brute force on rows stands in SatisfactionEvaluationTest. */
class ExplainedVarianceTest {

    /** Outcome = a x₁ + b x₂ + noise of variance s², unit variances, correlation r: driver 1 gets (r₁² + R² − r₂²) ÷ 2. */
    @Test
    void twoDriversGetTheMeanOfFirstAndLast() {
        double[][] covariance = covariance(new double[][] {{1, 0.6}, {0.6, 1}}, new double[] {0.5, 0.2}, 0.3);
        double variance = covariance[2][2];
        double first = covariance[0][2] * covariance[0][2] / variance;
        double second = covariance[1][2] * covariance[1][2] / variance;
        double explained = (variance - 0.3) / variance;
        double[] contributions = ExplainedVariance.contributions(covariance);
        assertThat(contributions[0]).isCloseTo((first + explained - second) / 2, within(1e-12));
        assertThat(contributions[1]).isCloseTo((second + explained - first) / 2, within(1e-12));
        // For two drivers Johnson's relative weights are the same.
        assertThat(ExplainedVariance.relativeWeights(ExplainedVariance.correlation(covariance)))
                .containsExactly(contributions, within(1e-9));
    }

    @Test
    void driversThatAreNotCorrelatedGetTheirSquaredCorrelation() {
        double[] weights = {0.5, -0.4, 0.3, 0, 0.1};
        double[][] none = new double[5][5];
        for (int i = 0; i < 5; i++) {
            none[i][i] = 1;
        }
        double[][] covariance = covariance(none, weights, 0.4);
        double[] expected =
                Arrays.stream(weights).map(w -> w * w / covariance[5][5]).toArray();
        assertThat(ExplainedVariance.contributions(covariance)).containsExactly(expected, within(1e-12));
        assertThat(ExplainedVariance.relativeWeights(ExplainedVariance.correlation(covariance)))
                .containsExactly(expected, within(1e-9));
    }

    @Test
    void theSameDriverTwiceSharesAndOneThatDoesNotVaryGetsNothing() {
        double[][] covariance = covariance(
                new double[][] {{1, 1, 0, 0.2}, {1, 1, 0, 0.2}, {0, 0, 0, 0}, {0.2, 0.2, 0, 1}},
                new double[] {0.6, 0, 0, 0.3},
                0.5);
        double[] contributions = ExplainedVariance.contributions(covariance);
        assertThat(contributions[0]).isCloseTo(contributions[1], within(1e-9)).isPositive();
        assertThat(contributions[2]).isCloseTo(0, within(1e-12));
        assertThat(Arrays.stream(contributions).sum())
                .isCloseTo((covariance[4][4] - 0.5) / covariance[4][4], within(1e-9));
    }

    @Test
    void fifteenAreExactMoreAreRelativeWeightsAndBothAddUpToWhatIsExplained() {
        for (int count : new int[] {15, 20}) {
            Random random = new Random(count);
            double[][] among = new double[count][count];
            double[] weights = new double[count];
            double[] loading = random.doubles(count, 0.3, 0.8).toArray();
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < count; j++) {
                    among[i][j] = i == j ? 1 : loading[i] * loading[j];
                }
                weights[i] = random.nextDouble();
            }
            double[][] covariance = covariance(among, weights, 2);
            assertThat(Arrays.stream(ExplainedVariance.contributions(covariance))
                            .sum())
                    .isCloseTo((covariance[count][count] - 2) / covariance[count][count], within(1e-9));
        }
    }

    @Test
    void effectsAreTheModelsWeights() {
        double[] weights = {0.5, -0.2, 0.1};
        double[][] covariance =
                covariance(new double[][] {{2, 0.5, 0.1}, {0.5, 1, -0.3}, {0.1, -0.3, 3}}, weights, 0.3);
        assertThat(LinearFit.coefficients(covariance)).containsExactly(weights, within(1e-12));
    }

    @Test
    void anOutcomeThatDoesNotVaryTellsNothing() {
        assertThat(ExplainedVariance.contributions(new double[][] {{1, 0}, {0, 0}}))
                .containsOnly(Double.NaN);
    }

    /** Of drivers and outcome = Σ weight · driver + noise. */
    private static double[][] covariance(double[][] among, double[] weights, double noise) {
        int count = weights.length;
        double[][] covariance = new double[count + 1][count + 1];
        covariance[count][count] = noise;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                covariance[i][j] = among[i][j];
                covariance[i][count] += among[i][j] * weights[j];
            }
            covariance[count][i] = covariance[i][count];
            covariance[count][count] += weights[i] * covariance[i][count];
        }
        return covariance;
    }
}
