package aurum.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.Catalog;
import aurum.jobs.lake.Runner;
import aurum.jobs.lake.TableRun;
import aurum.jobs.source.FeedIngest;
import aurum.jobs.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Real complaints, mapped by YAML alone. */
class PublicDataTest extends RunTest {

    private Runner.Result run(String source, String data, String catalogFolder, String date) {
        Path definitions = project().resolve("data/sources/public");
        catalog = Catalog.load(definitions.resolve(catalogFolder));
        FeedIngest ingest = new FeedIngest(
                lake,
                List.of(publicData(data)),
                Duration.ZERO,
                Source.load(definitions.resolve(source), Pipeline.feeds()),
                false);
        return new Runner(lake, plan, ingest, SILENT).run(plan.names(), context(LocalDate.parse(date), catalog));
    }

    private long count(String table, String condition) {
        return lake.readNewest(table).where(condition).count();
    }

    @Test
    void newYorkKeepsEveryRowAlsoThoseWithoutAPlace() {
        Runner.Result result = run("nyc311.yaml", "nyc311_animals", "catalog-nyc311", "2025-03-14");
        assertThat(result.tables()).allMatch(TableRun::addsUp);
        assertThat(count("silver.complaints", "true")).isEqualTo(4969);
        assertThat(count("silver.complaints", "latitude is null")).isEqualTo(62);
        assertThat(count("silver.complaints", "resolved_at is null")).isEqualTo(277);
        assertThat(of(result, "gold.complaints_by_day").rowsOut()).isEqualTo(4969);
        assertThat(count("gold.labels", "dimension = 'region' and id = 'BROOKLYN' and not is_in_catalog"))
                .isEqualTo(1);
        assertThat(result.publication().leftOut())
                .containsEntry("gold.subscribers_by_day", "no source brings the feed customers");
        assertThat(result.publication().zone()).isEqualTo("America/New_York");
    }

    @Test
    void theRegulatorsComplaintsKeepIdenticalRowsApart() {
        Runner.Result result = run("cfpb-2013.yaml", "cfpb_2013", "catalog-cfpb-2013", "2017-02-23");
        assertThat(result.tables()).allMatch(TableRun::addsUp);
        assertThat(count("silver.complaints", "true")).isEqualTo(3186);
        assertThat(count("silver.complaints", "region_id = 'unknown'")).isEqualTo(20);
        assertThat(of(result, "gold.complaints_by_day").rowsOut()).isEqualTo(3186);
    }
}
