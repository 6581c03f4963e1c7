package aurum.jobs.source;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import aurum.jobs.failure.Failure;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Ingest;
import aurum.jobs.lake.Lake;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.lake.Quarantine;
import aurum.jobs.lake.RunContext;
import aurum.jobs.lake.TableRun;
import aurum.jobs.lake.TableRun.Outcome;
import aurum.jobs.lake.TableWriter;
import aurum.jobs.lake.Tally;
import aurum.jobs.source.FileLedger.Note;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
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
    private final FileLedger.Book ledgers;
    private final Map<String, List<Source>> sources;

    /**
     * @param settle a landing file counts as whole when it has not changed for this long
     * @throws Failure when a source's mapping is wrong, or brings customer ids and there is no key to hide them
     */
    public FeedIngest(Lake lake, List<Path> landing, Duration settle, List<Source> sources, boolean hasCustomerKey) {
        this.lake = lake;
        this.landing = new Landing(landing, settle);
        this.ledgers = new FileLedger.Book(lake);
        this.sources = Source.byFeed(sources);
        for (Source source : sources) {
            new SourceColumns(lake.spark(), source);
            if (source.columns().containsKey("customer_id") && !hasCustomerKey) {
                throw Failure.ofSettings(
                        "%s brings customer ids, and there is no key to turn them into pseudonyms. Set AURUM_CUSTOMER_KEY, or customer-key in aurum.conf, to a secret of 32 characters or more; make one with: openssl rand -hex 32"
                                .formatted(source.definition()));
            }
        }
    }

    @Override
    public Set<String> feeds() {
        return sources.keySet();
    }

    @Override
    public void finish() {
        ledgers.write();
    }

    @Override
    public TableRun run(LakeTable table, RunContext context) {
        Instant started = Instant.now();
        Feed feed = (Feed) table;
        SparkSession session = lake.newSession(context.catalog().zone());
        TableWriter writer = new TableWriter(lake);
        FileLedger ledger = ledgers.of(feed.feedName());
        Optional<Note> died = ledger.unentered();
        died.ifPresent(note -> {
            setAsideProblems(session, feed, note.runId(), context);
            ledger.enter(note);
        });

        Arrivals arrivals = new Arrivals(lake, landing, ledger, session, context).look(sources.get(feed.name()));
        Tally parsed = Parsed.tally();
        Optional<Dataset<Row>> rows = arrivals.taken().entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> rows(entry.getKey(), entry.getValue(), context))
                .reduce(Dataset::unionByName);
        writer.create(session, feed.contract());
        Note note = new Note(ledger.nextBatch(), context.runId(), arrivals.entries());
        Parsed counts = Parsed.NOTHING;
        if (rows.isPresent()) {
            writer.append(feed.contract(), parsed.over(rows.get()), note.batch(), note.toJson());
            counts = Parsed.of(parsed);
        }
        if (!note.files().isEmpty()) {
            if (counts.problems() > 0) {
                setAsideProblems(session, feed, context.runId(), context);
            }
            ledger.enter(note);
        }
        return account(feed, arrivals, counts, Duration.between(started, Instant.now()));
    }

    /** Rows counted while they were parsed, before they were written. */
    private record Parsed(long rows, long problems, long leftOut) {
        static final Parsed NOTHING = new Parsed(0, 0, 0);

        static Tally tally() {
            return new Tally(List.of(count(lit(1)), count(col(Feed.PROBLEM)), count(col(Feed.LEFT_OUT))));
        }

        static Parsed of(Tally tally) {
            return new Parsed(tally.number(0), tally.number(1), tally.number(2));
        }
    }

    private Dataset<Row> rows(Source source, List<Arrivals.Taken> taken, RunContext context) {
        SparkSession session =
                lake.newSession(source.format().zone().orElse(context.catalog().zone()));
        // A cell that cannot be read is a problem to be named, not an exception, whatever cast the mapping uses.
        session.conf().set("spark.sql.ansi.enabled", "false");
        RecordFiles files = RecordFiles.of(session, source.format());
        SourceColumns columns = new SourceColumns(session, source);
        RowMapping mapping = new RowMapping(source, columns);
        Map<LandingFile, List<String>> layouts = new LinkedHashMap<>();
        taken.forEach(one -> layouts.put(one.file(), one.layout()));
        Dataset<Row> names = names(session, taken);
        long bytes = taken.stream().mapToLong(one -> one.file().bytes()).sum();
        return RecordFiles.byLayout(layouts).entrySet().stream()
                .map(group -> mapping.map(
                        files.read(
                                        group.getKey(),
                                        group.getValue().stream()
                                                .map(LandingFile::path)
                                                .toList(),
                                        columns.wanted())
                                .join(broadcast(names), RecordFiles.PATH),
                        group.getKey(),
                        context))
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .coalesce((int) Math.max(session.sparkContext().defaultParallelism(), bytes / BYTES_PER_TASK));
    }

    private static Dataset<Row> names(SparkSession session, List<Arrivals.Taken> taken) {
        List<Row> rows = taken.stream()
                .map(one -> RowFactory.create(
                        RecordFiles.spelled(one.file().path().toAbsolutePath()),
                        one.file().name(),
                        one.hash()))
                .toList();
        return session.createDataFrame(
                rows,
                new StructType()
                        .add(RecordFiles.PATH, "string")
                        .add(Contract.SOURCE_FILE, "string")
                        .add(Feed.CONTENT_HASH, "string"));
    }

    private void setAsideProblems(SparkSession session, Feed feed, String runId, RunContext context) {
        Dataset<Row> problems = session.read()
                .format("delta")
                .load(lake.path(feed.name()).toString())
                .where(col(Contract.RUN_ID).equalTo(runId).and(col(Feed.PROBLEM).isNotNull()));
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
    private TableRun account(Feed feed, Arrivals arrivals, Parsed parsed, Duration took) {
        String name = feed.name();
        long version = lake.newestVersion(name).orElseThrow();
        long files = arrivals.taken().values().stream().mapToLong(List::size).sum();
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
                arrivals.notes());
    }
}
