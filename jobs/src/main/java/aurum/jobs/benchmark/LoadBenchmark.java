package aurum.jobs.benchmark;

import aurum.jobs.Pipeline;
import aurum.jobs.catalog.Catalog;
import aurum.jobs.lake.CustomerKey;
import aurum.jobs.lake.Field;
import aurum.jobs.lake.Lake;
import aurum.jobs.lake.Progress;
import aurum.jobs.lake.RunContext;
import aurum.jobs.lake.Runner;
import aurum.jobs.lake.TableRun;
import aurum.jobs.simulate.Operator;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.source.FeedIngest;
import aurum.jobs.source.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * What it costs to take a simulated operator's files in, up to silver, beside a plain copy of the same rows by Spark: read as typed columns, written as Delta, nothing checked. First all of the
 * history but its last day (P3), then that day alone (P4).
 */
public final class LoadBenchmark {
    private static final String SECRET = "a benchmark's key hides nobody: its customers are made up";

    private final SparkSession spark;
    private final Catalog catalog;
    private final Path catalogFolder;
    private final List<Source> sources;
    private final Path folder;
    private final LocalDate last;

    /**
     * One piece of work, timed against the same rows' plain copy in the same process.
     *
     * @param rows rows in the landing files
     */
    public record Measured(String work, long rows, double seconds, double copySeconds) {

        public double ratio() {
            return seconds / copySeconds;
        }
    }

    /** @param folder is used for landing files and lakes; has to be empty */
    public LoadBenchmark(SparkSession spark, Path catalogFolder, Path sources, Path folder, LocalDate last) {
        this.spark = spark;
        this.catalog = Catalog.load(catalogFolder);
        this.catalogFolder = catalogFolder;
        this.sources = Source.load(sources, Pipeline.feeds());
        this.folder = folder;
        this.last = last;
    }

    public void simulate(int customers, int days) throws IOException {
        Path all = folder.resolve("simulated");
        new Operator(SimulationSettings.standard(all, catalogFolder)
                        .withSize(customers, days)
                        .withUntil(last)
                        .withComplaintsPer10k(60))
                .simulate((date, done, of) -> {});
        arrange(all, folder.resolve("history"), name -> !name.contains(last.toString()));
        arrange(all, folder.resolve("day"), name -> name.contains(last.toString()));
    }

    /** @param round distinguishes the lakes of repeated measurements */
    public List<Measured> measure(int round) throws IOException {
        Lake lake = new Lake(spark, folder.resolve("lake-" + round).toString());
        Path history = folder.resolve("history");
        Path day = folder.resolve("day");
        double copyOfHistory = copy(history, "copy-" + round + "/history");
        Work load = load(lake, List.of(history), last.minusDays(1));
        double copyOfDay = copy(day, "copy-" + round + "/day");
        Work next = load(lake, List.of(history, day), last);
        return List.of(
                new Measured("P3 first load of the history", load.rows, load.seconds, copyOfHistory),
                new Measured("P4 one more day", next.rows, next.seconds, copyOfDay));
    }

    private record Work(long rows, double seconds) {}

    private Work load(Lake lake, List<Path> landing, LocalDate date) {
        Instant started = Instant.now();
        RunContext context = new RunContext(
                "benchmark-" + date, started, date, catalog, CustomerKey.of(SECRET), Set.of(), Duration.ZERO);
        FeedIngest ingest = new FeedIngest(lake, landing, Duration.ZERO, sources, true);
        Runner.Result result = new Runner(lake, Pipeline.plan(), ingest, Silent.INSTANCE)
                .run(Pipeline.plan().select(List.of("bronze.*", "silver.*")), context);
        double seconds = seconds(started);
        long rows = result.tables().stream()
                .filter(run -> run.table().startsWith("bronze."))
                .mapToLong(TableRun::rowsIn)
                .sum();
        return new Work(rows, seconds);
    }

    /** Reads each feed's files with the types its contract has and writes them as Delta. */
    private double copy(Path landing, String to) throws IOException {
        Instant started = Instant.now();
        for (Source source : sources) {
            String feed = source.feed().feedName();
            Path files = landing.resolve(feed);
            if (Files.isDirectory(files)) {
                Dataset<Row> rows = spark.read()
                        .format(source.format().type().equals("csv") ? "csv" : "json")
                        .option("header", true)
                        .option(
                                "multiLine",
                                source.format().type().equals("csv")
                                        && source.format().isMultiLine())
                        .option("escape", "\"")
                        .option("timestampFormat", "yyyy-MM-dd HH:mm:ss")
                        .schema(schema(source))
                        .load(files.toString());
                rows.write()
                        .format("delta")
                        .save(folder.resolve(to).resolve(feed).toString());
            }
        }
        return seconds(started);
    }

    private static StructType schema(Source source) {
        StructType schema = new StructType();
        for (String column : source.columns().keySet()) {
            Field field = source.feed().contract().field(column);
            schema = schema.add(column, field.type().spark());
        }
        return schema;
    }

    private static double seconds(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1000.0;
    }

    private static void arrange(Path from, Path to, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().contains("_truth"))
                    .filter(path -> wanted.test(path.getFileName().toString()))
                    .toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.move(file, target);
            }
        }
    }

    /** Nothing is shown while it is timed. */
    private enum Silent implements Progress {
        INSTANCE;

        @Override
        public void planned(List<String> tables) {}

        @Override
        public void started(String table) {}

        @Override
        public void ended(TableRun run) {}

        @Override
        public void said(String sentence) {}
    }
}
