package aurum.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> KNOWN = List.of("region", "channel", "category");

    @Test
    void slipsAreUnderstood() {
        assertThat(Nearest.to("regoin", KNOWN)).hasValue("region");
        assertThat(Nearest.to("chanel", KNOWN)).hasValue("channel");
        assertThat(Nearest.suggestion("categry", KNOWN)).isEqualTo(" (did you mean \"category\"?)");
    }

    @Test
    void otherWordsAreNot() {
        assertThat(Nearest.to("colour", KNOWN)).isEmpty();
        assertThat(Nearest.to("x".repeat(5000), KNOWN)).isEmpty();
        assertThat(Nearest.suggestion("", KNOWN)).isEmpty();
    }
}
