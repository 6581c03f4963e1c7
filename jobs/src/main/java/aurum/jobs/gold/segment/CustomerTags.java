package aurum.jobs.gold.segment;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.condition.Kind;
import aurum.jobs.gold.customer.CatalogRule;
import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.gold.customer.RuleColumns;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import java.sql.Date;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per customer and dimension of which something is known: what is said of them in a word at the end of the day. Of a dimension the first line of the catalog's customer_tags that fits holds. */
public final class CustomerTags implements Table {
    private static final String LIST = "customer_tags";

    @Override
    public Contract contract() {
        return Contract.gold("customer_tags")
                .grain("one row per customer and dimension of which something is known")
                .key("customer_key", "dimension")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field(
                        "dimension",
                        STRING,
                        "标签维度",
                        "what is told: stage, spending, usage, satisfaction, state, complaining",
                        REQUIRED)
                .field("tag_id", STRING, "标签", "the word, as in the catalog's customer_tags", REQUIRED, SENSITIVE)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
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
        Map<String, Kind> columns = RuleColumns.of(new CustomerFeatures().contract());
        Dataset<Row> lines = in.catalog(LIST, "id", "dimension", "rule", "valid_from", "valid_to");
        Map<String, List<CatalogRule>> dimensions = new LinkedHashMap<>();
        lines.orderBy("sort_order").collectAsList().stream()
                .map(line -> line.<String>getAs("dimension"))
                .distinct()
                .forEach(dimension -> dimensions.put(
                        dimension, CatalogRule.of(lines.where(col("dimension").equalTo(dimension)), columns, day)));
        dimensions.values().removeIf(List::isEmpty);
        Dataset<Row> features = in.read(CustomerFeatures.class);
        if (dimensions.isEmpty()) {
            return features.sparkSession().createDataFrame(List.of(), contract().schema());
        }
        Column tags = array(dimensions.entrySet().stream()
                .map(dimension -> tag(dimension.getKey(), first(dimension.getValue())))
                .toArray(Column[]::new));
        return features.select(
                        col("customer_key"),
                        col("region_id"),
                        explode(array_compact(tags)).as("tag"))
                .select(
                        col("customer_key"),
                        col("tag.dimension"),
                        col("tag.tag_id"),
                        col("region_id"),
                        lit(Date.valueOf(day)).as("known_date"));
    }

    /** The id of the first that fits, or null. */
    private static Column first(List<CatalogRule> tags) {
        return coalesce(tags.stream().map(tag -> when(tag.holds(), tag.id())).toArray(Column[]::new));
    }

    private static Column tag(String dimension, Column tagId) {
        return when(tagId.isNotNull(), struct(lit(dimension).as("dimension"), tagId.as("tag_id")));
    }
}
