package aurum.jobs.gold.customer;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.LakeTable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Some columns of {@link CustomerFeatures} that are made from one table. */
interface FeatureBlock {

    Class<? extends LakeTable> source();

    /** Adds the block's columns. */
    Contract.Builder describe(Contract.Builder contract);

    /**
     * The source's rows as {@link #of} takes them.
     *
     * @param snapshots the days for which it will be asked; what several of them share is worked out here, once
     */
    default Dataset<Row> prepared(Dataset<Row> rows, List<LocalDate> snapshots) {
        return rows;
    }

    /**
     * One row per {@code customer_key} of which the source knows something, with the block's columns.
     *
     * @param rows as {@link #prepared}
     * @param asOf the last day that counts
     */
    Dataset<Row> of(Dataset<Row> rows, LocalDate asOf);

    /** Whether a day lies in the last {@code days} up to and with {@code asOf}. */
    static Column inLast(int days, String dayColumn, LocalDate asOf) {
        return col(dayColumn).between(lit(Date.valueOf(asOf.minusDays(days - 1L))), lit(Date.valueOf(asOf)));
    }

    /** The first moment that no longer counts. */
    static Column endOf(LocalDate asOf) {
        return lit(Date.valueOf(asOf.plusDays(1))).cast("timestamp");
    }

    static Column upTo(String dayColumn, LocalDate asOf) {
        return col(dayColumn).leq(lit(Date.valueOf(asOf)));
    }
}
