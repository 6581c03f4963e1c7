package aurum.jobs.gold.label;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.warn;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.gold.complaint.ComplaintsByDay;
import aurum.jobs.gold.complaint.SubscribersByDay;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per dimension and id: what people call it. An id that the catalog lacks labels itself; words that the tables define are labelled by {@link DefinedWords}. */
public final class Labels implements Table {

    /**
     * A dimension, the catalog's list that labels it, the list's column with the id above ({@link #NOTHING_ABOVE} where there is none), and the
     * tables' column that holds its ids.
     *
     * @param labels what the list's columns with the two names begin with
     */
    private record Dimension(String name, String list, String parent, String column, String labels) {

        Dimension(String name, String list, String parent, String column) {
            this(name, list, parent, column, "label");
        }

        /** Of surveys, inspections and scorecards: the catalog alone knows its ids. */
        static Dimension ofCatalog(String name, String list, String parent) {
            return new Dimension(name, list, parent, name);
        }

        /** Whether the catalog says where on earth its ids lie. */
        boolean hasPlaces() {
            return list.equals("regions");
        }
    }

    /** Larger than any catalog is long. */
    private static final long AFTER_THE_CATALOG = 1_000_000;

    private static final String NOTHING_ABOVE = "";

    private static final List<String> PLACE = List.of("latitude", "longitude");

    private static final List<Dimension> DIMENSIONS = List.of(
            new Dimension("region", "regions", "parent_id", "region_id"),
            new Dimension("product_line", "product_lines", "parent_id", "product_line"),
            new Dimension("district", "districts", "region", "district_id"),
            new Dimension("category", "categories", "parent_id", "category_id"),
            new Dimension("channel", "channels", "parent_id", "channel"),
            new Dimension("journey_stage", "journey_stages", "parent_id", "journey_stage"),
            Dimension.ofCatalog("department", "departments", "parent_id"),
            Dimension.ofCatalog("level", "levels", "parent_id"),
            Dimension.ofCatalog("store_ownership", "store_ownerships", NOTHING_ABOVE),
            Dimension.ofCatalog("operator", "operators", NOTHING_ABOVE),
            Dimension.ofCatalog("survey_kind", "survey_kinds", NOTHING_ABOVE),
            Dimension.ofCatalog("attribute", "survey_attributes", "department"),
            Dimension.ofCatalog("internal_attribute", "internal_attributes", NOTHING_ABOVE),
            Dimension.ofCatalog("inspection_kind", "inspection_kinds", NOTHING_ABOVE),
            Dimension.ofCatalog("inspection_item", "inspection_items", "kind"),
            new Dimension("inspection_check", "inspection_items", "kind", "inspection_check", "check"),
            Dimension.ofCatalog("service_product", "service_products", "kind"),
            Dimension.ofCatalog("moment", "key_moments", "kind"),
            Dimension.ofCatalog("kpi", "scorecard_kpis", "department"),
            new Dimension("plan", "plans", "product_line", "plan_id"),
            new Dimension("churn_reason", "churn_reasons", "parent_id", "reason_1"),
            new Dimension("churn_signal", "churn_signals", "parent_id", "signal_id"),
            Dimension.ofCatalog("lifecycle_stage", "lifecycle_stages", NOTHING_ABOVE),
            Dimension.ofCatalog("segment", "segments", "stage"),
            Dimension.ofCatalog("customer_tag", "customer_tags", NOTHING_ABOVE));

    @Override
    public Contract contract() {
        return Contract.gold("labels")
                .grain("one row per dimension and id")
                .key("dimension", "id")
                .field(
                        "dimension",
                        STRING,
                        "维度",
                        "region, district, product_line, category, channel, journey_stage, department, level, store_ownership, operator, survey_kind, attribute, internal_attribute, inspection_kind, inspection_item, inspection_check (what to look at), kpi, plan, churn_reason, churn_signal, lifecycle_stage, segment, customer_tag, service_product, moment, or a list of words that tables define: hotspot_status, confidence, cadence, language, sum, churn_band, handling, plan_comparison, segment_dimension, tag_dimension, service_kind, service_verdict, moment_kind, offer_reason",
                        REQUIRED)
                .field("id", STRING, "编号", "the id that other tables hold", REQUIRED)
                .field("label_zh", STRING, "中文名称", "its name in Chinese", REQUIRED)
                .field("label_en", STRING, "英文名称", "its name in English", REQUIRED)
                .field(
                        "parent_id",
                        STRING,
                        "上级编号",
                        "the id above it: of a district the region, of an attribute or a KPI the department in charge, of an inspection item, a service product or a key moment its kind, of a segment its stage; or null")
                .field("latitude", DOUBLE, "纬度", "degrees north; regions of the catalog only, else null")
                .field("longitude", DOUBLE, "经度", "degrees east; regions of the catalog only, else null")
                .field("sort_order", LONG, "排序", "its place in the catalog; those it lacks come last, by id", REQUIRED)
                .field(
                        "is_in_catalog",
                        BOOLEAN,
                        "目录已收录",
                        "false for a value that a source brought and the catalog lacks",
                        REQUIRED)
                .rule(warn("every id is in the catalog", "is_in_catalog"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                all(ComplaintsByDay.class).optional(),
                all(SubscribersByDay.class).optional());
    }

    @Override
    public List<String> catalogLists() {
        return DIMENSIONS.stream().map(Dimension::list).distinct().toList();
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> catalog = DIMENSIONS.stream()
                .map(dimension -> listed(in, dimension))
                .reduce(Dataset::unionByName)
                .orElseThrow();
        catalog = catalog.unionByName(DefinedWords.rows(catalog.sparkSession()), true);
        Dataset<Row> used = Stream.of(ComplaintsByDay.class, SubscribersByDay.class)
                .filter(in::has)
                .map(fact -> idsIn(in.read(fact)))
                .reduce(Dataset::union)
                .orElseThrow()
                .distinct();
        return used.join(catalog, new String[] {"dimension", "id"}, "full_outer")
                .select(
                        col("dimension"),
                        col("id"),
                        orItself("label_zh", "未知").as("label_zh"),
                        orItself("label_en", "Unknown").as("label_en"),
                        col("parent_id"),
                        col("latitude"),
                        col("longitude"),
                        coalesce(col("sort_order"), lit(AFTER_THE_CATALOG)).as("sort_order"),
                        col("sort_order")
                                .isNotNull()
                                .or(col("id").equalTo("unknown"))
                                .as("is_in_catalog"));
    }

    private static Dataset<Row> listed(Inputs in, Dimension dimension) {
        String zh = dimension.labels() + "_zh";
        String en = dimension.labels() + "_en";
        boolean hasParent = !dimension.parent().equals(NOTHING_ABOVE);
        List<String> columns = new ArrayList<>(List.of("id", zh, en));
        if (hasParent) {
            columns.add(dimension.parent());
        }
        if (dimension.hasPlaces()) {
            columns.addAll(PLACE);
        }
        Dataset<Row> list = in.catalog(dimension.list(), columns.toArray(String[]::new))
                .withColumnRenamed(zh, "label_zh")
                .withColumnRenamed(en, "label_en")
                .withColumn(
                        "parent_id",
                        hasParent ? col(dimension.parent()) : lit(null).cast("string"))
                .withColumn("dimension", lit(dimension.name()));
        if (hasParent && !dimension.parent().equals("parent_id")) {
            list = list.drop(dimension.parent());
        }
        for (String degrees : PLACE) {
            Column given = dimension.hasPlaces() ? col(degrees) : lit(null);
            list = list.withColumn(degrees, given.cast("double"));
        }
        return list;
    }

    /** Every dimension and id that a table holds, in one pass over it. */
    private static Dataset<Row> idsIn(Dataset<Row> fact) {
        Column[] ids = DIMENSIONS.stream()
                .filter(dimension -> List.of(fact.columns()).contains(dimension.column()))
                .map(dimension -> struct(
                        lit(dimension.name()).as("dimension"),
                        col(dimension.column()).as("id")))
                .toArray(Column[]::new);
        return fact.select(explode(array(ids)).as("used")).select("used.dimension", "used.id");
    }

    private static Column orItself(String label, String unknown) {
        return coalesce(col(label), when(col("id").equalTo("unknown"), lit(unknown)), col("id"));
    }
}
