package aurum.jobs.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import aurum.jobs.analyse.SeriesFile.Columns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The engine on the simulated series that lie beside the project; where they are absent, the test says so and is skipped. */
class KnownOutbreaksTest {
    private static final Path DATA =
            Path.of(System.getProperty("aurum.home")).resolve("../shared/data/alarm_simulation");
    /** 0.95 of what an oracle detects that knows every true mean and spread: 25 + 24 + 21 + 96 + 80 = 246. */
    private static final int REQUIRED = 234;

    @Test
    void nearlyAllThatAnOracleDetectsIsDetected() {
        if (!Files.isDirectory(DATA)) {
            System.err.println("Not run: %s is absent.".formatted(DATA));
        }
        assumeTrue(Files.isDirectory(DATA));
        KnownOutbreaks daily = new KnownOutbreaks(
                DATA.resolve("daily.csv.gz"),
                new Columns(Optional.of("series_id"), "date", "count", Optional.of("subscribers")),
                "outbreak",
                false,
                60);
        KnownOutbreaks weekly = new KnownOutbreaks(
                DATA.resolve("weekly.csv.gz"),
                new Columns(Optional.of("series_id"), "week_start", "count", Optional.empty()),
                "outbreak",
                true,
                49);
        assertThat(daily.outbreaks()).isEqualTo(40);
        assertThat(weekly.outbreaks()).isEqualTo(240);
        assertThat(daily.detectedAt(0.0095)
                        + daily.detectedAt(0.0055)
                        + daily.detectedAt(0.0017)
                        + weekly.detectedAt(0.0060)
                        + weekly.detectedAt(0.0024))
                .isGreaterThanOrEqualTo(REQUIRED);
        assertThat(weekly.millisecondsPerPoint()).isLessThan(2);
    }
}
