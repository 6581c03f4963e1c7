package aurum.jobs.gold.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JudgedTimesTest {
    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    @Test
    void onlyPeriodsThatLieWhollyInHistoryAreJudged() {
        List<JudgedTimes> cadences = JudgedTimes.periods(day("2025-12-05"), day("2026-03-31"));
        JudgedTimes tens = cadences.get(0);
        assertThat(tens.firsts().get(0)).isEqualTo("2025-12-11");
        assertThat(tens.last(tens.count() - 1)).isEqualTo("2026-03-31");
        assertThat(tens.length(tens.of(day("2026-02-28"))))
                .as("21 to 28 February")
                .isEqualTo(8);
        assertThat(cadences.get(1).firsts()).containsExactly(day("2026-01-01"), day("2026-02-01"), day("2026-03-01"));
        assertThat(cadences.get(2).firsts()).containsExactly(day("2026-01-01"));
        assertThat(JudgedTimes.periods(day("2026-01-01"), day("2026-03-30")))
                .hasSize(2)
                .noneMatch(times -> times.name().equals("quarter"));
        assertThat(JudgedTimes.periods(day("2026-01-02"), day("2026-01-09"))).isEmpty();
    }

    @Test
    void dayBelongsToThePeriodItLiesInOrToNone() {
        JudgedTimes tens =
                JudgedTimes.periods(day("2026-01-01"), day("2026-01-31")).get(0);
        assertThat(tens.of(day("2025-12-31"))).isEqualTo(-1);
        assertThat(tens.of(day("2026-01-10"))).isZero();
        assertThat(tens.of(day("2026-01-11"))).isEqualTo(1);
        assertThat(tens.of(day("2026-02-01"))).isEqualTo(-1);
        assertThat(tens.endingFrom(day("2026-01-11"))).isEqualTo(1);
        assertThat(tens.endingFrom(day("2026-02-01"))).isEqualTo(3);
    }

    @Test
    void strayDateDecadesAgoIsNoHistory() {
        NavigableSet<LocalDate> days = new TreeSet<>(List.of(day("1990-01-01"), day("2025-12-01")));
        day("2026-01-01").datesUntil(day("2026-03-01")).forEach(days::add);
        assertThat(JudgedTimes.beginning(days)).isEqualTo("2025-12-01");
        days.remove(day("2025-12-01"));
        assertThat(JudgedTimes.beginning(days)).isEqualTo("2026-01-01");
        assertThat(JudgedTimes.beginning(new TreeSet<>(List.of(day("2026-01-01"), day("2026-02-01")))))
                .isEqualTo("2026-01-01");
        assertThat(JudgedTimes.days(day("2026-01-01"), day("2026-01-03"), Map.of())
                        .count())
                .isEqualTo(3);
    }
}
