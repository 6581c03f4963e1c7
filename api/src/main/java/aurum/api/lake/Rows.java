package aurum.api.lake;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What a query gave.
 *
 * @param columns names, in order
 * @param types DuckDB's names of their types, in the columns' order
 * @param values one list per row, in the columns' order; a value may be null
 * @param isTruncated whether there were more rows than asked for
 */
public record Rows(List<String> columns, List<String> types, List<List<Object>> values, boolean isTruncated) {

    /** Rows that no query gave: their types are those of their first values, text where there is none. */
    public static Rows of(List<String> columns, List<List<Object>> values) {
        return of(columns, values, false);
    }

    /** The same where there were more. */
    public static Rows of(List<String> columns, List<List<Object>> values, boolean isTruncated) {
        List<String> types = IntStream.range(0, columns.size())
                .mapToObj(column -> values.stream()
                        .map(row -> row.get(column))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .map(Rows::type)
                        .orElse("VARCHAR"))
                .toList();
        return new Rows(columns, types, values, isTruncated);
    }

    private static String type(Object value) {
        if (value instanceof Long || value instanceof Integer) {
            return "BIGINT";
        }
        if (value instanceof Double) {
            return "DOUBLE";
        }
        if (value instanceof Boolean) {
            return "BOOLEAN";
        }
        if (value instanceof LocalDate) {
            return "DATE";
        }
        return value instanceof OffsetDateTime ? "TIMESTAMP WITH TIME ZONE" : "VARCHAR";
    }
}
