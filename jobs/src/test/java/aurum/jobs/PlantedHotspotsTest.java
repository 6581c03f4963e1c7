package aurum.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.Lake;
import aurum.jobs.lake.Runner;
import aurum.jobs.simulate.Dirt;
import aurum.jobs.simulate.Operator;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.source.FeedIngest;
import aurum.jobs.source.Source;
import aurum.jobs.text.PersonalData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong at the make-believe operator becomes episodes with cases that tell of it, in one run or day by day. */
@Tag("heavy")
class PlantedHotspotsTest extends RunTest {
    private static final LocalDate LAST = LocalDate.parse("2026-06-02");
    private static final int DAYS = 90;

    private Runner.Result run(Lake into, Path from, LocalDate date) {
        FeedIngest ingest =
                new FeedIngest(into, List.of(from), Duration.ZERO, Source.load(sources, Pipeline.feeds()), true);
        return new Runner(into, plan, ingest, SILENT)
                .run(plan.select(List.of("+gold.hotspot_cases", "+gold.period_hotspots")), context(date, catalog));
    }

    @Test
    void strongOnesAreEpisodesWithTheirCasesAndDailyRunsEndAsOneRunDoes() throws IOException {
        sources = folder("sources");
        for (String feed : List.of("complaints.yaml", "customers.yaml")) {
            Files.copy(project().resolve("data/sources/operator").resolve(feed), sources.resolve(feed));
        }
        Path landing = folder("all").resolve("landing");
        new Operator(new SimulationSettings(
                        landing,
                        project().resolve("data/catalog"),
                        800,
                        DAYS,
                        LAST,
                        11,
                        5000,
                        new Dirt(0, 0.02, 0.05, false)))
                .simulate((date, done, days) -> {});
        run(lake, landing, LAST);
        strongOutagesAreEpisodes(landing);
        casesTellWhatTheEpisodeIsAboutAndNameNobody();

        Lake daily = new Lake(session(), folder.resolve("daily").toString());
        Path arriving = folder("arriving");
        List<String> numbers = List.of();
        for (int before = 1; before >= 0; before--) {
            LocalDate day = LAST.minusDays(before);
            arrive(landing, arriving, day);
            run(daily, arriving, day);
            List<String> now = daily.readNewest("gold.hotspot_episodes").select("hotspot_id").collectAsList().stream()
                    .map(row -> row.getString(0))
                    .toList();
            assertThat(now).as("no number is lost").containsAll(numbers);
            numbers = now;
        }
        for (String table : List.of("gold.hotspots", "gold.period_hotspots")) {
            assertThat(contentHash(daily, table)).as(table).isEqualTo(contentHash(lake, table));
        }
        // What a single run never published it cannot withdraw, nor keep the number of.
        assertThat(episodes(daily)).isEqualTo(episodes(lake));
        assertThat(lake.readNewest("gold.hotspot_episodes").count()).isGreaterThan(5);
    }

    private static List<Row> episodes(Lake of) {
        return of.readNewest("gold.hotspot_episodes")
                .where("status <> 'withdrawn'")
                .drop("hotspot_id", "explained_by")
                .orderBy("region_id", "product_line", "category_id", "opened_date")
                .collectAsList();
    }

    /** An outage of fifteen complaints and more above what is usual. */
    private void strongOutagesAreEpisodes(Path landing) {
        Dataset<Row> episodes = lake.readNewest("gold.hotspot_episodes");
        List<Row> strong = session()
                .read()
                .option("header", true)
                .csv(landing.resolve("_truth/incidents.csv").toString())
                .where("kind = 'outage' and double(expected_excess) >= 15")
                .where(functions.col("from_date").geq(LAST.minusDays(DAYS - 55).toString()))
                .collectAsList();
        assertThat(strong).isNotEmpty();
        for (Row outage : strong) {
            String regions = quoted(outage.getAs("regions"));
            String lines = quoted(outage.getAs("product_lines"));
            assertThat(episodes.where("region_id in (%s) and product_line in (%s, 'all') and status <> 'withdrawn'"
                                    .formatted(regions, lines))
                            .where("opened_date <= date_add(date'%s', 1) and last_seen_date >= date'%s'"
                                    .formatted(outage.getAs("to_date"), outage.getAs("from_date")))
                            .count())
                    .as("episodes of %s", outage)
                    .isPositive();
        }
    }

    private static String quoted(String several) {
        return "'" + String.join("', '", several.split("[;| ]")) + "'";
    }

    private void casesTellWhatTheEpisodeIsAboutAndNameNobody() {
        Dataset<Row> cases = lake.readNewest("gold.hotspot_cases");
        Dataset<Row> wanted =
                lake.readNewest("gold.hotspot_episodes").where("explained_by is null and status <> 'withdrawn'");
        assertThat(cases.select("hotspot_id").distinct().count()).isEqualTo(wanted.count());
        assertThat(cases.as("one")
                        .join(wanted.as("whole"), "hotspot_id")
                        .where(
                                "not (whole.region_id in ('all', one.region_id) and whole.product_line in ('all', one.product_line) and whole.category_id in ('all', one.category_id))")
                        .count())
                .as("cases of another cell")
                .isZero();
        Dataset<Row> told =
                cases.join(lake.readNewest("silver.complaints").select("complaint_id", "text"), "complaint_id");
        assertThat(told.where("masked_text <> text").count())
                .as("texts with something to mask")
                .isPositive();
        for (Row row : told.select("masked_text").collectAsList()) {
            assertThat(row.getString(0))
                    .doesNotContainPattern("1\\d{10}|[\\w.]+@example")
                    .satisfies(text -> assertThat(PersonalData.masked(text)).isEqualTo(text));
        }
    }

    /** The files of the days up to one that are not there yet. */
    private static void arrive(Path from, Path to, LocalDate until) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                boolean isLater = Arrays.stream(new int[] {0, 1})
                        .mapToObj(LAST::minusDays)
                        .anyMatch(day -> day.isAfter(until) && name.contains(day.toString()));
                Path target = to.resolve(from.relativize(file));
                if (!isLater && !file.toString().contains("_truth") && !Files.exists(target)) {
                    copy(file, target);
                }
            }
        }
    }

    private static void copy(Path file, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
