package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both programs over one lake: the jobs make it, day after day, and the server that stays up takes every publication. */
class DayAfterDayTest {

    private static final Path PROJECT = Path.of(System.getProperty("aurum.home", ".."));
    private static final Path JOBS = PROJECT.resolve("jobs/target/aurum-jobs.jar");
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final int DAYS = 80;
    private static final int A_DAY = 6;

    private static final String SOURCE =
            """
            feed: complaints
            files: '*.csv'
            format: { type: csv }
            columns:
              complaint_id: id
              received_at:  try_to_timestamp(received, 'yyyy-MM-dd HH:mm')
              region:       region
              category:     category
            dedupe: key
            """;

    @TempDir
    private Path folder;

    @Test
    void nextDayWithALateComplaintIsServed() throws IOException, InterruptedException {
        assumeTrue(Files.exists(JOBS), "SKIPPED, because the jobs are not packaged: mvn package, or ./aurum test");
        LocalDate today = FIRST.plusDays(DAYS - 1);
        Files.createDirectories(folder.resolve("landing"));
        Files.writeString(folder.resolve("source.yaml"), SOURCE);
        StringBuilder past = new StringBuilder("id,received,region,category\n");
        for (int day = 0; day < DAYS; day++) {
            past.append(complaints(FIRST.plusDays(day), A_DAY, "c"));
        }
        land("past.csv", past.toString());
        run(today);
        try (RunningApi api = RunningApi.overFolder(folder.resolve("lake"))) {
            assertThat(complaints(api)).isEqualTo(28 * A_DAY);
            assertThat(hotspotDays(api)).isPositive();
            land(
                    "next.csv",
                    "id,received,region,category\n" + complaints(today.plusDays(1), A_DAY, "c")
                            + complaints(today.minusDays(5), 1, "late"));
            run(today.plusDays(1));
            JsonNode status = statusOf(api, 2);
            assertThat(status.get("is_stale").asBoolean()).as(status.toString()).isFalse();
            assertThat(status.get("as_of_date").asText())
                    .isEqualTo(today.plusDays(1).toString());
            assertThat(complaints(api)).isEqualTo(28 * A_DAY + 1);
        }
    }

    private static String complaints(LocalDate day, int count, String name) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append("%s-%s-%d,%s 10:0%d,haizhou,%s%n"
                    .formatted(name, day, i, day, i, i % 2 == 0 ? "late_fee" : "no_signal"));
        }
        return rows.toString();
    }

    private void land(String name, String content) throws IOException {
        Files.writeString(folder.resolve("landing").resolve(name), content, StandardCharsets.UTF_8);
    }

    private void run(LocalDate date) throws IOException, InterruptedException {
        Path log = folder.resolve("run-" + date + ".log");
        Process run = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx2g",
                        "-Daurum.home=" + PROJECT.toAbsolutePath().normalize(),
                        "-jar",
                        JOBS.toString(),
                        "run",
                        "+gold.hotspots",
                        "+gold.labels",
                        "--sources",
                        folder.resolve("source.yaml").toString(),
                        "--catalog",
                        PROJECT.resolve("data/catalog").toString(),
                        "--landing",
                        folder.resolve("landing").toString(),
                        "--lake",
                        folder.resolve("lake").toString(),
                        "--settle",
                        "0",
                        "--date",
                        date.toString()))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(run.waitFor(10, TimeUnit.MINUTES)).isTrue();
        assertThat(run.exitValue()).as(Files.readString(log)).isZero();
    }

    /** The server looks for a publication each second. */
    private static JsonNode statusOf(RunningApi api, int publication) {
        Instant until = Instant.now().plus(Duration.ofSeconds(30));
        JsonNode status;
        do {
            status = row(api, "/api/v1/status");
        } while (status.get("publication_number").asInt() < publication
                && Instant.now().isBefore(until));
        return status;
    }

    private static long complaints(RunningApi api) {
        return row(api, "/api/v1/complaints/summary").get("complaints").asLong();
    }

    private static int hotspotDays(RunningApi api) {
        return RunningApi.json(api.get("/api/v1/hotspots/trend")).get("rows").size();
    }

    private static JsonNode row(RunningApi api, String path) {
        return RunningApi.json(api.get(path)).get("rows").get(0);
    }
}
