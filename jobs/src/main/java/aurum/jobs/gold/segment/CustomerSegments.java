package aurum.jobs.gold.segment;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.gold.customer.CatalogRule;
import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.gold.customer.RuleColumns;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per customer and segment they are in at the end of the day. Segments overlap; who is in none has no row. Of what is not known of a customer, no rule holds: where a source is late or missing, segments
 * that ask for it are smaller, never wrong.
 */
public final class CustomerSegments implements Table {
    static final String LIST = "segments";

    @Override
    public Contract contract() {
        return Contract.gold("customer_segments")
                .grain("one row per customer and segment they are in at the end of the day")
                .key("customer_key", "segment_id")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("segment_id", STRING, "细分群体", "the segment, as in the catalog's segments", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line subscribed to, or 'unknown'", REQUIRED)
                .field("reason", STRING, "入群依据", "the figures that the segment's rule looked at", SENSITIVE)
                .field("known_date", DATE, "判定日期", "the day at whose end it holds", REQUIRED)
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(CustomerFeatures.class));
    }

    @Override
    public List<String> catalogLists() {
        return List.of(LIST);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        LocalDate day = in.asOf();
        List<CatalogRule> segments = CatalogRule.of(
                in.catalog(LIST, CatalogRule.COLUMNS), RuleColumns.of(new CustomerFeatures().contract()), day);
        Dataset<Row> features = in.read(CustomerFeatures.class);
        if (segments.isEmpty()) {
            return features.sparkSession().createDataFrame(List.of(), contract().schema());
        }
        Column memberships = array(segments.stream()
                .map(segment -> when(
                        segment.holds(),
                        struct(
                                lit(segment.id()).as("segment_id"),
                                segment.reason().as("reason"))))
                .toArray(Column[]::new));
        return features.select(
                        col("customer_key"),
                        col("region_id"),
                        col("product_line"),
                        explode(array_compact(memberships)).as("membership"))
                .select(
                        col("customer_key"),
                        col("membership.segment_id"),
                        col("region_id"),
                        col("product_line"),
                        col("membership.reason"),
                        lit(Date.valueOf(day)).as("known_date"));
    }
}
