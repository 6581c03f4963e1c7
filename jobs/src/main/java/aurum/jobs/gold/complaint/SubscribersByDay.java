package aurum.jobs.gold.complaint;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.daysOf;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.DaySet;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.customer.Subscriptions;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * One row per region, product line and day: subscribers at the end of that day, the denominator of every rate. Begins on the first day of which customers were
 * told; who left before is not known.
 */
public final class SubscribersByDay implements Table {

    @Override
    public Contract contract() {
        return Contract.gold("subscribers_by_day")
                .grain("one row per region, product line and day with at least one subscriber")
                .key("region_id", "product_line", "subscriber_date")
                .scope("region_id")
                .field("region_id", STRING, "客户所在地区", "where the customer lives", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line subscribed to", REQUIRED)
                .field("subscriber_count", LONG, "在网用户数", "subscribers at the end of the day", REQUIRED)
                .field("subscriber_date", DATE, "日期", "the day", REQUIRED)
                .rule(stop("somebody is there", "subscriber_count > 0"))
                .replaces(daysOf("subscriber_date"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(Subscriptions.class).onwardsFrom("changed_date"));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> subscriptions = in.read(Subscriptions.class);
        LocalDate first = in.days().map(DaySet::first).orElseGet(() -> firstDayTold(subscriptions, in.lastDay()));
        return perCellAndDay(subscriptions, first, in.lastDay());
    }

    private static LocalDate firstDayTold(Dataset<Row> subscriptions, LocalDate otherwise) {
        Date first = subscriptions.agg(min("changed_date")).head().getDate(0);
        return first == null ? otherwise : first.toLocalDate();
    }

    /** Adds up who comes and who goes, day by day, so that its cost does not grow with customers × days. */
    static Dataset<Row> perCellAndDay(Dataset<Row> subscriptions, LocalDate first, LocalDate last) {
        Column firstDay = lit(Date.valueOf(first));
        Column lastDay = lit(Date.valueOf(last));
        Dataset<Row> stays = stays(subscriptions)
                .where(col("from_date").leq(lastDay))
                .where(col("until_date").isNull().or(col("until_date").gt(greatest(firstDay, col("from_date")))))
                .groupBy("region_id", "product_line", "from_date", "until_date")
                .agg(count(lit(1)).as("customers"));
        Dataset<Row> joined = stays.select(
                col("region_id"),
                col("product_line"),
                greatest(col("from_date"), firstDay).as("subscriber_date"),
                col("customers").as("change"));
        Dataset<Row> left = stays.where(col("until_date").leq(lastDay))
                .select(
                        col("region_id"),
                        col("product_line"),
                        greatest(col("until_date"), firstDay).as("subscriber_date"),
                        negate(col("customers")).as("change"));
        Dataset<Row> changes = joined.union(left)
                .groupBy("region_id", "product_line", "subscriber_date")
                .agg(sum("change").as("change"));
        Dataset<Row> days = subscriptions
                .sparkSession()
                .range(1)
                .select(explode(sequence(firstDay, lastDay)).as("subscriber_date"));
        Dataset<Row> cells =
                stays.select("region_id", "product_line").distinct().crossJoin(broadcast(days));
        WindowSpec upToTheDay = Window.partitionBy("region_id", "product_line").orderBy("subscriber_date");
        return cells.join(changes, new String[] {"region_id", "product_line", "subscriber_date"}, "left")
                .withColumn(
                        "subscriber_count",
                        sum(coalesce(col("change"), lit(0L))).over(upToTheDay))
                .where("subscriber_count > 0")
                .select("region_id", "product_line", "subscriber_count", "subscriber_date");
    }

    /** Each state's days: from the day it began, the first from activation, to the day before the next or before leaving. */
    private static Dataset<Row> stays(Dataset<Row> subscriptions) {
        Column isFirst = lag("valid_from", 1)
                .over(Window.partitionBy("customer_key").orderBy("valid_from"))
                .isNull();
        return subscriptions.select(
                col("region_id"),
                col("product_line"),
                when(isFirst, col("activated_date"))
                        .otherwise(col("changed_date"))
                        .as("from_date"),
                least(to_date(col("valid_to")), col("left_date")).as("until_date"));
    }
}
