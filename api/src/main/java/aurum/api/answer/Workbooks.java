package aurum.api.answer;

import aurum.api.lake.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Rows as XLSX: the sheet {@code rows} to work with, the sheet {@code about} with publication, filters and definitions. Every text is a
 * cell of type text, which no spreadsheet runs, so it stays letter by letter what it was; letters that XML does not know become �.
 */
final class Workbooks {

    /** More does not fit into a cell. */
    private static final int MOST_LETTERS = 32_767;

    private static final double WIDE = 28;

    private Workbooks() {}

    static byte[] bytes(Answer answer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);
        try (Workbook workbook = new Workbook(bytes, "Aurum", "1.0")) {
            rows(workbook.newWorksheet("rows"), answer.rows());
            about(workbook.newWorksheet("about"), answer);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return bytes.toByteArray();
    }

    private static void rows(Worksheet sheet, Rows rows) {
        head(sheet, 0, rows.columns());
        sheet.freezePane(0, 1);
        int line = 1;
        for (List<Object> row : rows.values()) {
            for (int column = 0; column < row.size(); column++) {
                cell(sheet, line, column, row.get(column));
            }
            line++;
        }
        if (!rows.values().isEmpty()) {
            sheet.setAutoFilter(0, 0, rows.columns().size() - 1);
        }
    }

    private static void about(Worksheet sheet, Answer answer) {
        int line = 0;
        for (Map.Entry<String, String> fact : answer.about().entrySet()) {
            text(sheet, line, 0, fact.getKey());
            text(sheet, line, 1, fact.getValue());
            line++;
        }
        line++;
        head(sheet, line, List.of("column", "meaning_zh", "meaning_en", "unit", "left_out"));
        for (Map.Entry<String, Map<String, String>> definition :
                answer.definitions().byColumn().entrySet()) {
            line++;
            text(sheet, line, 0, definition.getKey());
            int column = 1;
            for (String word : definition.getValue().values()) {
                text(sheet, line, column++, word);
            }
        }
        for (int column = 0; column < 3; column++) {
            sheet.width(column, WIDE);
        }
    }

    private static void head(Worksheet sheet, int line, List<String> names) {
        for (int column = 0; column < names.size(); column++) {
            text(sheet, line, column, names.get(column));
            sheet.style(line, column).bold().set();
        }
    }

    private static void cell(Worksheet sheet, int line, int column, Object value) {
        Object plain = value instanceof LocalDate ? value : Json.value(value);
        if (plain instanceof LocalDate day) {
            sheet.value(line, column, day);
            sheet.style(line, column).format("yyyy-mm-dd").set();
        } else if (plain instanceof Number number) {
            sheet.value(line, column, number);
        } else if (plain instanceof Boolean bool) {
            sheet.value(line, column, bool);
        } else if (plain != null) {
            text(sheet, line, column, plain.toString());
        }
    }

    private static void text(Worksheet sheet, int line, int column, String text) {
        if (text != null) {
            String known = text.codePoints()
                    .map(letter -> isKnownToXml(letter) ? letter : 0xFFFD)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            sheet.value(
                    line, column, known.length() <= MOST_LETTERS ? known : known.substring(0, MOST_LETTERS - 1) + "…");
        }
    }

    private static boolean isKnownToXml(int letter) {
        return letter == '\t'
                || letter == '\n'
                || letter == '\r'
                || letter >= 0x20 && letter < 0xD800
                || letter >= 0xE000 && letter < 0xFFFE
                || letter >= 0x10000;
    }
}
