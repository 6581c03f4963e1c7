package aurum.jobs.gold.moment;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.service.ServiceDeliveries;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per region and key moment: how much it is worth to speak at it, for how many customers it has come, and what was made of it lately. Worth: {@link JudgedMoments}.
 */
public final class KeyMoments implements Table {
    /** What was offered at a moment is looked at over so many days. */
    static final int RECORD_DAYS = 90;

    @Override
    public Contract contract() {
        return Contract.gold("key_moments")
                .grain("one row per region and key moment of the catalog that holds on the day")
                .key("region_id", "moment_id")
                .scope("region_id")
                .field("region_id", STRING, "地区", "the branch; 'unknown' where a customer's is not told", REQUIRED)
                .field("moment_id", STRING, "关键时刻", "the moment, as in the catalog's key_moments", REQUIRED)
                .field("service_product_id", STRING, "服务产品", "the service product that serves it", REQUIRED)
                .field(
                        "is_found",
                        BOOLEAN,
                        "是否可识别",
                        "the catalog has a rule that finds it; if not, nobody can be at it",
                        REQUIRED)
                .field(
                        "worth_rate",
                        DOUBLE,
                        "时刻价值",
                        "channel weight × action weight × catchability × (1 − risk), 0 to 1",
                        REQUIRED)
                .field(
                        "customer_count",
                        LONG,
                        "当前客户数",
                        "customers for whom it has come at the end of the day",
                        REQUIRED)
                .field("offered_count", LONG, "近90天推荐次数", "offers made at it in the last 90 days", REQUIRED)
                .field("taken_count", LONG, "近90天接受次数", "of these, taken", REQUIRED)
                .field("used_count", LONG, "近90天使用次数", "of these, used", REQUIRED)
                .field("judged_date", DATE, "评定日期", "the day at whose end it holds", REQUIRED)
                .rule(stop("a worth is a share", "worth_rate between 0 and 1"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                all(MomentSigns.class),
                all(KeyMomentOccurrences.class),
                all(ServiceDeliveries.class).optional());
    }

    @Override
    public List<String> catalogLists() {
        return List.of(KeyMomentOccurrences.LIST);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> come = in.read(KeyMomentOccurrences.class)
                .groupBy("region_id", "moment_id")
                .agg(count(lit(1)).as("customer_count"));
        Dataset<Row> judged = in.read(MomentSigns.class)
                .select("region_id")
                .distinct()
                .crossJoin(JudgedMoments.of(in))
                .join(come, new String[] {"region_id", "moment_id"}, "left");
        judged = in.has(ServiceDeliveries.class)
                ? judged.join(record(in), new String[] {"region_id", "moment_id"}, "left")
                : judged;
        List<String> made = List.of(judged.columns());
        return judged.select(contract().fields().stream()
                .map(field -> field.name().endsWith("_count")
                        ? (made.contains(field.name()) ? coalesce(col(field.name()), lit(0L)) : lit(0L))
                                .as(field.name())
                        : field.name().equals("judged_date")
                                ? lit(Date.valueOf(in.asOf())).as("judged_date")
                                : col(field.name()))
                .toArray(Column[]::new));
    }

    private static Dataset<Row> record(Inputs in) {
        Column isRecent = col("offered_date")
                .between(lit(Date.valueOf(in.asOf().minusDays(RECORD_DAYS - 1L))), lit(Date.valueOf(in.asOf())));
        return in.read(ServiceDeliveries.class)
                .where(isRecent.and(col("is_control").equalTo(false)))
                .groupBy("region_id", "moment_id")
                .agg(
                        count(lit(1)).as("offered_count"),
                        count_if(when(col("is_taken"), true)).as("taken_count"),
                        count_if(when(col("is_used"), true)).as("used_count"));
    }
}
