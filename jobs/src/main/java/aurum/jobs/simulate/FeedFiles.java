package aurum.jobs.simulate;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The landing files of one day: each feed's rows go to {@code <feed>/<feed>-<date>.csv}, or {@code .jsonl}. A feed without rows on a day sends no file. */
final class FeedFiles implements Closeable {

    private final Path out;
    private final Map<String, CsvFile> open = new LinkedHashMap<>();
    private final SortedMap<String, Long> rowsByFile = new TreeMap<>();
    private LocalDate date = LocalDate.MIN;

    FeedFiles(Path out) {
        this.out = out;
    }

    /** Starts a day's files. */
    void begin(LocalDate day) {
        this.date = day;
    }

    /** @param values in the order of {@link FeedColumns}; blank for null */
    void row(String feed, String... values) throws IOException {
        CsvFile file = open.get(feed);
        if (file == null) {
            file = new CsvFile(out.resolve(name(feed)), FeedColumns.of(feed));
            open.put(feed, file);
        }
        file.row(values);
    }

    /** Gives the day's files their names. */
    void end() throws IOException {
        for (Map.Entry<String, CsvFile> entry : open.entrySet()) {
            rowsByFile.put(name(entry.getKey()), entry.getValue().finish());
        }
        open.clear();
    }

    /** Rows below the header, by path relative to the output folder. */
    SortedMap<String, Long> rowsByFile() {
        return Collections.unmodifiableSortedMap(rowsByFile);
    }

    @Override
    public void close() throws IOException {
        for (CsvFile file : List.copyOf(open.values())) {
            file.close();
        }
    }

    private String name(String feed) {
        return "%s/%s-%s.csv".formatted(feed, feed, date);
    }
}
