package aurum.api.answer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rows as CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need. A text that a spreadsheet would run as a formula
 * gets an apostrophe before it; so does one that already begins with an apostrophe, so that taking the first one off gives every
 * text back. What the rows are comes in lines that begin with {@code #}, for whoever asks for it: most programs would take them for
 * rows.
 */
final class Csv {

    private static final String MARK = "\uFEFF";

    /** What makes a cell a formula in one spreadsheet or another, the full-width forms included. */
    private static final String FORMULA_STARTS = "=+-@\t\r\n'\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    static byte[] bytes(Answer answer, boolean isDescribed) {
        StringBuilder text = new StringBuilder(MARK);
        if (isDescribed) {
            answer.about().forEach((name, value) -> text.append(remark(name, value)));
            answer.definitions()
                    .byColumn()
                    .forEach((name, definition) -> text.append(remark(name, Definitions.sentence(definition))));
        }
        text.append(line(List.copyOf(answer.rows().columns())));
        answer.rows().values().forEach(row -> text.append(line(row)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String remark(String name, String value) {
        return "# %s: %s\r\n".formatted(name, value.replaceAll("\\R", " "));
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
