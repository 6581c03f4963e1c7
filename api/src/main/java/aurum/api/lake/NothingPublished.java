package aurum.api.lake;

/** There is nothing to answer from; the message says why. */
public final class NothingPublished extends RuntimeException {

    NothingPublished(String message) {
        super(message);
    }
}
