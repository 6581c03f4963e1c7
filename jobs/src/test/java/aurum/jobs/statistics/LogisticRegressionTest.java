package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
    private static final double[][] ROWS = {{0.5, 1}, {1.5, 0}, {-1, 1}, {2, 1}, {0, 0}, {-0.5, 0}, {1, 1}, {-2, 0}};
    private static final boolean[] OUTCOMES = {true, true, false, true, false, true, false, false};

    @Test
    void effectsAreThoseOfScipysMinimumOfThePenalisedLikelihood() {
        double[] effects = LogisticRegression.fit(ROWS, OUTCOMES).effects();
        assertThat(effects[0]).isCloseTo(-0.05289175, within(1e-5));
        assertThat(effects[1]).isCloseTo(0.75199565, within(1e-5));
        assertThat(effects[2]).isCloseTo(-0.19916801, within(1e-5));
    }

    @Test
    void whatSeparatesPerfectlyStaysFinite() {
        double[][] rows = {{1}, {1}, {-1}, {-1}};
        LogisticRegression found = LogisticRegression.fit(rows, new boolean[] {true, true, false, false});
        assertThat(found.probability(new double[] {1})).isBetween(0.6, 0.95);
    }

    @Test
    void ofNothingNothingIsLearnt() {
        assertThatThrownBy(() -> LogisticRegression.fit(new double[0][], new boolean[0]))
                .hasMessageContaining("0 rows");
    }
}
