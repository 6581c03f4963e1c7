package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeclineOnsetTest {

    private static double[] use(int onset, double noise, Random random) {
        double[] use = new double[90];
        for (int i = 0; i < 90; i++) {
            double level = i + 1 >= onset ? 1 : 0.15 + 0.85 * (i + 1) / onset;
            use[i] = level * (1 + noise * (2 * random.nextDouble() - 1));
        }
        return use;
    }

    @Test
    void aCleanFallIsFoundToTheDay() {
        for (int onset : new int[] {15, 33, 50}) {
            assertThat(DeclineOnset.daysBefore(use(onset, 0, new Random(1)))).isEqualTo(onset);
        }
    }

    /** The median over many noisy customers lies within three days of the truth. */
    @Test
    void noiseAveragesOut() {
        Random random = new Random(6);
        int[] found = new int[300];
        int[] planted = new int[300];
        for (int i = 0; i < 300; i++) {
            planted[i] = 20 + random.nextInt(31);
            found[i] = DeclineOnset.daysBefore(use(planted[i], 0.7, random));
        }
        int[] seen = Arrays.stream(found).filter(days -> days > 0).sorted().toArray();
        Arrays.sort(planted);
        assertThat(seen.length).isGreaterThan(240);
        assertThat((double) seen[seen.length / 2]).isEqualTo(planted[150], within(3.0));
    }

    @Test
    void whereNothingFallsNothingIsSeen() {
        Random random = new Random(7);
        int seen = 0;
        for (int i = 0; i < 300; i++) {
            seen += DeclineOnset.daysBefore(use(1, 0.7, random)) > 0 ? 1 : 0;
        }
        assertThat(seen).isLessThan(15);
        assertThat(DeclineOnset.daysBefore(new double[90])).isZero();
    }
}
