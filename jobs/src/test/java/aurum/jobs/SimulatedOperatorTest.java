package aurum.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.Lake;
import aurum.jobs.lake.Runner;
import aurum.jobs.lake.TableRun;
import aurum.jobs.simulate.Dirt;
import aurum.jobs.simulate.Operator;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.source.FeedIngest;
import aurum.jobs.source.Source;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The whole way, from the make-believe operator's files to gold, held against what the operator was drawn from. */
class SimulatedOperatorTest extends RunTest {
    private static final LocalDate LAST = LocalDate.parse("2026-06-30");
    private static final List<String> GOLD = List.of(
            "silver.complaints",
            "silver.customers",
            "gold.complaints_by_day",
            "gold.subscribers_by_day",
            "gold.labels");

    private Runner.Result run(Lake into, Path from, LocalDate date) {
        FeedIngest ingest = new FeedIngest(
                into,
                List.of(from),
                Duration.ZERO,
                Source.load(project().resolve("data/sources/operator"), Pipeline.feeds()),
                true);
        Runner.Result result = new Runner(into, plan, ingest, SILENT).run(plan.names(), context(date, catalog));
        assertThat(result.tables()).allMatch(TableRun::addsUp);
        return result;
    }

    @Test
    void dayByDayAndShuffledGivesTheSameAsAllAtOnceAndAllOfItIsTrue() throws IOException {
        Path files = folder("files");
        new Operator(new SimulationSettings(
                        files.resolve("landing"), project().resolve("data/catalog"), 300, 12, LAST, 7, 9000, Dirt.NONE))
                .simulate((date, done, days) -> {});
        Path landing = files.resolve("landing");
        run(lake, landing, LAST);
        equalsTheTruth(landing);

        Lake other = new Lake(session(), folder.resolve("other").toString());
        Path shuffled = folder("shuffled");
        copyShuffled(landing, shuffled, name -> !name.contains(LAST.toString()));
        run(other, shuffled, LAST.minusDays(1));
        copyShuffled(landing, shuffled, name -> name.contains(LAST.toString()));
        Runner.Result second = run(other, shuffled, LAST);

        TableRun complaints = of(second, "gold.complaints_by_day");
        assertThat(complaints.days())
                .as("the new day, and days whose complaints came again")
                .contains("2026-06-30")
                .doesNotContain("2026-06-19");
        assertThat(complaints.rowsRead().get("silver.complaints"))
                .as("rows read for the second day")
                .isLessThan(lake.readNewest("silver.complaints").count());
        assertThat(of(second, "gold.subscribers_by_day").days()).isEqualTo("2026-06-30");
        for (String table : GOLD) {
            assertThat(contentHash(other, table)).as(table).isEqualTo(contentHash(lake, table));
        }
        assertThat(run(other, shuffled, LAST).isNew())
                .as("a third run finds nothing new")
                .isFalse();
    }

    private void equalsTheTruth(Path landing) {
        Dataset<Row> truth = session()
                .read()
                .option("header", true)
                .csv(landing.resolve("_truth/subscribers_by_day.csv").toString());
        Dataset<Row> made = lake.readNewest("gold.subscribers_by_day")
                .selectExpr("region_id", "product_line", "string(subscriber_date)", "string(subscriber_count)");
        Dataset<Row> expected = truth.selectExpr("region", "product_line", "date as subscriber_date", "subscribers")
                .where("subscribers > 0");
        assertThat(expected.exceptAll(made)
                        .union(made.exceptAll(expected))
                        .where("subscriber_date >= '2026-06-19'")
                        .count())
                .as("subscribers that differ from the truth")
                .isZero();
        Dataset<Row> drawn = session()
                .read()
                .option("header", true)
                .csv(landing.resolve("_truth/expected_by_day.csv").toString())
                .where("drawn > 0")
                .selectExpr("region", "product_line", "category", "date", "bigint(drawn) as drawn");
        Dataset<Row> counted = lake.readNewest("gold.complaints_by_day")
                .groupBy("region_id", "product_line", "category_id", "complaint_date")
                .sum("complaint_count")
                .selectExpr(
                        "region_id", "product_line", "category_id", "string(complaint_date)", "`sum(complaint_count)`");
        assertThat(drawn.exceptAll(counted).union(counted.exceptAll(drawn)).count())
                .as("cells and days whose count differs from what was drawn")
                .isZero();
    }

    /** The same rows in another order, in files of other names. */
    private static void copyShuffled(Path from, Path to, java.util.function.Predicate<String> wanted)
            throws IOException {
        Random random = new Random(3);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(path ->
                            path.toString().endsWith(".csv") && !path.toString().contains("_truth"))
                    .filter(path -> wanted.test(path.getFileName().toString()))
                    .toList()) {
                CsvParserSettings settings = new CsvParserSettings();
                settings.setLineSeparatorDetectionEnabled(true);
                settings.setNormalizeLineEndingsWithinQuotes(false);
                settings.setIgnoreLeadingWhitespaces(false);
                settings.setIgnoreTrailingWhitespaces(false);
                List<String[]> lines = new ArrayList<>(new CsvParser(settings).parseAll(file.toFile()));
                String[] header = lines.remove(0);
                Collections.shuffle(lines, random);
                Path target =
                        to.resolve(file.getParent().getFileName()).resolve("%08x.csv".formatted(random.nextInt()));
                Files.createDirectories(target.getParent());
                CsvWriterSettings writing = new CsvWriterSettings();
                writing.setQuoteAllFields(true);
                writing.getFormat().setLineSeparator("\n");
                writing.setNormalizeLineEndingsWithinQuotes(false);
                CsvWriter writer = new CsvWriter(target.toFile(), writing);
                writer.writeHeaders(header);
                lines.forEach(line -> writer.writeRow((Object[]) line));
                writer.close();
            }
        }
    }
}
