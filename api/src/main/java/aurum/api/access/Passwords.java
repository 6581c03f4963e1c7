package aurum.api.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Passwords as Argon2id (RFC 9106) with the least costs OWASP's password storage page allows: 19 MiB, two passes, one lane. Written in
 * the PHC string format, so that the costs can be raised later without losing anybody.
 */
public final class Passwords {

    public static final int SHORTEST = 12;
    public static final int LONGEST = 200;

    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern WRITTEN =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d)\\$([\\w+/]+)\\$([\\w+/]+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Each takes its memory: guessing from many connections must not take it all. */
    private static final Semaphore TURNS = new Semaphore(2, true);

    /** What a guess at an account that does not exist is held against, so that it takes as long. */
    private static final String NOBODY = hash("nobody's password: " + RANDOM.nextLong());

    private Passwords() {}

    /**
     * The password as it is kept.
     *
     * @throws AccessProblem when it is too short or too long
     */
    public static String hash(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new AccessProblem("the password has %d letters: it has to have %d to %d"
                    .formatted(password.length(), SHORTEST, LONGEST));
        }
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        Base64.Encoder text = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=1$%s$%s"
                .formatted(
                        KIBIBYTES,
                        PASSES,
                        text.encodeToString(salt),
                        text.encodeToString(argon2id(password, salt, KIBIBYTES, PASSES, 1, HASH_BYTES)));
    }

    /** Whether it is the password; takes as long when there is none to compare with. */
    static boolean isRight(String password, Optional<String> kept) {
        Matcher written = WRITTEN.matcher(kept.orElse(NOBODY));
        if (!written.matches()) {
            throw new IllegalStateException("a password hash of the desk is not as it has to be");
        }
        byte[] salt = Base64.getDecoder().decode(written.group(4));
        byte[] expected = Base64.getDecoder().decode(written.group(5));
        byte[] found = argon2id(
                password,
                salt,
                Integer.parseInt(written.group(1)),
                Integer.parseInt(written.group(2)),
                Integer.parseInt(written.group(3)),
                expected.length);
        return MessageDigest.isEqual(expected, found) && kept.isPresent();
    }

    private static byte[] argon2id(String password, byte[] salt, int kibibytes, int passes, int lanes, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(kibibytes)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        TURNS.acquireUninterruptibly();
        try {
            generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        } finally {
            TURNS.release();
        }
        return hash;
    }
}
