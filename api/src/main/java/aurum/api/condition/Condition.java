package aurum.api.condition;

import java.util.List;
import java.util.Map;

/**
 * A condition over the columns of a table, checked: every column is there, every part of the right kind, and it can be true.
 *
 * @param text as it was written
 */
public record Condition(String text, Term term) {

    /**
     * @param columns what it may name, and of what kind that is
     * @throws ConditionMistake saying the first thing that is wrong
     */
    public static Condition of(String text, Map<String, Kind> columns) throws ConditionMistake {
        Term term = new ConditionParser(columns).read(text);
        NeverTrue.refuse(term);
        return new Condition(text, term);
    }

    /** The columns it names, in the order in which they first appear. */
    public List<String> columns() {
        return term.columns().distinct().toList();
    }
}
