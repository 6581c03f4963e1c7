package aurum.api.desk;

import java.util.Map;

/**
 * Something that was decided, or refused: what the audit keeps and the jobs read.
 *
 * @param actor the account's name, or who else did it: {@code (command line)}, {@code (nobody)}
 * @param action thing and what happened to it, {@code note.written}
 * @param subject which thing
 * @param details what else is worth keeping; no secret, no address of a person
 */
public record Event(String actor, String action, String subject, Map<String, Object> details) {

    private static final int LONGEST_SUBJECT = 200;

    public Event {
        subject = subject.length() > LONGEST_SUBJECT ? subject.substring(0, LONGEST_SUBJECT) : subject;
    }
}
