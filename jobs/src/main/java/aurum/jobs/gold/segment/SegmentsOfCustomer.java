package aurum.jobs.gold.segment;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.gold.customer.CatalogRule;
import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.gold.customer.RuleColumns;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** All segments of a customer in one row, so that two days can be held against each other. */
final class SegmentsOfCustomer {
    /** Ids separated by spaces. */
    static final String COLUMN = "segment_ids";

    /** In no segment at all. */
    static final String NONE = "none";

    private SegmentsOfCustomer() {}

    /** The segments that hold on a day. */
    static List<CatalogRule> drawn(Dataset<Row> lines, LocalDate day) {
        return CatalogRule.of(lines, RuleColumns.of(new CustomerFeatures().contract()), day);
    }

    /** One row per customer, with {@link #COLUMN}. */
    static Dataset<Row> of(Dataset<Row> features, List<CatalogRule> segments) {
        Column[] ids = segments.stream()
                .map(segment -> when(segment.holds(), segment.id()))
                .toArray(Column[]::new);
        return features.select(
                col("customer_key"),
                col("region_id"),
                col("product_line"),
                coalesce(nullif(concat_ws(" ", ids), lit("")), lit(NONE)).as(COLUMN));
    }
}
