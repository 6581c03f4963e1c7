package aurum.jobs.source;

import aurum.jobs.lake.Lake;
import aurum.jobs.lake.Quarantine;
import aurum.jobs.lake.RunContext;
import aurum.jobs.source.FileLedger.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** What is new in landing for one feed: which files to take, which hold what was taken already, which cannot be used at all. */
final class Arrivals {
    /** More files whose content was taken already are counted, not named. */
    private static final int TWINS_NAMED = 10;

    private final Lake lake;
    private final Landing landing;
    private final FileLedger ledger;
    private final SparkSession session;
    private final RunContext context;

    private final Map<Source, List<Taken>> taken = new LinkedHashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> twins = new ArrayList<>();
    private final Map<String, String> namesByHash = new TreeMap<>();

    /** A file to take, and the columns that are read from it. */
    record Taken(LandingFile file, String hash, List<String> layout) {}

    Arrivals(Lake lake, Landing landing, FileLedger ledger, SparkSession session, RunContext context) {
        this.lake = lake;
        this.landing = landing;
        this.ledger = ledger;
        this.session = session;
        this.context = context;
    }

    /** The files to take, by source. */
    Map<Source, List<Taken>> taken() {
        return taken;
    }

    /** What the ledger has to know: one entry for every new file, taken or not. */
    List<Entry> entries() {
        return entries;
    }

    /** What a person has to know. */
    List<String> notes() {
        return notes;
    }

    Arrivals look(List<Source> sources) {
        for (Source source : sources) {
            Landing.Found found = landing.find(source.files());
            found.waiting().forEach(name -> notes.add(name + " is still being written; it waits for the next run"));
            found.refused().forEach(name -> notes.add(name + " leads out of the landing folder; it is not read"));
            if (found.whole().isEmpty() && found.waiting().isEmpty()) {
                notes.add("no file in landing matches %s (%s)".formatted(source.files(), source.definition()));
            }
            taken.put(source, new ArrayList<>());
            found.whole().stream().filter(file -> !ledger.knows(file)).forEach(file -> judge(source, file));
        }
        notes.addAll(
                twins.size() <= TWINS_NAMED
                        ? twins
                        : List.of("%s, and so is that of %,d more files".formatted(twins.get(0), twins.size() - 1)));
        return this;
    }

    private void judge(Source source, LandingFile file) {
        String hash = "";
        try {
            hash = hash(file.path());
            String twin = namesByHash.putIfAbsent(hash, file.name());
            if (twin != null || ledger.hasTaken(hash)) {
                String reason = "its content was taken already" + (twin == null ? "" : " from " + twin);
                twins.add(file.name() + ": " + reason);
                enter(file, hash, "same_content", reason);
                return;
            }
            RecordFiles files = RecordFiles.of(session, source.format());
            List<String> header = files.header(file.path());
            SourceColumns columns = new SourceColumns(session, source);
            List<String> unusable =
                    header.isEmpty() ? List.of("it is empty") : RecordFiles.lacking(header, columns.needed(header));
            if (!unusable.isEmpty()) {
                setAside(source, file, hash, String.join(" ", unusable));
                return;
            }
            files.missing(header, columns.wanted(header)).forEach(missing -> notes.add(file.name() + ": " + missing));
            taken.get(source).add(new Taken(file, hash, files.layout(header, columns.wanted())));
            enter(file, hash, "taken", null);
        } catch (IOException e) {
            setAside(
                    source,
                    file,
                    hash.isEmpty() ? file.name() : hash,
                    "it cannot be read to its end: " + e.getMessage());
        }
    }

    private void setAside(Source source, LandingFile file, String hash, String reason) {
        notes.add("%s is set aside: %s".formatted(file.name(), reason));
        enter(file, hash, "set_aside", reason);
        new Quarantine(lake).addFile(session, source.feed().name(), file.name(), hash, reason, context);
    }

    private void enter(LandingFile file, String hash, String outcome, String reason) {
        entries.add(new Entry(file.name(), hash, file.bytes(), file.modifiedMillis(), outcome, reason));
    }

    /** The hash of the file's bytes; a container is read to its end, so that a torn one is found before Spark meets it. */
    private static String hash(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
                bytes.transferTo(OutputStream.nullOutputStream());
            }
            if (file.toString().endsWith(".gz")) {
                try (InputStream content = RecordFiles.open(file)) {
                    content.transferTo(OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
