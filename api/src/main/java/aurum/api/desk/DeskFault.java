package aurum.api.desk;

/** The desk cannot be opened; the message says why and what to do. */
public final class DeskFault extends RuntimeException {

    DeskFault(String message, Throwable cause) {
        super(message, cause);
    }
}
