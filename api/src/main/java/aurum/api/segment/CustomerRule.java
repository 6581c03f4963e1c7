package aurum.api.segment;

import aurum.api.answer.ApiError;
import aurum.api.answer.Nearest;
import aurum.api.condition.Condition;
import aurum.api.condition.ConditionMistake;
import aurum.api.condition.DuckCondition;
import aurum.api.condition.Kind;
import aurum.api.lake.Column;
import aurum.api.lake.Pin;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A rule over what a publication says of its customers, in the language of the catalog: what somebody tries out today is what the jobs follow tomorrow. */
public final class CustomerRule {
    static final String FEATURES = "gold.customer_features";

    private static final String KEY = "customer_key";

    private CustomerRule() {}

    /**
     * The rule as a condition of a query over {@code gold.customer_features}, in brackets.
     *
     * @param parameter that it came in
     * @throws ApiError saying what is wrong, and in parts for a page to say it in the reader's language
     */
    public static String sql(String parameter, String text, Pin pin) {
        Map<String, Kind> columns = pin.kept("columns of rules", Columns.class, () -> Columns.of(pin))
                .kinds();
        try {
            return DuckCondition.of(Condition.of(text, columns));
        } catch (ConditionMistake mistake) {
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("parameter", parameter);
            details.put("reason", mistake.reason().name().toLowerCase(Locale.ROOT));
            details.put("word", mistake.word());
            details.put("nearest", Nearest.to(mistake.word(), mistake.known()).orElse(null));
            String message = "the rule cannot be used: %s%s"
                    .formatted(mistake.getMessage(), Nearest.suggestion(mistake.word(), mistake.known()));
            throw ApiError.of(400, "bad_rule", message, details);
        }
    }

    /** What a rule may name. */
    private record Columns(Map<String, Kind> kinds) {

        static Columns of(Pin pin) {
            Map<String, Kind> kinds = new TreeMap<>();
            for (Column column : pin.columns(FEATURES)) {
                if (!column.name().equals(KEY)) {
                    switch (column.type()) {
                        case "VARCHAR" -> kinds.put(column.name(), Kind.TEXT);
                        case "BIGINT", "DOUBLE" -> kinds.put(column.name(), Kind.NUMBER);
                        case "BOOLEAN" -> kinds.put(column.name(), Kind.FLAG);
                        case "DATE" -> kinds.put(column.name(), Kind.DATE);
                        default -> {}
                    }
                }
            }
            return new Columns(kinds);
        }
    }
}
