package aurum.jobs.lake;

import aurum.jobs.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Turns customer ids into pseudonyms: HMAC-SHA-256 (RFC 2104) under the operator's secret, the first 128 bits in hex. A
 * function of its own: Spark's {@code sha2} writes and reads hex between the two hashes, which costs twice the time.
 */
public final class CustomerKey {
    /** Shorter secrets are refused: fewer than 128 bits could be searched. */
    public static final int SHORTEST_SECRET = 32;

    private static final int BLOCK = 64;
    private static final int BYTES = 16;

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
        return functions
                .udf(new Pseudonym(pad((byte) 0x36), pad((byte) 0x5c)), DataTypes.StringType)
                .apply(customerId);
    }

    private byte[] pad(byte with) {
        byte[] key = secret.orElseThrow();
        byte[] block = Arrays.copyOf(key.length > BLOCK ? sha256().digest(key) : key, BLOCK);
        for (int i = 0; i < BLOCK; i++) {
            block[i] ^= with;
        }
        return block;
    }

    /** The two hashes that HMAC nests. Both begin with the padded key, which is hashed once and not once a row; every id goes on from a copy, so tasks may share this. */
    private static final class Pseudonym implements UDF1<String, String> {
        private static final long serialVersionUID = 1L;

        private final byte[] innerPad;
        private final byte[] outerPad;
        private final transient MessageDigest inner;
        private final transient MessageDigest outer;

        Pseudonym(byte[] innerPad, byte[] outerPad) {
            this.innerPad = innerPad;
            this.outerPad = outerPad;
            this.inner = sha256();
            this.outer = sha256();
            inner.update(innerPad);
            outer.update(outerPad);
        }

        private Object readResolve() {
            return new Pseudonym(innerPad, outerPad);
        }

        @Override
        public String call(String id) throws CloneNotSupportedException {
            if (id == null) {
                return null;
            }
            byte[] hashed = ((MessageDigest) inner.clone()).digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(((MessageDigest) outer.clone()).digest(hashed), 0, BYTES);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
