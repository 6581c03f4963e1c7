package aurum.api.lake;

/** A query needs more memory than the server has, even with nobody beside it. */
public final class QueryTooLarge extends RuntimeException {

    QueryTooLarge(int memoryMegabytes, Throwable cause) {
        super(
                "the query needs more memory than the %d MB this server may use; ask for a shorter period or fewer parts, or serve with a larger --memory-megabytes"
                        .formatted(memoryMegabytes),
                cause);
    }
}
