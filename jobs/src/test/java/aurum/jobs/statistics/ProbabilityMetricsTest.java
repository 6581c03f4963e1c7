package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ProbabilityMetricsTest {

    private static boolean[] outcomes(int... values) {
        boolean[] outcomes = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            outcomes[i] = values[i] == 1;
        }
        return outcomes;
    }

    /** The examples of scikit-learn's documentation of roc_auc_score, average_precision_score and brier_score_loss. */
    @Test
    void theExamplesOfScikitLearnGiveItsFigures() {
        ProbabilityMetrics ranked = ProbabilityMetrics.of(new double[] {0.1, 0.4, 0.35, 0.8}, outcomes(0, 0, 1, 1));
        assertThat(ranked.auc()).isEqualTo(0.75, within(1e-12));
        assertThat(ranked.prAuc()).isEqualTo(0.8333333333, within(1e-9));
        assertThat(ProbabilityMetrics.of(new double[] {0.1, 0.9, 0.8, 0.3}, outcomes(0, 1, 1, 0))
                        .brier())
                .isEqualTo(0.0375, within(1e-12));
    }

    /** Forty rows with ties; the figures are those of scikit-learn 1.9.1. */
    @Test
    void tiesCountAsScikitLearnCountsThem() {
        double[] probabilities =
                IntStream.range(0, 40).mapToDouble(i -> i * 37 % 23 / 23.0).toArray();
        boolean[] outcomes = new boolean[40];
        for (int i = 0; i < 40; i++) {
            outcomes[i] = (i * i + 3 * i) % 7 < 3;
        }
        ProbabilityMetrics metrics = ProbabilityMetrics.of(probabilities, outcomes);
        assertThat(metrics.auc()).isEqualTo(0.4761904761904763, within(1e-9));
        assertThat(metrics.prAuc()).isEqualTo(0.3546040660938114, within(1e-9));
        assertThat(metrics.brier()).isEqualTo(0.3331758034026465, within(1e-9));
    }

    @Test
    void aucIsTheShareOfPairsInTheRightOrder() {
        Random random = new Random(5);
        double[] probabilities =
                random.doubles(200).map(p -> Math.round(20 * p) / 20.0).toArray();
        boolean[] outcomes = new boolean[200];
        for (int i = 0; i < 200; i++) {
            outcomes[i] = random.nextDouble() < probabilities[i];
        }
        double right = 0;
        double pairs = 0;
        for (int event = 0; event < 200; event++) {
            for (int other = 0; other < 200; other++) {
                if (outcomes[event] && !outcomes[other]) {
                    pairs++;
                    right += probabilities[event] > probabilities[other]
                            ? 1
                            : probabilities[event] == probabilities[other] ? 0.5 : 0;
                }
            }
        }
        assertThat(ProbabilityMetrics.of(probabilities, outcomes).auc()).isEqualTo(right / pairs, within(1e-12));
    }

    /** Twenty rows, four events: of the two greatest one is an event, so 0.5 against 0.2. */
    @Test
    void liftComparesTheTopTenthWithAll() {
        double[] probabilities =
                IntStream.range(0, 20).mapToDouble(i -> i / 20.0).toArray();
        boolean[] outcomes = new boolean[20];
        outcomes[19] = outcomes[3] = outcomes[4] = outcomes[5] = true;
        assertThat(ProbabilityMetrics.of(probabilities, outcomes).lift10()).isEqualTo(2.5, within(1e-12));
        assertThat(ProbabilityMetrics.precisionAtTop(probabilities, outcomes, 1))
                .isEqualTo(1);
    }

    @Test
    void aTieThatCrossesTheCapacityCountsWithItsShare() {
        assertThat(ProbabilityMetrics.precisionAtTop(new double[] {0.5, 0.5, 0.5, 0.5}, outcomes(1, 0, 0, 0), 2))
                .isEqualTo(0.25, within(1e-12));
    }

    /** Two bins: five said 0.15, of which none came; five said 0.95, of which four did: (0.15 + 0.15) / 2. */
    @Test
    void calibrationErrorIsTheMeanDistanceOverTheBins() {
        double[] probabilities = {0.15, 0.15, 0.15, 0.15, 0.15, 0.95, 0.95, 0.95, 0.95, 0.95};
        assertThat(ProbabilityMetrics.of(probabilities, outcomes(0, 0, 0, 0, 0, 1, 1, 1, 1, 0))
                        .calibrationError())
                .isEqualTo(0.15, within(1e-12));
    }

    @Test
    void whatCannotBeToldIsNotTold() {
        assertThat(ProbabilityMetrics.of(new double[] {0.1, 0.2}, outcomes(0, 0))
                        .auc())
                .isNaN();
        Assertions.assertThatThrownBy(() -> ProbabilityMetrics.of(new double[0], new boolean[0]))
                .hasMessageContaining("0 probabilities");
    }
}
