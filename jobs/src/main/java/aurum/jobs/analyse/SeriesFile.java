package aurum.jobs.analyse;

import aurum.jobs.failure.Failure;
import aurum.jobs.failure.Nearest;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Counts over time out of a CSV file that anybody may bring. */
public final class SeriesFile {
    private static final int DAYS_PER_WEEK = 7;
    /** The epoch began on a Thursday; with these days added weeks begin on Monday. */
    private static final int FROM_MONDAY = 3;

    /** What is given of one series at one time. */
    public record Point(double count, double exposure) {
        Point plus(Point other) {
            return new Point(count + other.count, exposure + other.exposure);
        }
    }

    /** @param exposure none where every time has the same */
    public record Columns(Optional<String> series, String time, String count, Optional<String> exposure) {}

    private final Path file;
    private final Columns columns;
    private final boolean byWeek;
    private boolean hasDates;

    public SeriesFile(Path file, Columns columns, boolean byWeek) {
        this.file = file;
        this.columns = columns;
        this.byWeek = byWeek;
    }

    /** By series and number of the time; rows of the same are added up. */
    public Map<String, TreeMap<Long, Point>> read() {
        if (!Files.isReadable(file)) {
            throw Failure.ofSettings("%s cannot be read; give the path of a CSV file with a header.".formatted(file));
        }
        CsvParserSettings settings = new CsvParserSettings();
        settings.setHeaderExtractionEnabled(true);
        settings.setLineSeparatorDetectionEnabled(true);
        CsvParser parser = new CsvParser(settings);
        Map<String, TreeMap<Long, Point>> series = new TreeMap<>();
        try (InputStream bytes = open()) {
            parser.beginParsing(bytes, java.nio.charset.StandardCharsets.UTF_8);
            List<String> header = Arrays.asList(
                    Optional.ofNullable(parser.getContext().headers()).orElse(new String[0]));
            int time = place(header, columns.time());
            int count = place(header, columns.count());
            Optional<Integer> name = columns.series().map(column -> place(header, column));
            Optional<Integer> exposure = columns.exposure().map(column -> place(header, column));
            for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
                long line = parser.getContext().currentLine();
                if (row.length < header.size()) {
                    throw Failure.ofSettings("%s, line %d has %d columns, its header %d."
                            .formatted(file, line, row.length, header.size()));
                }
                String key = name.map(Arrays.asList(row)::get).orElse("");
                Point point = new Point(
                        number(row[count], columns.count(), line),
                        exposure.isPresent()
                                ? number(row[exposure.get()], columns.exposure().orElseThrow(), line)
                                : 1);
                series.computeIfAbsent(key, ignored -> new TreeMap<>())
                        .merge(time(row[time], line), point, exposure.isPresent() ? Point::plus : SeriesFile::counts);
            }
        } catch (IOException e) {
            throw Failure.ofSettings("%s cannot be read: %s".formatted(file, e.getMessage()));
        }
        if (series.isEmpty()) {
            throw Failure.ofSettings("%s has no rows below its header.".formatted(file));
        }
        return series;
    }

    private static Point counts(Point left, Point right) {
        return new Point(left.count + right.count, left.exposure);
    }

    private InputStream open() throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    private int place(List<String> header, String column) {
        int place = header.indexOf(column);
        if (place < 0) {
            throw Failure.ofSettings("%s has no column '%s'.%s It has: %s"
                    .formatted(file, column, Nearest.hint(column, header), String.join(", ", header)));
        }
        return place;
    }

    private double number(String text, String column, long line) {
        try {
            double number = Double.parseDouble(text);
            if (number >= 0 && number < Double.POSITIVE_INFINITY) {
                return number;
            }
        } catch (NumberFormatException | NullPointerException e) {
            // said below
        }
        throw Failure.ofSettings(
                "%s, line %d: %s is '%s'; it has to be a number, 0 or more.".formatted(file, line, column, text));
    }

    /** Days since 1970-01-01 or weeks that begin on Monday for dates; a whole number stands for itself. */
    private long time(String text, long line) {
        if (text != null && text.matches("-?\\d{1,9}")) {
            return Long.parseLong(text);
        }
        try {
            long day = LocalDate.parse(text == null ? "" : text).toEpochDay();
            hasDates = true;
            return byWeek ? Math.floorDiv(day + FROM_MONDAY, DAYS_PER_WEEK) : day;
        } catch (DateTimeParseException e) {
            throw Failure.ofSettings("%s, line %d: %s is '%s'; it has to be a date (yyyy-mm-dd) or a whole number."
                    .formatted(file, line, columns.time(), text));
        }
    }

    /** The number of a time as an argument gives it. */
    public long timeOf(String argument) {
        return time(argument, 0);
    }

    /** As the file writes it; of a week, its Monday. */
    public String written(long time) {
        if (!hasDates) {
            return Long.toString(time);
        }
        return LocalDate.ofEpochDay(byWeek ? time * DAYS_PER_WEEK - FROM_MONDAY : time)
                .toString();
    }
}
