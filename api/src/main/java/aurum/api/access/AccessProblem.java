package aurum.api.access;

/** An account cannot be made, found or changed as asked; the message says why and what to do. */
public final class AccessProblem extends RuntimeException {

    AccessProblem(String message) {
        super(message);
    }
}
