package aurum.api.access;

import aurum.api.desk.Desk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Guesses at passwords, counted where no restart forgets them. A guess counts as failed from before it is checked, so that many at
 * once do not slip under the limit together; it is counted no more when it was right, or was not even checked.
 */
final class Attempts {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int MOST_PER_NAME = 5;
    static final int MOST_PER_ADDRESS = 20;

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

    private static final String FAILED_FOR_NAME =
            """
            select attempted_at from sign_in_attempts
            where name_digest = :key and outcome = 'failed' and attempted_at > :since and attempt_id <> :own and attempt_id > (
              select coalesce(max(attempt_id), 0) from sign_in_attempts where name_digest = :key and outcome = 'succeeded')
            order by attempted_at desc
            """;

    private static final String FAILED_FROM_ADDRESS =
            """
            select attempted_at from sign_in_attempts
            where address = :key and outcome = 'failed' and attempted_at > :since and attempt_id <> :own
            order by attempted_at desc
            """;

    private final Desk desk;

    Attempts(Desk desk) {
        this.desk = desk;
    }

    /** Counts a guess before it is checked. */
    long begin(String nameDigest, String address) {
        return desk.change(transaction -> transaction
                .createUpdate(
                        """
                        insert into sign_in_attempts (name_digest, address, attempted_at, outcome)
                        values (:name, :address, :now, 'failed')
                        """)
                .bind("name", nameDigest)
                .bind("address", address)
                .bind("now", desk.now())
                .executeAndReturnGeneratedKeys("attempt_id")
                .mapTo(Long.class)
                .one());
    }

    /** How long to wait before the next guess; empty when this one may be checked. */
    Optional<Duration> wait(long attempt, String nameDigest, String address) {
        Optional<Duration> forName = wait(FAILED_FOR_NAME, nameDigest, attempt, MOST_PER_NAME);
        return forName.isPresent() ? forName : wait(FAILED_FROM_ADDRESS, address, attempt, MOST_PER_ADDRESS);
    }

    void succeeded(long attempt) {
        settle(attempt, "succeeded");
    }

    /** It was not checked. */
    void refused(long attempt) {
        settle(attempt, "refused");
    }

    void forgetOld() {
        Instant before = desk.now().minus(FORGOTTEN_AFTER);
        desk.write(transaction -> transaction
                .createUpdate("delete from sign_in_attempts where attempted_at < :before")
                .bind("before", before)
                .execute());
    }

    private Optional<Duration> wait(String sql, String key, long attempt, int most) {
        Instant now = desk.now();
        List<Instant> failed = desk.read(handle -> handle.createQuery(sql + " limit " + most)
                .bind("key", key)
                .bind("since", now.minus(WINDOW))
                .bind("own", attempt)
                .mapTo(Instant.class)
                .list());
        return failed.size() < most
                ? Optional.empty()
                : Optional.of(Duration.between(now, failed.get(most - 1).plus(WINDOW)));
    }

    private void settle(long attempt, String outcome) {
        desk.write(transaction -> transaction
                .createUpdate("update sign_in_attempts set outcome = :outcome where attempt_id = :id")
                .bind("outcome", outcome)
                .bind("id", attempt)
                .execute());
    }
}
