package aurum.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.lake.Publication;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {

    private static final Publication FIRST = publication(1);
    private static final Publication SECOND = publication(2);

    private final AnswerCache cache = new AnswerCache(20_000);

    @Test
    void whatWasAskedForLongestAgoGoesFirst() {
        for (int number = 0; number < 13; number++) {
            cache.keep(FIRST, number, answer(1000));
            cache.find(FIRST, 0);
        }
        assertThat(cache.bytes()).isBetween(15_000L, 20_000L);
        assertThat(cache.find(FIRST, 0)).as("asked for again and again").isPresent();
        assertThat(cache.find(FIRST, 1)).as("never asked for again").isPresent();
        for (int number = 13; number < 40; number++) {
            cache.keep(FIRST, number, answer(1000));
            cache.find(FIRST, 0);
            assertThat(cache.bytes()).isLessThanOrEqualTo(20_000);
        }
        assertThat(cache.find(FIRST, 0)).isPresent();
        assertThat(cache.find(FIRST, 1)).isEmpty();
    }

    @Test
    void answersOfOnePublicationAreNotThoseOfAnother() {
        cache.keep(FIRST, "question", answer(10));
        assertThat(cache.find(SECOND, "question")).isEmpty();
        cache.keep(SECOND, "question", answer(20));
        assertThat(cache.find(FIRST, "question")).isEmpty();
        assertThat(cache.find(SECOND, "question").orElseThrow().bytes()).hasSize(20);
        cache.keep(FIRST, "late", answer(10));
        assertThat(cache.find(SECOND, "question"))
                .as("a late answer from the publication before takes nothing away")
                .isPresent();
    }

    @Test
    void hugeAnswerIsNotKept() {
        cache.keep(FIRST, "huge", answer(10_000));
        assertThat(cache.find(FIRST, "huge")).isEmpty();
        assertThat(cache.bytes()).isZero();
    }

    private static KeptAnswer answer(int bytes) {
        return new KeptAnswer("tag", Format.XLSX, Optional.empty(), new byte[bytes]);
    }

    private static Publication publication(long number) {
        return new Publication(
                number,
                OffsetDateTime.parse("2026-03-31T22:12:00Z").plusDays(number),
                LocalDate.parse("2026-03-31").plusDays(number),
                "run-" + number,
                "Asia/Shanghai",
                "澄江电信",
                "Chengjiang Telecom",
                "3f1a",
                Map.of(),
                Map.of());
    }
}
