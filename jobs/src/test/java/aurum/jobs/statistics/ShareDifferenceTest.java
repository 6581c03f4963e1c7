package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShareDifferenceTest {

    private static void assertInterval(Interval found, double value, double low, double high) {
        assertThat(new double[] {found.value(), found.low(), found.high()})
                .containsExactly(new double[] {value, low, high}, within(0.00005));
    }

    /** Newcombe (1998), table II, method 10. */
    @Test
    void thePublishedExamplesComeOut() {
        assertInterval(ShareDifference.of(56, 70, 48, 80), 0.2, 0.0524, 0.3339);
        assertInterval(ShareDifference.of(9, 10, 3, 10), 0.6, 0.1705, 0.8090);
        assertInterval(ShareDifference.of(5, 56, 0, 29), 0.08929, -0.0381, 0.1926);
        assertInterval(ShareDifference.of(0, 10, 0, 10), 0, -0.2775, 0.2775);
        assertInterval(ShareDifference.of(10, 10, 0, 20), 1, 0.6791, 1);
    }

    @Test
    void anEmptyGroupTellsNothing() {
        assertThat(ShareDifference.of(0, 0, 3, 10)).isEqualTo(Interval.UNKNOWN);
    }

    /** As few as a month of one service product brings: 40 of the control group, one in twelve of whom would have used it anyway. */
    @Test
    void ofFewCasesTheIntervalCoversAsOftenAsItSays() {
        SplittableRandom random = new SplittableRandom(3);
        int covered = 0;
        for (int trial = 0; trial < 4_000; trial++) {
            Interval lift = ShareDifference.of(drawn(220, 0.2, random), 220, drawn(40, 0.08, random), 40);
            covered += lift.contains(0.12) ? 1 : 0;
        }
        assertThat(covered / 4_000.0).isBetween(0.94, 0.975);
    }

    private static long drawn(int all, double share, SplittableRandom random) {
        return random.doubles(all).filter(one -> one < share).count();
    }
}
