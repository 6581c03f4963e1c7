package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class OrdinaryCountsTest {
    /** scipy: sums of nbinom.pmf × probability × residual, and its square ÷ variance, at means of 0.01 e⁵ and 0.01 e⁷. */
    @Test
    void whatIsKeptIsTheSum() {
        double thin = 0.01 * Math.exp(5);
        assertThat(OrdinaryCounts.shift(thin, Math.exp(0.6))).isCloseTo(-0.1371419, within(1e-5));
        assertThat(OrdinaryCounts.kept(thin, Math.exp(0.6))).isCloseTo(0.7539725, within(1e-5));
        double thick = 0.01 * Math.exp(7);
        assertThat(OrdinaryCounts.shift(thick, Math.E)).isCloseTo(-0.5736358, within(1e-5));
        assertThat(OrdinaryCounts.kept(thick, Math.E)).isCloseTo(0.7312622, within(1e-5));
    }

    /** Between the tables' points too. */
    @Test
    void whatIsKeptOfCountsIsThat() {
        RandomGenerator random = new Well19937c(5);
        double mean = 300;
        double dispersion = 2;
        GammaDistribution gamma = new GammaDistribution(random, mean / (dispersion - 1), dispersion - 1);
        double shift = 0;
        double kept = 0;
        int times = 50_000;
        for (int i = 0; i < times; i++) {
            double count = new PoissonDistribution(random, gamma.sample(), 1e-12, 100_000).sample();
            double residual = count - mean;
            double probability = OrdinaryCounts.probability(count, mean, dispersion);
            shift += probability * residual;
            kept += probability * residual * residual / (dispersion * mean);
        }
        assertThat(kept / times).isCloseTo(OrdinaryCounts.kept(mean, dispersion), within(0.02));
        assertThat(shift / times).isCloseTo(OrdinaryCounts.shift(mean, dispersion), within(0.3));
    }

    @Test
    void anOutbreakIsHardlyOrdinaryAndTheUsualIs() {
        assertThat(OrdinaryCounts.probability(10, 10, 1.5)).isEqualTo(1);
        assertThat(OrdinaryCounts.probability(0, 10, 1.5)).isEqualTo(1);
        assertThat(OrdinaryCounts.probability(18, 10, 1.5))
                .as("two standard deviations above, as scipy has it")
                .isCloseTo(0.428232, within(1e-5));
        assertThat(OrdinaryCounts.probability(60, 10, 1.5)).isLessThan(1e-6);
    }
}
