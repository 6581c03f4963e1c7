package aurum.jobs.analyse;

import aurum.jobs.failure.Failure;
import aurum.jobs.failure.Nearest;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Rows with an outcome out of a CSV file that anybody may bring. A blank, NA or NaN is a missing value; a column whose other values are all numbers holds numbers. */
public final class OutcomeFile {
    private static final Set<String> USUAL_POSITIVES = Set.of("1", "yes", "y", "true", "churn", "churned", "left");

    /** A text column with more words than this, most of them seen once, is taken for an id. */
    private static final int MOST_WORDS = 50;

    private final Path file;

    /**
     * What the columns mean.
     *
     * @param positive the label's value that is predicted; found by itself where it is the usual word
     * @param id names the customer; rows of one customer stay together
     * @param time when the row was known; later ones are predicted from earlier ones
     * @param without columns that must not be learnt from
     */
    public record Meaning(
            String label, Optional<String> positive, Optional<String> id, Optional<String> time, Set<String> without) {}

    /**
     * @param features columns to learn from
     * @param isNumber whether each holds numbers
     * @param cells per row the features: Double, String, or null where missing
     * @param ids of the rows, or the row numbers where there is no id
     * @param times of the rows; blank where there is no time
     * @param leftOut columns that look like ids
     */
    public record Rows(
            List<String> features,
            boolean[] isNumber,
            List<Object[]> cells,
            boolean[] outcomes,
            List<String> ids,
            List<String> times,
            List<String> leftOut) {}

    public OutcomeFile(Path file) {
        this.file = file;
    }

    /**
     * @throws Failure naming file, line and column of what is wrong
     */
    public Rows read(Meaning meaning) {
        List<String[]> lines = new ArrayList<>();
        List<String> header = parse(lines);
        int label = place(header, meaning.label());
        Optional<Integer> id = meaning.id().map(column -> place(header, column));
        Optional<Integer> time = meaning.time().map(column -> place(header, column));
        Set<Integer> taken = new HashSet<>(Set.of(label));
        id.ifPresent(taken::add);
        time.ifPresent(taken::add);
        meaning.without().forEach(column -> taken.add(place(header, column)));
        boolean[] outcomes = outcomes(lines, label, meaning);

        List<String> features = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<Boolean> numbers = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (int place = 0; place < header.size(); place++) {
            if (taken.contains(place)) {
                continue;
            }
            boolean isNumber = isNumber(lines, place);
            if (!isNumber && isId(lines, place)) {
                leftOut.add(header.get(place));
                continue;
            }
            features.add(header.get(place));
            places.add(place);
            numbers.add(isNumber);
        }
        if (features.isEmpty()) {
            throw Failure.ofSettings("%s has no column to learn from beside '%s'.".formatted(file, meaning.label()));
        }
        boolean[] isNumber = new boolean[numbers.size()];
        for (int i = 0; i < isNumber.length; i++) {
            isNumber[i] = numbers.get(i);
        }
        List<Object[]> cells = new ArrayList<>(lines.size());
        List<String> ids = new ArrayList<>(lines.size());
        List<String> times = new ArrayList<>(lines.size());
        for (String[] line : lines) {
            Object[] row = new Object[isNumber.length];
            for (int i = 0; i < row.length; i++) {
                String text = line[places.get(i)];
                row[i] = isMissing(text) ? null : isNumber[i] ? Double.valueOf(text.strip()) : text.strip();
            }
            cells.add(row);
            String number = Integer.toString(ids.size() + 1);
            ids.add(id.map(place -> line[place]).orElse(number));
            times.add(time.map(place -> line[place]).orElse(""));
        }
        return new Rows(features, isNumber, cells, outcomes, ids, times, leftOut);
    }

    /** By row number, from 1, the fold that a file with the columns row_number and fold gives it. */
    public List<String> folds(Path folds, int rows) {
        List<String[]> lines = new ArrayList<>();
        OutcomeFile given = new OutcomeFile(folds);
        List<String> header = given.parse(lines);
        int number = given.place(header, "row_number");
        int fold = given.place(header, "fold");
        String[] of = new String[rows];
        for (int i = 0; i < lines.size(); i++) {
            String text = lines.get(i)[number];
            if (text == null
                    || !text.matches("\\d{1,9}")
                    || Integer.parseInt(text) < 1
                    || Integer.parseInt(text) > rows) {
                throw Failure.ofSettings("%s, record %d: row_number is '%s'; it has to be 1 to %d, the rows of %s."
                        .formatted(folds, i + 1, text, rows, file));
            }
            of[Integer.parseInt(text) - 1] = lines.get(i)[fold];
        }
        int missing = Arrays.asList(of).indexOf(null);
        if (missing >= 0) {
            throw Failure.ofSettings("%s says no fold for row %d of %s.".formatted(folds, missing + 1, file));
        }
        if (new HashSet<>(Arrays.asList(of)).size() < 2) {
            throw Failure.ofSettings(
                    "%s puts every row into one fold; there have to be two at least.".formatted(folds));
        }
        return Arrays.asList(of);
    }

    private List<String> parse(List<String[]> lines) {
        if (!Files.isReadable(file)) {
            throw Failure.ofSettings("%s cannot be read; give the path of a CSV file with a header.".formatted(file));
        }
        CsvParserSettings settings = new CsvParserSettings();
        settings.setHeaderExtractionEnabled(true);
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setMaxColumns(4096);
        CsvParser parser = new CsvParser(settings);
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
            parser.beginParsing(plain, StandardCharsets.UTF_8);
            List<String> header = Arrays.stream(
                            Optional.ofNullable(parser.getContext().headers()).orElse(new String[0]))
                    .map(name -> name == null ? "" : name.strip())
                    .toList();
            for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
                if (row.length != header.size()) {
                    throw Failure.ofSettings("%s, line %d has %d columns, its header %d."
                            .formatted(file, parser.getContext().currentLine(), row.length, header.size()));
                }
                lines.add(row);
            }
            if (lines.isEmpty() && !header.isEmpty()) {
                throw Failure.ofSettings("%s has no rows below its header.".formatted(file));
            }
            return header;
        } catch (IOException e) {
            throw Failure.ofSettings("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
    }

    private int place(List<String> header, String column) {
        int place = header.indexOf(column);
        if (place < 0) {
            throw Failure.ofSettings("%s has no column '%s'.%s It has: %s"
                    .formatted(file, column, Nearest.hint(column, header), String.join(", ", header)));
        }
        return place;
    }

    private boolean[] outcomes(List<String[]> lines, int label, Meaning meaning) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String value = lines.get(i)[label];
            if (isMissing(value)) {
                throw Failure.ofSettings("%s, record %d: %s is blank; every row needs its outcome."
                        .formatted(file, i + 1, meaning.label()));
            }
            counts.merge(value.strip(), 1, Integer::sum);
        }
        String positive = meaning.positive()
                .or(() -> counts.keySet().stream()
                        .filter(value -> USUAL_POSITIVES.contains(value.toLowerCase(Locale.ROOT)))
                        .findFirst())
                .orElse("");
        String values = String.join(
                ", ",
                counts.keySet().stream()
                        .limit(10)
                        .map(value -> "'" + value + "'")
                        .toList());
        if (!counts.containsKey(positive)) {
            throw Failure.ofSettings("%s: which value of '%s' is to be predicted? Say it with --positive; there are: %s"
                    .formatted(file, meaning.label(), values));
        }
        if (counts.size() < 2) {
            throw Failure.ofSettings(
                    "%s: every '%s' is %s; there is nothing to learn.".formatted(file, meaning.label(), values));
        }
        boolean[] outcomes = new boolean[lines.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = lines.get(i)[label].strip().equals(positive);
        }
        return outcomes;
    }

    /** A cell as a person would write it: whole numbers without a point. */
    static String plain(Object cell) {
        return cell instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString(number.longValue())
                : cell.toString();
    }

    private static boolean isMissing(String text) {
        return text == null
                || text.isBlank()
                || text.strip().equals("NA")
                || text.strip().equals("NaN");
    }

    private static boolean isNumber(List<String[]> lines, int place) {
        boolean hasOne = false;
        for (String[] line : lines) {
            if (isMissing(line[place])) {
                continue;
            }
            try {
                if (!Double.isFinite(Double.parseDouble(line[place].strip()))) {
                    return false;
                }
                hasOne = true;
            } catch (NumberFormatException e) {
                return false;
            }
        }
        return hasOne;
    }

    private static boolean isId(List<String[]> lines, int place) {
        Set<String> words = new HashSet<>();
        lines.forEach(line -> words.add(line[place]));
        return words.size() > MOST_WORDS && words.size() > lines.size() / 2;
    }
}
