package aurum.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Lake;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.lake.Quarantine;
import aurum.jobs.lake.Runner;
import aurum.jobs.lake.Table;
import aurum.jobs.lake.TableRun;
import aurum.jobs.simulate.Dirt;
import aurum.jobs.simulate.Operator;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.source.FeedIngest;
import aurum.jobs.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole way, from the make-believe operator's files to gold, held against what the operator was drawn from. */
class SimulatedOperatorTest extends RunTest {
    private static final LocalDate LAST = LocalDate.parse("2026-06-02");

    private List<String> tables;

    private Runner.Result run(Lake into, Path from, LocalDate date) {
        FeedIngest ingest = new FeedIngest(
                into,
                List.of(from),
                Duration.ZERO,
                Source.load(project().resolve("data/sources/operator"), Pipeline.feeds()),
                true);
        Runner.Result result = new Runner(into, plan, ingest, SILENT).run(tables, context(date, catalog));
        assertThat(result.tables())
                .allSatisfy(run ->
                        assertThat(run.addsUp()).as("the account of %s", run).isTrue());
        return result;
    }

    /** All of silver, the gold that is made anew only where something changed, and what is added up of every customer. */
    @Test
    void spoiltFilesDayByDayGiveTheSameAsCleanOnesAllAtOnceAndAllOfItIsTrue() throws IOException {
        tables = plan.select(List.of(
                "bronze.*",
                "silver.*",
                "gold.complaints_by_day",
                "gold.subscribers_by_day",
                "gold.hotspots",
                "gold.customer_features",
                "gold.customer_segments"));
        sameHoweverItArrives();
    }

    @Test
    @Tag("heavy")
    void everyDailyTableIsTheSameHoweverItsRowsArrive() throws IOException {
        tables = madeDaily();
        sameHoweverItArrives();
    }

    /** A clean world all at once; the same world spoilt, shuffled, and over two days: the same tables, and every broken or repeated row accounted for. */
    private void sameHoweverItArrives() throws IOException {
        Path clean = folder("clean").resolve("landing");
        Path dirty = folder("dirty").resolve("landing");
        SimulationSettings world =
                new SimulationSettings(clean, project().resolve("data/catalog"), 150, 33, LAST, 7, 9000, Dirt.NONE);
        new Operator(world).simulate((date, done, days) -> {});
        new Operator(world.withOut(dirty).withDirt(new Dirt(0.01, 0.02, 0.03, true)))
                .simulate((date, done, days) -> {});
        run(lake, clean, LAST);
        equalsTheTruth(clean);
        silverEqualsTheFiles(clean);

        Lake other = new Lake(session(), folder.resolve("other").toString());
        Path landing = folder("arriving");
        move(dirty, landing, name -> !name.contains(LAST.toString()));
        Runner.Result first = run(other, landing, LAST.minusDays(1));
        move(dirty, landing, name -> name.contains(LAST.toString()));
        Runner.Result second = run(other, landing, LAST);

        everyRowIsAccountedFor(other, dirty, List.of(first, second));
        assertThat(of(second, "gold.complaints_by_day").days())
                .as("the new day, and days whose complaints came again")
                .contains("2026-06-02")
                .doesNotContain("2026-05-03");
        for (String table : tables) {
            if (!table.startsWith("bronze.")) {
                assertThat(contentHash(other, table)).as(table).isEqualTo(contentHash(lake, table));
            }
        }
        assertThat(run(other, landing, LAST).isNew())
                .as("a third run finds nothing new")
                .isFalse();
    }

    /** All but tables that are made once a month, where late rows count from the next month on, and those made from them; PlantedLeavingTest holds these. */
    private List<String> madeDaily() {
        Set<String> monthly = new HashSet<>();
        int before;
        do {
            before = monthly.size();
            plan.names().stream()
                    .filter(name -> waits(plan.table(name), monthly))
                    .forEach(monthly::add);
        } while (monthly.size() > before);
        return plan.names().stream().filter(name -> !monthly.contains(name)).toList();
    }

    private static boolean waits(LakeTable table, Set<String> monthly) {
        return table instanceof Table made
                && (made.isMonthly()
                        || made.inputs().stream().anyMatch(input -> monthly.contains(LakeTable.nameOf(input.table()))));
    }

    private void everyRowIsAccountedFor(Lake made, Path landing, List<Runner.Result> runs) {
        Map<String, Row> dirt = csv(landing, "_truth/dirt.csv").collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("feed"), row -> row));
        dirt.forEach((feed, counts) -> {
            long rows = Long.parseLong(counts.getAs("rows"));
            long broken = Long.parseLong(counts.getAs("broken"));
            long repeated = Long.parseLong(counts.getAs("duplicate"));
            List<TableRun> bronze =
                    runs.stream().map(run -> of(run, "bronze." + feed)).toList();
            // A late row alone in its file may make the same file twice; that file is then taken once, and said to be.
            long sameFiles = bronze.stream()
                    .flatMap(run -> run.notes().stream())
                    .filter(note -> note.contains("taken already"))
                    .count();
            assertThat(bronze.stream().mapToLong(TableRun::rowsIn).sum())
                    .as(feed + " rows in")
                    .isBetween(rows + broken + repeated - sameFiles, rows + broken + repeated);
            assertThat(bronze.stream().mapToLong(TableRun::rowsSetAside).sum())
                    .as(feed + " set aside")
                    .isBetween(broken - sameFiles, broken);
        });
        assertThat(made.readNewest(Quarantine.CONTRACT.name()).count())
                .as("rows in quarantine")
                .isPositive()
                .isEqualTo(runs.stream()
                        .flatMap(run -> run.tables().stream())
                        .mapToLong(TableRun::rowsSetAside)
                        .sum());
        assertThat(runs.stream()
                        .map(run -> of(run, "silver.usage_days"))
                        .mapToLong(TableRun::rowsSame)
                        .sum())
                .as("repeated rows of use")
                .isEqualTo(Long.parseLong(dirt.get("usage").getAs("duplicate")));
    }

    private Dataset<Row> csv(Path landing, String glob) {
        return session()
                .read()
                .option("header", true)
                .option("multiLine", true)
                .option("escape", "\"")
                .csv(landing.resolve(glob).toString());
    }

    private void equalsTheTruth(Path landing) {
        Dataset<Row> expected = csv(landing, "_truth/subscribers_by_day.csv")
                .selectExpr("region", "product_line", "date", "subscribers")
                .where("subscribers > 0");
        same(
                expected,
                lake.readNewest("gold.subscribers_by_day")
                        .selectExpr("region_id", "product_line", "string(subscriber_date)", "string(subscriber_count)"),
                "subscribers");
        same(
                csv(landing, "_truth/expected_by_day.csv")
                        .where("drawn > 0")
                        .selectExpr("region", "product_line", "category", "date", "bigint(drawn)"),
                lake.readNewest("gold.complaints_by_day")
                        .groupBy("region_id", "product_line", "category_id", "complaint_date")
                        .sum("complaint_count")
                        .selectExpr(
                                "region_id",
                                "product_line",
                                "category_id",
                                "string(complaint_date)",
                                "`sum(complaint_count)`"),
                "complaints by cell and day");
    }

    private void silverEqualsTheFiles(Path landing) {
        List<Contract> entities = plan.names().stream()
                .map(name -> plan.table(name).contract())
                .filter(contract -> contract.layer().equals("silver") && contract.keepsEveryRow())
                .toList();
        assertThat(entities).hasSize(21);
        assertThat(new FilesBesideSilver(session(), landing, project().resolve("data/catalog/categories.csv"), SECRET)
                        .differences(lake, entities))
                .isEmpty();
        csv(landing, "usage/*.csv").createOrReplaceTempView("usage_rows");
        same(
                session()
                        .sql(
                                "select date_trunc('month', usage_date), count(1), count(distinct customer_id),"
                                        + " round(sum(double(data_megabytes)), 3), round(sum(double(voice_minutes)), 3) from usage_rows group by 1"),
                lake.readNewest("silver.usage_months")
                        .groupBy("usage_month")
                        .agg(Map.of(
                                "day_count",
                                "sum",
                                "customer_key",
                                "count",
                                "data_megabytes",
                                "sum",
                                "voice_minutes",
                                "sum"))
                        .selectExpr(
                                "timestamp(usage_month)",
                                "`sum(day_count)`",
                                "`count(customer_key)`",
                                "round(`sum(data_megabytes)`, 3)",
                                "round(`sum(voice_minutes)`, 3)"),
                "months of use");
    }

    private void same(Dataset<Row> expected, Dataset<Row> made, String what) {
        Dataset<Row> renamed = made.toDF(expected.columns());
        assertThat(expected.count()).as(what + ", rows").isPositive();
        assertThat(expected.exceptAll(renamed).limit(3).collectAsList())
                .as(what + " that are missing")
                .isEmpty();
        assertThat(renamed.exceptAll(expected).limit(3).collectAsList())
                .as(what + " that should not be")
                .isEmpty();
    }

    private static void move(Path from, Path to, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.filter(Files::isRegularFile)
                    .filter(path -> !path.toString().contains("_truth"))
                    .filter(path -> wanted.test(path.getFileName().toString()))
                    .forEach(path -> moved(path, to.resolve(from.relativize(path))));
        }
    }

    private static void moved(Path file, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
