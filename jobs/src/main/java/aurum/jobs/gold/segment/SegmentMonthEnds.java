package aurum.jobs.gold.segment;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.lit;

import aurum.jobs.gold.customer.CatalogRule;
import aurum.jobs.gold.customer.CustomerSnapshot;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.customer.Customers;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per customer and month end: the segments they were in, by today's rules. Made when a month is over, from all that is known by then of each of its month ends: what came late counts, and the rules of one
 * month are held against another's customers alike. Until the next month is over nothing moves.
 */
public final class SegmentMonthEnds implements Table {
    /** So many month ends are told of. */
    private static final int MOST_MONTH_ENDS = 3;

    /** Rules look at several weeks; with less of the past, customers would seem to come into a segment when only the data did. */
    private static final int LEAST_HISTORY_DAYS = CustomerSnapshot.RECENT_DAYS;

    @Override
    public Contract contract() {
        return Contract.gold("segment_month_ends")
                .grain("one row per customer and month end")
                .key("customer_key", "month_end_date")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lived, or 'unknown'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line subscribed to, or 'unknown'", REQUIRED)
                .field(
                        SegmentsOfCustomer.COLUMN,
                        STRING,
                        "所在群体",
                        "the segments the customer was in, separated by spaces; 'none' for who was in none",
                        REQUIRED)
                .field("month_end_date", DATE, "月末日期", "the last day of a month", REQUIRED)
                .replaces(everything())
                .build();
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
    public List<String> catalogLists() {
        return List.of(CustomerSegments.LIST, CustomerSnapshot.DISTRICTS);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> lines = in.catalog(CustomerSegments.LIST, CatalogRule.COLUMNS);
        Dataset<Row> customers = in.read(Customers.class);
        List<CatalogRule> segments = SegmentsOfCustomer.drawn(lines, in.asOf());
        List<LocalDate> days = CustomerSnapshot.monthEnds(customers, in.asOf(), MOST_MONTH_ENDS, LEAST_HISTORY_DAYS);
        return CustomerSnapshot.documented(in, days).entrySet().stream()
                // One plan for each: all in one cost more to plan than to run.
                .map(snapshot -> SegmentsOfCustomer.of(snapshot.getValue(), segments)
                        .withColumn("month_end_date", lit(Date.valueOf(snapshot.getKey())))
                        .localCheckpoint())
                .reduce(Dataset::unionByName)
                .orElseGet(() -> customers
                        .sparkSession()
                        .createDataFrame(List.of(), contract().schema()))
                .select("customer_key", "region_id", "product_line", SegmentsOfCustomer.COLUMN, "month_end_date");
    }
}
