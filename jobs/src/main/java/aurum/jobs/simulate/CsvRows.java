package aurum.jobs.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a small CSV file with a header (RFC 4180: quotes, doubled quotes, line breaks inside quotes; a byte order mark is skipped). */
final class CsvRows {

    private final String text;
    private int at;

    private CsvRows(String text) {
        this.text = text;
    }

    /** The rows below the header, by column; columns that a short row lacks are blank. */
    static List<Map<String, String>> read(Path file) throws IOException {
        String text = Files.readString(file);
        CsvRows reader = new CsvRows(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<String> header = reader.line();
        List<Map<String, String>> rows = new ArrayList<>();
        while (reader.at < reader.text.length()) {
            List<String> values = reader.line();
            if (values.equals(List.of(""))) {
                continue; // a blank line, as editors leave at the end
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), i < values.size() ? values.get(i) : "");
            }
            rows.add(row);
        }
        return rows;
    }

    private List<String> line() {
        List<String> values = new ArrayList<>();
        do {
            values.add(value());
        } while (skip(','));
        skip('\r');
        skip('\n');
        return values;
    }

    private String value() {
        StringBuilder value = new StringBuilder();
        boolean quoted = skip('"');
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quoted && c == '"') {
                at++;
                quoted = skip('"');
                if (!quoted) {
                    break;
                }
                value.append('"');
            } else if (!quoted && (c == ',' || c == '\r' || c == '\n')) {
                break;
            } else {
                value.append(c);
                at++;
            }
        }
        return value.toString();
    }

    private boolean skip(char c) {
        boolean found = at < text.length() && text.charAt(at) == c;
        if (found) {
            at++;
        }
        return found;
    }
}
