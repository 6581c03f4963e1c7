package aurum.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DaySetTest {

    private static DaySet days(String... days) {
        return DaySet.of(Stream.of(days).map(LocalDate::parse).toList());
    }

    @Test
    void neighboursBecomeOneRange() {
        DaySet days = days("2026-03-02", "2026-02-28", "2026-03-01", "2026-03-05", "2026-03-01");
        assertThat(days).hasToString("2026-02-28..2026-03-02, 2026-03-05");
        assertThat(days.size()).isEqualTo(4);
        assertThat(days.first()).isEqualTo("2026-02-28");
        assertThat(days.last()).isEqualTo("2026-03-05");
    }

    @Test
    void conditionNamesEveryRange() {
        assertThat(days("2026-03-01", "2026-03-02", "2026-03-05").sql("day"))
                .isEqualTo("(day between date'2026-03-01' and date'2026-03-02' or day = date'2026-03-05')");
        assertThat(DaySet.of(List.of()).sql("day")).isEqualTo("false");
    }

    @Test
    void backwardsRangeIsEmpty() {
        assertThat(DaySet.between(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-01"))
                        .isEmpty())
                .isTrue();
    }
}
