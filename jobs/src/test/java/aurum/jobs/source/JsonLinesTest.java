package aurum.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.Pipeline;
import aurum.jobs.RunTest;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.lake.Quarantine;
import aurum.jobs.lake.TableRun;
import aurum.jobs.source.feed.NetworkEventsFeed;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class JsonLinesTest extends RunTest {

    private TableRun ingest() {
        source(
                """
            feed: network_events
            files: '*.jsonl'
            format: { type: json_lines }
            columns:
              event_id: '`id`'
              region: '`place.region`'
              began_at: try_to_timestamp(`began`, 'yyyy-MM-dd HH:mm:ss')
              affected_count: '`hit`'
              cause: '`cause`'
            """);
        FeedIngest ingest =
                new FeedIngest(lake, List.of(landing()), Duration.ZERO, Source.load(sources, Pipeline.feeds()), true);
        return ingest.run(LakeTable.of(NetworkEventsFeed.class), context(LocalDate.parse("2026-03-01"), catalog));
    }

    @Test
    void linesBecomeRowsWhateverTheirOrderOfKeys() {
        land(
                "events.jsonl",
                """
            {"id":"e1","began":"2026-03-01 08:00:00","hit":120,"cause":"fibre \\"cut\\"\\nby a digger","place.region":"north"}

            {"hit":7,"began":"2026-03-01 09:00:00","id":"e2"}
            """);
        TableRun run = ingest();
        assertThat(run.rowsIn()).isEqualTo(2);
        expect(
                NetworkEventsFeed.class,
                """
            event_id | region | began_at             | affected_count | _row_number
            e1       | north  | 2026-03-01 08:00:00  | 120            | 1
            e2       |        | 2026-03-01 09:00:00  | 7              | 3
            """);
        assertThat(rows(NetworkEventsFeed.class, List.of("event_id", "cause")))
                .contains(List.of("e1", "fibre \"cut\"\nby a digger"));
    }

    @Test
    void whatIsNoObjectIsSetAsideAsItCame() {
        land(
                "events.jsonl",
                """
            {"id":"e1","began":"2026-03-01 08:00:00"}
            {"id":"e2","began":"2026-03-01 08:00
            [1,2]
            {"id":"e3","began":"yesterday","unmapped":"kept"}
            """);
        TableRun run = ingest();
        assertThat(run.rowsIn()).isEqualTo(4);
        assertThat(run.rowsOut()).isEqualTo(1);
        List<Row> quarantined = lake.readNewest(Quarantine.CONTRACT.name())
                .orderBy("row_number")
                .collectAsList();
        assertThat(quarantined)
                .extracting(row -> row.<String>getAs("reason"))
                .containsExactly(
                        "the line is no JSON object",
                        "the line is no JSON object",
                        "began_at: 'yesterday' is not a date and time");
        assertThat(quarantined)
                .extracting(row -> row.<String>getAs("content"))
                .containsExactly(
                        "{\"id\":\"e2\",\"began\":\"2026-03-01 08:00",
                        "[1,2]",
                        "{\"id\":\"e3\",\"began\":\"yesterday\",\"unmapped\":\"kept\"}");
    }
}
