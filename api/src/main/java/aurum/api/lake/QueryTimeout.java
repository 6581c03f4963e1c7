package aurum.api.lake;

import java.time.Duration;

/** A query took longer than it may and was cancelled. */
public final class QueryTimeout extends RuntimeException {

    QueryTimeout(Duration limit, Throwable cause) {
        super(
                "the query was cancelled after %d seconds; ask for a shorter period or fewer parts"
                        .formatted(limit.toSeconds()),
                cause);
    }
}
