package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The landing files, a day after the other: each feed's rows go to {@code <feed>/<feed>-<date>.csv}, or {@code .jsonl}. A feed without rows on a day sends no file. */
final class FeedFiles implements Closeable {

    private static final int SHUFFLED_AT_A_TIME = 20_000;
    private static final String NO_TIME = "99.99.9999";

    private final SimulationSettings settings;
    private final Map<String, OpenFile> open = new LinkedHashMap<>();
    private final SortedMap<String, Long> rowsByFile = new TreeMap<>();
    private final SortedMap<String, Sent> sent = new TreeMap<>();
    /** Lines to come with a later day's file, by day and feed. */
    private final Map<Integer, Map<String, List<String>>> later = new HashMap<>();

    private int day;

    /** What was sent of a feed: rows of the clean world, and what dirt made of them. */
    static final class Sent {
        long rows;
        long broken;
        long repeated;
        long late;
    }

    private static final class OpenFile {
        final CsvFile file;
        final RandomStream random;
        final List<String> shuffled = new ArrayList<>();

        OpenFile(CsvFile file, RandomStream random) {
            this.file = file;
            this.random = random;
        }
    }

    FeedFiles(SimulationSettings settings) {
        this.settings = settings;
    }

    /** Starts a day's files with what comes late from the days before. */
    void begin(int startedDay) throws IOException {
        this.day = startedDay;
        Map<String, List<String>> due = later.remove(day);
        if (due != null) {
            for (Map.Entry<String, List<String>> feed : due.entrySet()) {
                for (String line : feed.getValue()) {
                    write(file(feed.getKey()), line);
                }
            }
        }
    }

    /** @param values in the order of {@link FeedColumns}; blank for null */
    void row(String feed, String... values) throws IOException {
        Dirt dirt = settings.dirt();
        boolean json = FeedColumns.isJsonLines(feed);
        String line = json ? JsonLine.of(feed, values) : CsvFile.csv(values);
        if (dirt.isNone()) {
            count(feed);
            file(feed).file.line(line);
            return;
        }
        RandomStream random = file(feed).random;
        if (random.chance(dirt.broken())) {
            sent.computeIfAbsent(feed, ignored -> new Sent()).broken++;
            write(file(feed), broken(feed, values, line, random));
        }
        send(feed, line, random);
    }

    /** A row without any text, in its final form. */
    void line(String feed, CharSequence line) throws IOException {
        Dirt dirt = settings.dirt();
        OpenFile file = file(feed);
        if (dirt.isNone()) {
            count(feed);
            file.file.line(line);
            return;
        }
        String text = line.toString();
        if (file.random.chance(dirt.broken())) {
            sent.computeIfAbsent(feed, ignored -> new Sent()).broken++;
            write(file, text.substring(0, text.indexOf(',', text.indexOf(',') + 1)));
        }
        send(feed, text, file.random);
    }

    private void send(String feed, String line, RandomStream random) throws IOException {
        Dirt dirt = settings.dirt();
        count(feed);
        boolean late = random.chance(dirt.late());
        boolean repeated = random.chance(dirt.repeated());
        int comes = late ? Math.min(settings.days(), day + random.between(1, Dirt.LATEST_DAYS)) : day;
        Sent counts = sent.get(feed);
        counts.late += comes > day ? 1 : 0;
        deliver(feed, line, comes);
        if (repeated) {
            counts.repeated++;
            deliver(feed, line, Math.min(settings.days(), comes + random.between(0, Dirt.LATEST_DAYS)));
        }
    }

    private void deliver(String feed, String line, int on) throws IOException {
        if (on == day) {
            write(file(feed), line);
        } else {
            later.computeIfAbsent(on, ignored -> new TreeMap<>())
                    .computeIfAbsent(feed, ignored -> new ArrayList<>())
                    .add(line);
        }
    }

    /** Too few cells, or a time that is none. */
    private static String broken(String feed, String[] values, String line, RandomStream random) {
        boolean json = FeedColumns.isJsonLines(feed);
        if (random.chance(0.5)) {
            return json ? line.substring(0, line.length() / 2) : CsvFile.csv(values[0], values[1]);
        }
        String[] mangled = values.clone();
        mangled[FeedColumns.timeColumn(feed)] = NO_TIME;
        return json ? JsonLine.of(feed, mangled) : CsvFile.csv(mangled);
    }

    private void write(OpenFile open, String line) throws IOException {
        if (!settings.dirt().isShuffled()) {
            open.file.line(line);
            return;
        }
        open.shuffled.add(line);
        if (open.shuffled.size() == SHUFFLED_AT_A_TIME) {
            drain(open);
        }
    }

    private static void drain(OpenFile open) throws IOException {
        for (int left = open.shuffled.size(); left > 0; left--) {
            int pick = open.random.below(left);
            open.file.line(open.shuffled.get(pick));
            open.shuffled.set(pick, open.shuffled.get(left - 1));
        }
        open.shuffled.clear();
    }

    private void count(String feed) {
        sent.computeIfAbsent(feed, ignored -> new Sent()).rows++;
    }

    private OpenFile file(String feed) throws IOException {
        OpenFile file = open.get(feed);
        if (file == null) {
            Path path = settings.out().resolve(name(feed));
            file = new OpenFile(
                    FeedColumns.isJsonLines(feed) ? new CsvFile(path) : new CsvFile(path, FeedColumns.of(feed)),
                    RandomStream.of(settings.seed(), Topic.DIRT, feed.hashCode(), day));
            open.put(feed, file);
        }
        return file;
    }

    /** Gives the day's files their names. */
    void end() throws IOException {
        for (Map.Entry<String, OpenFile> entry : open.entrySet()) {
            drain(entry.getValue());
            rowsByFile.put(name(entry.getKey()), entry.getValue().file.finish());
        }
        open.clear();
    }

    /** Rows by path relative to the output folder. */
    SortedMap<String, Long> rowsByFile() {
        return Collections.unmodifiableSortedMap(rowsByFile);
    }

    SortedMap<String, Sent> sent() {
        return Collections.unmodifiableSortedMap(sent);
    }

    @Override
    public void close() throws IOException {
        for (OpenFile file : open.values()) {
            file.file.close();
        }
    }

    private String name(String feed) {
        LocalDate date = settings.date(day);
        return "%s/%s-%s.%s".formatted(feed, feed, date, FeedColumns.isJsonLines(feed) ? "jsonl" : "csv");
    }
}
