package aurum.jobs.lake;

import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aurum.jobs.RunTest;
import aurum.jobs.failure.Failure;
import aurum.jobs.gold.complaint.ComplaintsByDay;
import aurum.jobs.lake.TableRun.Outcome;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.source.feed.ComplaintsFeed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunnerTest extends RunTest {

    /** Refuses complaints whose detail says 'poison', after others have been written: what a bad day looks like. */
    public static final class Guarded implements Table {
        @Override
        public Contract contract() {
            return Contract.gold("guarded")
                    .grain("one row per detail")
                    .key("detail")
                    .field("detail", STRING, "细项", "detail")
                    .field("complaints", LONG, "件数", "complaints")
                    .rule(Rule.stop("no poison", "detail <> 'poison'"))
                    .build();
        }

        @Override
        public List<Input> inputs() {
            return List.of(Input.all(ComplaintsByDay.class), Input.all(Complaints.class));
        }

        @Override
        public Dataset<Row> build(Inputs in) {
            return in.read(Complaints.class)
                    .groupBy("detail")
                    .agg(functions.count("*").as("complaints"))
                    .select("detail", "complaints");
        }
    }

    private static final String DAY_ONE =
            """
            id,received,updated,region,category,detail
            c1,2026-03-01 10:00,2026-03-01 10:00,north,late_fee,a
            c2,2026-03-01 11:00,2026-03-01 11:00,north,late_fee,b
            """;
    private static final String POISON =
            """
            id,received,updated,region,category,detail
            c3,2026-03-02 10:00,2026-03-02 10:00,south,late_fee,poison
            """;
    private static final String CORRECTION =
            """
            id,received,updated,region,category,detail
            c3,2026-03-02 10:00,2026-03-02 12:00,south,late_fee,c
            """;

    @BeforeEach
    void guard() {
        plan = new Plan(List.of(new ComplaintsFeed()), List.of(new Complaints(), new ComplaintsByDay(), new Guarded()));
        source(COMPLAINTS);
    }

    @Test
    void refusedRunLeavesThePublicationAndTheNextEqualsOneThatNeverFailed() {
        land("complaints-1.csv", DAY_ONE);
        Publications.Publication first = run("2026-03-01").publication();

        land("complaints-2.csv", POISON);
        assertThatThrownBy(() -> run("2026-03-02"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Publication 1 (as of 2026-03-01) stays up")
                .hasMessageContaining("gold.guarded: 1 of 3 rows break the rule 'no poison'");
        Publications.Publication still = new Publications(lake).newest().orElseThrow();
        assertThat(still).isEqualTo(first);
        long bad = lake.newestVersion("gold.complaints_by_day").orElseThrow();
        assertThat(bad).as("the bad day was written").isGreaterThan(version(first, "gold.complaints_by_day"));

        land("complaints-3.csv", CORRECTION);
        Runner.Result next = run("2026-03-02");
        assertThat(next.publication().number()).isEqualTo(2);
        expect(
                Guarded.class,
                """
            detail | complaints
            a      | 1
            b      | 1
            c      | 1
            """);

        Lake undisturbed = new Lake(session(), folder.resolve("undisturbed").toString());
        Lake disturbed = lake;
        lake = undisturbed;
        run("2026-03-02");
        for (String table : List.of("silver.complaints", "gold.complaints_by_day", "gold.guarded")) {
            assertThat(contentHash(disturbed, table)).as(table).isEqualTo(contentHash(undisturbed, table));
        }
    }

    @Test
    void sameRunTwiceChangesNothing() {
        land("complaints-1.csv", DAY_ONE);
        Runner.Result first = run("2026-03-01");
        Runner.Result second = run("2026-03-01");
        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.publication()).isEqualTo(first.publication());
        assertThat(second.tables()).extracting(TableRun::outcome).containsOnly(Outcome.UNCHANGED);
    }

    @Test
    void rollbackServesAnEarlierStateAndTheNextRunStartsFromIt() {
        land("complaints-1.csv", DAY_ONE);
        run("2026-03-01");
        land("complaints-2.csv", CORRECTION);
        run("2026-03-02");
        Publications publications = new Publications(lake);
        Publications.Publication back = publications.rollBack(1, "rollback", Instant.now());
        assertThat(back.number()).isEqualTo(3);
        assertThat(back.tables()).isEqualTo(publications.all().get(2).tables());
        assertThat(back.rollbackTo()).contains(1L);

        assertThat(run("2026-03-02").publication().number()).isEqualTo(4);
        expect(
                ComplaintsByDay.class,
                """
            complaint_date | complaint_count
            2026-03-01     | 2
            2026-03-02     | 1
            """);
    }

    @Test
    void earlierDayThanPublishedIsRefused() {
        land("complaints-1.csv", DAY_ONE);
        run("2026-03-02");
        assertThatThrownBy(() -> run("2026-03-01"))
                .hasMessageContaining("published as of 2026-03-02")
                .hasMessageContaining("rollback");
    }

    @Test
    void tableThatLosesHalfOfItsRowsIsNotPublishedUnlessItIsMeant() {
        QualityGate gate = new QualityGate(lake);
        given(
                ComplaintsByDay.class,
                """
            complaint_date | complaint_count
            2026-03-01     | 1
            2026-03-02     | 1
            2026-03-03     | 1
            """);
        long published = lake.newestVersion("gold.complaints_by_day").orElseThrow();
        given(
                ComplaintsByDay.class,
                """
            complaint_date | complaint_count
            2026-03-01     | 1
            """);
        TableRun run =
                TableRun.without("gold.complaints_by_day", Outcome.BUILT, "", java.util.Optional.of(published + 1));
        Publications.Publication last = new Publications.Publication(
                1,
                Instant.EPOCH,
                asOf("2026-03-03"),
                "r",
                "UTC",
                "",
                "",
                "",
                java.util.Map.of("gold.complaints_by_day", published),
                java.util.Map.of(),
                java.util.Optional.empty());
        RunContext context = context(asOf("2026-03-03"));
        assertThat(gate.objections(List.of(run), java.util.Optional.of(last), context, table -> true))
                .singleElement()
                .asString()
                .contains("only 1 rows are left of the 3", "--accept-shrinking gold.complaints_by_day");
        RunContext accepted = new RunContext(
                context.runId(),
                context.startedAt(),
                context.asOf(),
                context.catalog(),
                context.customerKey(),
                java.util.Set.of("gold.complaints_by_day"),
                Duration.ZERO);
        assertThat(gate.objections(List.of(run), java.util.Optional.of(last), accepted, table -> true))
                .isEmpty();
    }

    @Test
    void secondRunIsToldWhoHoldsTheLake() {
        try (LakeLock held = LakeLock.take(lake, "run of somebody else", Duration.ZERO)) {
            assertThatThrownBy(() -> run("2026-03-01"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("Another run holds the lake: run of somebody else, process "
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void contractReachesTheDeltaSchema() {
        land("complaints-1.csv", DAY_ONE);
        run("2026-03-01");
        Dataset<Row> detail = session().sql("describe detail delta.`" + lake.path("gold.complaints_by_day") + "`");
        java.util.Map<String, String> properties =
                detail.select("properties").head().getJavaMap(0);
        assertThat(properties)
                .containsEntry("aurum.scope", "region_id")
                .containsEntry(
                        "aurum.grain", "one row per region, product line, category, channel, journey stage and day")
                .containsEntry(
                        "delta.constraints.counts_fit", "0 <= escalated_count and escalated_count <= complaint_count")
                .containsEntry("delta.enableDeletionVectors", "false");
        var field = lake.readNewest("gold.complaints_by_day").schema().apply("complaint_count");
        assertThat(field.getComment().get()).isEqualTo("complaints received");
        assertThat(field.metadata().getString("aurum.meaning_zh")).isEqualTo("受理投诉件数");
        assertThat(session()
                        .sql("describe detail delta.`" + lake.path("silver.complaints") + "`")
                        .select("properties")
                        .head()
                        .<String, String>getJavaMap(0)
                        .get("delta.dataSkippingStatsColumns"))
                .contains("received_date")
                .doesNotContain("text")
                .doesNotContain("latitude");
    }
}
