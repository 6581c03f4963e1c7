package aurum.jobs.analyse;

import aurum.jobs.failure.Failure;
import aurum.jobs.failure.Nearest;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Ratings, or any numbers, and an outcome out of a CSV file that anybody may bring. */
public final class RatingsFile {
    private static final Set<String> BLANKS = Set.of("", "NA");

    /** @param weight none where every row counts the same */
    public record Columns(String outcome, List<String> drivers, Optional<String> weight) {}

    /**
     * The complete rows.
     *
     * @param drivers by row
     * @param incomplete rows left out, because one of their cells is missing
     */
    public record Rows(double[][] drivers, double[] outcome, double[] weights, long incomplete) {}

    private final Path file;
    private final Columns columns;
    private final Set<Double> missing;

    /** @param missing numbers that stand for no answer, except as a weight; blank cells and NA do anyway */
    public RatingsFile(Path file, Columns columns, Set<Double> missing) {
        this.file = file;
        this.columns = columns;
        this.missing = missing;
    }

    /** @throws Failure naming file, line, column and value of what cannot be read */
    public Rows read() {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw Failure.ofSettings("%s cannot be read; give the path of a CSV file with a header.".formatted(file));
        }
        CsvParserSettings settings = new CsvParserSettings();
        settings.setHeaderExtractionEnabled(true);
        settings.setLineSeparatorDetectionEnabled(true);
        CsvParser parser = new CsvParser(settings);
        List<double[]> rows = new ArrayList<>();
        long incomplete = 0;
        try (InputStream bytes = open()) {
            parser.beginParsing(bytes, StandardCharsets.UTF_8);
            List<String> header = Arrays.asList(
                    Optional.ofNullable(parser.getContext().headers()).orElse(new String[0]));
            int[] places = places(header);
            for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
                long line = parser.getContext().currentLine();
                if (row.length < header.size()) {
                    throw Failure.ofSettings("%s, line %d has %d columns, its header %d."
                            .formatted(file, line, row.length, header.size()));
                }
                Optional<double[]> numbers = numbers(row, places, line, header);
                numbers.ifPresent(rows::add);
                incomplete += numbers.isPresent() ? 0 : 1;
            }
        } catch (IOException e) {
            throw Failure.ofSettings("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
        int count = columns.drivers().size();
        return new Rows(
                rows.stream().map(row -> Arrays.copyOf(row, count)).toArray(double[][]::new),
                rows.stream().mapToDouble(row -> row[count]).toArray(),
                rows.stream().mapToDouble(row -> row[count + 1]).toArray(),
                incomplete);
    }

    private InputStream open() throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    /** Of the drivers, the outcome and the weight; −1 where there is none. */
    private int[] places(List<String> header) {
        List<String> wanted = new ArrayList<>(columns.drivers());
        wanted.add(columns.outcome());
        columns.weight().ifPresent(wanted::add);
        int[] places = new int[columns.drivers().size() + 2];
        Arrays.fill(places, -1);
        for (int i = 0; i < wanted.size(); i++) {
            places[i] = header.indexOf(wanted.get(i));
            if (places[i] < 0) {
                throw Failure.ofSettings("%s has no column '%s'.%s It has: %s"
                        .formatted(
                                file, wanted.get(i), Nearest.hint(wanted.get(i), header), String.join(", ", header)));
            }
        }
        return places;
    }

    private Optional<double[]> numbers(String[] row, int[] places, long line, List<String> header) {
        double[] numbers = new double[places.length];
        int weight = places.length - 1;
        boolean isComplete = true;
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
                numbers[i] = 1;
                continue;
            }
            String text = row[places[i]] == null ? "" : row[places[i]].strip();
            if (BLANKS.contains(text)) {
                isComplete = false;
                continue;
            }
            numbers[i] = number(text, header.get(places[i]), line);
            if (i < weight && missing.contains(numbers[i])) {
                isComplete = false;
            }
            if (i == weight && numbers[i] < 0) {
                throw Failure.ofSettings("%s, line %d: the weight %s is '%s'; it has to be 0 or more."
                        .formatted(file, line, header.get(places[i]), text));
            }
        }
        return isComplete && numbers[weight] > 0 ? Optional.of(numbers) : Optional.empty();
    }

    private double number(String text, String column, long line) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Failure.ofSettings(
                "%s, line %d: %s is '%s'; it has to be a number. If it stands for no answer, blank the cell or write NA."
                        .formatted(file, line, column, text));
    }
}
