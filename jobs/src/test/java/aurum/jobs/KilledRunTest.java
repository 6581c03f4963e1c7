package aurum.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.Lake;
import aurum.jobs.lake.Publications;
import aurum.jobs.lake.Publications.Publication;
import aurum.jobs.simulate.Dirt;
import aurum.jobs.simulate.Operator;
import aurum.jobs.simulate.SimulationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Real processes, killed as a machine kills them. */
@Tag("heavy")
class KilledRunTest extends RunTest {
    private static final int KILLS = 5;
    private static final LocalDate LAST = LocalDate.parse("2026-06-30");

    private Process start(Path into, Path from, LocalDate date) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument ->
                        argument.startsWith("--add-opens") || argument.startsWith("-D") || argument.startsWith("-Xmx"))
                .forEach(command::add);
        command.addAll(List.of(
                "-Daurum.home=" + project(),
                "-cp",
                System.getProperty("java.class.path"),
                "aurum.jobs.Aurum",
                "run",
                "--lake",
                into.toString(),
                "--landing",
                from.toString(),
                "--sources",
                project().resolve("data/sources/operator").toString(),
                "--date",
                date.toString(),
                "--settle",
                "0"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AURUM_CUSTOMER_KEY", SECRET);
        builder.redirectOutput(Files.createTempFile(folder, "run", ".log").toFile());
        return builder.start();
    }

    private int runToEnd(Path into, Path from, LocalDate date) throws Exception {
        Process process = start(into, from, date);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    @Test
    void killedAtRandomMomentsTheRunEndsLikeAnUndisturbedOneAndNothingServedIsLost() throws Exception {
        Path landing = folder("files").resolve("landing");
        new Operator(new SimulationSettings(
                        landing, project().resolve("data/catalog"), 300, 12, LAST, 7, 9000, Dirt.NONE))
                .simulate((date, done, days) -> {});
        Path lakeFolder = folder.resolve("lake");
        Path before = folder("before");
        copy(landing, before, name -> !name.contains(LAST.toString()));
        long started = System.nanoTime();
        assertThat(runToEnd(lakeFolder, before, LAST.minusDays(1))).isZero();
        long wholeRunMillis = (System.nanoTime() - started) / 1_000_000;
        Publication first = new Publications(lake).newest().orElseThrow();
        String served = servedHash(first);

        Random random = new Random(20260630);
        int killed = 0;
        for (int i = 0; i < KILLS; i++) {
            Process process = start(lakeFolder, landing, LAST);
            long moment = wholeRunMillis / 4 + (long) (random.nextDouble() * wholeRunMillis * 0.6);
            if (!process.waitFor(moment, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                killed++;
            }
            System.out.printf("kill %d after %,d ms of about %,d%n", i + 1, moment, wholeRunMillis);
            Publication now = new Publications(lake).newest().orElseThrow();
            assertThat(now.number()).isLessThanOrEqualTo(2);
            assertThat(servedHash(first)).as("publication 1 reads as it did").isEqualTo(served);
        }
        assertThat(killed).isPositive();
        assertThat(runToEnd(lakeFolder, landing, LAST)).isZero();

        Path undisturbed = folder.resolve("undisturbed");
        assertThat(runToEnd(undisturbed, landing, LAST)).isZero();
        Lake other = new Lake(session(), undisturbed.toString());
        for (String table : List.of(
                "silver.complaints",
                "silver.customers",
                "gold.complaints_by_day",
                "gold.subscribers_by_day",
                "gold.labels")) {
            assertThat(contentHash(lake, table)).as(table).isEqualTo(contentHash(other, table));
        }
        assertThat(lake.readNewest("bronze.complaints").count())
                .as("no row of bronze twice")
                .isEqualTo(other.readNewest("bronze.complaints").count());
    }

    private String servedHash(Publication publication) {
        StringBuilder hashes = new StringBuilder();
        publication
                .tables()
                .forEach((table, version) -> hashes.append(table + " " + contentHash(lake, table, version) + "; "));
        return hashes.toString();
    }

    private static void copy(Path from, Path to, java.util.function.Predicate<String> wanted) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> wanted.test(path.getFileName().toString()))
                    .toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }
}
