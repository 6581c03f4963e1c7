package aurum.jobs.catalog;

import aurum.jobs.catalog.CatalogList.Line;
import aurum.jobs.condition.Condition;
import aurum.jobs.condition.ConditionMistake;
import aurum.jobs.condition.Kind;
import aurum.jobs.failure.Nearest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Holds the rules that a catalog's lists keep against the columns of the tables that they are over. A blank cell is no rule. */
final class RuleCheck {
    private final CatalogSchema schema;
    private final Map<String, CatalogList> lists;
    private final List<String> mistakes;

    /** @param mistakes takes one sentence per mistake: file, line, what is wrong, and what was probably meant */
    RuleCheck(CatalogSchema schema, Map<String, CatalogList> lists, List<String> mistakes) {
        this.schema = schema;
        this.lists = lists;
        this.mistakes = mistakes;
    }

    void run(Function<String, Map<String, Kind>> columnsOf) {
        schema.lists().forEach((name, type) -> type.columns().forEach((column, declared) -> {
            if (declared.type().equals(CatalogSchema.RULE) && lists.containsKey(name)) {
                check(lists.get(name), column, columnsOf.apply(declared.over().orElseThrow()));
            }
        }));
    }

    private void check(CatalogList list, String column, Map<String, Kind> columns) {
        for (Line line : list.lines()) {
            String text = list.cell(line, column);
            if (text == null) {
                continue;
            }
            try {
                Condition.of(text, columns);
            } catch (ConditionMistake mistake) {
                mistakes.add("%s, line %d: the %s '%s' cannot be used: %s.%s"
                        .formatted(
                                list.file(),
                                line.number(),
                                column,
                                text,
                                mistake.getMessage(),
                                Nearest.hint(mistake.word(), mistake.known())));
            }
        }
    }
}
