package aurum.jobs.gold.customer;

import aurum.jobs.condition.Kind;
import aurum.jobs.lake.Contract;
import java.util.Map;
import java.util.TreeMap;

/** What a rule of the catalog may name: the columns of a table, but for its key and for what no rule compares, such as moments. */
public final class RuleColumns {

    private RuleColumns() {}

    /** The columns by name, and what kind each is. */
    public static Map<String, Kind> of(Contract contract) {
        Map<String, Kind> columns = new TreeMap<>();
        contract.fields().stream()
                .filter(field -> !field.isTechnical() && !contract.key().contains(field.name()))
                .forEach(field -> {
                    switch (field.type()) {
                        case STRING -> columns.put(field.name(), Kind.TEXT);
                        case LONG, DOUBLE -> columns.put(field.name(), Kind.NUMBER);
                        case BOOLEAN -> columns.put(field.name(), Kind.FLAG);
                        case DATE -> columns.put(field.name(), Kind.DATE);
                        default -> {}
                    }
                });
        return columns;
    }
}
