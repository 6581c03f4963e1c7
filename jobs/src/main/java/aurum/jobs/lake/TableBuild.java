package aurum.jobs.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Extent.Kind;
import aurum.jobs.lake.Rule.Consequence;
import aurum.jobs.lake.TableRun.Outcome;
import aurum.jobs.lake.TableRun.RuleCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/** Builds one table once: decides how much, builds, checks the rules, writes, and gives account of every row. */
final class TableBuild {
    private final Lake lake;
    private final TableWriter writer;
    private final Quarantine quarantine;
    private final RunContext context;

    TableBuild(Lake lake, RunContext context) {
        this.lake = lake;
        this.writer = new TableWriter(lake);
        this.quarantine = new Quarantine(lake);
        this.context = context;
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
        Extent extent = Extent.of(lake, session, List.copyOf(present.values()), before, now);
        List<String> notes = new ArrayList<>();
        if (!extent.daysBeyondHorizon().isEmpty()) {
            DaySet late = extent.daysBeyondHorizon();
            notes.add(
                    "late rows of %d days before the horizon (%s) change nothing published; to publish them: ./aurum backfill --from %s --to %s"
                            .formatted(late.size(), late, late.first(), late.last()));
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
        Inputs inputs = new Inputs(lake, session, table, present, before, now, extent, context);
        Dataset<Row> built = table.build(inputs).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Map<String, Long> rowsRead = inputs.rowsRead();
            Checked checked = check(contract, built);
            checked.stopIfBroken(contract.name());
            checked.warnings().forEach(notes::add);
            setAside(session, contract, built, checked);
            Written written = write(session, contract, built, extent, inputs.cursor());
            return account(
                    contract, extent, rowsRead, checked, written, Duration.between(started, Instant.now()), notes);
        } finally {
            built.unpersist();
        }
    }

    private static Map<Class<? extends LakeTable>, Input> present(Table table, Map<String, Long> versions) {
        Map<Class<? extends LakeTable>, Input> present = new LinkedHashMap<>();
        table.inputs().stream()
                .filter(input -> versions.containsKey(LakeTable.nameOf(input.table())))
                .forEach(input -> present.put(input.table(), input));
        return present;
    }

    private Cursor cursor(Table table, Map<Class<? extends LakeTable>, Input> present, Map<String, Long> versions) {
        Map<String, Long> inputs = new TreeMap<>();
        present.keySet().stream().map(LakeTable::nameOf).forEach(name -> inputs.put(name, versions.get(name)));
        Map<String, String> catalog = new TreeMap<>();
        table.catalogLists().forEach(list -> catalog.put(list, context.catalog().hash(list)));
        String contractHash = Integer.toHexString(table.contract().toString().hashCode());
        return new Cursor(context.runId(), context.asOf(), false, contractHash, inputs, catalog);
    }

    /** What one pass over the built rows found. */
    private record Checked(long rows, long kept, long distinctKeys, long measure, List<RuleCheck> rules) {

        void stopIfBroken(String table) {
            rules.stream()
                    .filter(check -> check.rule().consequence() == Consequence.STOP && check.rowsBreaking() > 0)
                    .findFirst()
                    .ifPresent(check -> {
                        throw Failure.ofRun(
                                "%s: %,d of %,d rows break the rule '%s' (%s). Nothing was written to it. Look at the rows that bring it, mend the source or the rule, and run again."
                                        .formatted(
                                                table,
                                                check.rowsBreaking(),
                                                check.rowsChecked(),
                                                check.rule().name(),
                                                check.rule().condition()));
                    });
        }

        List<String> warnings() {
            return rules.stream()
                    .filter(check -> check.rule().consequence() == Consequence.WARN && check.rowsBreaking() > 0)
                    .map(check -> "%,d of %,d rows: not %s"
                            .formatted(
                                    check.rowsBreaking(),
                                    check.rowsChecked(),
                                    check.rule().name()))
                    .toList();
        }

        long setAside() {
            return rows - kept();
        }
    }

    private static Checked check(Contract contract, Dataset<Row> built) {
        List<Rule> rules = contract.allRules();
        Column kept = keptBy(contract);
        List<Column> counts = new ArrayList<>();
        counts.add(count(when(kept, 1)));
        counts.add(
                contract.key().isEmpty()
                        ? lit(0L)
                        : count_distinct(when(
                                kept,
                                struct(contract.key().stream()
                                        .map(key -> col(key))
                                        .toArray(Column[]::new)))));
        counts.add(contract.measure()
                .map(column -> coalesce(sum(col(column)), lit(0L)))
                .orElse(lit(0L)));
        rules.forEach(rule -> counts.add(count(when(broken(rule), 1))));
        Row row = built.agg(count(lit(1)), counts.toArray(Column[]::new)).head();
        long rows = row.getLong(0);
        List<RuleCheck> checks = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            checks.add(new RuleCheck(rules.get(i), rows, row.getLong(i + 4)));
        }
        long keptRows = row.getLong(1);
        long distinct = row.getLong(2);
        boolean mayRepeat = contract.key().isEmpty() || contract.writeMode() instanceof WriteMode.MergeLatest;
        Rule unique = Rule.stop("the key is unique", "one row per " + String.join(", ", contract.key()));
        checks.add(new RuleCheck(unique, keptRows, mayRepeat ? 0 : keptRows - distinct));
        return new Checked(rows, keptRows, distinct, row.getLong(3), List.copyOf(checks));
    }

    private static Column broken(Rule rule) {
        return not(coalesce(expr(rule.condition()), lit(false)));
    }

    private static Column keptBy(Contract contract) {
        return contract.rules().stream()
                .filter(rule -> rule.consequence() == Consequence.SET_ASIDE)
                .map(rule -> not(broken(rule)))
                .reduce(lit(true), Column::and);
    }

    private void setAside(SparkSession session, Contract contract, Dataset<Row> built, Checked checked) {
        if (checked.setAside() > 0) {
            Column reason = contract.rules().stream()
                    .filter(rule -> rule.consequence() == Consequence.SET_ASIDE)
                    .map(rule -> when(broken(rule), lit("not " + rule.name() + " (" + rule.condition() + ")")))
                    .reduce(lit(null).cast("string"), (first, second) -> coalesce(first, second));
            quarantine.add(session, contract.name(), built.where(not(keptBy(contract))), reason, context);
        }
    }

    /** Rows a write added or replaced, and the version it made. */
    private record Written(long rows, long version) {}

    private Written write(SparkSession session, Contract contract, Dataset<Row> built, Extent extent, Cursor cursor) {
        String name = contract.name();
        Dataset<Row> kept = built.where(keptBy(contract));
        boolean merges = contract.writeMode() instanceof WriteMode.MergeLatest;
        if (merges && extent.kind() == Kind.CHANGES) {
            writer.merge(session, contract, latest(contract, kept), cursor);
            long version = lake.newestVersion(name).orElseThrow();
            long rows = lake.metric(name, version, "numTargetRowsInserted")
                    + lake.metric(name, version, "numTargetRowsUpdated");
            return new Written(rows, version);
        }
        if (contract.writeMode() instanceof WriteMode.ReplaceDays
                && extent.days().isPresent()) {
            writer.replaceDays(contract, kept, extent.days().get(), cursor);
        } else {
            writer.replaceAll(contract, merges ? latest(contract, kept) : kept, cursor);
        }
        long version = lake.newestVersion(name).orElseThrow();
        return new Written(lake.metric(name, version, "numOutputRows"), version);
    }

    /** One row per key: the newest, and of equal times the one with the greater content, so that the order of arrival never matters. */
    private static Dataset<Row> latest(Contract contract, Dataset<Row> rows) {
        Column newest = struct(
                TableWriter.state(contract, "").as("state"),
                struct(contract.columns().stream().map(column -> col(column)).toArray(Column[]::new))
                        .as("row"));
        return rows.groupBy(contract.key().stream()
                        .map(key -> col(key).as("key_" + key))
                        .toArray(Column[]::new))
                .agg(max(newest).as("newest"))
                .select("newest.row.*");
    }

    private TableRun account(
            Contract contract,
            Extent extent,
            Map<String, Long> rowsRead,
            Checked checked,
            Written written,
            Duration took,
            List<String> notes) {
        long rowsIn = contract.keepsEveryRow() || contract.measure().isPresent()
                ? rowsRead.values().stream().mapToLong(Long::longValue).sum()
                : checked.rows();
        long rowsOut = contract.measure().isPresent() ? checked.measure() : written.rows();
        // What came in more than once: repeats within the batch, and keys the table had in this or a newer state.
        long repeats = checked.kept() - checked.distinctKeys();
        long known = checked.distinctKeys() - written.rows();
        long rowsSame = contract.writeMode() instanceof WriteMode.MergeLatest ? repeats + known : 0;
        return new TableRun(
                contract.name(),
                Outcome.BUILT,
                extent.reason(),
                rowsRead,
                rowsIn,
                rowsOut,
                rowsSame,
                checked.setAside(),
                0,
                written.rows(),
                extent.days().map(DaySet::toString).orElse("all"),
                Optional.of(written.version()),
                took.toMillis() / 1000.0,
                checked.rules(),
                notes);
    }
}
