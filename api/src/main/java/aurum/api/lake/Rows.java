package aurum.api.lake;

import java.util.List;

/**
 * What a query gave.
 *
 * @param columns names, in order
 * @param values one list per row, in the columns' order; a value may be null
 * @param isTruncated whether there were more rows than asked for
 */
public record Rows(List<String> columns, List<List<Object>> values, boolean isTruncated) {}
