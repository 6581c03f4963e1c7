package aurum.api.access;

import aurum.api.desk.Desk;
import aurum.api.desk.Event;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;

/**
 * What is shown to be let in: sessions of browsers, tokens of programs, codes that work once. Each is 256 random bits, told once, and
 * kept as its SHA-256, so whoever reads the desk can show none of them.
 */
public final class Credentials {

    /** What a credential is for; one of another kind is not taken. */
    public enum Kind {
        SESSION(""),
        /** Its beginning lets scanners of source code find one that was left there. */
        TOKEN("aurum_"),
        CODE("");

        private final String beginning;

        Kind(String beginning) {
            this.beginning = beginning;
        }
    }

    /** @param text what is to be shown; nobody can tell it again */
    public record Issued(String id, String text, Instant expiresAt) {}

    /** One that was taken, and whose it is. */
    record Taken(String id, Account account, Instant expiresAt) {}

    /** One as it is listed: everything but the thing itself. */
    public record Listed(
            String id,
            String account,
            String label,
            Instant issuedAt,
            Instant usedAt,
            Instant expiresAt,
            boolean isEnded) {}

    /** How long an answer is remembered: the most that ending a credential or an account elsewhere takes to be felt. */
    static final Duration KEPT = Duration.ofSeconds(1);

    /** A use is written down no more often than this, so that reading pages writes little. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(30);
    private static final int MOST_REMEMBERED = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private record Remembered(Taken taken, Instant until) {}

    private final Desk desk;
    private final Accounts accounts;
    private final Duration idle;
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    /** @param idle after how long without use a session ends */
    public Credentials(Desk desk, Accounts accounts, Duration idle) {
        this.desk = desk;
        this.accounts = accounts;
        this.idle = idle;
    }

    /** @param label what it is for, in the owner's words; never shown to be let in */
    public Issued issue(Kind kind, Account account, String label, Duration lifetime, String actor) {
        String id = HexFormat.of().formatHex(random(6));
        String text = kind.beginning + Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
        Issued issued = new Issued(id, text, desk.now().plus(lifetime));
        desk.write(transaction -> {
            transaction
                    .createUpdate(
                            """
                            insert into credentials (credential_id, kind, digest, account_id, label, issued_at, used_at, expires_at)
                            values (:id, :kind, :digest, :account, :label, :now, :now, :expires)
                            """)
                    .bind("id", id)
                    .bind("kind", word(kind))
                    .bind("digest", digest(kind, issued.text()))
                    .bind("account", account.id())
                    .bind("label", label)
                    .bind("now", desk.now())
                    .bind("expires", issued.expiresAt())
                    .execute();
            desk.record(
                    transaction,
                    new Event(actor, word(kind) + ".issued", account.name(), Map.of("id", id, "label", label)));
        });
        return issued;
    }

    /** Whose it is; nobody's when it was never issued, has ended, expired or lain idle, or its account is disabled. */
    Optional<Taken> take(Kind kind, String text) {
        String digest = digest(kind, text);
        Instant now = desk.now();
        Remembered known = remembered.get(digest);
        if (known != null && now.isBefore(known.until())) {
            return Optional.of(known.taken());
        }
        remembered.remove(digest);
        Optional<Taken> taken = desk.change(transaction -> look(kind, digest, now, transaction));
        taken.ifPresent(found -> remember(digest, found, now));
        return taken;
    }

    /** Takes a code, which then works no more: of two who show it at once, one is let in. */
    Optional<Taken> takeOnce(String text) {
        return desk.change(transaction -> {
            Instant now = desk.now();
            String digest = digest(Kind.CODE, text);
            int ended = transaction
                    .createUpdate(
                            """
                            update credentials set ended_at = :now, used_at = :now
                            where digest = :digest and ended_at is null and expires_at > :now
                            """)
                    .bind("now", now)
                    .bind("digest", digest)
                    .execute();
            return ended == 0
                    ? Optional.empty()
                    : row(digest, transaction).filter(found -> !found.account().isDisabled());
        });
    }

    /** Ends a session by what its browser shows. */
    void end(Kind kind, String text, String actor) {
        String digest = digest(kind, text);
        remembered.remove(digest);
        desk.write(transaction -> row(digest, transaction).ifPresent(found -> end(found.id(), actor, transaction)));
    }

    /**
     * Ends one by its id.
     *
     * @throws AccessProblem when there is none of that id that still works
     */
    public void revoke(String id, String actor) {
        desk.write(transaction -> {
            if (!end(id, actor, transaction)) {
                throw new AccessProblem(
                        "there is no token \"%s\" that still works; ./aurum account list shows those there are"
                                .formatted(id));
            }
        });
    }

    public List<Listed> tokens() {
        return desk.read(handle -> handle.createQuery(
                        """
                        select credential_id, name, label, issued_at, used_at, expires_at, ended_at
                        from credentials join accounts using (account_id) where kind = 'token' order by name, issued_at
                        """)
                .map((row, context) -> new Listed(
                        row.getString("credential_id"),
                        row.getString("name"),
                        row.getString("label"),
                        row.getTimestamp("issued_at").toInstant(),
                        row.getTimestamp("used_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getTimestamp("ended_at") != null))
                .list());
    }

    /** Drops those that have long ended or expired. */
    void forgetOld() {
        Instant before = desk.now().minus(FORGOTTEN_AFTER);
        desk.write(transaction -> transaction
                .createUpdate("delete from credentials where expires_at < :before or ended_at < :before")
                .bind("before", before)
                .execute());
    }

    private Optional<Taken> look(Kind kind, String digest, Instant now, Handle transaction) {
        Optional<Timestamp> used = transaction
                .createQuery(
                        """
                        select used_at from credentials
                        where digest = :digest and kind = :kind and ended_at is null and expires_at > :now
                        """)
                .bind("digest", digest)
                .bind("kind", word(kind))
                .bind("now", now)
                .mapTo(Timestamp.class)
                .findOne();
        boolean isIdle = kind == Kind.SESSION
                && used.filter(at -> at.toInstant().plus(idle).isBefore(now)).isPresent();
        if (used.isEmpty() || isIdle) {
            return Optional.empty();
        }
        if (used.get().toInstant().plus(NOTED_EVERY).isBefore(now)) {
            transaction
                    .createUpdate("update credentials set used_at = :now where digest = :digest")
                    .bind("now", now)
                    .bind("digest", digest)
                    .execute();
        }
        return row(digest, transaction).filter(found -> !found.account().isDisabled());
    }

    private Optional<Taken> row(String digest, Handle handle) {
        return handle.createQuery(
                        "select credential_id, account_id, expires_at from credentials where digest = :digest")
                .bind("digest", digest)
                .map((row, context) -> new Taken(
                        row.getString("credential_id"),
                        accounts.byId(row.getObject("account_id", UUID.class), handle),
                        row.getTimestamp("expires_at").toInstant()))
                .findOne();
    }

    private boolean end(String id, String actor, Handle transaction) {
        int ended = transaction
                .createUpdate("update credentials set ended_at = :now where credential_id = :id and ended_at is null")
                .bind("now", desk.now())
                .bind("id", id)
                .execute();
        if (ended > 0) {
            desk.record(transaction, new Event(actor, "credential.ended", id, Map.of()));
        }
        return ended > 0;
    }

    private void remember(String digest, Taken taken, Instant now) {
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        Instant until = now.plus(KEPT);
        remembered.put(digest, new Remembered(taken, until.isBefore(taken.expiresAt()) ? until : taken.expiresAt()));
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    private static String digest(Kind kind, String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((word(kind) + ":" + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
