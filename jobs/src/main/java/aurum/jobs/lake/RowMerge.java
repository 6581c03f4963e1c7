package aurum.jobs.lake;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import aurum.jobs.lake.WriteMode.AddUp;
import aurum.jobs.lake.WriteMode.KeepHistory;
import aurum.jobs.lake.WriteMode.MergeLatest;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** Brings new rows among a table's old ones, by key, reading as little of the table as will do. */
final class RowMerge implements AutoCloseable {
    /** Decimals that are added up keep so many places. */
    private static final int PLACES = 3;

    /** So many hashes of keys are held in memory; more are no few any longer, and every row is sorted. */
    private static final int MANY = 2_000_000;

    private static final String HASH = "_key_hash";
    private static final String IS_NEWER = "_is_newer";

    private final Lake lake;
    private final TableWriter writer;
    private final SparkSession session;
    private final Contract contract;
    private final Column[] key;
    private final List<Dataset<Row>> kept = new ArrayList<>();
    private Optional<List<Row>> repeated = Optional.empty();

    RowMerge(Lake lake, TableWriter writer, SparkSession session, Contract contract) {
        this.lake = lake;
        this.writer = writer;
        this.session = session;
        this.contract = contract;
        this.key = columns(contract.key());
    }

    /** Checks rows, of which there has to be one, and finds in the same pass which keys come more than once. */
    RowChecks check(Dataset<Row> rows) {
        if (!(contract.writeMode() instanceof MergeLatest)) {
            return RowChecks.of(contract, rows);
        }
        Tally tally = RowChecks.tally(contract);
        Dataset<Row> hashes = tally.over(rows)
                .groupBy(when(RowChecks.kept(contract), xxhash64(key)).as(HASH))
                .agg(count(lit(1)).as("times"))
                .where(col("times").gt(1).and(col(HASH).isNotNull()))
                .select(HASH)
                .limit(MANY + 1);
        // An adaptive plan may drop the pass that counts once it sees that nothing comes out of it.
        session.conf().set("spark.sql.adaptive.enabled", "false");
        repeated = Optional.of(hashes.collectAsList());
        session.conf().unset("spark.sql.adaptive.enabled");
        return RowChecks.of(contract, tally);
    }

    /** What a first build writes: one row per key, histories closed, sums of one date side by side. */
    Dataset<Row> first(Dataset<Row> rows) {
        if (contract.writeMode() instanceof MergeLatest) {
            return onePerKey(rows);
        }
        if (contract.writeMode() instanceof AddUp sums) {
            return rows.repartition(col(sums.within()));
        }
        return contract.writeMode() instanceof KeepHistory history ? history(rows, history) : rows;
    }

    private Dataset<Row> onePerKey(Dataset<Row> rows) {
        return repeated.filter(hashes -> hashes.size() <= MANY)
                .map(hashes -> latest(rows, hashes))
                .orElseGet(() -> latest(rows));
    }

    /**
     * Merges into what is there.
     *
     * @return rows that are new or replaced an older state
     */
    long into(Dataset<Row> rows, Cursor cursor) {
        if (contract.writeMode() instanceof MergeLatest latest) {
            return upsert(latest(rows), latest, cursor);
        }
        if (contract.writeMode() instanceof KeepHistory history) {
            return extend(rows, history, cursor);
        }
        return addUp(rows, (AddUp) contract.writeMode(), cursor);
    }

    /** Most updates bring no state of a known row, or none that is newer: then new rows are appended, and nothing old is rewritten. */
    private long upsert(Dataset<Row> rows, MergeLatest mode, Cursor cursor) {
        boolean isUnique = repeated.filter(List::isEmpty).isPresent();
        Dataset<Row> incoming = (isUnique ? rows : keep(onePerKey(rows))).withColumn(HASH, xxhash64(key));
        Optional<Object[]> days = mode.within().map(column -> valuesOf(incoming, column));
        Dataset<Row> old = old().where(within("", mode.within(), days)).withColumn(HASH, xxhash64(key));
        Dataset<Row> met = keep(old.select(HASH).join(broadcast(incoming.select(HASH)), columnSeq(HASH), "left_semi"));
        if (met.isEmpty()) {
            writer.append(contract, incoming.select(columns(contract.columns())), cursor);
            return metric("numOutputRows");
        }
        Dataset<Row> known = keep(known(
                old.join(broadcast(met), columnSeq(HASH), "left_semi"),
                incoming.join(broadcast(met), columnSeq(HASH), "left_semi")));
        Dataset<Row> fresh = incoming.join(known.where(not(col(IS_NEWER))), keyNames(), "left_anti")
                .select(columns(contract.columns()));
        if (known.where(IS_NEWER).isEmpty()) {
            writer.append(contract, fresh, cursor);
            return metric("numOutputRows");
        }
        writer.merge(session, contract, fresh, within("old.", mode.within(), days), cursor);
        return metric("numTargetRowsInserted") + metric("numTargetRowsUpdated");
    }

    /** Keys that the table has already, and whether the incoming row is newer. */
    private Dataset<Row> known(Dataset<Row> old, Dataset<Row> incoming) {
        Column[] selected = Stream.concat(
                        contract.key().stream().map(column -> col("new." + column)),
                        Stream.of(coalesce(
                                        TableWriter.state(contract, "new.").gt(TableWriter.state(contract, "old.")),
                                        lit(false))
                                .as(IS_NEWER)))
                .toArray(Column[]::new);
        return old.as("old")
                .join(incoming.as("new"), TableWriter.sameKey(contract))
                .select(selected);
    }

    private long extend(Dataset<Row> rows, KeepHistory mode, Cursor cursor) {
        Dataset<Row> touched = rows.select(mode.entity()).distinct();
        Dataset<Row> old = keep(old().join(broadcast(touched), columnSeq(mode.entity()), "left_semi")
                .select(columns(contract.columns())));
        Dataset<Row> next = history(old.unionByName(rows), mode);
        Column[] promised = columns(contract.columns());
        Dataset<Row> changed = next.select(struct(promised).as("row"))
                .join(
                        old.select(struct(promised).as("row")),
                        columnSeq("row"),
                        "left_anti") // structs compare null-safe, column by column
                .select("row.*");
        if (keep(changed).isEmpty()) {
            writer.append(contract, changed, cursor);
            return 0;
        }
        writer.mergeAll(session, contract, changed, cursor);
        return metric("numTargetRowsInserted");
    }

    private Dataset<Row> history(Dataset<Row> states, KeepHistory mode) {
        Column next =
                lead(col(mode.from()), 1).over(Window.partitionBy(mode.entity()).orderBy(mode.from()));
        return latest(states).withColumn(mode.to(), next).select(columns(contract.columns()));
    }

    /** The incoming dates' sums are made anew from the old ones and what is added: one pass over them, where a merge would join twice and rewrite them too. */
    private long addUp(Dataset<Row> rows, AddUp mode, Cursor cursor) {
        if (rows.isEmpty()) {
            writer.append(contract, rows, cursor);
            return 0;
        }
        DaySet dates = DaySet.of(Stream.of(valuesOf(rows, mode.within()))
                .map(date -> ((Date) date).toLocalDate())
                .toList());
        Column[] sums = contract.columns().stream()
                .filter(column -> !contract.key().contains(column))
                .map(column -> sum(column, mode).as(column))
                .toArray(Column[]::new);
        Dataset<Row> together = old().where(dates.sql(mode.within()))
                .unionByName(rows)
                .groupBy(key)
                .agg(sums[0], Arrays.copyOfRange(sums, 1, sums.length))
                .select(columns(contract.columns()));
        writer.replaceDays(contract, together, mode.within(), dates, cursor);
        return rows.count();
    }

    private Column sum(String column, AddUp mode) {
        if (mode.latest().contains(column)) {
            return max(col(column));
        }
        Column sum = functions.sum(col(column));
        return contract.field(column).type() == Type.DOUBLE ? round(sum, PLACES) : sum;
    }

    /** The part of the table that the incoming rows can touch. */
    private static Column within(String prefix, Optional<String> column, Optional<Object[]> values) {
        return column.map(name -> col(prefix + name).isin(values.orElseThrow())).orElse(lit(true));
    }

    private static Object[] valuesOf(Dataset<Row> incoming, String column) {
        return incoming.select(column).distinct().collectAsList().stream()
                .map(row -> row.get(0))
                .toArray();
    }

    /** One row per key: the newest, and of equal times the one with the greater content, so that the order of arrival never matters. */
    private Dataset<Row> latest(Dataset<Row> rows) {
        Column newest = struct(
                TableWriter.state(contract, "").as("state"),
                struct(columns(contract.columns())).as("row"));
        return rows.groupBy(contract.key().stream()
                        .map(column -> col(column).as("key_" + column))
                        .toArray(Column[]::new))
                .agg(max(newest).as("newest"))
                .select("newest.row.*");
    }

    /** The same for many rows of which few repeat: only keys whose hash occurs twice are sorted out, the others pass. */
    private Dataset<Row> latest(Dataset<Row> rows, List<Row> hashesTwice) {
        if (hashesTwice.isEmpty()) {
            return rows;
        }
        Dataset<Row> twice =
                broadcast(session.createDataFrame(hashesTwice, new StructType().add(HASH, DataTypes.LongType)));
        Dataset<Row> hashed = rows.withColumn(HASH, xxhash64(key));
        Dataset<Row> once = hashed.join(twice, columnSeq(HASH), "left_anti").drop(HASH);
        Dataset<Row> often = hashed.join(twice, columnSeq(HASH), "left_semi").drop(HASH);
        return once.unionByName(latest(often));
    }

    private Dataset<Row> old() {
        return lake.read(
                session, contract.name(), lake.newestVersion(contract.name()).orElseThrow());
    }

    private long metric(String name) {
        return lake.metric(contract.name(), lake.newestVersion(contract.name()).orElseThrow(), name);
    }

    private Dataset<Row> keep(Dataset<Row> rows) {
        kept.add(rows.persist(StorageLevel.MEMORY_AND_DISK()));
        return rows;
    }

    @Override
    public void close() {
        kept.forEach(Dataset::unpersist);
    }

    private String[] keyNames() {
        return contract.key().toArray(String[]::new);
    }

    private static String[] columnSeq(String column) {
        return new String[] {column};
    }

    private static Column[] columns(List<String> names) {
        return names.stream().map(name -> col(name)).toArray(Column[]::new);
    }
}
