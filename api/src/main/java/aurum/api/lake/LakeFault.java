package aurum.api.lake;

/** Something in the lake is not as agreed in docs/lake.md, so it is not served. The message names the table, what is wrong and what to do. */
public final class LakeFault extends RuntimeException {

    LakeFault(String message) {
        super(message);
    }

    LakeFault(String message, Throwable cause) {
        super(message, cause);
    }
}
