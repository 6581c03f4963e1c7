package aurum.jobs.lake;

import aurum.jobs.lake.Extent.Kind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** What a table's {@link Table#build} may see: its declared inputs at pinned versions, cut to what has to be read, and the day. */
public final class Inputs {
    /** Of {@link #signedChanges}: +1 for what is, −1 for what was. */
    public static final String SIGN = "_sign";

    private final Lake lake;
    private final SparkSession session;
    private final Table table;
    private final Map<Class<? extends LakeTable>, Input> present;
    private final Optional<Cursor> before;
    private final Cursor now;
    private final Extent extent;
    private final RunContext context;
    private final Map<String, RowCounts.Cut> read = new LinkedHashMap<>();
    private boolean askedForAsOf;

    Inputs(
            Lake lake,
            SparkSession session,
            Table table,
            Map<Class<? extends LakeTable>, Input> present,
            Optional<Cursor> before,
            Cursor now,
            Extent extent,
            RunContext context) {
        this.lake = lake;
        this.session = session;
        this.table = table;
        this.present = present;
        this.before = before;
        this.now = now;
        this.extent = extent;
        this.context = context;
    }

    /** Everything that happened up to the end of this day counts. A table that asks is made anew when the day moves. */
    public LocalDate asOf() {
        askedForAsOf = true;
        return now.asOf();
    }

    /** The days to make, or empty for all of them; none lies after the run's day. */
    public Optional<DaySet> days() {
        return extent.days();
    }

    /** The last day that may be made. Unlike {@link #asOf} it does not make the table depend on the day. */
    public LocalDate lastDay() {
        return now.asOf();
    }

    /** Which version of each input is read, by table name. */
    public Map<String, Long> versions() {
        return now.inputs();
    }

    /** Whether this optional input exists here. */
    public boolean has(Class<? extends LakeTable> input) {
        declared(input);
        return present.containsKey(input);
    }

    /** The rows of an input that this run has to look at, as its {@link Input} declares. */
    public Dataset<Row> read(Class<? extends LakeTable> inputTable) {
        Input input = declared(inputTable);
        String name = LakeTable.nameOf(inputTable);
        if (!present.containsKey(inputTable)) {
            throw new IllegalStateException(
                    "%s reads %s, which this lake does not have; ask has(…) first.".formatted(table.name(), name));
        }
        return read.computeIfAbsent(name, ignored -> cut(input, name)).rows();
    }

    /** The table's own rows before this run, for what has to outlast a rebuild, such as numbers once given; empty when it is made for the first time. */
    public Optional<Dataset<Row>> itself() {
        OptionalLong version = lake.newestVersion(table.name());
        return version.isPresent()
                ? Optional.of(lake.read(session, table.name(), version.getAsLong()))
                : Optional.empty();
    }

    private RowCounts.Cut cut(Input input, String name) {
        RowCounts.Cut whole = whole(name);
        RowCounts.Cut cut =
                switch (input.reach()) {
                    case ALL -> whole;
                    case CHANGED_ROWS -> extent.kind() == Kind.EVERYTHING ? whole : changedRows(name);
                    case CHANGED_DAYS ->
                        whole.where(extent.days()
                                .map(days -> days.sql(input.dayColumn().orElseThrow()))
                                .orElse(upToLastDay(input)));
                    case DAYS_ONWARDS -> whole.where(upToLastDay(input));
                };
        return inputTableIsBronze(name) ? cut.where("_problem is null and _left_out is null") : cut;
    }

    private RowCounts.Cut whole(String name) {
        long version = now.inputs().get(name);
        return new RowCounts.Cut(name, version, "", lake.read(session, name, version));
    }

    /**
     * What an input that is declared by its changes adds to and takes from sums over it: rows as they are now with {@link #SIGN} +1, and as they were with −1. All rows with +1 when
     * everything is made.
     */
    public Dataset<Row> signedChanges(Class<? extends LakeTable> inputTable) {
        String name = LakeTable.nameOf(declared(inputTable).table());
        return read.computeIfAbsent(
                        name, ignored -> extent.kind() == Kind.EVERYTHING ? signed(whole(name)) : signedChanges(name))
                .rows();
    }

    private static RowCounts.Cut signed(RowCounts.Cut cut) {
        return new RowCounts.Cut(
                cut.table(), cut.version(), cut.which(), cut.rows().withColumn(SIGN, functions.lit(1L)));
    }

    private RowCounts.Cut signedChanges(String name) {
        Column sign = functions
                .when(functions.col("_change_type").isin("insert", "update_postimage"), 1L)
                .otherwise(-1L);
        RowCounts.Cut changes = changes(name);
        return new RowCounts.Cut(
                name,
                changes.version(),
                changes.which() + ", signed",
                changes.rows().withColumn(SIGN, sign));
    }

    private RowCounts.Cut changes(String name) {
        long since = before.orElseThrow().inputs().get(name);
        long version = now.inputs().get(name);
        return new RowCounts.Cut(name, version, "changes since " + since, lake.changes(session, name, since, version));
    }

    private RowCounts.Cut changedRows(String name) {
        RowCounts.Cut changes = changes(name).where("_change_type in ('insert', 'update_postimage')");
        return new RowCounts.Cut(
                name,
                changes.version(),
                changes.which(),
                changes.rows().drop("_change_type", "_commit_version", "_commit_timestamp"));
    }

    private String upToLastDay(Input input) {
        return "%s <= date'%s'".formatted(input.dayColumn().orElseThrow(), now.asOf());
    }

    private static boolean inputTableIsBronze(String name) {
        return name.startsWith("bronze.");
    }

    private Input declared(Class<? extends LakeTable> inputTable) {
        return table.inputs().stream()
                .filter(input -> input.table().equals(inputTable))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("%s reads %s without declaring it in inputs()."
                        .formatted(table.name(), LakeTable.nameOf(inputTable))));
    }

    /** Columns of a list of the catalog, as rows of text after the lines' {@code sort_order}; all of the table's lists stand in {@link Table#catalogLists}. */
    public Dataset<Row> catalog(String list, String... columns) {
        if (!table.catalogLists().contains(list)) {
            throw new IllegalStateException(
                    "%s reads the catalog's %s without declaring it in catalogLists().".formatted(table.name(), list));
        }
        return context.catalog().rows(session, list, List.of(columns));
    }

    /** The pseudonym of a customer id: the same everywhere in this lake, worthless without the key. */
    public Column customerKey(Column customerId) {
        return context.customerKey().of(customerId);
    }

    /** Rows of each input that were read, by table name, those taken away subtracted. */
    Map<String, Long> rowsRead(RowCounts counts) {
        Map<String, Long> rows = new TreeMap<>();
        read.forEach((name, cut) -> rows.put(name, counts.of(cut)));
        return rows;
    }

    Cursor cursor() {
        return new Cursor(now.runId(), now.asOf(), askedForAsOf, now.contractHash(), now.inputs(), now.catalog());
    }
}
