package aurum.jobs.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aurum.jobs.analyse.RatingsFile;
import aurum.jobs.benchmark.DriverCoverage.Answering;
import aurum.jobs.benchmark.NonResponse.Planted;
import aurum.jobs.simulate.SatisfactionDraws;
import aurum.jobs.simulate.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A small version of each part of {@code ./aurum bench drivers}, with seeds of its own. */
class SatisfactionEvaluationTest {
    private static final Path HOME = Path.of(System.getProperty("aurum.home", ".."));
    private static final Path ECSI = HOME.resolve("../shared/data/ecsi_mobi/mobi.csv");

    private static SimulationSettings settings(long seed) {
        return SimulationSettings.standard(Path.of("."), HOME.resolve("data/catalog"))
                .withSize(4_000, 1)
                .withSeed(seed);
    }

    @Test
    void driversOfTheSimulatedSurveyEqualBruteForce() throws IOException {
        SatisfactionDraws draws = SatisfactionDraws.of(settings(5), 0);
        double[][] drivers = new double[200][];
        double[] outcome = new double[drivers.length];
        double[] weights = new double[drivers.length];
        for (int i = 0; i < drivers.length; i++) {
            SatisfactionDraws.Draw draw = draws.next();
            drivers[i] = Arrays.copyOf(draw.experience(), 9);
            outcome[i] = draw.overall();
            weights[i] = 1 / draw.samplingRate();
        }
        assertThat(DriversByDefinition.difference(drivers, outcome, weights)).isLessThan(5e-7);
    }

    @Test
    void driversOfARealSurveyEqualBruteForce() {
        if (!Files.isReadable(ECSI)) {
            System.err.println("Not run: %s is absent.".formatted(ECSI));
        }
        assumeTrue(Files.isReadable(ECSI));
        RatingsFile.Rows rows = new RatingsFile(
                        ECSI,
                        new RatingsFile.Columns(
                                "CUSA1",
                                List.of("IMAG1", "IMAG2", "IMAG3", "PERQ1", "PERQ2", "PERQ3", "PERV1", "CUSL2"),
                                Optional.empty()),
                        Set.of())
                .read();
        assertThat(rows.outcome()).hasSize(250);
        assertThat(DriversByDefinition.difference(rows.drivers(), rows.outcome(), rows.weights()))
                .isLessThan(5e-7);
    }

    /** 10 operators × 13 attributes: of 130 intervals, 95 % hold the truth; fewer than 89 % or more than 99.5 % would be no chance. */
    @Test
    void intervalsOfDriversHoldTheTruthAsOftenAsTheySay() {
        List<DriverCoverage.Result> results = LongStream.range(71, 81)
                .parallel()
                .mapToObj(seed -> DriverCoverage.of(settings(seed), 1_000, 60_000, Answering.EVERYBODY))
                .toList();
        double intervals =
                results.stream().mapToInt(DriverCoverage.Result::intervals).sum();
        assertThat(results.stream().mapToInt(DriverCoverage.Result::held).sum() / intervals)
                .isBetween(0.89, 0.995);
        assertThat(results.stream().mapToDouble(DriverCoverage.Result::widths).sum() / intervals)
                .isBetween(0.02, 0.08);
    }

    @Test
    void driversThatGoTogetherAreTiedOrInTheRightOrder() {
        for (double second : new double[] {0.3, 0.2}) {
            assertThat(LongStream.range(0, 20)
                            .parallel()
                            .mapToObj(seed -> DriverTies.of(seed, 1_000, 0.6 - second, second))
                            .filter(one -> one.isTied() || one.isOrderRight())
                            .count())
                    .isGreaterThanOrEqualTo(18);
        }
        assertThat(LongStream.range(0, 20)
                        .mapToObj(seed -> DriverTies.of(seed, 1_000, 0.8, 0))
                        .filter(one -> !one.isTied() && one.isOrderRight())
                        .count())
                .isGreaterThanOrEqualTo(16);
    }

    @Test
    void weightedScoresAreNearerTheTruthAndTheirIntervalsHoldIt() {
        List<NonResponse.Result> results = LongStream.range(81, 87)
                .parallel()
                .mapToObj(seed -> NonResponse.of(settings(seed), 15_000, 50_000, Planted.BY_GROUP))
                .toList();
        assertThat(results.stream().filter(NonResponse.Result::isWeightedNearer).count())
                .isGreaterThanOrEqualTo(5);
        double intervals =
                results.stream().mapToInt(NonResponse.Result::intervals).sum();
        assertThat(results.stream().mapToInt(NonResponse.Result::held).sum() / intervals)
                .isBetween(0.90, 0.99);
    }

    /** Ten scopes of the two hundred: the time of all would be twenty times that. */
    @Test
    @Tag("heavy")
    void manyScopesAreQuick() {
        assertThat(DriverSpeed.seconds(10, 5_000, 15)).isLessThan(6);
    }
}
