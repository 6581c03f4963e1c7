package aurum.jobs.source;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Failure;
import aurum.jobs.lake.Ingest;
import aurum.jobs.lake.Lake;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.lake.Quarantine;
import aurum.jobs.lake.RunContext;
import aurum.jobs.lake.TableRun;
import aurum.jobs.lake.TableRun.Outcome;
import aurum.jobs.lake.TableWriter;
import aurum.jobs.source.FileLedger.Entry;
import aurum.jobs.source.FileLedger.Note;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** From landing to bronze: every record of every whole file, once per file content, whatever happened to earlier runs. */
public final class FeedIngest implements Ingest {
    /** Bronze files are made about this large, in bytes of input. */
    private static final long BYTES_PER_TASK = 64L << 20;

    private final Lake lake;
    private final Landing landing;
    private final Map<String, List<Source>> sources;

    /**
     * @param settle a landing file counts as whole when it has not changed for this long
     * @throws Failure when a source's mapping is wrong, or brings customer ids and there is no key to hide them
     */
    public FeedIngest(Lake lake, List<Path> landing, Duration settle, List<Source> sources, boolean hasCustomerKey) {
        this.lake = lake;
        this.landing = new Landing(landing, settle);
        this.sources = Source.byFeed(sources);
        for (Source source : sources) {
            new RowMapping(lake.spark(), source);
            if (source.columns().containsKey("customer_id") && !hasCustomerKey) {
                throw Failure.ofSettings(
                        "%s brings customer ids, and there is no key to turn them into pseudonyms. Set AURUM_CUSTOMER_KEY, or customer_key in aurum.conf, to a secret of 32 characters or more; make one with: openssl rand -hex 32"
                                .formatted(source.definition()));
            }
        }
    }

    @Override
    public Set<String> feeds() {
        return sources.keySet();
    }

    /** A file to take, and what it holds. */
    private record Taken(LandingFile file, String hash, List<String> header) {}

    /** What a look at new files gave: rows by source, ledger entries for all of them, and what to say. */
    private record Batch(Map<Source, List<Taken>> taken, List<Entry> entries, List<String> notes) {}

    @Override
    public TableRun run(LakeTable table, RunContext context) {
        Instant started = Instant.now();
        Feed feed = (Feed) table;
        SparkSession session = lake.newSession(context.catalog().zone());
        TableWriter writer = new TableWriter(lake);
        FileLedger ledger = new FileLedger(lake, feed.feedName());
        Optional<Note> died = ledger.unentered();
        died.ifPresent(note -> {
            setAsideProblems(session, feed, note.runId(), context);
            ledger.enter(note);
        });

        Batch batch = look(feed, ledger, session, context);
        Observation parsed = new Observation(feed.feedName());
        Optional<Dataset<Row>> rows = batch.taken().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> rows(entry.getKey(), entry.getValue(), context))
                .reduce(Dataset::unionByName);
        writer.create(session, feed.contract());
        Note note = new Note(ledger.nextBatch(), context.runId(), batch.entries());
        Parsed counts = Parsed.NOTHING;
        if (rows.isPresent()) {
            writer.append(feed.contract(), Parsed.counting(rows.get(), parsed), note.batch(), note.toJson());
            counts = Parsed.of(parsed);
        }
        if (!note.files().isEmpty()) {
            if (counts.problems() > 0) {
                setAsideProblems(session, feed, context.runId(), context);
            }
            ledger.enter(note);
        }
        return account(feed, batch, counts, Duration.between(started, Instant.now()));
    }

    /** Rows counted while they were parsed, before they were written. */
    private record Parsed(long rows, long problems, long leftOut) {
        static final Parsed NOTHING = new Parsed(0, 0, 0);

        static Dataset<Row> counting(Dataset<Row> rows, Observation observation) {
            return rows.observe(
                    observation,
                    count(lit(1)).as("rows"),
                    count(col(Feed.PROBLEM)).as("problems"),
                    count(col(Feed.LEFT_OUT)).as("left_out"));
        }

        static Parsed of(Observation observation) {
            try {
                Map<String, Object> counts = observation.getAsJava();
                return new Parsed(
                        (Long) counts.get("rows"), (Long) counts.get("problems"), (Long) counts.get("left_out"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Failure.ofRun("Interrupted while counting the rows that were read.");
            }
        }
    }

    private Batch look(Feed feed, FileLedger ledger, SparkSession session, RunContext context) {
        Batch batch = new Batch(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
        Map<String, String> hashes = new TreeMap<>();
        for (Source source : sources.get(feed.name())) {
            Landing.Found found = landing.find(source.files());
            found.waiting()
                    .forEach(name -> batch.notes().add(name + " is still being written; it waits for the next run"));
            found.refused()
                    .forEach(name -> batch.notes().add(name + " leads out of the landing folder; it is not read"));
            if (found.whole().isEmpty() && found.waiting().isEmpty()) {
                batch.notes().add("no file in landing matches %s (%s)".formatted(source.files(), source.definition()));
            }
            List<Taken> taken = batch.taken().computeIfAbsent(source, ignored -> new ArrayList<>());
            for (LandingFile file : found.whole()) {
                if (!ledger.knows(file)) {
                    consider(source, file, ledger, hashes, taken, batch, session, context);
                }
            }
        }
        return batch;
    }

    private void consider(
            Source source,
            LandingFile file,
            FileLedger ledger,
            Map<String, String> hashes,
            List<Taken> taken,
            Batch batch,
            SparkSession session,
            RunContext context) {
        String hash = "";
        try {
            hash = hash(file.path());
            String twin = hashes.putIfAbsent(hash, file.name());
            if (twin != null || ledger.hasTaken(hash)) {
                String reason = "its content was taken already" + (twin == null ? "" : " from " + twin);
                batch.notes().add(file.name() + ": " + reason);
                batch.entries().add(entry(file, hash, "same_content", reason));
                return;
            }
            List<String> header = new CsvFiles(session, source.format()).header(file.path());
            RowMapping mapping = new RowMapping(session, source);
            List<String> unusable =
                    header.isEmpty() ? List.of("it is empty") : CsvFiles.lacking(header, mapping.needed());
            if (!unusable.isEmpty()) {
                setAside(source, file, hash, String.join(" ", unusable), batch, session, context);
                return;
            }
            CsvFiles.lacking(header, mapping.wanted())
                    .forEach(missing -> batch.notes().add(file.name() + ": " + missing));
            taken.add(new Taken(file, hash, header));
            batch.entries().add(entry(file, hash, "taken", null));
        } catch (IOException e) {
            setAside(
                    source,
                    file,
                    hash.isEmpty() ? file.name() : hash,
                    "it cannot be read to its end: " + e.getMessage(),
                    batch,
                    session,
                    context);
        }
    }

    private void setAside(
            Source source,
            LandingFile file,
            String hash,
            String reason,
            Batch batch,
            SparkSession session,
            RunContext context) {
        batch.notes().add("%s is set aside: %s".formatted(file.name(), reason));
        batch.entries().add(entry(file, hash, "set_aside", reason));
        new Quarantine(lake).addFile(session, source.feed().name(), file.name(), hash, reason, context);
    }

    private static Entry entry(LandingFile file, String hash, String outcome, String reason) {
        return new Entry(file.name(), hash, file.bytes(), file.modifiedMillis(), outcome, reason);
    }

    /** The hash of the file's bytes; a container is read to its end, so that a torn one is found before Spark meets it. */
    private static String hash(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
                bytes.transferTo(java.io.OutputStream.nullOutputStream());
            }
            if (file.toString().endsWith(".gz")) {
                try (InputStream content = CsvFiles.open(file)) {
                    content.transferTo(java.io.OutputStream.nullOutputStream());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Dataset<Row> rows(Source source, List<Taken> taken, RunContext context) {
        SparkSession session =
                lake.newSession(source.format().zone().orElse(context.catalog().zone()));
        // A cell that cannot be read is a problem to be named, not an exception, whatever cast the mapping uses.
        session.conf().set("spark.sql.ansi.enabled", "false");
        CsvFiles files = new CsvFiles(session, source.format());
        RowMapping mapping = new RowMapping(session, source);
        Map<LandingFile, List<String>> headers = new LinkedHashMap<>();
        taken.forEach(one -> headers.put(one.file(), one.header()));
        Dataset<Row> names = names(session, taken);
        long bytes = taken.stream().mapToLong(one -> one.file().bytes()).sum();
        return CsvFiles.byHeader(headers).entrySet().stream()
                .map(group -> mapping.map(
                        files.read(
                                        group.getKey(),
                                        group.getValue().stream()
                                                .map(LandingFile::path)
                                                .toList(),
                                        mapping.wanted())
                                .join(broadcast(names), CsvFiles.PATH),
                        group.getKey(),
                        context))
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .coalesce((int) Math.max(session.sparkContext().defaultParallelism(), bytes / BYTES_PER_TASK));
    }

    private static Dataset<Row> names(SparkSession session, List<Taken> taken) {
        List<Row> rows = taken.stream()
                .map(one -> RowFactory.create(
                        CsvFiles.spelled(one.file().path().toAbsolutePath()),
                        one.file().name(),
                        one.hash()))
                .toList();
        return session.createDataFrame(
                rows,
                new StructType()
                        .add(CsvFiles.PATH, "string")
                        .add(Contract.SOURCE_FILE, "string")
                        .add(Feed.CONTENT_HASH, "string"));
    }

    private void setAsideProblems(SparkSession session, Feed feed, String runId, RunContext context) {
        Dataset<Row> problems = session.read()
                .format("delta")
                .load(lake.path(feed.name()).toString())
                .where(col(Feed.RUN_ID).equalTo(runId).and(col(Feed.PROBLEM).isNotNull()));
        if (!problems.isEmpty()) {
            new Quarantine(lake)
                    .add(
                            session,
                            feed.name(),
                            problems,
                            col(Feed.CONTENT_HASH),
                            col(Feed.PROBLEM),
                            col(Feed.RAW),
                            context);
        }
    }

    /** Rows in were counted while parsing, rows out by Delta when it wrote them: two counts that have to agree. */
    private TableRun account(Feed feed, Batch batch, Parsed parsed, Duration took) {
        String name = feed.name();
        long version = lake.newestVersion(name).orElseThrow();
        long files = batch.taken().values().stream().mapToLong(List::size).sum();
        long written = files == 0 ? 0 : lake.metric(name, version, "numOutputRows");
        return new TableRun(
                name,
                files == 0 ? Outcome.UNCHANGED : Outcome.BUILT,
                files == 0 ? "no new file" : "%d new files".formatted(files),
                Map.of("%d files".formatted(files), parsed.rows()),
                parsed.rows(),
                written - parsed.problems() - parsed.leftOut(),
                0,
                parsed.problems(),
                parsed.leftOut(),
                written,
                "",
                Optional.of(version),
                took.toMillis() / 1000.0,
                List.of(),
                batch.notes());
    }
}
