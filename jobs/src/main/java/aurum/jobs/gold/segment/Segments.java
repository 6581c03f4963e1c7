package aurum.jobs.gold.segment;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per segment of the catalog that holds on the day: how it is drawn, and how many customers are in it. */
public final class Segments implements Table {

    @Override
    public Contract contract() {
        return Contract.gold("segments")
                .grain("one row per segment of the catalog")
                .key("segment_id")
                .field("segment_id", STRING, "细分群体", "the segment, as in the catalog's segments", REQUIRED)
                .field(
                        "stage",
                        STRING,
                        "生命周期阶段",
                        "entry, maturity or decline: the stage of life it belongs to",
                        REQUIRED)
                .field(
                        "dimension",
                        STRING,
                        "划分维度",
                        "by what it is drawn: region, spending, use, satisfaction or state",
                        REQUIRED)
                .field("rule", STRING, "划分规则", "the condition over gold.customer_features; null while it draws nobody")
                .field("customer_count", LONG, "客户数", "customers in it at the end of the day", REQUIRED)
                .field("sort_order", LONG, "排序", "its place in the catalog", REQUIRED)
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(CustomerSegments.class));
    }

    @Override
    public List<String> catalogLists() {
        return List.of(CustomerSegments.LIST);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> sizes = in.read(CustomerSegments.class)
                .groupBy("segment_id")
                .agg(count(lit(1)).as("customer_count"));
        Date day = Date.valueOf(in.asOf());
        return in.catalog(CustomerSegments.LIST, "id", "stage", "dimension", "rule", "valid_from", "valid_to")
                .where(col("valid_from")
                        .isNull()
                        .or(col("valid_from").cast("date").leq(lit(day))))
                .where(col("valid_to").isNull().or(col("valid_to").cast("date").geq(lit(day))))
                .withColumnRenamed("id", "segment_id")
                .join(sizes, new String[] {"segment_id"}, "left")
                .select(
                        col("segment_id"),
                        col("stage"),
                        col("dimension"),
                        col("rule"),
                        coalesce(col("customer_count"), lit(0L)).as("customer_count"),
                        col("sort_order"));
    }
}
