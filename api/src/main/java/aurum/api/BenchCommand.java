package aurum.api;

import aurum.api.access.Account;
import aurum.api.access.Credentials;
import aurum.api.access.Role;
import aurum.api.benchmark.HotspotsBenchmark;
import aurum.api.benchmark.HotspotsBenchmark.Measured;
import aurum.api.benchmark.StartBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the API against what it is made of, in one run. */
@Command(
        name = "bench",
        description =
                "Measures the API over a lake beside the same SQL in DuckDB and a plain Javalin answer of the same size.",
        footer = {"", "Example: ./aurum bench api --lake demo/lake --write docs/benchmarks-api.md"},
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec specification;

    @Parameters(paramLabel = "api", description = "What to measure: api.")
    private String what;

    @Option(names = "--lake", paramLabel = "DIR", description = "The lake to serve. Default: demo/lake.")
    private Path lake = Path.of("demo/lake");

    @Option(names = "--repeat", paramLabel = "N", description = "How many rounds; medians are shown. Default: 5.")
    private int rounds = 5;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long each figure is measured in a round. Default: 5.")
    private int seconds = 5;

    @Option(names = "--write", paramLabel = "FILE", description = "Write the page there besides printing it.")
    private Path page;

    @Override
    public Integer call() throws IOException {
        if (!what.equals("api")) {
            throw new SettingsException("bench knows \"api\" here, not \"%s\"".formatted(what));
        }
        Path folder = Files.createTempDirectory("aurum-bench");
        // The desk lies beside the landing folder.
        Path landing = Files.createDirectory(folder.resolve("landing"));
        byte[] random = new byte[32];
        new java.security.SecureRandom().nextBytes(random);
        String secret = HexFormat.of().formatHex(random);
        Settings settings = Settings.resolve(
                Map.of(
                        "lake",
                        lake.toString(),
                        "landing",
                        landing.toString(),
                        "secret",
                        secret,
                        "requests-per-minute",
                        "10000000",
                        "port",
                        "0"),
                Map.of(),
                Path.of("no settings file"));
        try {
            Measured measured;
            String signedIn;
            try (Server server = Server.start(settings)) {
                signedIn = header(server);
                measured = new HotspotsBenchmark(server.lake(), server.port(), signedIn)
                        .run(rounds, Duration.ofSeconds(seconds));
            }
            double start = new StartBenchmark(lake.toAbsolutePath(), landing, secret, signedIn).run(rounds);
            String text = page(measured, start);
            specification.commandLine().getOut().println(text);
            if (page != null) {
                Files.writeString(page, text);
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
        return 0;
    }

    private static String header(Server server) {
        Account account = server.access()
                .accounts()
                .add("bench", Optional.empty(), Set.of(Role.VIEWER), Optional.empty(), new TreeSet<>(), "bench");
        String token = server.access()
                .credentials()
                .issue(Credentials.Kind.TOKEN, account, "bench", Duration.ofHours(1), "bench")
                .text();
        return "Authorization: Bearer %s\r\n".formatted(token);
    }

    private String page(Measured measured, double start) {
        return """
                # Benchmarks of the API

                Made by `./aurum bench api --repeat %d --seconds %d`: the list of open hotspots, %d rows and %,d bytes, asked over 16 connections. All five are measured in the same process, one after the other, after a round to warm up; figures are the medians of %d rounds of %d seconds each. The askers share the processors with what they measure; their time is in the processor time per answer, as is all that this process does.

                %d cores, Java %s, heap at most %,d MiB.

                | work | answers/s | p50 ms | p99 ms | processor ms |
                |---|---|---|---|---|
                %s
                P7, an answer made anew against the same SQL: × %.2f by the medians of their durations, × %.2f by their number (at most × 1.50). \
                Answers take turns in the order of asking, so each waits as long as the others; so do the askers of the SQL it is compared with. \
                Asked all at once, DuckDB answers a few of them quickly, again and again, and lets the others wait: its median is that of the lucky ones.

                P8, a kept answer against a plain one of the same size: × %.2f by their number (at least × 0.70).

                P10, from the start of a server as a process of its own to its first answer of rows: %,.0f ms (less than 3,000), the median of %d starts.
                """
                .formatted(
                        rounds,
                        seconds,
                        measured.rows(),
                        measured.bytes(),
                        measured.rounds(),
                        seconds,
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        measured.table(),
                        measured.madeAgainstBare(),
                        measured.bareAgainstMade(),
                        measured.keptAgainstHello(),
                        start,
                        rounds);
    }
}
