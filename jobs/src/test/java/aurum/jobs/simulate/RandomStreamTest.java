package aurum.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.simulate.RandomStream.Topic;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RandomStreamTest {

    private static final int DRAWS = 200_000;

    /** The reference values are those of the public-domain splitmix64.c by Sebastiano Vigna for seed 1234567. */
    @Test
    void isSplitMix64() {
        RandomStream random = new RandomStream(1234567);
        assertThat(new long[] {random.next(), random.next(), random.next()})
                .containsExactly(6457827717110365317L, 3203168211198807973L, -8629252141511181193L);
    }

    @Test
    void theKeyAloneDecides() {
        long first = RandomStream.of(7, Topic.CELL, 1, 2, 3).next();
        assertThat(RandomStream.of(7, Topic.CELL, 1, 2, 3).next()).isEqualTo(first);
        assertThat(RandomStream.of(8, Topic.CELL, 1, 2, 3).next()).isNotEqualTo(first);
        assertThat(RandomStream.of(7, Topic.COUNT, 1, 2, 3).next()).isNotEqualTo(first);
        assertThat(RandomStream.of(7, Topic.CELL, 2, 1, 3).next()).isNotEqualTo(first);
    }

    @Test
    void neighbouringKeysAreUncorrelated() {
        double products = 0;
        for (int key = 0; key < DRAWS; key++) {
            double here = RandomStream.of(1, Topic.COUNT, 5, key).uniform() - 0.5;
            double next = RandomStream.of(1, Topic.COUNT, 5, key + 1).uniform() - 0.5;
            products += 12 * here * next;
        }
        assertThat(products / DRAWS).isCloseTo(0, within(4 / Math.sqrt(DRAWS)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.7, 1, 4.5, 60})
    void gammaHasMeanAndVarianceOfItsShape(double shape) {
        assertMoments(random -> random.gamma(shape), shape, shape, 6 / shape);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1, 15.9, 16.1, 200})
    void poissonHasVarianceEqualToMean(double mean) {
        assertMoments(random -> random.poisson(mean), mean, mean, 1 / mean);
    }

    @ParameterizedTest
    @CsvSource({"0.02, 1", "0.02, 2.5", "3, 1.4", "3, 3", "80, 2"})
    void overdispersedCountHasVarianceOfItsOverdispersionTimesMean(double mean, double overdispersion) {
        double extra = overdispersion - 1;
        double excessKurtosis = (1 + 6 * extra + 6 * extra * extra) / (overdispersion * mean);
        assertMoments(
                random -> random.overdispersedCount(mean, overdispersion), mean, overdispersion * mean, excessKurtosis);
    }

    /** Within five standard errors; that of the variance comes from the excess kurtosis. */
    private static void assertMoments(
            ToDoubleFunction<RandomStream> draw, double mean, double variance, double excessKurtosis) {
        RandomStream random = RandomStream.of(11, Topic.COUNT, 1);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double deviation = draw.applyAsDouble(random) - mean;
            sum += deviation;
            squares += deviation * deviation;
        }
        assertThat(sum / DRAWS).isCloseTo(0, within(5 * Math.sqrt(variance / DRAWS)));
        assertThat(squares / DRAWS / variance).isCloseTo(1, within(5 * Math.sqrt((2 + excessKurtosis) / DRAWS)));
    }
}
