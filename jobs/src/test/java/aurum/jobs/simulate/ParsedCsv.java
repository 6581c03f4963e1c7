package aurum.jobs.simulate;

import com.univocity.parsers.common.record.Record;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** CSV files as an independent parser reads them (the one that Spark uses). */
final class ParsedCsv {

    private ParsedCsv() {}

    /** The rows below the header, by column; blank cells are empty. */
    static List<Map<String, String>> rows(Path file) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setHeaderExtractionEnabled(true);
        settings.setNormalizeLineEndingsWithinQuotes(false);
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        settings.setNullValue("");
        List<Map<String, String>> rows = new ArrayList<>();
        for (Record row : new CsvParser(settings).parseAllRecords(file.toFile(), StandardCharsets.UTF_8)) {
            rows.add(row.toFieldMap());
        }
        return rows;
    }

    /** The rows of all files of a folder, in the order of their names. */
    static List<Map<String, String>> rowsOf(Path folder) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Path file : files(folder)) {
            rows.addAll(rows(file));
        }
        return rows;
    }

    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
