package aurum.jobs.lake;

import io.delta.tables.DeltaTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.CreateTableWriter;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;

/** The only place that commits: creates tables from their contracts and writes rows by {@link WriteMode}. */
public final class TableWriter {
    private static final String NOTE = "spark.databricks.delta.commitInfo.userMetadata";

    /** Several tables share the logs of {@code ops}; creating one and merging into one are not left to race. */
    private static final Object ONE_AT_A_TIME = new Object();

    private final Lake lake;

    public TableWriter(Lake lake) {
        this.lake = lake;
    }

    /** Makes an empty table when there is none, with everything the contract says in its schema and properties. */
    public void create(SparkSession session, Contract contract) {
        synchronized (ONE_AT_A_TIME) {
            if (!lake.exists(contract.name())) {
                make(contract, session.createDataFrame(List.of(), contract.schema()));
            }
        }
    }

    /** Writes every row anew, in one commit; the contract of today takes effect here. */
    void replaceAll(Contract contract, Dataset<Row> rows, Cursor cursor) {
        withNote(rows.sparkSession(), cursor.toJson(), () -> make(contract, rows));
    }

    private void make(Contract contract, Dataset<Row> rows) {
        CreateTableWriter<Row> writer = conformed(contract, rows)
                .writeTo("delta.`" + place(contract) + "`")
                .using("delta")
                .tableProperty("comment", contract.grain())
                .tableProperty("aurum.grain", contract.grain())
                .tableProperty("aurum.key", String.join(",", contract.key()))
                .tableProperty("aurum.scope", contract.scope().orElse("unscoped"))
                .tableProperty("delta.enableDeletionVectors", "false")
                .tableProperty(
                        "delta.enableChangeDataFeed",
                        Boolean.toString(!contract.layer().equals("ops")))
                .tableProperty("delta.dataSkippingStatsColumns", contract.statisticsColumns());
        for (Rule rule : contract.allRules()) {
            if (rule.consequence() != Rule.Consequence.WARN && !contract.layer().equals("bronze")) {
                writer = writer.tableProperty("delta.constraints." + constraintName(rule), rule.condition());
            }
        }
        writer.createOrReplace();
    }

    private static String constraintName(Rule rule) {
        return rule.name().replaceAll("[^A-Za-z0-9]+", "_");
    }

    private static void withNote(SparkSession session, String note, Runnable commit) {
        session.conf().set(NOTE, note);
        try {
            commit.run();
        } finally {
            session.conf().unset(NOTE);
        }
    }

    /** Replaces the rows of some dates. */
    void replaceDays(Contract contract, Dataset<Row> rows, String column, DaySet days, Cursor cursor) {
        writer(contract, rows, cursor)
                .mode("overwrite")
                .option("replaceWhere", days.sql(column))
                .save(place(contract));
    }

    /**
     * Adds rows once: a second attempt with the same batch number is ignored by Delta.
     *
     * @param note goes into the commit
     */
    public void append(Contract contract, Dataset<Row> rows, long batch, String note) {
        conformed(contract, rows)
                .write()
                .format("delta")
                .mode("append")
                .option("userMetadata", note)
                .option("txnAppId", "aurum." + contract.name())
                .option("txnVersion", batch)
                .save(place(contract));
    }

    /** Adds rows of a log that may repeat. */
    public void append(Contract contract, List<Row> rows) {
        Dataset<Row> added =
                lake.spark().createDataFrame(rows, contract.schema()).coalesce(1);
        synchronized (ONE_AT_A_TIME) {
            if (!lake.exists(contract.name())) {
                make(contract, added);
                return;
            }
        }
        added.write().format("delta").mode("append").save(place(contract));
    }

    /** Adds rows whose keys the table does not have. */
    void append(Contract contract, Dataset<Row> rows, Cursor cursor) {
        writer(contract, rows, cursor).mode("append").save(place(contract));
    }

    /**
     * Merges rows that are unique by key: newer ones replace, new ones are added, the rest is left as it is.
     *
     * @param where which of the old rows can be meant at all
     */
    void merge(SparkSession session, Contract contract, Dataset<Row> rows, Column where, Cursor cursor) {
        withNote(session, cursor.toJson(), () -> old(session, contract)
                .merge(conformed(contract, rows).as("new"), sameKey(contract).and(where))
                .whenMatched(state(contract, "new.").gt(state(contract, "old.")))
                .updateAll()
                .whenNotMatched()
                .insertAll()
                .execute());
    }

    /** Merges rows that are unique by key: those that are there are replaced, the others added. */
    void mergeAll(SparkSession session, Contract contract, Dataset<Row> rows, Cursor cursor) {
        withNote(session, cursor.toJson(), () -> old(session, contract)
                .merge(conformed(contract, rows).as("new"), sameKey(contract))
                .whenMatched()
                .updateAll()
                .whenNotMatched()
                .insertAll()
                .execute());
    }

    private DeltaTable old(SparkSession session, Contract contract) {
        return DeltaTable.forPath(session, place(contract)).as("old");
    }

    /** Adds the rows whose key is not there yet. */
    public void addMissing(SparkSession session, Contract contract, Dataset<Row> rows) {
        create(session, contract);
        synchronized (ONE_AT_A_TIME) {
            old(session, contract)
                    .merge(conformed(contract, rows).as("new"), sameKey(contract))
                    .whenNotMatched()
                    .insertAll()
                    .execute();
        }
    }

    /** Takes a table back to a version, with the note that version had. */
    void restore(SparkSession session, String table, long version) {
        withNote(session, lake.note(table, version).orElse("{}"), () -> DeltaTable.forPath(
                        session, lake.path(table).toString())
                .restoreToVersion(version));
    }

    /** What decides which of two rows of one key is the newer: the version column, then the content, so that the order of arrival never matters. */
    static Column state(Contract contract, String prefix) {
        List<String> version = contract.writeMode() instanceof WriteMode.MergeLatest merge
                ? List.of(merge.versionColumn())
                : List.of();
        List<String> derived =
                contract.writeMode() instanceof WriteMode.KeepHistory history ? List.of(history.to()) : List.of();
        Stream<String> content = contract.fields().stream()
                .filter(field -> !field.isTechnical())
                .map(Field::name)
                .filter(column ->
                        !contract.key().contains(column) && !version.contains(column) && !derived.contains(column));
        return functions.struct(Stream.concat(version.stream(), content)
                .map(column -> functions.col(prefix + column))
                .toArray(Column[]::new));
    }

    static Column sameKey(Contract contract) {
        return contract.key().stream()
                .map(column -> functions.col("old." + column).equalTo(functions.col("new." + column)))
                .reduce(Column::and)
                .orElseThrow();
    }

    private DataFrameWriter<Row> writer(Contract contract, Dataset<Row> rows, Cursor cursor) {
        return conformed(contract, rows).write().format("delta").option("userMetadata", cursor.toJson());
    }

    private String place(Contract contract) {
        return lake.path(contract.name()).toString();
    }

    /**
     * The rows with exactly the contract's columns; nothing is cast.
     *
     * @throws IllegalStateException naming table, column and both types, when the rows have others
     */
    static Dataset<Row> conformed(Contract contract, Dataset<Row> rows) {
        String promised = described(contract.schema().fields());
        String made = described(rows.schema().fields());
        if (!promised.equals(made)) {
            throw new IllegalStateException(
                    "%s makes other columns than its contract says.%n  contract: %s%n  made:     %s"
                            .formatted(contract.name(), promised, made));
        }
        withoutDictionaries(contract, rows.sparkSession());
        return rows.to(contract.schema());
    }

    /** Decimals hardly ever repeat: a dictionary of them is filled, thrown away, and was work for nothing. */
    private static void withoutDictionaries(Contract contract, SparkSession session) {
        contract.fields().stream().filter(field -> field.type() == Type.DOUBLE).forEach(field -> session.conf()
                .set("parquet.enable.dictionary#" + field.name(), "false"));
    }

    private static String described(StructField[] fields) {
        return Arrays.stream(fields)
                .map(field -> field.name() + " " + field.dataType().simpleString())
                .collect(Collectors.joining(", "));
    }
}
