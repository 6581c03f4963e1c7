package aurum.api.answer;

import aurum.api.lake.Rows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need. A text that a spreadsheet would run as a formula
 * gets an apostrophe before it; so does one that already begins with an apostrophe, so that taking the first one off gives every
 * text back.
 */
final class Csv {

    private static final String MARK = "\uFEFF";

    /** What makes a cell a formula in one spreadsheet or another, the full-width forms included. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    static byte[] bytes(Rows rows) {
        StringBuilder text = new StringBuilder(MARK);
        text.append(line(List.copyOf(rows.columns())));
        rows.values().forEach(row -> text.append(line(row)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String line(List<?> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(Object value) {
        Object plain = Json.value(value);
        if (plain == null) {
            return "";
        }
        if (plain instanceof Number || plain instanceof Boolean) {
            return plain.toString();
        }
        String text = neutral(plain.toString());
        boolean isQuoted = text.isEmpty() || text.chars().anyMatch(letter -> ",\"\r\n".indexOf(letter) >= 0);
        return isQuoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String neutral(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
