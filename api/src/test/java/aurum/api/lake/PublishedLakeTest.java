package aurum.api.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublishedLakeTest extends LakeTest {

    @Test
    void newestPublicationIsServedWithItsMeanings() {
        open(GoldenLake.copy("plain", folder));
        assertThat(served.state().served()).map(Publication::number).hasValue(2L);
        assertThat(served.state().isStale()).isFalse();
        try (Pin pin = served.pin()) {
            assertThat(pin.publication().operatorZh()).isEqualTo("澄江电信");
            assertThat(pin.publication().asOf()).hasToString("2026-03-31");
            assertThat(pin.columns(COMPLAINTS))
                    .contains(new Column(
                            "complaint_count",
                            "BIGINT",
                            "受理投诉件数",
                            "complaints received",
                            java.util.Optional.empty(),
                            "none"));
        }
    }

    @Test
    void olderVersionIsReadExactlyThoughNewerFilesLieBesideIt() {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        open(lake);
        long newer = count();
        served.close();
        lake.hold("ops.publications", 2);
        open(lake);
        assertThat(served.state().served()).map(Publication::number).hasValue(1L);
        assertThat(count()).isPositive().isLessThan(newer);
    }

    @Test
    void newerPublicationIsSwappedInAndUnchangedTablesStay() {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        Runnable publish = lake.hold("ops.publications", 2);
        open(lake);
        try (Pin before = served.pin()) {
            String labels = inEngine(before, "gold.labels");
            long count = count(before);
            publish.run();
            served.refresh();
            try (Pin after = served.pin()) {
                assertThat(after.publication().number()).isEqualTo(2);
                assertThat(inEngine(after, "gold.labels")).isEqualTo(labels);
                assertThat(count(after)).isGreaterThan(count);
            }
            assertThat(before.publication().number()).isEqualTo(1);
            assertThat(count(before))
                    .as("a request under way keeps its publication")
                    .isEqualTo(count);
        }
        assertThat(count()).isPositive();
    }

    @Test
    void tablesNobodyNeedsAreDropped() {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        Runnable publish = lake.hold("ops.publications", 2);
        open(lake);
        Pin before = served.pin();
        publish.run();
        served.refresh();
        long published;
        try (Pin after = served.pin()) {
            published = after.facts().size();
        }
        assertThat(published).isGreaterThan(7);
        assertThat(tablesInEngine())
                .as("two of the first publication are its own")
                .isEqualTo(published + 2);
        before.close();
        assertThat(tablesInEngine()).isEqualTo(published);
    }

    @Test
    void nothingUnchangedIsLoadedAgain() {
        open(GoldenLake.copy("plain", folder));
        String name;
        try (Pin pin = served.pin()) {
            name = inEngine(pin, COMPLAINTS);
        }
        served.refresh();
        try (Pin pin = served.pin()) {
            assertThat(inEngine(pin, COMPLAINTS)).isEqualTo(name);
        }
    }

    @Test
    void lakeMadeAnewIsNotTakenForTheOldOne() throws IOException {
        GoldenLake lake = GoldenLake.copy("plain", folder.resolve("lake"));
        open(lake);
        Files.move(lake.folder(), folder.resolve("old"));
        GoldenLake.copy("without-subscribers", folder.resolve("lake"));
        served.refresh();
        assertThat(served.state().served().orElseThrow().leftOut()).containsKey("gold.subscribers_by_day");
        assertThat(served.state().isStale()).isFalse();
    }

    @Test
    void missingTableSaysWhyItIsLeftOut() {
        open(GoldenLake.copy("without-subscribers", folder));
        try (Pin pin = served.pin()) {
            assertThatThrownBy(() ->
                            pin.rows("select * from gold.subscribers_by_day", new Nothing(), new Scope.Everything(), 1))
                    .isInstanceOf(NotInPublication.class)
                    .hasMessageContaining("no source brings the feed customers");
        }
    }

    @Test
    void tableIsReadFromItsCheckpoint() {
        open(GoldenLake.copy("checkpoint", folder));
        assertThat(served.state().served()).map(Publication::number).hasValue(2L);
        assertThat(count()).isPositive();
    }

    @Test
    void replacedDaysAreReadAsTheyAreNow() {
        open(GoldenLake.copy("replaced-days", folder));
        assertThat(served.state().reason()).isEmpty();
        assertThat(served.state().served()).map(Publication::number).hasValue(2L);
        long replaced = count();
        served.close();
        open(GoldenLake.copy("plain", folder.resolve("plain")));
        assertThat(replaced).isEqualTo(count());
    }

    @Test
    void columnThatAPublicationOfOtherJobsLacksIsSaid() {
        open(GoldenLake.copy("plain", folder));
        try (Pin pin = served.pin()) {
            assertThatThrownBy(() -> pin.rows(
                            "select sum(column_of_tomorrow) from gold.complaints_by_day",
                            new Nothing(),
                            new Scope.Everything(),
                            1))
                    .isInstanceOf(LakeFault.class)
                    .hasMessageContaining("column_of_tomorrow")
                    .hasMessageContaining("run the jobs once");
        }
    }

    @Test
    void folderWithSpacesAndChineseLettersIsRead() {
        open(GoldenLake.copy("plain", folder.resolve("数据 湖 it's")));
        assertThat(count()).isPositive();
    }

    @Test
    void columnAddedLaterIsNullInOlderFiles() {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        lake.rewrite(
                COMPLAINTS,
                0,
                commit -> commit.replace(
                        "{\\\"name\\\":\\\"complaint_count\\\"",
                        "{\\\"name\\\":\\\"added_later\\\",\\\"type\\\":\\\"long\\\",\\\"nullable\\\":true,\\\"metadata\\\":{}},"
                                + "{\\\"name\\\":\\\"complaint_count\\\""));
        open(lake);
        try (Pin pin = served.pin()) {
            assertThat(pin.rows(
                                    "select count(*) = count(*) filter (added_later is null) from gold.complaints_by_day",
                                    new Nothing(),
                                    new Scope.Everything(),
                                    1)
                            .values()
                            .get(0)
                            .get(0))
                    .isEqualTo(true);
        }
    }

    @Test
    void emptyAndAbsentLakesSayWhatIsMissing() {
        open(folder.resolve("nowhere"));
        expectNothingServedBecause("the lake does not exist");
        served.close();
        open(folder);
        expectNothingServedBecause("the lake holds no publication yet");
    }

    @Test
    void refusedRunAfterThePublicationMakesItStale() {
        GoldenLake lake = GoldenLake.copy("refused-run", folder);
        Runnable refuse = lake.hold("ops.job_runs", 2);
        open(lake);
        assertThat(served.state().isStale()).isFalse();
        refuse.run();
        served.refresh();
        assertThat(served.state().staleSince()).map(Object::toString).hasValue("2026-03-31T22:12Z");
        assertThat(served.state().reason().orElseThrow())
                .isEqualTo("the last run was refused: gate \"keys are unique\" of silver.complaints: 12 keys twice");
        assertThat(count()).isPositive();
    }

    @Test
    void regionsScopeEveryTableThatHasOne() {
        open(GoldenLake.copy("plain", folder));
        String regions = "select distinct region_id from gold.complaints_by_day order by 1";
        try (Pin pin = served.pin()) {
            assertThat(pin.rows(regions, new Nothing(), new Scope.Regions(Set.of("lubei")), 10)
                            .values())
                    .containsExactly(java.util.List.of("lubei"));
            assertThat(pin.rows(regions, new Nothing(), new Scope.Regions(Set.of()), 10)
                            .values())
                    .isEmpty();
            String labels = "select count(*) from gold.labels";
            assertThat(pin.rows(labels, new Nothing(), new Scope.Regions(Set.of()), 10)
                            .values())
                    .as("labels are of no region")
                    .isEqualTo(pin.rows(labels, new Nothing(), new Scope.Everything(), 10)
                            .values())
                    .isNotEqualTo(java.util.List.of(java.util.List.of(0L)));
        }
    }

    private static String inEngine(Pin pin, String table) {
        return BoundQuery.of("select * from " + table, pin::loaded, new Scope.Everything(), new Nothing())
                .sql();
    }

    private long tablesInEngine() {
        try (Pin pin = served.pin()) {
            return (Long) pin.rows("select count(*) from duckdb_tables()", new Nothing(), new Scope.Everything(), 1)
                    .values()
                    .get(0)
                    .get(0);
        }
    }
}
