package aurum.api.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryEngineTest {

    @TempDir
    private Path lake;

    @TempDir
    private Path elsewhere;

    private QueryEngine engine;

    @BeforeEach
    void open() {
        engine = new QueryEngine(lake, 128, Duration.ofSeconds(1));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from read_text('/etc/passwd')",
                "select * from read_csv('/etc/passwd')",
                "select * from glob('/etc/*')",
                "copy (select 1) to '/tmp/aurum-must-not-be.csv'",
                "attach '/tmp/aurum-must-not-be.db'",
                "install httpfs",
                "load httpfs",
                "set memory_limit = '64GB'",
                "set enable_external_access = true",
                "set lock_configuration = false"
            })
    void nothingOutsideTheLakeIsReached(String sql) {
        assertThatThrownBy(() -> rows(sql)).isInstanceOf(IllegalStateException.class);
        assertThat(Path.of("/tmp/aurum-must-not-be.csv")).doesNotExist();
    }

    @Test
    void settingsAreWhatTheyHaveToBe() {
        assertThat(rows("select current_setting('memory_limit'), current_setting('TimeZone')")
                        .values())
                .containsExactly(List.of("122.0 MiB", "Etc/UTC"));
    }

    @Test
    @Timeout(20)
    void runawayQueryIsCancelled() {
        assertThatThrownBy(() ->
                        rows("select count(*) from range(200000) a, range(200000) b where (a.range + b.range) % 7 = 3"))
                .isInstanceOf(QueryTimeout.class)
                .hasMessageContaining("cancelled after 1 seconds");
        assertThat(rows("select 1").values()).containsExactly(List.of(1));
    }

    @Test
    void queryIsAskedAgainOfWhatTablesHoldByThen() {
        GoldenLake golden = GoldenLake.copy("plain", lake.resolve("plain"));
        DeltaReader reader = new DeltaReader(golden.folder());
        String sql = "select count(*) from \"counted\"";
        engine.load(reader.newest("gold.labels"), "counted");
        Rows labels = rows(sql);
        assertThat(rows(sql)).isEqualTo(labels);
        engine.drop("counted");
        assertThatThrownBy(() -> rows(sql)).hasMessageContaining("does not exist");
        engine.load(reader.newest("gold.complaints_by_day"), "counted");
        assertThat(rows(sql)).isNotEqualTo(labels);
    }

    /** Each of them takes more than a third of the memory, so that not all can be answered side by side. */
    @Test
    @Timeout(60)
    void queriesThatDoNotFitBesideEachOtherAreAnsweredOneByOne() throws Exception {
        String sql = "select count(*) from (select range, count(*) from range(%d) group by range)";
        try (QueryEngine patient = new QueryEngine(lake, 128, Duration.ofSeconds(30))) {
            ExecutorService readers = Executors.newFixedThreadPool(4);
            List<Callable<Rows>> queries =
                    Collections.nCopies(12, () -> patient.rows(new BoundQuery(sql.formatted(1_000_000), List.of()), 1));
            List<Future<Rows>> answers = readers.invokeAll(queries);
            readers.shutdown();
            for (Future<Rows> answer : answers) {
                assertThat(answer.get().values()).containsExactly(List.of(1_000_000L));
            }
            assertThatThrownBy(() -> patient.rows(new BoundQuery(sql.formatted(20_000_000), List.of()), 1))
                    .isInstanceOf(QueryTooLarge.class)
                    .hasMessageContaining("128 MB")
                    .hasMessageContaining("--memory-megabytes");
            assertThat(patient.rows(new BoundQuery("select 1", List.of()), 1).values())
                    .containsExactly(List.of(1));
        }
    }

    @Test
    void poissonIntervalIsAFunctionAndKeepsNulls() {
        assertThat(rows("select round(poisson_low(10::bigint), 3), round(poisson_high(10), 3), poisson_low(null)")
                        .values()
                        .get(0))
                .containsExactly(4.795, 18.39, null);
    }

    @Test
    void moreRowsThanAskedForAreCutOffAndSaid() {
        Rows rows = engine.rows(new BoundQuery("select * from range(5)", List.of()), 3);
        assertThat(rows.values()).hasSize(3);
        assertThat(rows.isTruncated()).isTrue();
    }

    @Test
    void folderThatReadsAsAPatternIsRefused() throws Exception {
        Path file = Files.write(elsewhere.resolve("a[1].parquet"), new byte[] {1});
        DeltaTable table = new DeltaTable(
                "gold.x",
                "id",
                0,
                List.of(),
                List.of(new DeltaTable.DataFile(file, 1, java.util.OptionalLong.empty())),
                java.util.Map.of());
        assertThatThrownBy(() -> engine.load(table, "x"))
                .isInstanceOf(LakeFault.class)
                .hasMessageContaining("* ? [");
    }

    @Test
    void largeTableIsReadFromItsFilesAndASmallOneIsHeld() throws Exception {
        GoldenLake golden = GoldenLake.copy("plain", lake.resolve("plain"));
        DeltaTable table = new DeltaReader(golden.folder()).newest("gold.complaints_by_day");
        try (QueryEngine lying = new QueryEngine(golden.folder(), 128, Duration.ofSeconds(1), 1)) {
            lying.load(table, "lying");
            lying.load(table, "again");
            engine.close();
            engine = new QueryEngine(golden.folder(), 128, Duration.ofSeconds(1));
            engine.load(table, "held");
            String sql = "select * from \"%s\" order by all";
            assertThat(lying.rows(new BoundQuery(sql.formatted("lying"), List.of()), 10_000))
                    .isEqualTo(engine.rows(new BoundQuery(sql.formatted("held"), List.of()), 10_000));
            assertThat(lying.rows(
                                    new BoundQuery(
                                            "select count(*) from duckdb_tables() where not internal", List.of()),
                                    1)
                            .values())
                    .containsExactly(List.of(0L));
            lying.drop("lying");
            Files.delete(table.files().get(0).path());
            assertThatThrownBy(() -> lying.rows(new BoundQuery(sql.formatted("again"), List.of()), 10_000))
                    .isInstanceOf(LakeFault.class)
                    .hasMessageContaining("restore it");
            assertThatThrownBy(() -> lying.rows(new BoundQuery(sql.formatted("lying"), List.of()), 1))
                    .hasMessageContaining("does not exist");
        }
    }

    @Test
    void tableThatMemoryCannotHoldIsReadFromItsFiles() {
        GoldenLake golden = GoldenLake.copy("plain", lake.resolve("plain"));
        golden.replaceRows("gold.complaints_by_day", 1, "select t.* from %s t cross join range(2000)");
        DeltaTable table = new DeltaReader(golden.folder()).newest("gold.complaints_by_day");
        try (QueryEngine small = new QueryEngine(golden.folder(), 64, Duration.ofSeconds(10));
                QueryEngine large = new QueryEngine(golden.folder(), 2000, Duration.ofSeconds(10))) {
            small.load(table, "complaints");
            large.load(table, "complaints");
            assertThat(held(small)).isZero();
            assertThat(held(large)).isEqualTo(1);
            BoundQuery sums = new BoundQuery(
                    "select region_id, count(*), sum(complaint_count) from complaints group by all order by all",
                    List.of());
            assertThat(small.rows(sums, 100)).isEqualTo(large.rows(sums, 100));
        }
    }

    @Test
    void tableBelowGoldIsReadFromItsFiles() throws Exception {
        GoldenLake golden = GoldenLake.copy("plain", lake.resolve("plain"));
        Files.createDirectories(golden.folder().resolve("silver"));
        Files.move(golden.table("gold.labels"), golden.table("silver.labels"));
        try (QueryEngine engine = new QueryEngine(golden.folder(), 128, Duration.ofSeconds(10))) {
            engine.load(new DeltaReader(golden.folder()).newest("silver.labels"), "labels");
            assertThat(held(engine)).isZero();
            BoundQuery regions = new BoundQuery("select count(*) from labels where dimension = 'region'", List.of());
            assertThat(engine.rows(regions, 1).values()).containsExactly(List.of(3L));
        }
    }

    private static long held(QueryEngine engine) {
        String sql = "select count(*) from duckdb_tables() where not internal";
        return (Long)
                engine.rows(new BoundQuery(sql, List.of()), 1).values().get(0).get(0);
    }

    private Rows rows(String sql) {
        return engine.rows(new BoundQuery(sql, List.of()), 100);
    }
}
