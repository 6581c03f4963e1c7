package aurum.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aurum.jobs.Pipeline;
import aurum.jobs.RunTest;
import aurum.jobs.failure.Failure;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.lake.Quarantine;
import aurum.jobs.lake.TableRun;
import aurum.jobs.lake.TableRun.Outcome;
import aurum.jobs.source.feed.ComplaintsFeed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedIngestTest extends RunTest {
    private static final String HEADER = "id,received,updated,region,category,detail\n";
    private static final String C1 = "c1,2026-03-01 10:00,2026-03-01 10:00,north,late_fee,a\n";
    private static final String C2 = "c2,2026-03-01 11:00,2026-03-01 11:00,south,late_fee,b\n";

    @BeforeEach
    void complaints() {
        source(COMPLAINTS);
    }

    private TableRun ingest() {
        FeedIngest ingest =
                new FeedIngest(lake, List.of(landing()), Duration.ZERO, Source.load(sources, Pipeline.feeds()), true);
        TableRun run = ingest.run(LakeTable.of(ComplaintsFeed.class), context(LocalDate.parse("2026-03-01"), catalog));
        ingest.finish();
        assertThat(run.addsUp())
                .as("rows in = rows out + set aside + left out: %s", run)
                .isTrue();
        return run;
    }

    private List<Row> quarantined() {
        return lake.readNewest(Quarantine.CONTRACT.name())
                .orderBy("source_file", "row_number")
                .collectAsList();
    }

    @Test
    void everyContentIsTakenOnceWhateverItsName() throws IOException {
        Path file = land("complaints-1.csv", HEADER + C1 + C2);
        assertThat(ingest().rowsIn()).isEqualTo(2);
        assertThat(ingest().outcome()).isEqualTo(Outcome.UNCHANGED);

        Files.copy(file, landing().resolve("complaints-copy.csv"));
        TableRun copy = ingest();
        assertThat(copy.outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(copy.notes()).singleElement().asString().contains("complaints-copy.csv", "taken already");
        assertThat(ingest().notes()).as("said once").isEmpty();

        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1_700_000_000_000L));
        assertThat(ingest().rowsIn()).as("touched, but the same content").isZero();
        expect(
                ComplaintsFeed.class,
                """
            complaint_id | _source_file     | _row_number
            c1           | complaints-1.csv | 1
            c2           | complaints-1.csv | 2
            """);
    }

    @Test
    void runThatDiedBetweenBronzeAndLedgerTakesNothingTwice() throws IOException {
        land("complaints-1.csv", HEADER + C1);
        ingest();
        // What a kill right after bronze's commit leaves behind: no entry in the ledger.
        deleteRecursively(Path.of(lake.path("ops.files").toUri()));
        assertThat(ingest().outcome()).isEqualTo(Outcome.UNCHANGED);
        land("complaints-2.csv", HEADER + C2);
        assertThat(ingest().rowsIn()).isEqualTo(1);
        expect(ComplaintsFeed.class, """
            complaint_id
            c1
            c2
            """);
    }

    @Test
    void brokenCellsAndRecordsAreSetAsideWithColumnValueAndExpectation() {
        land(
                "complaints-1.csv",
                HEADER + C1 + "c3,31/31/2026,,north,late_fee,x\n" + "c4,2026-03-01 10:00\n" + "c5,,,north,late_fee,y\n"
                        + C2);
        TableRun run = ingest();
        assertThat(run.rowsIn()).isEqualTo(5);
        assertThat(run.rowsOut()).isEqualTo(2);
        assertThat(run.rowsSetAside()).isEqualTo(3);
        assertThat(quarantined())
                .extracting(row -> row.<Long>getAs("row_number"))
                .containsExactly(2L, 3L, 4L);
        assertThat(quarantined())
                .extracting(row -> row.<String>getAs("reason"))
                .containsExactly(
                        "received_at: '31/31/2026' is not a date and time",
                        "the record does not have the 6 columns of the header",
                        "received_at: is missing");
        assertThat(quarantined().get(0).<String>getAs("content")).contains("\"id\":\"c3\"", "31/31/2026");
        assertThat(quarantined().get(1).<String>getAs("content")).isEqualTo("c4,2026-03-01 10:00");
    }

    @Test
    void emptyResultThatIsMeantIsNoBrokenCell() {
        source(
                COMPLAINTS.replace(
                        "updated_at:   try_to_timestamp(updated, 'yyyy-MM-dd HH:mm')",
                        "updated_at:   { from: \"try_to_timestamp(updated, 'yyyy-MM-dd HH:mm')\", null_when: \"updated = 'never'\" }"));
        land(
                "complaints-1.csv",
                HEADER + "c1,2026-03-01 10:00,never,north,late_fee,a\n"
                        + "c2,2026-03-01 10:00,nevr,north,late_fee,a\n");
        assertThat(ingest().rowsSetAside()).isEqualTo(1);
    }

    @Test
    void unwantedRowsAreLeftOutAndCounted() {
        source(COMPLAINTS + "where:\n  - { leave_out: \"region = 'test'\", because: test entries of the desk }\n");
        land("complaints-1.csv", HEADER + C1 + "c9,2026-03-01 10:00,,test,late_fee,a\n");
        TableRun run = ingest();
        assertThat(run.rowsLeftOut()).isEqualTo(1);
        assertThat(run.rowsOut()).isEqualTo(1);
    }

    @Test
    void tornEmptyAndUnfinishedFilesDoNotStopTheOthers() throws IOException {
        land("complaints-1.csv", HEADER + C1);
        land("complaints-empty.csv", "");
        land("complaints-2.csv.part", HEADER + C2);
        byte[] whole = gzip(HEADER + C2.repeat(1000));
        Files.write(landing().resolve("complaints-torn.csv.gz"), Arrays.copyOf(whole, whole.length - 20));
        Files.write(landing().resolve("complaints-whole.csv.gz"), gzip(HEADER + C2));
        Files.createSymbolicLink(
                landing().resolve("complaints-link.csv"),
                write(folder("elsewhere").resolve("secret.csv"), HEADER + C2));
        TableRun run = ingest();
        assertThat(run.rowsOut()).isEqualTo(2);
        assertThat(run.notes())
                .anySatisfy(note -> assertThat(note).contains("complaints-empty.csv is set aside: it is empty"))
                .anySatisfy(note ->
                        assertThat(note).contains("complaints-torn.csv.gz is set aside: it cannot be read to its end"))
                .anySatisfy(note -> assertThat(note).contains("complaints-2.csv.part is still being written"))
                .anySatisfy(note -> assertThat(note).contains("complaints-link.csv leads out of the landing folder"));
        assertThat(quarantined())
                .extracting(row -> row.<String>getAs("source_file"))
                .containsExactly("complaints-empty.csv", "complaints-torn.csv.gz");
    }

    @Test
    void filesMayOrderAddAndLackColumns() {
        land("complaints-1.csv", HEADER + C1);
        land(
                "complaints-2.csv",
                "\uFEFFregion,id,new one,received,updated,category\nsouth,c2,?,2026-03-01 11:00,,late_fee\n");
        land("complaints-3.csv", "identity,recieved,region\nc3,2026-03-01 11:00,south\n");
        TableRun run = ingest();
        assertThat(run.notes())
                .anySatisfy(note -> assertThat(note).contains("complaints-2.csv: it has no column 'detail'"))
                .anySatisfy(
                        note -> assertThat(note)
                                .contains(
                                        "complaints-3.csv is set aside: it has no column 'received'. Did you mean 'recieved'?"));
        expect(
                ComplaintsFeed.class,
                """
            complaint_id | region | category | detail
            c1           | north  | late_fee | a
            c2           | south  | late_fee |
            """);
    }

    @Test
    void fileWithNothingButAHeaderIsTakenAndAddsUp() {
        land("complaints-1.csv", HEADER + C1);
        ingest();
        land("complaints-2.csv", HEADER.replace("detail", "detail,more"));
        TableRun run = ingest();
        assertThat(run.rowsIn()).isZero();
        assertThat(run.rowsOut()).isZero();
    }

    @Test
    void quotesLineBreaksSpacesAndEncodingsArrive() throws IOException {
        source(COMPLAINTS.replace("{ type: csv }", "{ type: csv, encoding: GB18030 }"));
        String content = HEADER + "c1,2026-03-01 10:00,,海州,late_fee,\"说\"\"不\"\", 然后\n走了\"\n"
                + "c2,2026-03-01 11:00,,东山,late_fee,b\n";
        Files.write(landing().resolve("complaints [1] 三月.csv"), content.getBytes(Charset.forName("GB18030")));
        assertThat(ingest().rowsOut()).isEqualTo(2);
        assertThat(rows(ComplaintsFeed.class, List.of("region", "detail", "_row_number", "_source_file")))
                .containsExactlyInAnyOrder(
                        List.of("海州", "说\"不\", 然后\n走了", "1", "complaints [1] 三月.csv"),
                        List.of("东山", "b", "2", "complaints [1] 三月.csv"));
    }

    @Test
    void bytesOfAnotherEncodingAreSetAside() throws IOException {
        String content = HEADER + C1 + "c2,2026-03-01 11:00,,东山,late_fee,b\n";
        Files.write(landing().resolve("complaints-gbk.csv"), content.getBytes(Charset.forName("GB18030")));
        TableRun run = ingest();
        assertThat(run.rowsOut()).isEqualTo(1);
        assertThat(quarantined().get(0).<String>getAs("reason")).contains("characters that are not UTF-8");
    }

    @Test
    void rowsWithoutIdsGetOneFromContentAndNumber() {
        source(COMPLAINTS + "dedupe: none\n");
        land("complaints-1.csv", HEADER + C1 + C1);
        ingest();
        List<List<String>> ids = rows(ComplaintsFeed.class, List.of("complaint_id"));
        assertThat(ids).hasSize(2).doesNotHaveDuplicates().allSatisfy(id -> assertThat(id.get(0))
                .matches("[0-9a-f]{16}-[12]"));
    }

    @Test
    void expressionsMayUseTheFilesNameAndTheRecordsNumber() {
        source(COMPLAINTS
                .replace("complaint_id: id", "complaint_id: concat('c-', `_row_number`)")
                .replace(
                        "try_to_timestamp(received, 'yyyy-MM-dd HH:mm')",
                        "try_to_timestamp(regexp_extract(`_source_file`, '([0-9]{4}-[0-9]{2})', 1), 'yyyy-MM')"));
        land("complaints-2026-02.csv", "updated,region,category,detail\n,north,late_fee,a\n,north,late_fee,a\n");
        land("complaints-march.csv", "updated,region,category,detail\n,north,late_fee,b\n");
        TableRun run = ingest();
        assertThat(run.rowsOut()).isEqualTo(2);
        assertThat(quarantined())
                .extracting(row -> row.<String>getAs("reason"))
                .containsExactly("received_at: 'complaints-march.csv' is not a date and time");
        expect(
                ComplaintsFeed.class,
                """
            complaint_id | _row_number | received_at         | updated_at
            c-1          | 1           | 2026-02-01 00:00:00 |
            c-2          | 2           | 2026-02-01 00:00:00 |
            c-1          | 1           |                     |
            """);
    }

    @Test
    void coalesceNamesAColumnsOtherSpellingsAndCaseIsTheSame() {
        source(COMPLAINTS
                .replace("(received,", "(coalesce(`Received At`, received_at),")
                .replace("detail:       detail", "detail:       coalesce(`More`, `Detail Text`)"));
        land(
                "complaints-1.csv",
                "ID,Received At,updated,region,category,more\nc1,2026-03-01 10:00,,north,late_fee,a\n");
        land(
                "complaints-2.csv",
                "id,received_at,updated,region,category,\"Detail Text\"\nc2,2026-03-01 11:00,,north,late_fee,b\n");
        land("complaints-3.csv", "id,recieved_at,updated,region,category\nc3,2026-03-01 11:00,,north,late_fee\n");
        TableRun run = ingest();
        assertThat(run.notes()).singleElement().asString().contains("complaints-3.csv", "Did you mean 'recieved_at'?");
        expect(
                ComplaintsFeed.class,
                """
            complaint_id | received_at         | detail
            c1           | 2026-03-01 10:00:00 | a
            c2           | 2026-03-01 11:00:00 | b
            """);
    }

    @Test
    void headersThatDifferInCaseOnlyOrUseOurNamesAreReadApart() {
        land(
                "complaints-1.csv",
                HEADER.strip() + ",Detail,_source_file,_row_number\n" + C1.strip() + ",z,their file,7\n");
        ingest();
        expect(
                ComplaintsFeed.class,
                """
            complaint_id | detail | _source_file     | _row_number
            c1           | a      | complaints-1.csv | 1
            """);
    }

    @Test
    void mistakesInMappingsAreRefusedAtTheirLine() {
        assertMistake(COMPLAINTS.replace("region:  ", "regoin:  "), "line 8", "Did you mean 'region'?");
        assertMistake(
                COMPLAINTS.replace("feed: complaints", "feed: complaint"), "line 1", "Did you mean 'complaints'?");
        assertMistake(COMPLAINTS.replace("received_at: ", "status: "), "needs the column 'received_at'");
        assertMistake(
                COMPLAINTS.replace("region:       region", "region:       upper(region"),
                "line 8",
                "is no SQL expression");
        assertMistake(COMPLAINTS.replace("{ type: csv }", "{ type: csv, encoding: UTF-9 }"), "line 3", "UTF-9");
        assertMistake(COMPLAINTS + "feed: complaints\n", "stands twice");
        assertMistake("feed complaints", "expected lines like");
    }

    private void assertMistake(String yaml, String... says) {
        source(yaml);
        assertThatThrownBy(() -> new FeedIngest(
                        lake, List.of(landing()), Duration.ZERO, Source.load(sources, Pipeline.feeds()), true))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("source.yaml")
                .satisfies(failure -> assertThat(failure.getMessage()).contains(says));
    }

    @Test
    void customerIdsWithoutAKeyAreRefused() {
        source(COMPLAINTS + "  customer_id: customer\n");
        assertThatThrownBy(() -> new FeedIngest(
                        lake, List.of(landing()), Duration.ZERO, Source.load(sources, Pipeline.feeds()), false))
                .hasMessageContaining("AURUM_CUSTOMER_KEY");
    }

    private static byte[] gzip(String content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static void deleteRecursively(Path path) throws IOException {
        try (var paths = Files.walk(path)) {
            for (Path each : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
