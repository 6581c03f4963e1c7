package aurum.jobs.gold.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.LakeTest;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HotspotEpisodesTest extends LakeTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-03-01");

    private final StringBuilder rows = new StringBuilder(
            "region_id | product_line | category_id | hotspot_date | observed | expected | expected_high | per_10k | q | is_hotspot | explained_by\n");

    /** Days of a cell from the first of March on, one digit each: complaints where 4 are expected; from 8 on an alarm. */
    private HotspotEpisodesTest days(String cell, String counts) {
        return days(cell, counts, "");
    }

    private HotspotEpisodesTest days(String cell, String counts, String explainedBy) {
        String[] names = cell.split("/");
        for (int i = 0; i < counts.length(); i++) {
            int count = 2 * Character.digit(counts.charAt(i), 10);
            boolean isAlarm = count >= 16;
            rows.append("%s | %s | %s | %s | %d | 4.0 | 9.0 | %s | %s | %s | %s\n"
                    .formatted(
                            names[0],
                            names[1],
                            names[2],
                            FIRST.plusDays(i),
                            count,
                            count / 2.0,
                            isAlarm ? "0.0005" : "0.5",
                            isAlarm,
                            isAlarm ? explainedBy : ""));
        }
        return this;
    }

    private List<List<String>> episodes(String... columns) {
        given(Hotspots.class, rows.toString());
        build(HotspotEpisodes.class, FIRST.plusDays(30));
        return rows(HotspotEpisodes.class, List.of(columns));
    }

    private void again() {
        rows.setLength(rows.indexOf("\n") + 1);
    }

    @Test
    void figuresAreThoseFromTheFirstAlarmToTheLast() {
        assertThat(days("north/mobile/no_signal", "22289282")
                        .episodes(
                                "status",
                                "confidence",
                                "days",
                                "alarm_days",
                                "observed",
                                "expected",
                                "excess",
                                "ratio",
                                "peak_ratio",
                                "opened_date",
                                "last_seen_date",
                                "peak_date",
                                "closed_date",
                                "latest_date",
                                "latest_observed",
                                "latest_ratio",
                                "latest_per_10k",
                                "usual_per_10k",
                                "q"))
                .containsExactly(Arrays.asList(
                        "easing",
                        "high",
                        "4",
                        "3",
                        "54",
                        "16.0",
                        "38.0",
                        "3.375",
                        "4.5",
                        "2026-03-04",
                        "2026-03-07",
                        "2026-03-05",
                        null,
                        "2026-03-08",
                        "4",
                        "1.0",
                        "2.0",
                        "2.0",
                        "5.0E-4"));
    }

    @Test
    void statusFollowsTheLastDays() {
        days("a/mobile/x", "2222222222229");
        days("b/mobile/x", "2228888888888");
        days("c/mobile/x", "2228888888822");
        days("e/mobile/x", "2999222222222");
        assertThat(episodes("region_id", "status").stream()
                        .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1))))
                .containsEntry("a", "new")
                .containsEntry("b", "ongoing")
                .containsEntry("c", "easing")
                .containsEntry("e", "over");
    }

    @Test
    void moreThanChanceMakesGrowing() {
        rows.append("north | mobile | x | 2026-03-01 | 20 | 4.0 | 9.0 | 1 | 0.001 | true |\n");
        for (int day = 2; day <= 6; day++) {
            rows.append("north | mobile | x | 2026-03-0%d | %d | 4.0 | 9.0 | 1 | 0.001 | true |\n"
                    .formatted(day, day <= 3 ? 20 : 40));
        }
        assertThat(episodes("status")).containsExactly(List.of("growing"));
    }

    @Test
    void weekWithoutAlarmParts() {
        assertThat(days("north/mobile/x", "9222222922222229222")
                        .episodes("opened_date", "last_seen_date", "closed_date", "status"))
                .containsExactlyInAnyOrder(
                        Arrays.asList("2026-03-01", "2026-03-08", "2026-03-15", "over"),
                        Arrays.asList("2026-03-16", "2026-03-16", null, "easing"));
    }

    @Test
    void sumIsExplainedByItsPartsEpisodeDownToTheLast() {
        days("north/mobile/x", "2999");
        days("north/all/x", "2999", "north/mobile/x");
        days("all/all/x", "2999", "north/all/x");
        days("all/all/all", "2999");
        List<List<String>> told = episodes("region_id", "product_line", "category_id", "hotspot_id", "explained_by");
        String cause = told.stream()
                .filter(row -> row.get(1).equals("mobile"))
                .findFirst()
                .orElseThrow()
                .get(3);
        assertThat(told)
                .filteredOn(row -> row.get(1).equals("all") && row.get(2).equals("x"))
                .hasSize(2)
                .allMatch(row -> row.get(4).equals(cause));
        assertThat(told)
                .filteredOn(row -> row.get(2).equals("all") || row.get(1).equals("mobile"))
                .allMatch(row -> row.get(4) == null);
    }

    @Test
    void numberStaysWhenLateRowsMoveTheFirstDay() {
        String number =
                days("north/mobile/x", "2229999").episodes("hotspot_id").get(0).get(0);
        assertThat(number).startsWith("20260304-");
        again();
        assertThat(days("north/mobile/x", "22999999").episodes("hotspot_id", "opened_date"))
                .containsExactly(List.of(number, "2026-03-03"));
        again();
        assertThat(days("north/mobile/x", "222229999").episodes("hotspot_id", "opened_date"))
                .containsExactly(List.of(number, "2026-03-06"));
    }

    @Test
    void alarmThatVanishesIsWithdrawnNotErasedAndComesBackUnderItsNumber() {
        String number =
                days("north/mobile/x", "22299").episodes("hotspot_id").get(0).get(0);
        again();
        assertThat(days("north/mobile/x", "222222").episodes("hotspot_id", "status", "closed_date", "observed"))
                .containsExactly(List.of(number, "withdrawn", "2026-03-06", "36"));
        again();
        assertThat(days("north/mobile/x", "2222222").episodes("hotspot_id", "status", "closed_date", "observed"))
                .as("and stays so")
                .containsExactly(List.of(number, "withdrawn", "2026-03-06", "36"));
        again();
        assertThat(days("north/mobile/x", "22299222").episodes("hotspot_id", "status", "closed_date"))
                .containsExactly(Arrays.asList(number, "easing", null));
    }

    @Test
    void twoThatLateRowsJoinKeepTheOlderNumber() {
        List<List<String>> two = days("north/mobile/x", "9222222222922").episodes("hotspot_id", "opened_date");
        String older = two.stream().map(row -> row.get(0)).sorted().toList().get(0);
        String younger = two.stream().map(row -> row.get(0)).sorted().toList().get(1);
        again();
        assertThat(days("north/mobile/x", "92222922222922").episodes("hotspot_id", "status", "explained_by"))
                .containsExactlyInAnyOrder(
                        Arrays.asList(older, "easing", null), Arrays.asList(younger, "withdrawn", older));
    }

    @Test
    void anotherLakeGivesTheSameNumbers() {
        days("north/mobile/x", "2999222222222999");
        Set<List<String>> once = Set.copyOf(episodes("hotspot_id"));
        forget(HotspotEpisodes.class);
        assertThat(Set.copyOf(episodes("hotspot_id"))).hasSize(2).isEqualTo(once);
    }

    @Test
    void withoutAlarmsThereIsNothing() {
        assertThat(days("north/mobile/x", "2222").episodes("hotspot_id")).isEmpty();
    }
}
