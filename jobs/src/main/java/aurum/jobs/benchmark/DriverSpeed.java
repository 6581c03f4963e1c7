package aurum.jobs.benchmark;

import aurum.jobs.statistics.KeyDrivers;
import aurum.jobs.statistics.PenaltyReward;
import aurum.jobs.statistics.RatingSample;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;

/** How long the drivers of many scopes take. */
final class DriverSpeed {
    private static final int SCOPES = 200;
    private static final int ROWS_PER_SCOPE = 5_000;
    private static final int DRIVERS = 15;

    private DriverSpeed() {}

    /** As a page's section. */
    static String section() {
        double seconds = seconds(SCOPES, ROWS_PER_SCOPE, DRIVERS);
        return """
                ## Drivers: how fast

                %,d answers × %d attributes in %d scopes, %d bootstraps each: importance, intervals, ties, effects and the penalty–reward contrast in **%.1f s** on %d cores, answers in memory.
                """
                .formatted(
                        SCOPES * ROWS_PER_SCOPE,
                        DRIVERS,
                        SCOPES,
                        KeyDrivers.USUAL_RESAMPLES,
                        seconds,
                        Runtime.getRuntime().availableProcessors());
    }

    /** Seconds for so many scopes, one after the other on each core. */
    static double seconds(int scopes, int rows, int drivers) {
        double[][][] ratings = new double[scopes][rows][];
        double[][] outcomes = new double[scopes][rows];
        Random random = new Random(7);
        for (int scope = 0; scope < scopes; scope++) {
            for (int i = 0; i < rows; i++) {
                double mood = random.nextGaussian();
                ratings[scope][i] = new double[drivers];
                double sum = 0;
                for (int j = 0; j < drivers; j++) {
                    ratings[scope][i][j] = Math.max(0, Math.min(10, Math.rint(7 + mood + 1.2 * random.nextGaussian())));
                    sum += ratings[scope][i][j] / drivers;
                }
                outcomes[scope][i] = Math.rint(sum + 0.6 * random.nextGaussian());
            }
        }
        Instant start = Instant.now();
        double found = IntStream.range(0, scopes)
                .parallel()
                .mapToDouble(scope -> {
                    RatingSample sample =
                            RatingSample.ofRatings(drivers, DriverCoverage.LOW_BELOW, DriverCoverage.HIGH_FROM);
                    for (int i = 0; i < rows; i++) {
                        sample.add(i, ratings[scope][i], outcomes[scope][i], 1);
                    }
                    PenaltyReward.of(sample, KeyDrivers.USUAL_RESAMPLES, scope);
                    return KeyDrivers.of(sample, KeyDrivers.USUAL_RESAMPLES, scope)
                            .rSquared()
                            .value();
                })
                .sum();
        if (Double.isNaN(found)) {
            throw new IllegalStateException("The benchmark's own answers explain nothing.");
        }
        return Duration.between(start, Instant.now()).toMillis() / 1_000.0;
    }
}
