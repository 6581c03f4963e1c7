package aurum.api.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonIntervalTest {

    /** Published: Garwood's table as reprinted in Breslow and Day, Statistical Methods in Cancer Research II, table 2.10 and after. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 3.689",
        "1, 0.0253, 5.572",
        "2, 0.242, 7.225",
        "5, 1.624, 11.668",
        "10, 4.795, 18.390",
        "50, 37.111, 65.919",
        "100, 81.364, 121.627"
    })
    void agreesWithThePublishedTable(double count, double low, double high) {
        assertThat(PoissonInterval.low(count)).isCloseTo(low, within(6e-4));
        assertThat(PoissonInterval.high(count)).isCloseTo(high, within(6e-4));
    }

    /** By definition: at either end the observed tail has odds of 2.5 %, summed term by term. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 17, 250, 2000})
    void tailsAreExact(int count) {
        assertThat(1 - below(count, PoissonInterval.low(count))).isCloseTo(0.025, within(1e-6));
        assertThat(below(count + 1, PoissonInterval.high(count))).isCloseTo(0.025, within(1e-6));
    }

    private static double below(int count, double mean) {
        double sum = 0;
        double logTerm = -mean;
        for (int k = 0; k < count; k++) {
            sum += Math.exp(logTerm);
            logTerm += Math.log(mean) - Math.log(k + 1);
        }
        return sum;
    }
}
