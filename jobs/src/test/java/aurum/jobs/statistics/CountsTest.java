package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tails and adjusted probabilities against R 4.2. */
class CountsTest {

    /** pnbinom(9, size = 4, mu = 2, lower.tail = FALSE) = 0.001647721, half of dnbinom(10, size = 4, mu = 2) = 0.000478364; ppois(4, 1.3, lower.tail = FALSE) = 0.01066303, dpois(5, 1.3) = 0.008432429. */
    @Test
    void tailsAreThoseOfR() {
        assertThat(Counts.midP(10, 2, 3)).isCloseTo(0.001647721 - 0.000478364, within(1e-9));
        assertThat(Counts.midP(5, 1.3, 1.3)).isCloseTo(0.01066303 - 0.008432429 / 2, within(1e-8));
        assertThat(Counts.upperTail(0, 2, 1.5)).isEqualTo(1);
    }

    /** scipy 1.17: quad of norm.pdf(z) × nbinom.sf(count − 1, …) at dispersion 1.5 exp(0.2 z), 2 exp(0.2 z) and 2 exp(0.1 z); without doubt 0.001875, 0.006470 and 0.000533. */
    @Test
    void aTailUnderDoubtIsTheMeanOverTheDispersion() {
        assertThat(Counts.upperTail(12, 3, 1.5, 0.2)).isCloseTo(0.0025863, within(5e-6));
        assertThat(Counts.upperTail(12, 3, 2, 0.2)).isCloseTo(0.0073642, within(5e-6));
        assertThat(Counts.upperTail(30, 10, 2, 0.1)).isCloseTo(0.00061616, within(1e-7));
        assertThat(Counts.upperTail(12, 3, 2, 0)).isCloseTo(0.0064697265625, within(1e-12));
    }

    @Test
    void ordinaryAndAbsurdCountsStayProbabilities() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            double mean = Math.exp(random.nextGaussian() * 4);
            double variance = mean * (1 + 5 * random.nextDouble());
            double p = Counts.midP(Math.floor(mean * random.nextDouble() * 50), mean, variance);
            assertThat(p).isBetween(0.0, 1.0);
        }
    }

    @Test
    void limitsLieAroundTheMean() {
        assertThat(Counts.limit(10, 15, 0)).isEqualTo(10);
        assertThat(Counts.limit(10, 15, 2)).isBetween(17.0, 20.0);
        assertThat(Counts.limit(0.5, 1, -3)).isZero();
    }

    /** p.adjust(c(.001, .008, .039, .041, .042, .06, .074, .205), "BH"). */
    @Test
    void adjustedProbabilitiesAreThoseOfR() {
        double[] p = {0.205, 0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074};
        double[] reach = {1, 1, 1, 1, 1, 1, 1, 1};
        assertThat(FalseDiscoveryRate.q(p, reach))
                .containsExactly(
                        new double[] {0.205, 0.008, 0.032, 0.0672, 0.0672, 0.0672, 0.08, 0.08457143}, within(1e-7));
    }

    @Test
    void aTestThatCanHardlyCallOutCostsTheOthersHardlyAnything() {
        double[] p = {0.001, Double.NaN, Double.NaN};
        assertThat(FalseDiscoveryRate.q(p, new double[] {1, 1, 1})[0]).isCloseTo(0.003, within(1e-12));
        assertThat(FalseDiscoveryRate.q(p, new double[] {1, 1e-9, 1e-9})[0]).isCloseTo(0.001, within(1e-8));
        assertThat(FalseDiscoveryRate.q(p, new double[] {1, 1, 1})[1]).isNaN();
    }
}
