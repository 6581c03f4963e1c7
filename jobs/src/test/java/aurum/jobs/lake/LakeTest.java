package aurum.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aurum.jobs.catalog.Catalog;
import aurum.jobs.failure.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A lake in a temporary folder, and tables written and read as the rows a person would draw: a header line, then a line per row, cells parted by {@code |}, an
 * empty cell for null. Columns that a test does not mention get a neutral value where the contract requires one, else null. One Spark session serves all tests.
 */
public abstract class LakeTest {
    protected static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    protected static final String SECRET = "a secret that is long enough to be one";

    @TempDir
    protected Path folder;

    protected Lake lake;
    private TableRun lastRun;
    private LocalDate day = LocalDate.parse("2026-01-01");

    @BeforeEach
    void openLake() {
        lake = new Lake(session(), folder.resolve("lake").toString());
    }

    protected static SparkSession session() {
        System.setProperty("spark.master", "local[2]");
        return SparkSessions.start(ZONE);
    }

    protected static LocalDate asOf(String date) {
        return LocalDate.parse(date);
    }

    public static Path project() {
        return Path.of(System.getProperty("aurum.home", ".."));
    }

    protected static Path publicData(String name) {
        Path data = project().resolve("../shared/data").resolve(name);
        org.junit.jupiter.api.Assumptions.assumeTrue(
                Files.isDirectory(data), "SKIPPED, because the public data are not here: " + data.normalize());
        return data;
    }

    protected RunContext context(LocalDate asOf) {
        return context(asOf, Catalog.load(project().resolve("data/catalog")));
    }

    protected RunContext context(LocalDate asOf, Catalog catalog) {
        Instant now = Instant.now();
        return new RunContext(
                "run-" + now.toEpochMilli() + "-" + System.nanoTime(),
                now,
                asOf,
                catalog,
                CustomerKey.of(SECRET),
                Set.of(),
                Duration.ZERO);
    }

    /** What these lakes call a customer. */
    protected static Column customerKey(Column customerId) {
        return CustomerKey.of(SECRET).of(customerId);
    }

    /** Writes rows into a table as a build of it would. */
    protected void given(Class<? extends LakeTable> type, String rows) {
        Contract contract = LakeTable.of(type).contract();
        SparkSession session = lake.newSession(ZONE);
        TableWriter writer = new TableWriter(lake);
        boolean exists = lake.exists(contract.name());
        writer.create(session, contract);
        Dataset<Row> drawn = drawn(session, contract, rows);
        Cursor cursor = new Cursor("given", day, false, "", Map.of(), Map.of());
        if (contract.writeMode().merges() && exists) {
            try (RowMerge merge = new RowMerge(lake, writer, session, contract)) {
                merge.into(drawn, cursor);
            }
        } else if (contract.writeMode() instanceof WriteMode.Append) {
            writer.append(contract, drawn, lake.newestVersion(contract.name()).orElseThrow(), "{}");
        } else {
            writer.replaceAll(contract, drawn, cursor);
        }
    }

    /** As if it had never been built. */
    protected void forget(Class<? extends Table> type) {
        lake.drop(LakeTable.nameOf(type), "test");
    }

    /** Builds a table from what is there, as a run for that day would. */
    protected TableRun build(Class<? extends Table> type, LocalDate asOf) {
        day = asOf;
        Table table = (Table) LakeTable.of(type);
        Map<String, Long> versions = new TreeMap<>();
        table.inputs().stream().map(input -> LakeTable.nameOf(input.table())).forEach(name -> lake.newestVersion(name)
                .ifPresent(version -> versions.put(name, version)));
        lastRun = new TableBuild(lake, context(asOf)).run(table, versions);
        return lastRun;
    }

    /** The table holds exactly these rows, in any order; only the columns that are mentioned are compared. */
    protected void expect(Class<? extends LakeTable> type, String rows) {
        List<List<String>> lines = cells(rows);
        List<String> columns = lines.get(0);
        assertThat(rows(type, columns)).containsExactlyInAnyOrderElementsOf(lines.subList(1, lines.size()));
    }

    protected List<List<String>> rows(Class<? extends LakeTable> type, List<String> columns) {
        String name = LakeTable.nameOf(type);
        long version = lake.newestVersion(name).orElseThrow();
        return lake
                .read(lake.newSession(ZONE), name, version)
                .select(columns.stream()
                        .map(column -> functions.col(column).cast("string"))
                        .toArray(Column[]::new))
                .collectAsList()
                .stream()
                .map(LakeTest::texts)
                .toList();
    }

    protected void expectRebuiltDays(String days) {
        assertThat(lastRun.days()).isEqualTo(days);
    }

    protected TableRun lastRun() {
        return lastRun;
    }

    /** A hash over the rows of a table, whatever their order and files. */
    protected static String contentHash(Lake lake, String table) {
        return contentHash(lake, table, lake.newestVersion(table).orElseThrow());
    }

    protected static String contentHash(Lake lake, String table, long version) {
        Dataset<Row> rows = lake.read(lake.newSession(ZONE), table, version);
        Column[] meaning = Arrays.stream(rows.columns())
                .filter(column -> !column.startsWith("_"))
                .map(functions::col)
                .toArray(Column[]::new);
        Row sum = rows.agg(
                        functions.count(functions.lit(1)),
                        functions.sum(functions.xxhash64(meaning).cast("decimal(38,0)")))
                .head();
        return sum.get(0) + "/" + sum.get(1);
    }

    private static Dataset<Row> drawn(SparkSession session, Contract contract, String text) {
        List<List<String>> lines = cells(text);
        StructType schema = new StructType();
        for (String column : lines.get(0)) {
            contract.field(column);
            schema = schema.add(column, DataTypes.StringType);
        }
        List<Row> rows = new ArrayList<>();
        lines.subList(1, lines.size()).forEach(line -> rows.add(RowFactory.create(line.toArray())));
        Dataset<Row> drawn = session.createDataFrame(rows, schema);
        return drawn.select(contract.fields().stream()
                .map(field -> (lines.get(0).contains(field.name())
                                ? functions.col(field.name()).cast(field.type().spark())
                                : neutral(field))
                        .as(field.name()))
                .toArray(Column[]::new));
    }

    private static Column neutral(Field field) {
        Object value =
                switch (field.type()) {
                    case STRING -> "unknown";
                    case LONG -> 0L;
                    case DOUBLE -> 0.0;
                    case BOOLEAN -> false;
                    case DATE -> java.sql.Date.valueOf("2026-01-01");
                    case TIMESTAMP -> Timestamp.from(Instant.parse("2026-01-01T00:00:00Z"));
                    case COUNTS_BY_NAME, TEXTS_BY_NAME -> null;
                };
        return field.isRequired()
                ? functions.lit(value)
                : functions.lit(null).cast(field.type().spark());
    }

    private static List<List<String>> cells(String text) {
        return text.strip()
                .lines()
                .map(line -> Arrays.stream(line.split("\\|", -1))
                        .map(cell -> cell.strip().isEmpty() ? null : cell.strip())
                        .toList())
                .toList();
    }

    private static List<String> texts(Row row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < row.length(); i++) {
            cells.add(Optional.ofNullable(row.getString(i)).orElse(null));
        }
        return cells;
    }

    /** A run that made these rows would stop at this rule of the table's contract. */
    protected void expectStopped(Class<? extends LakeTable> type, String rows, String rule) {
        Contract contract = LakeTable.of(type).contract();
        Dataset<Row> drawn = drawn(lake.newSession(ZONE), contract, rows);
        assertThatThrownBy(() -> RowChecks.of(contract, drawn).stopIfBroken(contract, drawn))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("'" + rule + "'");
    }

    /** Rows of a feed in, rows of the entity out. */
    protected void becomes(
            Class<? extends LakeTable> feed,
            String rows,
            Class<? extends Table> entity,
            int setAside,
            String expected) {
        given(feed, rows);
        TableRun run = build(entity, asOf("2026-03-31"));
        expect(entity, expected);
        assertThat(run.rowsSetAside()).as("rows of %s set aside", run.table()).isEqualTo(setAside);
        assertThat(run.addsUp()).as(run.table()).isTrue();
    }
}
