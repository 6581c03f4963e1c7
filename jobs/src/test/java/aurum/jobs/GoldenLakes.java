package aurum.jobs;

import static aurum.jobs.GoldenTables.COMPLAINTS;
import static aurum.jobs.GoldenTables.JOB_RUNS;
import static aurum.jobs.GoldenTables.LABELS;
import static aurum.jobs.GoldenTables.PUBLICATIONS;
import static aurum.jobs.GoldenTables.SUBSCRIBERS;

import aurum.jobs.GoldenTables.Table;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Writes the small lakes the api module's tests read, with real Spark and Delta. They are committed, and made anew only when docs/lake.md changes:
 *
 * <pre>java … aurum.jobs.GoldenLakes api/src/test/resources/lakes [NAME…]</pre>
 */
final class GoldenLakes {

    private static final List<String> ALL = List.of(
            "plain",
            "without-subscribers",
            "refused-run",
            "deletion-vectors",
            "column-mapping",
            "checkpoint",
            "replaced-days",
            "operations",
            "lists");
    private static final LocalDate FIRST_DAY = GoldenComplaints.FIRST_DAY;
    private static final LocalDate LAST_DAY = LocalDate.parse("2026-03-31");

    private final SparkSession spark;
    private final Path lake;
    /** Published besides complaints and subscribers, from when on they exist. */
    private final Map<String, Long> more = new HashMap<>();

    private GoldenLakes(SparkSession spark, Path lake) {
        this.spark = spark;
        this.lake = lake;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", "1")
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .getOrCreate();
        for (String name : arguments.length > 1 ? List.of(arguments).subList(1, arguments.length) : ALL) {
            GoldenLakes golden = new GoldenLakes(spark, folder.resolve(name).toAbsolutePath());
            delete(golden.lake);
            golden.write(name);
            golden.removeWhatReadersIgnore();
        }
        spark.stop();
    }

    private void write(String name) throws IOException {
        if (name.equals("operations")) {
            create(GoldenOperations.TABLE_RUNS);
            create(GoldenOperations.QUARANTINE);
            create(GoldenOperations.FILES);
            append(GoldenOperations.TABLE_RUNS, GoldenOperations.tableRuns());
            append(GoldenOperations.QUARANTINE, GoldenOperations.quarantine());
            append(GoldenOperations.FILES, GoldenOperations.files());
            return;
        }
        boolean withSubscribers = !name.equals("without-subscribers");
        create(LABELS);
        create(COMPLAINTS, name.equals("column-mapping") ? Map.of("delta.columnMapping.mode", "name") : Map.of());
        create(PUBLICATIONS);
        create(JOB_RUNS);
        append(LABELS, GoldenLabels.rows());
        append(COMPLAINTS, GoldenComplaints.complaints(FIRST_DAY, LAST_DAY.minusDays(1)));
        if (withSubscribers) {
            create(SUBSCRIBERS);
            append(SUBSCRIBERS, GoldenComplaints.subscribers(FIRST_DAY, LAST_DAY.minusDays(1)));
        }
        if (name.equals("lists")) {
            writeAll(GoldenLists.tables());
        }
        publish(1, LAST_DAY.minusDays(1), withSubscribers);
        if (name.equals("lists")) {
            GoldenLists.withdrawn().forEach((table, rows) -> {
                append(table, rows);
                more.put(table.name(), version(table));
            });
            publish(2, LAST_DAY, true);
        }
        if (name.equals("plain") || name.equals("deletion-vectors")) {
            append(COMPLAINTS, GoldenComplaints.complaints(LAST_DAY, LAST_DAY));
            append(SUBSCRIBERS, GoldenComplaints.subscribers(LAST_DAY, LAST_DAY));
            if (name.equals("plain")) {
                GoldenHotspots hotspots = new GoldenHotspots(
                        GoldenComplaints.complaints(FIRST_DAY, LAST_DAY),
                        GoldenComplaints.subscribers(FIRST_DAY, LAST_DAY),
                        LAST_DAY);
                create(GoldenTables.HOTSPOTS);
                create(GoldenTables.PERIOD_HOTSPOTS);
                create(GoldenTables.HOTSPOT_EPISODES);
                create(GoldenTables.HOTSPOT_CASES);
                append(GoldenTables.HOTSPOTS, hotspots.days());
                append(GoldenTables.PERIOD_HOTSPOTS, hotspots.periods());
                append(GoldenTables.HOTSPOT_EPISODES, hotspots.episodes());
                append(GoldenTables.HOTSPOT_CASES, hotspots.cases());
                Stream.of(
                                GoldenTables.HOTSPOTS,
                                GoldenTables.PERIOD_HOTSPOTS,
                                GoldenTables.HOTSPOT_EPISODES,
                                GoldenTables.HOTSPOT_CASES)
                        .forEach(table -> more.put(table.name(), version(table)));
                writeAll(GoldenSatisfaction.tables());
                writeAll(GoldenScorecard.tables());
                writeAll(GoldenChurn.tables());
                writeAll(GoldenSegments.tables());
                writeAll(GoldenService.tables());
                writeAll(GoldenMoments.tables());
                writeAll(GoldenChannels.tables());
            }
            if (name.equals("deletion-vectors")) {
                sql("alter table %s set tblproperties ('delta.enableDeletionVectors' = true)", COMPLAINTS);
                sql("delete from %s where region_id = 'haizhou' and complaint_date = date'2026-01-05'", COMPLAINTS);
            }
            publish(2, LAST_DAY, true);
        }
        if (name.equals("refused-run")) {
            java.sql.Date day = java.sql.Date.valueOf(LAST_DAY);
            append(
                    JOB_RUNS,
                    List.of(
                            RowFactory.create(
                                    "run-2026-03-31",
                                    java.sql.Timestamp.valueOf("2026-03-31 22:10:00"),
                                    "started",
                                    day,
                                    null),
                            RowFactory.create(
                                    "run-2026-03-31",
                                    java.sql.Timestamp.valueOf("2026-03-31 22:12:00"),
                                    "refused",
                                    day,
                                    "gate \"keys are unique\" of silver.complaints: 12 keys twice")));
        }
        if (name.equals("replaced-days")) {
            sql("alter table %s set tblproperties ('delta.enableChangeDataFeed' = true)", COMPLAINTS);
            spark.createDataFrame(GoldenComplaints.complaints(LAST_DAY.minusDays(13), LAST_DAY), COMPLAINTS.schema())
                    .write()
                    .format("delta")
                    .mode("overwrite")
                    .option("replaceWhere", "complaint_date >= date'%s'".formatted(LAST_DAY.minusDays(13)))
                    .save(folder(COMPLAINTS).toString());
            append(SUBSCRIBERS, GoldenComplaints.subscribers(LAST_DAY, LAST_DAY));
            publish(2, LAST_DAY, true);
        }
        if (name.equals("checkpoint")) {
            sql("alter table %s set tblproperties ('delta.checkpointInterval' = 2)", COMPLAINTS);
            append(COMPLAINTS, GoldenComplaints.complaints(LAST_DAY, LAST_DAY));
            append(COMPLAINTS, GoldenComplaints.complaints(LAST_DAY.plusDays(1), LAST_DAY.plusDays(1)));
            append(SUBSCRIBERS, GoldenComplaints.subscribers(LAST_DAY, LAST_DAY.plusDays(1)));
            publish(2, LAST_DAY.plusDays(1), true);
            Path log = folder(COMPLAINTS).resolve("_delta_log");
            try (Stream<Path> files = Files.list(log)) {
                for (Path file : files.toList()) {
                    if (file.getFileName().toString().matches("0+[0-3]\\.(json|crc)")) {
                        Files.delete(file);
                    }
                }
            }
        }
    }

    private void writeAll(Map<Table, List<Row>> tables) {
        tables.forEach((table, rows) -> {
            create(table);
            append(table, rows);
            more.put(table.name(), version(table));
        });
    }

    private void publish(long number, LocalDate asOf, boolean withSubscribers) {
        Map<String, Long> tables =
                new HashMap<>(Map.of("gold.labels", version(LABELS), "gold.complaints_by_day", version(COMPLAINTS)));
        tables.putAll(more);
        Map<String, String> leftOut = new HashMap<>();
        if (withSubscribers) {
            tables.put("gold.subscribers_by_day", version(SUBSCRIBERS));
        } else {
            leftOut.put("gold.subscribers_by_day", "no source brings the feed customers");
        }
        java.sql.Timestamp at = java.sql.Timestamp.from(
                asOf.plusDays(1).atTime(22, 12).minusDays(1).toInstant(ZoneOffset.UTC));
        java.sql.Timestamp started = new java.sql.Timestamp(at.getTime() - 90_000);
        String run = "run-" + asOf;
        append(
                JOB_RUNS,
                List.of(
                        RowFactory.create(run, started, "started", java.sql.Date.valueOf(asOf), null),
                        RowFactory.create(run, at, "published", java.sql.Date.valueOf(asOf), "publication " + number)));
        append(
                PUBLICATIONS,
                List.of(RowFactory.create(
                        number,
                        at,
                        java.sql.Date.valueOf(asOf),
                        run,
                        "Asia/Shanghai",
                        "澄江电信",
                        "Chengjiang Telecom",
                        "3f1a",
                        tables,
                        leftOut,
                        null)));
    }

    private void create(Table table) {
        create(table, Map.of());
    }

    private void create(Table table, Map<String, String> properties) {
        var builder = DeltaTable.create(spark)
                .location(folder(table).toString())
                .addColumns(table.schema())
                .property("aurum.grain", table.grain())
                .property("aurum.key", table.key())
                .property("aurum.scope", table.scope())
                .property("delta.enableDeletionVectors", "false");
        properties.forEach(builder::property);
        builder.execute();
    }

    private void append(Table table, List<Row> rows) {
        spark.createDataFrame(rows, table.schema())
                .coalesce(1)
                .write()
                .format("delta")
                .mode("append")
                .save(folder(table).toString());
    }

    private void sql(String statement, Table table) {
        spark.sql(statement.formatted("delta.`" + folder(table) + "`"));
    }

    private long version(Table table) {
        return DeltaTable.forPath(spark, folder(table).toString())
                .history(1)
                .select("version")
                .first()
                .getLong(0);
    }

    private Path folder(Table table) {
        return lake.resolve(table.name().replace('.', '/'));
    }

    private void removeWhatReadersIgnore() throws IOException {
        try (Stream<Path> files = Files.walk(lake)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.getFileName().toString().startsWith(".")) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
