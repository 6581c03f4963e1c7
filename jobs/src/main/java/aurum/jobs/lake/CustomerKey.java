package aurum.jobs.lake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * Turns customer ids into pseudonyms: HMAC-SHA-256 (RFC 2104) under the operator's secret, the first 128 bits in hex. Written with
 * Spark's own hash functions, so that it runs inside generated code.
 */
public final class CustomerKey {
    /** Shorter secrets are refused: fewer than 128 bits could be searched. */
    public static final int SHORTEST_SECRET = 32;

    private static final int BLOCK = 64;
    private static final int HEX_DIGITS = 32;

    private final Optional<byte[]> secret;

    private CustomerKey(Optional<byte[]> secret) {
        this.secret = secret;
    }

    /**
     * @throws Failure when the secret is shorter than {@link #SHORTEST_SECRET} characters
     */
    public static CustomerKey of(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw Failure.ofSettings(
                    "The customer key has %d characters, at least %d are needed. Make one with: openssl rand -hex 32"
                            .formatted(secret.length(), SHORTEST_SECRET));
        }
        return new CustomerKey(Optional.of(secret.getBytes(StandardCharsets.UTF_8)));
    }

    /** For lakes whose sources bring no customer ids. */
    public static CustomerKey none() {
        return new CustomerKey(Optional.empty());
    }

    public boolean isPresent() {
        return secret.isPresent();
    }

    Column of(Column customerId) {
        if (secret.isEmpty()) {
            return functions.lit(null).cast("string");
        }
        Column inner = functions.sha2(
                functions.concat(functions.lit(pad((byte) 0x36)), functions.encode(customerId, "UTF-8")), 256);
        Column outer = functions.sha2(functions.concat(functions.lit(pad((byte) 0x5c)), functions.unhex(inner)), 256);
        return functions.substring(outer, 1, HEX_DIGITS);
    }

    private byte[] pad(byte with) {
        byte[] key = secret.orElseThrow();
        byte[] block = Arrays.copyOf(key.length > BLOCK ? sha256(key) : key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= with;
        }
        return block;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
