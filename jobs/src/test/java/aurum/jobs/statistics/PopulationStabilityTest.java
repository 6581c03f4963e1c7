package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PopulationStabilityTest {

    /** By hand: 0.1 × ln(0.6 ⁄ 0.5) − 0.1 × ln(0.4 ⁄ 0.5). */
    @Test
    void theIndexIsTheSumOverTheBins() {
        assertThat(PopulationStability.index(new double[] {50, 50}, new double[] {60, 40}))
                .isEqualTo(0.1 * Math.log(1.2) - 0.1 * Math.log(0.8), within(1e-12));
        assertThat(PopulationStability.index(new double[] {10, 20, 30}, new double[] {100, 200, 300}))
                .isEqualTo(0, within(1e-12));
        assertThat(PopulationStability.index(new double[] {10}, new double[] {0}))
                .isNaN();
    }

    @Test
    void chanceDoesNotAlarmHoweverFewRowsThereAre() {
        Random random = new Random(2);
        int alarms = 0;
        double sum = 0;
        for (int i = 0; i < 2000; i++) {
            double[] then = drawn(random, 60, 0);
            double[] now = drawn(random, 60, 0);
            alarms += PopulationStability.isAlarm(then, now) ? 1 : 0;
            sum += PopulationStability.index(drawn(random, 1000, 0), drawn(random, 1000, 0));
        }
        assertThat(alarms).isLessThan(20);
        assertThat(sum / 2000).as("about (bins − 1) × (1/n + 1/m)").isEqualTo(9 * 0.002, within(0.001));
    }

    @Test
    void aShiftThatMattersAlarms() {
        Random random = new Random(3);
        assertThat(PopulationStability.isAlarm(drawn(random, 2000, 0), drawn(random, 2000, 0.6)))
                .isTrue();
        assertThat(PopulationStability.isAlarm(drawn(random, 2000, 0), drawn(random, 2000, 0.1)))
                .isFalse();
    }

    /** Rows over ten bins that are even where {@code shift} is 0; else so large a share falls into the upper half only. */
    private static double[] drawn(Random random, int rows, double shift) {
        double[] counts = new double[10];
        for (int i = 0; i < rows; i++) {
            counts[random.nextDouble() < shift ? 5 + random.nextInt(5) : random.nextInt(10)]++;
        }
        return counts;
    }
}
