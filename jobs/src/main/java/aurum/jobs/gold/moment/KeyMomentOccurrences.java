package aurum.jobs.gold.moment;

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
import aurum.jobs.gold.customer.RuleColumns;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per customer and key moment that has come for them at the end of the day. Of what is not known of a customer, no moment comes. */
public final class KeyMomentOccurrences implements Table {
    static final String LIST = "key_moments";

    @Override
    public Contract contract() {
        return Contract.gold("key_moment_occurrences")
                .grain("one row per customer and key moment that has come for them at the end of the day")
                .key("customer_key", "moment_id")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("moment_id", STRING, "关键时刻", "the moment, as in the catalog's key_moments", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line subscribed to, or 'unknown'", REQUIRED)
                .field("reason", STRING, "判定依据", "the figures that the moment's rule looked at", SENSITIVE)
                .field("occurred_date", DATE, "判定日期", "the day at whose end it holds", REQUIRED)
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(MomentSigns.class));
    }

    @Override
    public List<String> catalogLists() {
        return List.of(LIST);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        List<CatalogRule> moments = CatalogRule.of(
                in.catalog(LIST, CatalogRule.COLUMNS), RuleColumns.of(new MomentSigns().contract()), in.asOf());
        Dataset<Row> signs = in.read(MomentSigns.class);
        if (moments.isEmpty()) {
            return signs.sparkSession().createDataFrame(List.of(), contract().schema());
        }
        Column come = array(moments.stream()
                .map(moment -> when(
                        moment.holds(),
                        struct(lit(moment.id()).as("moment_id"), moment.reason().as("reason"))))
                .toArray(Column[]::new));
        return signs.select(
                        col("customer_key"),
                        col("region_id"),
                        col("product_line"),
                        col("signs_date"),
                        explode(array_compact(come)).as("come"))
                .select(
                        col("customer_key"),
                        col("come.moment_id"),
                        col("region_id"),
                        col("product_line"),
                        col("come.reason"),
                        col("signs_date").as("occurred_date"));
    }
}
