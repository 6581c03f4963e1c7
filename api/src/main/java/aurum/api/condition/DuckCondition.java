package aurum.api.condition;

import java.time.LocalDate;
import java.util.List;

/** Conditions as DuckDB's SQL, written anew from what was understood: nothing of the text that somebody typed reaches the engine but quoted texts, numbers and days. */
public final class DuckCondition {
    private static final Dialect<String> DUCK = new Dialect<>() {
        @Override
        public String column(String name) {
            return "\"" + name.replace("\"", "\"\"") + "\"";
        }

        @Override
        public String value(Object value) {
            if (value instanceof Double number) {
                return "cast('%s' as double)".formatted(number);
            }
            if (value instanceof Long number) {
                return "cast('%d' as bigint)".formatted(number);
            }
            if (value instanceof LocalDate day) {
                return "cast('%s' as date)".formatted(day);
            }
            return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
        }

        @Override
        public String calculation(char operator, String left, String right) {
            String form = operator == '/'
                    ? "(cast(%s as double) %c nullif(cast(%s as double), 0))"
                    : "(cast(%s as double) %c cast(%s as double))";
            return form.formatted(left, operator, right);
        }

        @Override
        public String firstKnown(List<String> terms) {
            return "coalesce(%s)".formatted(String.join(", ", terms));
        }

        @Override
        public String comparison(String operator, String left, String right) {
            return "(%s %s %s)".formatted(left, operator, right);
        }

        @Override
        public String oneOf(String term, List<String> values) {
            return "(%s in (%s))".formatted(term, String.join(", ", values));
        }

        @Override
        public String unknown(String term) {
            return "(%s is null)".formatted(term);
        }

        @Override
        public String not(String term) {
            return "(not %s)".formatted(term);
        }

        @Override
        public String and(String left, String right) {
            return "(%s and %s)".formatted(left, right);
        }

        @Override
        public String or(String left, String right) {
            return "(%s or %s)".formatted(left, right);
        }
    };

    private DuckCondition() {}

    /** True, false, or null where that is not known; in brackets, to stand anywhere. */
    public static String of(Condition condition) {
        return condition.term().in(DUCK);
    }
}
