package aurum.jobs.gold.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.LakeTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HotspotsTest extends LakeTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
    private static final int OUTBREAK = 80;

    /** Two regions that complain alike; in the north, fixed broadband breaks down for three days. */
    private static String complaints(int days, int lateOnDay) {
        StringBuilder rows =
                new StringBuilder("region_id | product_line | category_id | complaint_date | complaint_count\n");
        for (int day = 0; day < days; day++) {
            for (String region : List.of("north", "south")) {
                for (String line : List.of("mobile", "broadband")) {
                    int usual = 8 + (day * 7 + region.length() * line.length()) % 5;
                    boolean breaksDown = day >= OUTBREAK && day < OUTBREAK + 3;
                    int count = breaksDown && region.equals("north") && line.equals("broadband") ? 45 : usual;
                    count += day == lateOnDay ? 1 : 0;
                    rows.append("%s | %s | no_signal | %s | %d\n".formatted(region, line, FIRST.plusDays(day), count));
                }
            }
        }
        return rows.toString();
    }

    @Test
    void outbreakIsFoundInItsCellAndExplainsTheSums() {
        given(ComplaintsByDay.class, complaints(100, -1));
        build(Hotspots.class, FIRST.plusDays(99));
        List<List<String>> hotspots = rows(
                        Hotspots.class,
                        List.of(
                                "is_hotspot",
                                "hotspot_date",
                                "region_id",
                                "product_line",
                                "category_id",
                                "explained_by"))
                .stream()
                .filter(row -> row.get(0).equals("true"))
                .map(row -> row.subList(1, row.size()))
                .toList();
        String firstDay = FIRST.plusDays(OUTBREAK).toString();
        String cause = "north/broadband/no_signal";
        assertThat(hotspots)
                .contains(
                        java.util.Arrays.asList(firstDay, "north", "broadband", "no_signal", null),
                        List.of(firstDay, "north", "all", "no_signal", cause),
                        List.of(firstDay, "all", "all", "no_signal", cause),
                        List.of(firstDay, "all", "all", "all", cause));
        assertThat(hotspots)
                .allSatisfy(row -> assertThat(LocalDate.parse(row.get(0)))
                        .isBetween(FIRST.plusDays(OUTBREAK), FIRST.plusDays(OUTBREAK + 4)))
                .noneMatch(row -> row.get(1).equals("south") || row.get(2).equals("mobile"));
    }

    @Test
    void daysWithTooLittleBeforeThemAreNotJudgedAndRatesNeedSubscribers() {
        given(ComplaintsByDay.class, complaints(60, -1));
        build(Hotspots.class, FIRST.plusDays(59));
        assertThat(rows(Hotspots.class, List.of("hotspot_date", "per_10k")))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(LocalDate.parse(row.get(0))).isAfterOrEqualTo(FIRST.plusDays(42 + 7)))
                .allSatisfy(row -> assertThat(row.get(1)).isNull());
    }

    @Test
    void cellIsJudgedFromItsFifthComplaintOn() {
        given(
                ComplaintsByDay.class,
                complaints(70, -1)
                        + rare(55, 4)
                        + rare(61, 1)
                        + "south | mobile | unheard | %s | 4%n".formatted(FIRST.plusDays(55)));
        build(Hotspots.class, FIRST.plusDays(69));
        List<List<String>> judged = rows(Hotspots.class, List.of("category_id", "region_id", "hotspot_date"));
        assertThat(judged)
                .filteredOn(row -> row.get(0).equals("rare") && row.get(1).equals("north"))
                .extracting(row -> LocalDate.parse(row.get(2)))
                .hasSize(2 * 9)
                .allSatisfy(day -> assertThat(day).isAfterOrEqualTo(FIRST.plusDays(61)));
        assertThat(judged).noneMatch(row -> row.get(0).equals("unheard"));
    }

    private static String rare(int day, int count) {
        return "north | mobile | rare | %s | %d%n".formatted(FIRST.plusDays(day), count);
    }

    @Test
    void dailyRunsWithLateRowsLeaveWhatOneRunOverAllWouldHaveMade() {
        given(ComplaintsByDay.class, complaints(90, -1));
        given(
                SubscribersByDay.class,
                """
            region_id | product_line | subscriber_date | subscriber_count
            north     | mobile       | 2026-03-01      | 20000
            north     | broadband    | 2026-03-01      | 10000
            south     | mobile       | 2026-03-01      | 30000
            """);
        build(Hotspots.class, FIRST.plusDays(89));
        given(ComplaintsByDay.class, complaints(92, 84));
        build(Hotspots.class, FIRST.plusDays(91));
        // given() writes the input anew, so all of it has changed; nothing before the horizon is scored again.
        expectRebuiltDays(FIRST.plusDays(89 - 14) + ".." + FIRST.plusDays(91));
        assertThat(lastRun().addsUp()).as("the account of %s", lastRun()).isTrue();
        String daily = contentHash(lake, "gold.hotspots");
        forget(Hotspots.class);
        build(Hotspots.class, FIRST.plusDays(91));
        assertThat(contentHash(lake, "gold.hotspots")).isEqualTo(daily);
    }
}
