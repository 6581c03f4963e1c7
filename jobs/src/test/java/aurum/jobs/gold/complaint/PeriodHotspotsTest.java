package aurum.jobs.gold.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.LakeTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeriodHotspotsTest extends LakeTest {
    private static final LocalDate FIRST = LocalDate.parse("2025-08-01");

    /** Two regions with three complaints a day each; in March the north has twice as many. */
    private static String complaints(LocalDate to, int more) {
        StringBuilder rows =
                new StringBuilder("region_id | product_line | category_id | complaint_date | complaint_count\n");
        for (LocalDate day = FIRST; !day.isAfter(to); day = day.plusDays(1)) {
            boolean isMarch = day.getYear() == 2026 && day.getMonthValue() == 3;
            rows.append("north | mobile | slow | %s | %d\n"
                    .formatted(day, (isMarch ? 7 : 3) + (day.equals(to.minusDays(5)) ? more : 0)));
            rows.append("south | mobile | slow | %s | %d\n".formatted(day, 2 + day.getDayOfMonth() % 3));
        }
        return rows.toString();
    }

    private static final String SUBSCRIBERS =
            """
            region_id | product_line | subscriber_date | subscriber_count
            north     | mobile       | 2025-08-01      | 10000
            south     | mobile       | 2025-08-01      | 10000
            """;

    @Test
    void monthAndTenDaysWithTwiceAsManyAreHotspotsOfTheirCell() {
        given(ComplaintsByDay.class, complaints(LocalDate.parse("2026-04-07"), 0));
        given(SubscribersByDay.class, SUBSCRIBERS);
        build(PeriodHotspots.class, LocalDate.parse("2026-04-07"));
        List<List<String>> hotspots = rows(
                        PeriodHotspots.class,
                        List.of("is_hotspot", "cadence", "period_start_date", "region_id", "observed", "per_10k"))
                .stream()
                .filter(row -> row.get(0).equals("true") && row.get(3).equals("north"))
                .map(row -> row.subList(1, row.size()))
                .distinct()
                .toList();
        assertThat(hotspots)
                .contains(
                        List.of("ten_day", "2026-03-01", "north", "70", "70.0"),
                        List.of("month", "2026-03-01", "north", "217", "217.0"))
                .allMatch(row -> row.get(1).startsWith("2026-03"));
        assertThat(rows(PeriodHotspots.class, List.of("is_hotspot", "region_id")))
                .doesNotContain(List.of("true", "south"));
        assertThat(rows(PeriodHotspots.class, List.of("cadence", "period_end_date")))
                .as("April is not over, nor are its first ten days")
                .noneMatch(row -> row.get(1).compareTo("2026-03-31") > 0);
        assertThat(rows(PeriodHotspots.class, List.of("cadence")))
                .as("two quarters are too few to tell")
                .doesNotContain(List.of("quarter"));
    }

    @Test
    void dayOnWhichNothingClosesChangesNothingAndLateRowsMoveTheirPeriodAndLaterOnes() {
        given(ComplaintsByDay.class, complaints(LocalDate.parse("2026-03-18"), 0));
        given(SubscribersByDay.class, SUBSCRIBERS);
        build(PeriodHotspots.class, LocalDate.parse("2026-03-18"));
        given(ComplaintsByDay.class, complaints(LocalDate.parse("2026-03-21"), 4));
        build(PeriodHotspots.class, LocalDate.parse("2026-03-21"));
        String daily = contentHash(lake, "gold.period_hotspots");
        forget(PeriodHotspots.class);
        build(PeriodHotspots.class, LocalDate.parse("2026-03-21"));
        assertThat(contentHash(lake, "gold.period_hotspots")).isEqualTo(daily);
        assertThat(rows(PeriodHotspots.class, List.of("cadence", "period_start_date", "region_id", "observed")))
                .contains(List.of("ten_day", "2026-03-11", "north", "74"));
    }

    @Test
    void tooLittleHistoryOrNoneGivesNothing() {
        given(ComplaintsByDay.class, complaints(LocalDate.parse("2025-08-08"), 0));
        build(PeriodHotspots.class, LocalDate.parse("2025-08-08"));
        assertThat(rows(PeriodHotspots.class, List.of("cadence"))).isEmpty();
    }
}
