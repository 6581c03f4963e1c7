package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.statistics.KeyDrivers.Direction;
import aurum.jobs.statistics.KeyDrivers.Driver;
import aurum.jobs.statistics.KeyDrivers.Quadrant;
import aurum.jobs.statistics.PenaltyReward.Kind;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Drivers of outcomes whose making is known. */
class KeyDriversTest {
    private static final int ROWS = 3_000;
    private static final long SEED = 3;

    /** Important and weak, important and strong, without influence, harmful. */
    private static KeyDrivers known(int repeats) {
        Random random = new Random(8);
        RatingSample sample = RatingSample.of(new double[5]);
        for (int i = 0; i < ROWS; i++) {
            double[] drivers = {
                5 + random.nextGaussian(),
                8 + random.nextGaussian(),
                8 + random.nextGaussian(),
                6 + random.nextGaussian()
            };
            double outcome = 0.6 * drivers[0] + 0.5 * drivers[1] - 0.2 * drivers[3] + 0.5 * random.nextGaussian();
            for (int repeat = 0; repeat < repeats; repeat++) {
                sample.add(i, drivers, outcome, 1);
            }
        }
        return KeyDrivers.of(sample, KeyDrivers.USUAL_RESAMPLES, SEED);
    }

    @Test
    void everyDriverGetsItsShareDirectionEffectAndQuadrant() {
        KeyDrivers found = known(1);
        List<Driver> drivers = found.drivers();
        assertThat(found.rSquared().contains((0.36 + 0.25 + 0.04) / 0.9)).isTrue();
        assertThat(drivers.get(0).share().value()).isCloseTo(0.36 / 0.65, within(0.04));
        assertThat(drivers).extracting(Driver::tieGroup).containsExactly(1, 2, 4, 3);
        assertThat(drivers)
                .extracting(Driver::direction)
                .containsExactly(Direction.POSITIVE, Direction.POSITIVE, Direction.UNCLEAR, Direction.NEGATIVE);
        assertThat(drivers)
                .extracting(Driver::quadrant)
                .containsExactly(Quadrant.MEND_FIRST, Quadrant.KEEP_UP, Quadrant.ENOUGH, Quadrant.LATER);
        assertThat(drivers.get(0).isQuadrantCertain()).isTrue();
        assertThat(drivers.get(0).effect().contains(0.6)).isTrue();
        assertThat(drivers.get(0).performance().contains(5)).isTrue();
    }

    /** Who answers four times says nothing more: the rows of one unit stay in one block. */
    @Test
    void theSameAnswersFourTimesAreNoSurer() {
        Driver once = known(1).drivers().get(0);
        Driver often = known(4).drivers().get(0);
        assertThat(often.share().value()).isCloseTo(once.share().value(), within(1e-9));
        assertThat(often.share().width()).isCloseTo(once.share().width(), within(1e-9));
    }

    @Test
    void whatHurtsWhenBadIsBasicWhatDelightsWhenExcellentIsDelight() {
        Random random = new Random(4);
        RatingSample sample = RatingSample.ofRatings(3, 5, 9);
        for (int i = 0; i < ROWS; i++) {
            double[] ratings = random.doubles(3, 2, 11)
                    .map(Math::floor)
                    .map(rating -> Math.min(10, rating))
                    .toArray();
            double outcome = 0.2 * (ratings[0] + ratings[1] + ratings[2])
                    - (ratings[0] < 5 ? 1 : 0)
                    + (ratings[1] >= 9 ? 1 : 0)
                    + 0.7 * random.nextGaussian();
            sample.add(i, ratings, outcome, 1);
        }
        PenaltyReward contrast = PenaltyReward.of(sample, KeyDrivers.USUAL_RESAMPLES, SEED);
        assertThat(contrast.kinds()).containsExactly(Kind.BASIC, Kind.DELIGHT, Kind.PERFORMANCE);
        assertThat(contrast.penalty().get(0).contains(-1)).isTrue();
        assertThat(contrast.reward().get(1).contains(1)).isTrue();
    }
}
