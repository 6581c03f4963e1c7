package aurum.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Instant START = Instant.parse("2026-03-31T00:00:00Z");

    private final RateLimit limit = new RateLimit(60);

    @Test
    void tenthOfAMinuteAtOnceThenOneASecond() {
        for (int request = 0; request < 6; request++) {
            assertThat(limit.take("a", START)).isZero();
        }
        assertThat(limit.take("a", START)).isEqualTo(Duration.ofSeconds(1));
        assertThat(limit.take("a", START.plusMillis(400))).isEqualTo(Duration.ofMillis(600));
        assertThat(limit.take("a", START.plusSeconds(1))).isZero();
        assertThat(limit.take("a", START.plusSeconds(1))).isPositive();
    }

    @Test
    void oneCallerDoesNotSlowAnother() {
        for (int request = 0; request < 10; request++) {
            limit.take("a", START);
        }
        assertThat(limit.take("b", START)).isZero();
    }

    @Test
    void clockThatGoesBackGivesNothing() {
        for (int request = 0; request < 6; request++) {
            limit.take("a", START);
        }
        assertThat(limit.take("a", START.minusSeconds(60))).isPositive();
    }

    @Test
    void madeUpCallersAreForgottenButNotWhoeverAsksOn() {
        for (int request = 0; request < 6; request++) {
            limit.take("a", START);
        }
        for (int caller = 0; caller < 50_000; caller++) {
            limit.take("made-up-" + caller, START);
            if (caller % 1000 == 0) {
                assertThat(limit.take("a", START)).isPositive();
            }
        }
    }
}
