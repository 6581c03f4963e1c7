package aurum.jobs.command;

import aurum.jobs.benchmark.ChurnEvaluation;
import aurum.jobs.benchmark.ChurnOperators;
import aurum.jobs.benchmark.ChurnSpeed;
import aurum.jobs.benchmark.HotspotEvaluation;
import aurum.jobs.benchmark.LoadBenchmark;
import aurum.jobs.benchmark.LoadBenchmark.Measured;
import aurum.jobs.benchmark.SatisfactionEvaluation;
import aurum.jobs.catalog.Catalog;
import aurum.jobs.failure.Failure;
import aurum.jobs.lake.SparkSessions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures the jobs on this machine, each against something measured in the same run. */
@Command(
        name = "bench",
        description =
                "Measure the jobs: taking a simulated operator's files in, beside a plain copy of the same rows; or hotspots or drivers of satisfaction, against what is known; or the model of churn, beside others.",
        footer = {
            "",
            "jobs writes landing files and lakes into a folder that has to be empty and is left there. hotspots needs some minutes and, to compare its speed, the Debian package r-cran-surveillance. drivers needs some minutes.",
            "churn needs some ten minutes and 4 GB for a million rows.",
            "",
            "Example:",
            "  ./aurum bench jobs --out /tmp/bench --customers 100000 --days 90 --repeat 3 --write docs/benchmarks.md",
            "  ./aurum bench hotspots --data ../shared/data --write docs/hotspots.md",
            "  ./aurum bench drivers --data ../shared/data --write docs/satisfaction.md",
            "  ./aurum bench churn --data ../shared/data --out /tmp/churn --customers 20000 --days 250 --repeat 5 --write docs/churn.md"
        })
final class Bench implements Callable<Integer> {
    private static final int SPEED_ROWS = 1_000_000;
    private static final int SPEED_COLUMNS = 40;

    @Parameters(
            paramLabel = "jobs|hotspots|drivers|churn",
            description = "What to measure. (./aurum bench api measures the API.)")
    private String what;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "jobs and churn: where to work; absent or empty. churn without it: no simulated operators.")
    private Path folder;

    @Option(
            names = "--customers",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Customers of the operator. Default: ${DEFAULT-VALUE}")
    private int customers;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "90",
            description = "Days of history. Default: ${DEFAULT-VALUE}")
    private int days;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often to measure; of churn, how many operators. Default: ${DEFAULT-VALUE}")
    private int repeat;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "Folder with public data. hotspots: alarm_simulation and surveillance_counts; drivers: ecsi_mobi; churn: iranian_churn, ibm_telco and bank_marketing.")
    private Path data;

    @Option(names = "--write", paramLabel = "FILE", description = "Write the table into this page too.")
    private Path page;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        return switch (what) {
            case "jobs" -> jobs();
            case "hotspots" -> hotspots();
            case "drivers" -> drivers();
            case "churn" -> churn();
            default ->
                throw Failure.ofSettings(
                        "There is nothing to measure called '%s'; it has to be jobs, hotspots, drivers or churn."
                                .formatted(what));
        };
    }

    private int hotspots() {
        Path catalog = Home.orDefault(null, "data/catalog");
        Map<LocalDate, String> specialDays = Catalog.load(catalog).specialDays();
        HotspotEvaluation evaluation = new HotspotEvaluation(catalog, specialDays);
        try {
            String text = "# Hotspots: what the engine finds\n\nMade by `./aurum bench hotspots`.\n\n"
                    + evaluation.size()
                    + (data == null ? "" : evaluation.known(data))
                    + evaluation.power();
            return tell(text);
        } catch (IOException e) {
            throw Failure.ofRun("The evaluation could not be written or read: " + e.getMessage(), e);
        }
    }

    private int drivers() {
        SatisfactionEvaluation evaluation = new SatisfactionEvaluation(Home.orDefault(null, "data/catalog"));
        try {
            return tell(
                    "# Satisfaction: drivers and weighted scores against what is known\n\nMade by `./aurum bench drivers`.\n\n"
                            + evaluation.bruteForce(Optional.ofNullable(data))
                            + evaluation.coverage()
                            + evaluation.ties()
                            + evaluation.nonResponse()
                            + evaluation.speed());
        } catch (IOException e) {
            throw Failure.ofRun("The evaluation could not be written: " + e.getMessage(), e);
        }
    }

    private int tell(String text) throws IOException {
        out.println(text);
        if (page != null) {
            Files.writeString(page, text.stripTrailing() + "\n");
        }
        return Commands.DONE;
    }

    private int churn() {
        Catalog catalog = Catalog.load(Home.orDefault(null, "data/catalog"));
        SparkSession spark = SparkSessions.start(catalog.zone());
        spark.sparkContext().setLogLevel("ERROR");
        try {
            StringBuilder text =
                    new StringBuilder("# Churn: how well leaving is told ahead\n\nMade by `./aurum bench churn`.\n\n");
            if (data != null) {
                text.append(new ChurnEvaluation(spark, data, Home.orDefault(null, "docs/churn")).publicData());
            }
            if (folder != null) {
                text.append(new ChurnOperators(
                                spark,
                                Home.orDefault(null, "data/catalog"),
                                Home.orDefault(null, "data/sources/operator"),
                                folder)
                        .judged(
                                customers,
                                days,
                                LongStream.rangeClosed(1, repeat).boxed().toList(),
                                LocalDate.parse("2026-06-30"),
                                System.err::println));
            }
            text.append(
                    "## Speed\n\n%,d rows × %d columns, 100 trees of depth 6, %d threads, beside XGBoost alone in the same process.%n%n| work | on Spark (s) | XGBoost alone (s) | ratio |%n|---|---|---|---|%n"
                            .formatted(
                                    SPEED_ROWS,
                                    SPEED_COLUMNS,
                                    spark.sparkContext().defaultParallelism()));
            for (ChurnSpeed.Timed timed : new ChurnSpeed(spark, SPEED_ROWS, SPEED_COLUMNS).measure()) {
                text.append("| %s | %.1f | %.1f | × %.2f |%n"
                        .formatted(timed.work(), timed.seconds(), timed.plainSeconds(), timed.ratio()));
            }
            return tell(text.toString());
        } catch (IOException e) {
            throw Failure.ofRun("The evaluation could not be written or read: " + e.getMessage(), e);
        } finally {
            spark.stop();
        }
    }

    private int jobs() {
        if (folder == null) {
            throw Failure.ofSettings("Say where to work with --out DIR.");
        }
        Path catalog = Home.orDefault(null, "data/catalog");
        SparkSession spark = SparkSessions.start(Catalog.load(catalog).zone());
        spark.sparkContext().setLogLevel("ERROR");
        try {
            LoadBenchmark benchmark = new LoadBenchmark(
                    spark,
                    catalog,
                    Home.orDefault(null, "data/sources/operator"),
                    folder,
                    LocalDate.parse("2026-06-30"));
            out.printf("Simulating %,d customers × %d days …%n", customers, days);
            benchmark.simulate(customers, days);
            Map<String, List<Measured>> rounds = new TreeMap<>();
            for (int round = 1; round <= repeat; round++) {
                for (Measured one : benchmark.measure(round)) {
                    rounds.computeIfAbsent(one.work(), ignored -> new ArrayList<>())
                            .add(one);
                    out.printf(
                            "  round %d  %-30s %,12d rows  %7.1f s, copy %7.1f s: × %.2f%n",
                            round, one.work(), one.rows(), one.seconds(), one.copySeconds(), one.ratio());
                }
            }
            String table = table(rounds);
            out.println(table);
            if (page != null) {
                Files.writeString(page, table);
            }
            return Commands.DONE;
        } catch (IOException e) {
            throw Failure.ofRun("The benchmark could not write to %s: %s".formatted(folder, e.getMessage()), e);
        } finally {
            spark.stop();
        }
    }

    private String table(Map<String, List<Measured>> rounds) throws IOException {
        int cores = Runtime.getRuntime().availableProcessors();
        StringBuilder text =
                new StringBuilder("# Benchmarks\n\nMade by `./aurum bench jobs --customers %d --days %d --repeat %d`"
                        .formatted(customers, days, repeat));
        text.append(
                ": the files of a simulated operator, taken in up to silver (bronze, every check, deduplication, pseudonyms, history, sums by month), beside a plain Spark copy of the same rows (typed read, Delta write) in the same process.\n\n");
        text.append("%d cores, Java %s, heap at most %,d MiB, peak resident memory %s.%n%n"
                .formatted(cores, Runtime.version(), Runtime.getRuntime().maxMemory() >> 20, peakMemory()));
        text.append(
                "| work | rows | seconds (median) | rows/s per core | against the copy: median (min–max) |\n|---|---|---|---|---|\n");
        rounds.forEach((work, measured) -> {
            double[] ratios =
                    measured.stream().mapToDouble(Measured::ratio).sorted().toArray();
            double[] seconds =
                    measured.stream().mapToDouble(Measured::seconds).sorted().toArray();
            double median = seconds[seconds.length / 2];
            long rows = measured.get(0).rows();
            text.append("| %s | %,d | %.1f | %,.0f | × %.2f (%.2f–%.2f) |%n"
                    .formatted(
                            work,
                            rows,
                            median,
                            rows / median / cores,
                            ratios[ratios.length / 2],
                            ratios[0],
                            ratios[ratios.length - 1]));
        });
        return text.toString();
    }

    /** As Linux counts it; elsewhere it is not known. */
    private static String peakMemory() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return "not known";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> "%,d MiB".formatted(Long.parseLong(line.replaceAll("\\D", "")) / 1024))
                .findFirst()
                .orElse("not known");
    }
}
