package aurum.api.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The server's own secret: what it signs, nobody else can. A new one ends every session's right to change anything. */
public final class Secret {

    /** Shorter ones can be guessed. */
    public static final int FEWEST_LETTERS = 32;

    private static final int FEWEST_DIFFERENT_LETTERS = 10;

    private final SecretKeySpec key;

    private Secret(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /**
     * A secret somebody wrote down.
     *
     * @throws IllegalArgumentException when it is short, or looks like a word from an example
     */
    public static Secret of(String text) {
        if (text.length() < FEWEST_LETTERS) {
            throw new IllegalArgumentException(
                    "it has %d letters: it has to have %d or more; make one with: openssl rand -hex 32"
                            .formatted(text.length(), FEWEST_LETTERS));
        }
        if (text.chars().distinct().count() < FEWEST_DIFFERENT_LETTERS
                || text.matches("(?i).*(change.?me|secret|default|password|example).*")) {
            throw new IllegalArgumentException(
                    "it can be guessed: it has to be a random one; make one with: openssl rand -hex 32");
        }
        return new Secret(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One that ends with the program. */
    public static Secret passing() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new Secret(key);
    }

    /**
     * What only this server can have written.
     *
     * @param purpose keeps signatures for one thing from being shown for another
     */
    public String sign(String purpose, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] signature = mac.doFinal((purpose + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
