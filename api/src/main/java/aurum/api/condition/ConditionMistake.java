package aurum.api.condition;

import java.util.Collection;
import java.util.List;

/** Why a text is no condition: a sentence without the file and line, and the same in parts, for a page to say it in another language. */
public final class ConditionMistake extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** It cannot be read; {@link #word} is where, nothing for its end. */
        UNREADABLE,
        /** {@link #word} is SQL, but not of this part. */
        NOT_ALLOWED,
        /** {@link #word} is no column; {@link #known} are. */
        UNKNOWN_COLUMN,
        /** {@link #word} is of another kind than its place takes. */
        WRONG_KIND,
        /** What is asked of {@link #word} excludes itself. */
        NEVER_TRUE
    }

    private final Reason reason;
    private final String word;
    private final transient Collection<String> known;

    private ConditionMistake(Reason reason, String word, Collection<String> known, String message) {
        super(message);
        this.reason = reason;
        this.word = word;
        this.known = known;
    }

    static ConditionMistake unreadable(String word) {
        return of(
                Reason.UNREADABLE,
                word,
                word.isEmpty() ? "it cannot be read to its end" : "it cannot be read from '%s' on".formatted(word));
    }

    static ConditionMistake tooLong(int most) {
        return of(Reason.UNREADABLE, "", "it has to have 1 to %d letters, and not too many brackets".formatted(most));
    }

    static ConditionMistake notAllowed(String word) {
        return of(
                Reason.NOT_ALLOWED,
                word,
                "'%s' is not part of the language of rules (columns, values, = <> < <= > >=, and, or, not, in, between, is null, + - * /, coalesce)"
                        .formatted(word));
    }

    static ConditionMistake unknownColumn(String word, Collection<String> known) {
        return new ConditionMistake(Reason.UNKNOWN_COLUMN, word, known, "there is no column '%s'".formatted(word));
    }

    static ConditionMistake wrongKind(String word, Kind is, String expected) {
        return of(Reason.WRONG_KIND, word, "'%s' is %s, where %s is needed".formatted(word, is.words(), expected));
    }

    static ConditionMistake neverTrue(String column) {
        return of(
                Reason.NEVER_TRUE, column, "it is never true: what it asks of '%s' excludes itself".formatted(column));
    }

    private static ConditionMistake of(Reason reason, String word, String message) {
        return new ConditionMistake(reason, word, List.of(), message);
    }

    public Reason reason() {
        return reason;
    }

    /** The part of the text that is meant. */
    public String word() {
        return word;
    }

    /** The words that are known in its place, or none. */
    public Collection<String> known() {
        return known;
    }
}
