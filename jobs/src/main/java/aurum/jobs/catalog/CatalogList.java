package aurum.jobs.catalog;

import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One CSV file of the catalog.
 *
 * @param header column names
 * @param lines the lines below the header that have its columns
 * @param hash of the file's bytes
 */
record CatalogList(Path file, List<String> header, List<Line> lines, String hash) {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** What decoding puts where bytes are no UTF-8. */
    private static final String UNREADABLE_CHARACTER = "\uFFFD";

    /**
     * A line of text.
     *
     * @param number where it stands in the file, from 1
     * @param cells as many as the header has; a blank one is null
     */
    record Line(long number, List<String> cells) {}

    /**
     * @param mistakes takes what is wrong with single lines
     */
    static CatalogList read(Path file, List<String> mistakes) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        CsvParserSettings settings = new CsvParserSettings();
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setCommentProcessingEnabled(true);
        settings.setSkipEmptyLines(true);
        settings.setMaxCharsPerColumn(-1);
        CsvParser parser = new CsvParser(settings);
        // A last line that no line break ends would be counted one too low.
        String text = new String(bytes, StandardCharsets.UTF_8).replace(BYTE_ORDER_MARK, "") + "\n";
        parser.beginParsing(new StringReader(text));
        String[] first = parser.parseNext();
        if (first == null) {
            mistakes.add("%s: it is empty; a list has at least a header.".formatted(file));
            return new CatalogList(file, List.of(), List.of(), hash(bytes));
        }
        List<String> header = cells(first);
        List<Line> lines = new ArrayList<>();
        for (String[] cells = parser.parseNext(); cells != null; cells = parser.parseNext()) {
            Line line = new Line(parser.getContext().currentLine(), cells(cells));
            if (cells.length != header.size()) {
                mistakes.add("%s, line %d: %d cells, but the header has %d."
                        .formatted(file, line.number(), cells.length, header.size()));
            } else if (line.cells().stream().anyMatch(cell -> cell != null && cell.contains(UNREADABLE_CHARACTER))) {
                mistakes.add("%s, line %d: it holds characters that are not UTF-8; save the file as UTF-8."
                        .formatted(file, line.number()));
            } else {
                lines.add(line);
            }
        }
        return new CatalogList(file, header, List.copyOf(lines), hash(bytes));
    }

    private static List<String> cells(String[] cells) {
        List<String> texts = new ArrayList<>();
        for (String cell : cells) {
            texts.add(cell == null || cell.isBlank() ? null : cell.strip());
        }
        return Collections.unmodifiableList(texts);
    }

    boolean has(String column) {
        return header.contains(column);
    }

    /** A cell, or null when it is blank or the list has no such column. */
    String cell(Line line, String column) {
        int index = header.indexOf(column);
        return index < 0 ? null : line.cells().get(index);
    }

    /** What stands in a column. */
    Set<String> values(String column) {
        return lines.stream()
                .map(line -> cell(line, column))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
