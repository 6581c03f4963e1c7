package aurum.api.lake;

import java.time.Duration;

/** A query took longer than it may and was cancelled, or too many others came before it. */
public final class QueryTimeout extends RuntimeException {

    private QueryTimeout(String message, Throwable cause) {
        super(message, cause);
    }

    static QueryTimeout cancelled(Duration limit, Throwable cause) {
        return new QueryTimeout(
                "the query was cancelled after %d seconds; ask for a shorter period or fewer parts"
                        .formatted(limit.toSeconds()),
                cause);
    }

    static QueryTimeout waiting(Duration limit) {
        return new QueryTimeout(
                "other queries kept this one waiting for %d seconds; ask again later".formatted(limit.toSeconds()),
                null);
    }
}
