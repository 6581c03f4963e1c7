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
    private final Map<String, Dataset<Row>> read = new LinkedHashMap<>();
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
        return read.computeIfAbsent(name, ignored -> cut(input, name));
    }

    /** The table's own rows before this run, for what has to outlast a rebuild, such as numbers once given; empty when it is made for the first time. */
    public Optional<Dataset<Row>> itself() {
        OptionalLong version = lake.newestVersion(table.name());
        return version.isPresent()
                ? Optional.of(lake.read(session, table.name(), version.getAsLong()))
                : Optional.empty();
    }

    private Dataset<Row> cut(Input input, String name) {
        long version = now.inputs().get(name);
        Dataset<Row> whole = lake.read(session, name, version);
        Dataset<Row> rows =
                switch (input.reach()) {
                    case ALL -> whole;
                    case CHANGED_ROWS -> extent.kind() == Kind.EVERYTHING ? whole : changedRows(name, version);
                    case CHANGED_DAYS ->
                        whole.where(extent.days()
                                .map(days -> days.sql(input.dayColumn().orElseThrow()))
                                .orElse(upToLastDay(input)));
                    case DAYS_ONWARDS -> whole.where(upToLastDay(input));
                };
        return inputTableIsBronze(name) ? rows.where("_problem is null and _left_out is null") : rows;
    }

    /**
     * What an input that is declared by its changes adds to and takes from sums over it: rows as they are now with {@link #SIGN} +1, and as they were with −1. All rows with +1 when
     * everything is made.
     */
    public Dataset<Row> signedChanges(Class<? extends LakeTable> inputTable) {
        String name = LakeTable.nameOf(declared(inputTable).table());
        Column sign = functions
                .when(functions.col("_change_type").isin("insert", "update_postimage"), 1L)
                .otherwise(-1L);
        return read.computeIfAbsent(
                name,
                ignored -> extent.kind() == Kind.EVERYTHING
                        ? lake.read(session, name, now.inputs().get(name)).withColumn(SIGN, functions.lit(1L))
                        : changes(name, now.inputs().get(name)).withColumn(SIGN, sign));
    }

    private Dataset<Row> changes(String name, long version) {
        return lake.changes(session, name, before.orElseThrow().inputs().get(name), version);
    }

    private Dataset<Row> changedRows(String name, long version) {
        return changes(name, version)
                .where(functions.col("_change_type").isin("insert", "update_postimage"))
                .drop("_change_type", "_commit_version", "_commit_timestamp");
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

    /** Rows of each input that were read, by table name, those taken away subtracted; counts them, so it costs a pass over the cut. */
    Map<String, Long> rowsRead() {
        Map<String, Long> counts = new TreeMap<>();
        read.forEach((name, rows) -> counts.put(
                name,
                List.of(rows.columns()).contains(SIGN)
                        ? rows.agg(functions.coalesce(functions.sum(SIGN), functions.lit(0L)))
                                .head()
                                .getLong(0)
                        : rows.count()));
        return counts;
    }

    Cursor cursor() {
        return new Cursor(now.runId(), now.asOf(), askedForAsOf, now.contractHash(), now.inputs(), now.catalog());
    }
}
