package aurum.jobs.failure;

/** Something a person can mend: the message says what was wrong, why, and what to do. Its {@link Kind} decides the exit code. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is. */
    public enum Kind {
        /** The run failed: a gate, a source, a disk. */
        RUN,
        /** A setting, a mapping or the catalog is wrong; nothing was started. */
        SETTINGS
    }

    private final Kind kind;

    private Failure(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public static Failure ofRun(String message) {
        return new Failure(Kind.RUN, message, null);
    }

    public static Failure ofRun(String message, Throwable cause) {
        return new Failure(Kind.RUN, message, cause);
    }

    public static Failure ofSettings(String message) {
        return new Failure(Kind.SETTINGS, message, null);
    }

    public Kind kind() {
        return kind;
    }
}
