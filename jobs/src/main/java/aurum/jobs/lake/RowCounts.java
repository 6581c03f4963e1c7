package aurum.jobs.lake;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** How many rows of their inputs the tables of one run read. Many tables read the same rows, and those are counted once. */
final class RowCounts {
    private final Lake lake;
    private final Map<List<Object>, Long> counted = new ConcurrentHashMap<>();

    RowCounts(Lake lake) {
        this.lake = lake;
    }

    /**
     * Rows of a version of a table.
     *
     * @param which tells these rows from others of the version; empty for all of them
     * @param rows those themselves; with a column {@link Inputs#SIGN}, those taken away count against those added
     */
    record Cut(String table, long version, String which, Dataset<Row> rows) {

        Cut where(String condition) {
            return new Cut(table, version, which + " where " + condition, rows.where(condition));
        }
    }

    long of(Cut cut) {
        return counted.computeIfAbsent(
                List.of(cut.table(), cut.version(), cut.which()),
                ignored -> cut.which().isEmpty()
                        ? lake.rowsWrittenAnew(cut.table(), cut.version()).orElseGet(() -> count(cut.rows()))
                        : count(cut.rows()));
    }

    private static long count(Dataset<Row> rows) {
        return List.of(rows.columns()).contains(Inputs.SIGN)
                ? rows.agg(functions.coalesce(functions.sum(Inputs.SIGN), functions.lit(0L)))
                        .head()
                        .getLong(0)
                : rows.count();
    }
}
