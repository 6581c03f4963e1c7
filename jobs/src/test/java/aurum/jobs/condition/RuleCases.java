package aurum.jobs.condition;

import aurum.jobs.lake.LakeTest;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The cases of {@code data/cases}, to which both programs are held. */
final class RuleCases {
    static final Map<String, Kind> COLUMNS = Map.of(
            "months", Kind.NUMBER,
            "times", Kind.NUMBER,
            "yuan", Kind.NUMBER,
            "rate", Kind.NUMBER,
            "level", Kind.TEXT,
            "is_prepaid", Kind.FLAG,
            "end_date", Kind.DATE);

    /**
     * A rule as people write it.
     *
     * @param holdsFor ids of the rows for which it holds
     * @param mistake the reason why it is none, or null
     * @param word in which the mistake lies; {@code *} leaves that open
     */
    record Case(String rule, List<String> holdsFor, String mistake, String word) {}

    private RuleCases() {}

    static List<Case> all() {
        return lines("rules.csv").stream()
                .map(line -> new Case(text(line[0]), ids(line[1]), line[2], text(line[3])))
                .toList();
    }

    /** Cells in the order of the header; a blank one is null. */
    static List<String[]> rows() {
        return lines("rule_rows.csv");
    }

    private static List<String[]> lines(String file) {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setHeaderExtractionEnabled(true);
        settings.getFormat().setComment('\0');
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        return new CsvParser(settings)
                .parseAll(LakeTest.project().resolve("data/cases").resolve(file).toFile(), "UTF-8");
    }

    private static List<String> ids(String cell) {
        return cell == null ? List.of() : Arrays.asList(cell.split(" "));
    }

    private static String text(String cell) {
        return cell == null ? "" : cell;
    }
}
