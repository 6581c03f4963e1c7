package aurum.jobs.lake;

import static org.apache.spark.sql.functions.not;

import aurum.jobs.failure.Failure;
import aurum.jobs.lake.Extent.Kind;
import aurum.jobs.lake.TableRun.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Builds the tables of one run, each once: decides how much, builds, checks the rules, writes, and gives account of every row. */
final class TableBuild {
    /** Of the inputs' files; in memory it is some ten times as much. */
    private static final long BYTES_PER_PIECE = 32L << 20;

    private static final long MOST_PIECES = 1_000;

    private static final long FEW_BYTES = 4L << 20;

    private final Lake lake;
    private final TableWriter writer;
    private final Quarantine quarantine;
    private final RunContext context;
    private final RowCounts counts;

    TableBuild(Lake lake, RunContext context) {
        this.lake = lake;
        this.writer = new TableWriter(lake);
        this.quarantine = new Quarantine(lake);
        this.context = context;
        this.counts = new RowCounts(lake);
    }

    /**
     * @param versions the version of every table that exists in this run
     * @throws Failure when a rule says stop
     */
    TableRun run(Table table, Map<String, Long> versions) {
        Instant started = Instant.now();
        Contract contract = table.contract();
        SparkSession session = lake.newSession(context.catalog().zone());
        Map<Class<? extends LakeTable>, Input> present = present(table, versions);
        Optional<Long> version =
                lake.newestVersion(contract.name()).stream().boxed().findFirst();
        Optional<Cursor> before = version.flatMap(newest -> lake.cursor(contract.name(), newest));
        Cursor now = cursor(table, present, versions);
        Extent extent = Extent.of(lake, session, List.copyOf(present.values()), before, now, table.isMonthly());
        List<String> notes = new ArrayList<>();
        if (!extent.daysBeyondHorizon().isEmpty()) {
            DaySet late = extent.daysBeyondHorizon();
            notes.add(
                    "what it reads changed on %d days before the horizon (%s); figures of these days stay as published"
                            .formatted(late.size(), late));
        }
        if (extent.kind() == Kind.NOTHING) {
            return new TableRun(
                    contract.name(),
                    Outcome.UNCHANGED,
                    extent.reason(),
                    Map.of(),
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    "",
                    version,
                    0,
                    List.of(),
                    notes);
        }
        suit(session, extent.kind(), now);
        Inputs inputs = new Inputs(lake, session, table, present, before, now, extent, context);
        Dataset<Row> built = table.build(inputs);
        // All history of an entity is read twice rather than kept: it may be larger than memory, and building it is one
        // pass over bronze.
        boolean isWholeEntity = contract.keepsEveryRow() && extent.kind() == Kind.EVERYTHING;
        if (!isWholeEntity) {
            built.persist(StorageLevel.MEMORY_AND_DISK());
        }
        try (RowMerge merge = new RowMerge(lake, writer, session, contract)) {
            Map<String, Long> rowsRead = inputs.rowsRead(counts);
            boolean anyRead = rowsRead.values().stream().anyMatch(rows -> rows > 0);
            RowChecks checks = anyRead ? merge.check(built) : RowChecks.of(contract, built);
            checks.stopIfBroken(contract, built);
            checks.warnings().forEach(notes::add);
            setAside(session, contract, built, checks);
            Written written = write(merge, contract, built, extent, inputs.cursor());
            return account(
                    contract, extent, rowsRead, checks, written, Duration.between(started, Instant.now()), notes);
        } finally {
            built.unpersist();
        }
    }

    /**
     * Suits the session to how much is read. What is shuffled is cut into pieces that fit into memory, as the session's own number of them is meant for a day; and little data is over before
     * Spark has written and compiled a program for it.
     */
    private void suit(SparkSession session, Kind kind, Cursor inputs) {
        long bytes = inputs.inputs().entrySet().stream()
                .mapToLong(input -> lake.bytes(input.getKey(), input.getValue()))
                .sum();
        if (kind == Kind.EVERYTHING) {
            long pieces = Math.max(session.sparkContext().defaultParallelism(), bytes / BYTES_PER_PIECE);
            session.conf().set("spark.sql.shuffle.partitions", Long.toString(Math.min(pieces, MOST_PIECES)));
        }
        if (bytes < FEW_BYTES) {
            session.conf().set("spark.sql.codegen.wholeStage", "false");
            session.conf().set("spark.sql.codegen.factoryMode", "NO_CODEGEN");
        }
    }

    private static Map<Class<? extends LakeTable>, Input> present(Table table, Map<String, Long> versions) {
        Map<Class<? extends LakeTable>, Input> present = new LinkedHashMap<>();
        table.inputs().stream()
                .filter(input -> versions.containsKey(LakeTable.nameOf(input.table())))
                .forEach(input -> present.put(input.table(), input));
        return present;
    }

    private LocalDate madeAsOf(Table table) {
        return table.isMonthly() ? context.asOf().plusDays(1).withDayOfMonth(1).minusDays(1) : context.asOf();
    }

    private Cursor cursor(Table table, Map<Class<? extends LakeTable>, Input> present, Map<String, Long> versions) {
        Map<String, Long> inputs = new TreeMap<>();
        present.keySet().stream().map(LakeTable::nameOf).forEach(name -> inputs.put(name, versions.get(name)));
        Map<String, String> catalog = new TreeMap<>();
        table.catalogLists().forEach(list -> catalog.put(list, context.catalog().hash(list)));
        String contractHash = Integer.toHexString(table.contract().toString().hashCode());
        return new Cursor(context.runId(), madeAsOf(table), false, contractHash, inputs, catalog);
    }

    private void setAside(SparkSession session, Contract contract, Dataset<Row> built, RowChecks checks) {
        if (checks.setAside() > 0) {
            quarantine.add(
                    session,
                    contract.name(),
                    built.where(not(RowChecks.kept(contract))),
                    RowChecks.reason(contract),
                    context);
        }
    }

    /** Rows a write added or replaced, and the version it made. */
    private record Written(long rows, long version) {}

    private Written write(RowMerge merge, Contract contract, Dataset<Row> built, Extent extent, Cursor cursor) {
        String name = contract.name();
        Dataset<Row> kept = built.where(RowChecks.kept(contract));
        if (contract.writeMode().merges()) {
            if (extent.kind() == Kind.CHANGES) {
                long rows = merge.into(kept, cursor);
                return new Written(rows, lake.newestVersion(name).orElseThrow());
            }
            writer.replaceAll(contract, merge.first(kept), cursor);
        } else if (contract.writeMode() instanceof WriteMode.ReplaceDays mode
                && extent.days().isPresent()) {
            writer.replaceDays(contract, kept, mode.dayColumn(), extent.days().get(), cursor);
        } else {
            writer.replaceAll(contract, kept, cursor);
        }
        long version = lake.newestVersion(name).orElseThrow();
        // Replacing days copies the rows of other days that lie in the same files.
        long rows = lake.metric(name, version, "numOutputRows") - lake.metric(name, version, "numCopiedRows");
        return new Written(rows, version);
    }

    private TableRun account(
            Contract contract,
            Extent extent,
            Map<String, Long> rowsRead,
            RowChecks checks,
            Written written,
            Duration took,
            List<String> notes) {
        long rowsIn = contract.keepsEveryRow() || contract.measure().isPresent()
                ? rowsRead.values().stream().mapToLong(Long::longValue).sum()
                : checks.rows();
        long rowsOut = contract.measure().isPresent() ? checks.measure() : written.rows();
        // What came in more than once, or was there already in this or a newer state.
        long rowsSame = contract.keepsEveryRow() ? checks.kept() - written.rows() : 0;
        return new TableRun(
                contract.name(),
                Outcome.BUILT,
                extent.reason(),
                rowsRead,
                rowsIn,
                rowsOut,
                rowsSame,
                checks.setAside(),
                0,
                written.rows(),
                extent.days().map(DaySet::toString).orElse("all"),
                Optional.of(written.version()),
                took.toMillis() / 1000.0,
                checks.rules(),
                notes);
    }
}
