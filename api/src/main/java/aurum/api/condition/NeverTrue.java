package aurum.api.condition;

import aurum.api.condition.Term.And;
import aurum.api.condition.Term.Column;
import aurum.api.condition.Term.Comparison;
import aurum.api.condition.Term.Not;
import aurum.api.condition.Term.OneOf;
import aurum.api.condition.Term.Or;
import aurum.api.condition.Term.Unknown;
import aurum.api.condition.Term.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds conditions that no row can ever fulfil, the simple ones that people write by mistake: a column that would have to be above 5 and below 3, two things at once, or unknown and 5. Between columns it
 * looks for nothing.
 */
final class NeverTrue {

    private NeverTrue() {}

    static void refuse(Term term) throws ConditionMistake {
        Optional<String> column = excludedColumn(term);
        if (column.isPresent()) {
            throw ConditionMistake.neverTrue(column.get());
        }
    }

    /** The column of which nothing is left, if so. */
    private static Optional<String> excludedColumn(Term term) {
        if (term instanceof Or or) {
            return excludedColumn(or.left()).flatMap(column -> excludedColumn(or.right()));
        }
        List<Term> all = new ArrayList<>();
        flatten(term, all);
        Map<String, Left> left = new LinkedHashMap<>();
        for (Term each : all) {
            if (each instanceof Or) {
                Optional<String> column = excludedColumn(each);
                if (column.isPresent()) {
                    return column;
                }
            }
            narrow(each, left);
        }
        return left.entrySet().stream()
                .filter(column -> column.getValue().isNothing())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static void flatten(Term term, List<Term> all) {
        if (term instanceof And and) {
            flatten(and.left(), all);
            flatten(and.right(), all);
        } else {
            all.add(term);
        }
    }

    private static void narrow(Term term, Map<String, Left> left) {
        if (term instanceof Column flag) {
            of(flag, left).only(List.of(comparable(true)));
        } else if (term instanceof Unknown unknown && unknown.term() instanceof Column column) {
            of(column, left).mustBeUnknown = true;
        } else if (term instanceof OneOf oneOf && oneOf.term() instanceof Column column) {
            of(column, left)
                    .only(oneOf.values().stream()
                            .map(value -> comparable(value.value()))
                            .toList());
        } else if (term instanceof Not not) {
            narrowByNot(not.term(), left);
        } else if (term instanceof Comparison comparison) {
            if (comparison.left() instanceof Column column && comparison.right() instanceof Value value) {
                of(column, left).compare(comparison.operator(), comparable(value.value()));
            } else if (comparison.right() instanceof Column column && comparison.left() instanceof Value value) {
                of(column, left).compare(turned(comparison.operator()), comparable(value.value()));
            }
        }
    }

    private static void narrowByNot(Term term, Map<String, Left> left) {
        if (term instanceof Column flag) {
            of(flag, left).only(List.of(comparable(false)));
        } else if (term instanceof Unknown unknown && unknown.term() instanceof Column column) {
            of(column, left).mustBeKnown = true;
        } else if (term instanceof OneOf oneOf && oneOf.term() instanceof Column column) {
            oneOf.values().forEach(value -> of(column, left).compare("<>", comparable(value.value())));
        }
    }

    private static Left of(Column column, Map<String, Left> left) {
        return left.computeIfAbsent(column.name(), any -> new Left());
    }

    private static String turned(String operator) {
        return switch (operator) {
            case "<" -> ">";
            case "<=" -> ">=";
            case ">" -> "<";
            case ">=" -> "<=";
            default -> operator;
        };
    }

    @SuppressWarnings("unchecked")
    private static Comparable<Object> comparable(Object value) {
        return (Comparable<Object>) (value instanceof Number ? new BigDecimal(value.toString()) : value);
    }

    /** What a column may still be. */
    private static final class Left {
        private Comparable<Object> least;
        private boolean isLeastOut;
        private Comparable<Object> most;
        private boolean isMostOut;
        private List<Comparable<Object>> only;
        private final List<Comparable<Object>> never = new ArrayList<>();
        private boolean mustBeKnown;
        private boolean mustBeUnknown;

        void compare(String operator, Comparable<Object> value) {
            mustBeKnown = true;
            switch (operator) {
                case "=" -> only(List.of(value));
                case "<>" -> never.add(value);
                case ">", ">=" -> raise(value, operator.equals(">"));
                default -> lower(value, operator.equals("<"));
            }
        }

        void only(List<Comparable<Object>> values) {
            mustBeKnown = true;
            only = only == null
                    ? values
                    : only.stream().filter(values::contains).toList();
        }

        private void raise(Comparable<Object> value, boolean isOut) {
            int order = least == null ? 1 : value.compareTo(least);
            isLeastOut = order > 0 ? isOut : isLeastOut || order == 0 && isOut;
            least = order > 0 ? value : least;
        }

        private void lower(Comparable<Object> value, boolean isOut) {
            int order = most == null ? -1 : value.compareTo(most);
            isMostOut = order < 0 ? isOut : isMostOut || order == 0 && isOut;
            most = order < 0 ? value : most;
        }

        boolean isNothing() {
            if (mustBeKnown && mustBeUnknown) {
                return true;
            }
            if (only != null) {
                return only.stream().noneMatch(this::fits);
            }
            int order = least == null || most == null ? -1 : least.compareTo(most);
            return order > 0 || order == 0 && (isLeastOut || isMostOut || never.contains(least));
        }

        private boolean fits(Comparable<Object> value) {
            return !never.contains(value)
                    && (least == null || value.compareTo(least) >= (isLeastOut ? 1 : 0))
                    && (most == null || value.compareTo(most) <= (isMostOut ? -1 : 0));
        }
    }
}
