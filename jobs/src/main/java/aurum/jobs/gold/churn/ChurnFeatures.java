package aurum.jobs.gold.churn;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.gold.customer.CustomerSnapshot;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.customer.Customers;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * One row per customer and month end: what was known of them then, and whether they left within the window after it. What models learn from. Made when a month is over. A column that was known only after its
 * snapshot breaks a rule that names it, and nothing is published.
 */
public final class ChurnFeatures implements Table {
    /** Older month ends tell of another market. */
    private static final int MOST_SNAPSHOTS = 12;

    /** The least history that a snapshot looks back on; with less, what happened would look rarer than it is. */
    private static final int LEAST_HISTORY_DAYS = Leaving.RECENT_DAYS;

    @Override
    public Contract contract() {
        Contract.Builder contract = Contract.gold("churn_features")
                .grain("one row per customer and month end")
                .key("customer_key", "snapshot_date")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lived, or 'unknown'", REQUIRED)
                .field(
                        "leaves",
                        BOOLEAN,
                        "是否离网",
                        "left on day %d to %d after the snapshot; null while these are not over, and for who left before"
                                .formatted(Leaving.GAP_DAYS + 1, Leaving.GAP_DAYS + Leaving.WINDOW_DAYS))
                .field("days_until_left", LONG, "距离网天数", "days from the snapshot to leaving, of those who left")
                .field("snapshot_date", DATE, "快照日期", "the month end as of which everything is told", REQUIRED);
        Leaving.describe(contract);
        for (Leaving.Source source : Leaving.SOURCES) {
            contract.rule(stop(
                    "known at the snapshot: " + String.join(", ", source.columns()),
                    "%1$s is null or %1$s <= snapshot_date".formatted(source.knownDate())));
        }
        return contract.replaces(everything()).build();
    }

    @Override
    public boolean isMonthly() {
        return true;
    }

    @Override
    public List<Input> inputs() {
        return CustomerSnapshot.inputs();
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        LocalDate asOf = in.asOf();
        Dataset<Row> customers = in.read(Customers.class);
        Dataset<Row> leavers = Leaving.leavers(customers, asOf);
        List<LocalDate> days = CustomerSnapshot.monthEnds(customers, asOf, MOST_SNAPSHOTS, LEAST_HISTORY_DAYS);
        return CustomerSnapshot.of(in, days).entrySet().stream()
                // Each month end is worked out once, by a plan of its own: a dozen in one plan cost more to plan than
                // to run.
                .map(snapshot -> told(snapshot.getValue(), leavers, snapshot.getKey(), asOf)
                        .localCheckpoint())
                .reduce(Dataset::unionByName)
                .orElseGet(() -> customers
                        .sparkSession()
                        .createDataFrame(List.of(), contract().schema()))
                .select(contract().columns().stream().map(functions::col).toArray(Column[]::new));
    }

    private static Dataset<Row> told(Dataset<Row> snapshot, Dataset<Row> leavers, LocalDate day, LocalDate asOf) {
        List<Column> columns = new ArrayList<>(Leaving.selected(snapshot, day));
        columns.addAll(0, List.of(col("customer_key"), col("region_id")));
        Dataset<Row> told = snapshot.select(columns.toArray(Column[]::new))
                .join(leavers, new String[] {"customer_key"}, "left")
                .withColumn("snapshot_date", lit(Date.valueOf(day)))
                .withColumn("leaves", Leaving.leaves(day, asOf));
        return told.withColumn(
                "days_until_left",
                when(
                        col("leaves"),
                        datediff(col("left_date"), col("snapshot_date")).cast("long")));
    }
}
