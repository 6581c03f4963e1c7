package aurum.jobs.catalog;

import aurum.jobs.catalog.CatalogList.Line;
import aurum.jobs.catalog.CatalogSchema.ColumnType;
import aurum.jobs.catalog.CatalogSchema.ListType;
import aurum.jobs.catalog.CatalogSchema.Required;
import aurum.jobs.failure.Nearest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Holds the lists of a catalog against what it declares of them. Lists that are absent are fine, and what refers to them is not looked up. In every list,
 * declared or not, ids are unique, parents are there and run in no circle, and days are readable and in order.
 */
final class CatalogCheck {
    private static final List<String> OF_A_DIMENSION = List.of("id", "label_zh", "label_en", "valid_from", "valid_to");
    private static final String PARENT = "parent_id";

    private final CatalogSchema schema;
    private final Map<String, CatalogList> lists;
    private final List<String> mistakes;

    /**
     * @param mistakes takes one sentence per mistake: file, line, value, and what was probably meant
     */
    CatalogCheck(CatalogSchema schema, Map<String, CatalogList> lists, List<String> mistakes) {
        this.schema = schema;
        this.lists = lists;
        this.mistakes = mistakes;
    }

    void run() {
        lists.forEach((name, list) -> {
            if (list.header().isEmpty()) {
                return;
            }
            ListType type = schema.lists().get(name);
            if (type == null && schema.isDeclared()) {
                mistakes.add("%s: %s does not say what this list holds.%s"
                        .formatted(list.file(), CatalogSchema.FILE, Nearest.hint(name, schema.names())));
            }
            Map<String, ColumnType> columns = type == null ? Map.of() : type.columns();
            if (type != null) {
                checkHeader(list, type);
            }
            checkKey(list, type == null ? List.of("id") : type.key());
            checkParents(list);
            for (Line line : list.lines()) {
                checkDimension(list, line);
                columns.forEach((column, declared) -> checkCell(list, line, column, declared));
            }
        });
    }

    private void checkHeader(CatalogList list, ListType type) {
        Stream<String> needed = type.isDimension() ? OF_A_DIMENSION.stream() : type.key().stream();
        Stream.concat(needed, type.columns().keySet().stream())
                .distinct()
                .filter(column -> !list.has(column))
                .forEach(column -> mistakes.add("%s, line 1: there is no column '%s'.%s"
                        .formatted(list.file(), column, Nearest.hint(column, unknown(list, type)))));
    }

    /** The header's columns that nobody declared: one of them may be a misspelled one. */
    private static Set<String> unknown(CatalogList list, ListType type) {
        Set<String> unknown = new TreeSet<>();
        list.header().stream()
                .filter(column -> column != null
                        && !OF_A_DIMENSION.contains(column)
                        && !column.equals(PARENT)
                        && !type.columns().containsKey(column))
                .forEach(unknown::add);
        return unknown;
    }

    private void checkKey(CatalogList list, List<String> key) {
        if (!list.header().containsAll(key)) {
            return;
        }
        Map<List<String>, Long> seen = new HashMap<>();
        for (Line line : list.lines()) {
            List<String> values = new ArrayList<>();
            key.forEach(column -> values.add(list.cell(line, column)));
            if (values.contains(null)) {
                mistake(list, line, "the %s is missing.".formatted(key.get(values.indexOf(null))));
                continue;
            }
            Long first = seen.putIfAbsent(values, line.number());
            if (first != null) {
                mistake(
                        list,
                        line,
                        "the %s '%s' stands already in line %d."
                                .formatted(String.join(", ", key), String.join(", ", values), first));
            }
        }
    }

    private void checkParents(CatalogList list) {
        if (!list.has("id") || !list.has(PARENT)) {
            return;
        }
        Set<String> ids = list.values("id");
        Map<String, String> parents = new TreeMap<>();
        for (Line line : list.lines()) {
            String id = list.cell(line, "id");
            String parent = list.cell(line, PARENT);
            if (id == null || parent == null) {
                continue;
            }
            parents.put(id, parent);
            if (!ids.contains(parent)) {
                mistake(
                        list,
                        line,
                        "'%s' has the parent '%s', which is not in the list.%s"
                                .formatted(id, parent, Nearest.hint(parent, ids)));
            }
        }
        Set<String> known = new LinkedHashSet<>();
        for (Line line : list.lines()) {
            Set<String> path = new LinkedHashSet<>();
            String id = list.cell(line, "id");
            while (id != null && known.add(id)) {
                path.add(id);
                id = parents.get(id);
            }
            if (id != null && path.contains(id)) {
                mistake(list, line, "'%s' stands above itself: %s → %s.".formatted(id, String.join(" → ", path), id));
            }
        }
    }

    private void checkDimension(CatalogList list, Line line) {
        for (String label : List.of("label_zh", "label_en")) {
            if (list.has(label) && list.cell(line, label) == null) {
                mistake(list, line, "the %s is missing.".formatted(label));
            }
        }
        LocalDate from = date(list, line, "valid_from");
        LocalDate to = date(list, line, "valid_to");
        if (from != null && to != null && to.isBefore(from)) {
            mistake(list, line, "valid_to %s lies before valid_from %s.".formatted(to, from));
        }
    }

    private void checkCell(CatalogList list, Line line, String column, ColumnType type) {
        String value = list.cell(line, column);
        if (value == null) {
            boolean isRequired = type.required() == Required.ALWAYS
                    || type.required() == Required.WITH_PARENT && list.cell(line, PARENT) != null;
            if (isRequired && list.has(column)) {
                mistake(list, line, "the %s is missing.".formatted(column));
            }
            return;
        }
        switch (type.type()) {
            case "number", "whole" -> checkNumber(list, line, column, type);
            case "date" -> date(list, line, column);
            case "flag" -> {
                if (!value.equals("true") && !value.equals("false")) {
                    mistake(list, line, "the %s '%s' is neither true nor false.".formatted(column, value));
                }
            }
            default -> {}
        }
        List<String> values =
                type.isMany() ? Stream.of(value.split(";")).map(String::strip).toList() : List.of(value);
        if (!type.oneOf().isEmpty()) {
            values.stream()
                    .filter(each -> !type.oneOf().contains(each))
                    .forEach(each -> mistake(
                            list,
                            line,
                            "the %s '%s' is not one of %s.%s"
                                    .formatted(
                                            column,
                                            each,
                                            String.join(", ", new TreeSet<>(type.oneOf())),
                                            Nearest.hint(each, type.oneOf()))));
        }
        type.list().filter(lists::containsKey).ifPresent(name -> {
            Set<String> ids = lists.get(name).values("id");
            values.stream()
                    .filter(each -> !ids.contains(each))
                    .forEach(each -> mistake(
                            list,
                            line,
                            "the %s '%s' is not in %s.csv.%s".formatted(column, each, name, Nearest.hint(each, ids))));
        });
    }

    private void checkNumber(CatalogList list, Line line, String column, ColumnType type) {
        String value = list.cell(line, column);
        double number;
        try {
            number = type.type().equals("whole") ? Long.parseLong(value) : Double.parseDouble(value);
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!Double.isFinite(number)) {
            mistake(
                    list,
                    line,
                    "the %s '%s' is no %s."
                            .formatted(column, value, type.type().equals("whole") ? "whole number" : "number"));
        } else if (number < type.from().orElse(number) || number > type.to().orElse(number)) {
            mistake(list, line, "the %s %s is not %s.".formatted(column, value, range(type)));
        }
    }

    private static String range(ColumnType type) {
        if (type.from().isPresent() && type.to().isPresent()) {
            return "between %s and %s"
                    .formatted(plain(type.from().get()), plain(type.to().get()));
        }
        return type.from()
                .map(from -> plain(from) + " or more")
                .orElseGet(() -> plain(type.to().orElseThrow()) + " or less");
    }

    private static String plain(double number) {
        return new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    }

    /** A day, or null when the cell is blank or, which is a mistake, unreadable. */
    private LocalDate date(CatalogList list, Line line, String column) {
        String value = list.cell(line, column);
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeException e) {
            mistake(list, line, "the %s '%s' is no day like 2026-06-30.".formatted(column, value));
            return null;
        }
    }

    private void mistake(CatalogList list, Line line, String what) {
        mistakes.add("%s, line %d: %s".formatted(list.file(), line.number(), what));
    }
}
