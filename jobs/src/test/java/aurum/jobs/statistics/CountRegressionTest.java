package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.statistics.CountRegression.Fit;
import java.util.Optional;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

/** The regression against R's glm, and what it does about outbreaks of the past. */
class CountRegressionTest {
    private static final double[] COUNTS = {
        2, 2, 3, 6, 2, 6, 7, 5, 5, 1, 3, 3, 6, 4, 7, 6, 7, 13, 6, 9, 12, 5, 9, 5, 7, 8, 4, 9, 9, 12
    };

    private static Fit fit(double[] counts, double trendPrecision) {
        double[][] rows = new double[counts.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = new double[] {1, i};
        }
        Covariates covariates = new Covariates(rows, new double[] {0, trendPrecision}, new int[2]);
        return new CountRegression(covariates, counts, new double[counts.length])
                .fit(0, counts.length, Optional.empty(), 1e3);
    }

    /** glm(y ~ x, family = quasipoisson): 1.221865, 0.03695123; unscaled covariance 0.028421948, 7.748339e-05. */
    @Test
    void withoutPriorsItIsQuasiPoissonRegression() {
        Fit fit = fit(COUNTS, 1e-9);
        assertThat(fit.coefficients()).containsExactly(new double[] {1.221865, 0.03695123}, within(2e-5));
        assertThat(fit.inverse()[0][0]).isCloseTo(0.028421948, within(1e-5));
        assertThat(fit.inverse()[1][1]).isCloseTo(7.748339e-05, within(1e-8));
        assertThat(fit.mean(29, 0)).isCloseTo(Math.exp(1.221865 + 29 * 0.03695123), within(1e-3));
    }

    @Test
    void anOutbreakOfThePastTeachesLittle() {
        double[] withOutbreak = COUNTS.clone();
        withOutbreak[20] = 60;
        withOutbreak[21] = 70;
        double clean = fit(COUNTS, 1e-9).mean(15, 0);
        double unweighted = clean + (60 + 70 - COUNTS[20] - COUNTS[21]) / COUNTS.length;
        assertThat(fit(withOutbreak, 1e-9).mean(15, 0)).isBetween(clean - 0.5, unweighted - 0.5);
        assertThat(fit(withOutbreak, 1e-9).dispersion())
                .isCloseTo(fit(COUNTS, 1e-9).dispersion(), within(0.25));
    }

    /** Negative binomial with mean 2 and dispersion 1 to 3, 600 times; a tenth of the last 100 are outbreaks of ten times as many. */
    @Test
    void theDispersionIsThatOfOrdinaryTimes() {
        for (double dispersion : new double[] {1.2, 2, 3}) {
            RandomGenerator random = new Well19937c(11);
            double mean = 2;
            GammaDistribution gamma = new GammaDistribution(random, mean / (dispersion - 1), dispersion - 1);
            double[] counts = new double[600];
            for (int i = 0; i < counts.length; i++) {
                double intensity = Math.max(1e-9, gamma.sample()) * (i >= 500 && i % 10 == 0 ? 10 : 1);
                counts[i] = new PoissonDistribution(random, intensity, 1e-12, 100_000).sample();
            }
            assertThat(fit(counts, 1e9).dispersion()).isBetween(dispersion * 0.85, dispersion * 1.15);
        }
    }

    @Test
    void aStrongPriorKeepsAnEffectAtNone() {
        assertThat(fit(COUNTS, 1e9).coefficients()[1]).isCloseTo(0, within(1e-4));
    }
}
