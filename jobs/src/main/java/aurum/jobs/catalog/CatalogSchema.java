package aurum.jobs.catalog;

import aurum.jobs.failure.Failure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a catalog says of itself in its {@code catalog.yaml}: which lists it keeps, and what their columns hold. Without that file
 * every list is taken as it is.
 *
 * @param lists list name → what it declares
 * @param isDeclared whether there is a {@code catalog.yaml}, so that a list that it does not name is a mistake
 */
record CatalogSchema(Map<String, ListType> lists, boolean isDeclared) {
    static final String FILE = "catalog.yaml";

    /** The type of a column that holds conditions. */
    static final String RULE = "rule";

    private static final Set<String> TYPES = Set.of("text", "number", "whole", "date", "flag", RULE);

    /** When a cell must not be blank. */
    enum Required {
        NO,
        ALWAYS,
        /** In lines below another one. */
        WITH_PARENT
    }

    /**
     * A list.
     *
     * @param isDimension whether it has an id, both labels and the days from and until which a line is valid
     * @param key columns that together are unique
     */
    record ListType(boolean isDimension, List<String> key, Map<String, ColumnType> columns) {}

    /**
     * A column.
     *
     * @param type text, number, whole, date, flag or rule
     * @param from the smallest number allowed
     * @param to the largest number allowed
     * @param oneOf the only texts allowed; empty allows all
     * @param list the list whose ids it holds
     * @param isMany whether it holds several ids, separated by semicolons
     * @param over of rules, the table whose columns they may name
     */
    record ColumnType(
            String type,
            Required required,
            Optional<Double> from,
            Optional<Double> to,
            Set<String> oneOf,
            Optional<String> list,
            boolean isMany,
            Optional<String> over) {}

    /**
     * @throws Failure naming file, line and the nearest known word for the first mistake
     */
    static CatalogSchema read(Path folder) {
        Path file = folder.resolve(FILE);
        Map<String, ListType> lists = new LinkedHashMap<>();
        if (!Files.isRegularFile(file)) {
            return new CatalogSchema(lists, false);
        }
        MarkedYaml yaml = MarkedYaml.read(file);
        for (String name : yaml.keys()) {
            MarkedYaml list = yaml.mapping(name).orElseThrow();
            list.allowOnly(Set.of("holds", "dimension", "key", "columns"));
            list.required("holds");
            boolean isDimension = list.flag("dimension", true);
            Map<String, ColumnType> columns = new LinkedHashMap<>();
            list.mapping("columns").ifPresent(declared -> declared.keys()
                    .forEach(column -> columns.put(column, column(declared, column, yaml.keys()))));
            List<String> key = isDimension ? List.of("id") : words(list.required("key"));
            lists.put(name, new ListType(isDimension, key, columns));
        }
        return new CatalogSchema(lists, true);
    }

    private static ColumnType column(MarkedYaml columns, String name, Set<String> lists) {
        if (!columns.isMapping(name)) {
            return new ColumnType(
                    columns.choice(name, "text", TYPES),
                    Required.NO,
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    false,
                    Optional.empty());
        }
        MarkedYaml column = columns.mapping(name).orElseThrow();
        column.allowOnly(Set.of("type", "required", "from", "to", "one_of", "list", "many", "over"));
        String type = column.choice("type", "text", TYPES);
        String required = column.choice("required", "false", Set.of("true", "false", "with_parent"));
        return new ColumnType(
                type,
                switch (required) {
                    case "true" -> Required.ALWAYS;
                    case "with_parent" -> Required.WITH_PARENT;
                    default -> Required.NO;
                },
                number(column, "from"),
                number(column, "to"),
                column.text("one_of").map(text -> Set.copyOf(words(text))).orElse(Set.of()),
                column.text("list").map(list -> column.choice("list", list, lists)),
                column.flag("many", false),
                type.equals(RULE) ? Optional.of(column.required("over")) : Optional.empty());
    }

    private static Optional<Double> number(MarkedYaml column, String key) {
        return column.text(key).map(text -> {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException e) {
                throw column.mistake(key, "'%s' is no number".formatted(text));
            }
        });
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The names of all declared lists, in order of name. */
    Set<String> names() {
        return new TreeSet<>(lists.keySet());
    }
}
