package aurum.api.lake;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A query of ours, made ready: every {@code gold.x} has become the part of that table this reader may see, every {@code :name} a
 * bound value of the query record's component of that name ({@code :product_line} is {@code productLine}).
 *
 * @param sql DuckDB's SQL with question marks
 * @param values what they stand for, in order
 */
record BoundQuery(String sql, List<Object> values) {

    /** What is replaced, after what only looks like it: strings, quoted names, comments and casts are left alone. */
    private static final Pattern PART = Pattern.compile(
            """
            '(?:[^']|'')*' | "[^"]*" | --[^\\n]* | ::
            | :(?<value>[a-z][a-z0-9_]*)
            | \\b(?<table>(?:gold|silver|ops)\\.[a-z][a-z0-9_]*)\\b
            """,
            Pattern.COMMENTS);

    /** The components of a record by the names that queries have for them. */
    private static final ClassValue<Map<String, RecordComponent>> COMPONENTS = new ClassValue<>() {
        @Override
        protected Map<String, RecordComponent> computeValue(Class<?> type) {
            Map<String, RecordComponent> components = new HashMap<>();
            for (RecordComponent component : type.getRecordComponents()) {
                component.getAccessor().setAccessible(true);
                components.put(snakeCase(component.getName()), component);
            }
            return Map.copyOf(components);
        }
    };

    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "varchar",
            java.time.LocalDate.class, "date",
            int.class, "integer",
            long.class, "bigint",
            double.class, "double",
            boolean.class, "boolean");

    /**
     * @param tables finds a table's loaded twin, or throws when the publication has none
     * @param query the record whose components the named values are
     */
    static BoundQuery of(String sql, Function<String, LoadedTable> tables, Scope scope, Record query) {
        StringBuilder text = new StringBuilder();
        List<Object> values = new ArrayList<>();
        Matcher part = PART.matcher(sql);
        while (part.find()) {
            String replacement = part.group();
            if (part.group("value") != null) {
                RecordComponent component = component(query, part.group("value"));
                replacement = "cast(? as %s)".formatted(type(component));
                values.add(value(query, component));
            } else if (part.group("table") != null) {
                replacement = visible(tables.apply(part.group("table")), scope, values);
            }
            part.appendReplacement(text, Matcher.quoteReplacement(replacement));
        }
        part.appendTail(text);
        return new BoundQuery(text.toString(), values);
    }

    /** The first table a query names, as {@code layer.table}. */
    static String firstTable(String sql) {
        Matcher part = PART.matcher(sql);
        while (part.find()) {
            if (part.group("table") != null) {
                return part.group("table");
            }
        }
        throw new IllegalArgumentException("the query names no table: " + sql);
    }

    private static String visible(LoadedTable table, Scope scope, List<Object> values) {
        String all = "(select * from \"%s\"".formatted(table.name());
        String column = table.source().scope();
        if (scope instanceof Scope.Regions regions && !column.equals("unscoped")) {
            values.addAll(regions.ids());
            String marks = regions.ids().stream().map(id -> "?").collect(Collectors.joining(", "));
            return all + (marks.isEmpty() ? " where false)" : " where \"%s\" in (%s))".formatted(column, marks));
        }
        return all + ")";
    }

    private static RecordComponent component(Record query, String name) {
        return Optional.ofNullable(COMPONENTS.get(query.getClass()).get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s has no component for :%s".formatted(query.getClass().getSimpleName(), name)));
    }

    private static String snakeCase(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String type(RecordComponent component) {
        if (component.getType().isEnum()) {
            return "varchar";
        }
        String type = TYPES.get(component.getType());
        if (type == null) {
            throw new IllegalArgumentException("no SQL type for " + component);
        }
        return type;
    }

    private static Object value(Record query, RecordComponent component) {
        try {
            Object value = component.getAccessor().invoke(query);
            return value instanceof Enum<?> choice ? choice.name().toLowerCase(Locale.ROOT) : value;
        } catch (ReflectiveOperationException problem) {
            throw new IllegalStateException("cannot read " + component, problem);
        }
    }
}
