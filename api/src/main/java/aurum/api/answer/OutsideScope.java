package aurum.api.answer;

/** Somebody asked for what lies outside their regions: to them it is not there, and the audit keeps that they asked. */
public final class OutsideScope extends RuntimeException {

    private final String subject;

    /** @param subject what was asked for, {@code region haizhou} */
    public OutsideScope(String subject) {
        super("there is no " + subject);
        this.subject = subject;
    }

    public String subject() {
        return subject;
    }
}
