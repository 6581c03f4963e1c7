package aurum.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    /** From the tests of the reference implementation (P-H-C/phc-winner-argon2, src/test.c). */
    private static final String REFERENCE =
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";

    @Test
    void agreesWithTheReference() {
        assertThat(Passwords.isRight("password", Optional.of(REFERENCE))).isTrue();
        assertThat(Passwords.isRight("passwore", Optional.of(REFERENCE))).isFalse();
    }

    @Test
    void samePasswordIsNeverKeptTheSame() {
        String one = Passwords.hash("correct horse battery staple");
        String other = Passwords.hash("correct horse battery staple");
        assertThat(one)
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$")
                .isNotEqualTo(other)
                .doesNotContain("horse");
        assertThat(Passwords.isRight("correct horse battery staple", Optional.of(one)))
                .isTrue();
    }

    @Test
    void nobodyHasNoPassword() {
        assertThat(Passwords.isRight("", Optional.empty())).isFalse();
    }

    @Test
    void shortPasswordIsRefused() {
        assertThatThrownBy(() -> Passwords.hash("too short"))
                .isInstanceOf(AccessProblem.class)
                .hasMessageContaining("9 letters: it has to have 12 to 200");
    }
}
