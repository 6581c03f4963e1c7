package aurum.api.answer;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TurnstileTest {

    @Test
    void whoeverFindsNoPlaceIsToldToComeAgainAtOnce() {
        Turnstile turnstile = new Turnstile(2);
        turnstile.enter();
        turnstile.enter();
        assertThatThrownBy(turnstile::enter)
                .isInstanceOfSatisfying(
                        ApiError.class, error -> org.assertj.core.api.Assertions.assertThat(error.status())
                                .isEqualTo(503));
        turnstile.leave();
        assertThatCode(turnstile::enter).doesNotThrowAnyException();
    }
}
