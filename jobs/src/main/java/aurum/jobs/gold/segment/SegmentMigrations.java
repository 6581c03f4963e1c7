package aurum.jobs.gold.segment;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.split;

import aurum.jobs.gold.customer.CatalogRule;
import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per period, region, product line and pair of segments: customers who were in the one when it began and are in the other when it ends. Periods run from month end to month end, and from the last month end
 * to the day. As segments overlap, a customer counts in several pairs; the rows of {@code all} count everybody once.
 */
public final class SegmentMigrations implements Table {
    /** Whoever it was. */
    private static final String ALL = "all";

    /** No customer on that day: had not joined yet, or has left. */
    private static final String ABSENT = "absent";

    private static final String BEFORE = "segments_before";
    private static final String AFTER = "segments_after";

    @Override
    public Contract contract() {
        return Contract.gold("segment_migrations")
                .grain("one row per period, region, product line and pair of segments with customers")
                .key("region_id", "product_line", "from_segment_id", "to_segment_id", "from_date", "to_date")
                .scope("region_id")
                .field(
                        "region_id",
                        STRING,
                        "所在地区",
                        "where the customers live at the end of the period, or lived when they left",
                        REQUIRED)
                .field("product_line", STRING, "业务线", "the product line subscribed to then", REQUIRED)
                .field(
                        "from_segment_id",
                        STRING,
                        "原群体",
                        "the segment they were in; 'none': in no segment, 'absent': not yet customers, 'all': whichever",
                        REQUIRED)
                .field(
                        "to_segment_id",
                        STRING,
                        "现群体",
                        "the segment they are in; 'none': in no segment, 'absent': no longer customers, 'all': whichever",
                        REQUIRED)
                .field("customer_count", LONG, "客户数", "customers who were in the one and are in the other", REQUIRED)
                .field(
                        "moved_count",
                        LONG,
                        "迁移客户数",
                        "of these, those who left the one and were not in the other before",
                        REQUIRED)
                .field("from_date", DATE, "起始日期", "the period begins at the end of this day", REQUIRED)
                .field("to_date", DATE, "截止日期", "the period ends at the end of this day", REQUIRED)
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(CustomerFeatures.class), all(SegmentMonthEnds.class));
    }

    @Override
    public List<String> catalogLists() {
        return List.of(CustomerSegments.LIST);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        LocalDate today = in.asOf();
        Dataset<Row> monthEnds = in.read(SegmentMonthEnds.class);
        List<Day> days = new ArrayList<>();
        for (Row row : monthEnds
                .select("month_end_date")
                .distinct()
                .orderBy("month_end_date")
                .collectAsList()) {
            LocalDate day = row.getDate(0).toLocalDate();
            if (day.isBefore(today)) {
                days.add(new Day(day, monthEnds.where(col("month_end_date").equalTo(row.getDate(0)))));
            }
        }
        days.add(new Day(
                today,
                SegmentsOfCustomer.of(
                        in.read(CustomerFeatures.class),
                        SegmentsOfCustomer.drawn(in.catalog(CustomerSegments.LIST, CatalogRule.COLUMNS), today))));
        Dataset<Row> moves = null;
        for (int i = 1; i < days.size(); i++) {
            Dataset<Row> period = moves(days.get(i - 1), days.get(i));
            moves = moves == null ? period : moves.union(period);
        }
        return moves == null
                ? monthEnds.sparkSession().createDataFrame(List.of(), contract().schema())
                : counted(moves);
    }

    /** The segments of every customer at the end of a day. */
    private record Day(LocalDate date, Dataset<Row> customers) {}

    /** One row per customer of either day, with the segments then and now. */
    private static Dataset<Row> moves(Day from, Day to) {
        Dataset<Row> before = from.customers()
                .select(
                        col("customer_key"),
                        col("region_id").as("region_before"),
                        col("product_line").as("product_line_before"),
                        col(SegmentsOfCustomer.COLUMN).as(BEFORE));
        return to.customers()
                .withColumnRenamed(SegmentsOfCustomer.COLUMN, AFTER)
                .join(before, new String[] {"customer_key"}, "full_outer")
                .select(
                        coalesce(col("region_id"), col("region_before")).as("region_id"),
                        coalesce(col("product_line"), col("product_line_before"))
                                .as("product_line"),
                        split(coalesce(col(BEFORE), lit(ABSENT)), " ").as(BEFORE),
                        split(coalesce(col(AFTER), lit(ABSENT)), " ").as(AFTER),
                        lit(Date.valueOf(from.date())).as("from_date"),
                        lit(Date.valueOf(to.date())).as("to_date"));
    }

    private static Dataset<Row> counted(Dataset<Row> moves) {
        Column hasLeft = not(array_contains(col(AFTER), col("from_segment_id")));
        Column hasCome = not(array_contains(col(BEFORE), col("to_segment_id")));
        Column isOne =
                col("from_segment_id").notEqual(ALL).and(col("to_segment_id").notEqual(ALL));
        return moves.withColumn("from_segment_id", explode(array_union(col(BEFORE), array(lit(ALL)))))
                .withColumn("to_segment_id", explode(array_union(col(AFTER), array(lit(ALL)))))
                .groupBy("region_id", "product_line", "from_segment_id", "to_segment_id", "from_date", "to_date")
                .agg(
                        count(lit(1)).as("customer_count"),
                        count_if(isOne.and(hasLeft).and(hasCome)).as("moved_count"))
                .select(
                        "region_id",
                        "product_line",
                        "from_segment_id",
                        "to_segment_id",
                        "customer_count",
                        "moved_count",
                        "from_date",
                        "to_date");
    }
}
