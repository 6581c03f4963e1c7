package aurum.jobs.gold.churn;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.customer.Subscriptions;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per way a complaint ended: how many of those customers left afterwards, against how many of their product line do in as many days. What handling does to loyalty. The interval is Wilson's (1927,
 * "Probable inference, the law of succession, and statistical inference").
 */
public final class RecoveryEffects implements Table {
    /** After a complaint, leaving within so many days counts. */
    private static final int DAYS_AFTER = 60;

    @Override
    public Contract contract() {
        return Contract.gold("recovery_effects")
                .grain("one row per way a complaint ended")
                .key("handling")
                .field(
                        "handling",
                        STRING,
                        "处理结果",
                        "satisfied, unsatisfied, not_asked (resolved, whether it satisfied is not known) or unresolved",
                        REQUIRED)
                .field(
                        "complaint_count",
                        LONG,
                        "投诉件数",
                        "complaints received at least %d days ago".formatted(DAYS_AFTER),
                        REQUIRED)
                .field(
                        "left_count",
                        LONG,
                        "离网数",
                        "of these, whose customer left within %d days".formatted(DAYS_AFTER),
                        REQUIRED)
                .field("left_rate", DOUBLE, "离网率", "their share, 0 to 1", REQUIRED)
                .field("left_rate_low", DOUBLE, "离网率下限", "lower end of the 95 % interval", REQUIRED)
                .field("left_rate_high", DOUBLE, "离网率上限", "upper end of the 95 % interval", REQUIRED)
                .field(
                        "usual_rate",
                        DOUBLE,
                        "通常离网率",
                        "leaving rate within as many days of all customers, weighted to the same product lines")
                .field("excess_rate", DOUBLE, "离网率差", "the rate less the usual one")
                .rule(stop("who left had complained", "left_count between 0 and complaint_count"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(Complaints.class), all(Customers.class), all(Subscriptions.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        LocalDate last = in.asOf().minusDays(DAYS_AFTER);
        Dataset<Row> leavers = Leaving.leavers(in.read(Customers.class), in.asOf());
        Column leavesSoon = leavesWithin(col("received_date"));
        Dataset<Row> complaints = in.read(Complaints.class)
                .where(col("customer_key").isNotNull().and(col("received_date").leq(lit(Date.valueOf(last)))))
                .join(leavers, new String[] {"customer_key"}, "left")
                .where(col("left_date").isNull().or(col("left_date").gt(col("received_date"))))
                .select(handling().as("handling"), col("product_line"), leavesSoon.as("leaves"));
        return rates(complaints.join(
                usual(in.read(Subscriptions.class), leavers, last), new String[] {"product_line"}, "left"));
    }

    private static Column leavesWithin(Column from) {
        return col("left_date").isNotNull().and(col("left_date").leq(date_add(from, DAYS_AFTER)));
    }

    private static Column handling() {
        return when(col("resolved_at").isNull(), "unresolved")
                .when(col("is_satisfied").isNull(), "not_asked")
                .when(col("is_satisfied"), "satisfied")
                .otherwise("unsatisfied");
    }

    /** By product line, the share of who subscribed on one day, the last that can be judged, and left within as many days. */
    private static Dataset<Row> usual(Dataset<Row> subscriptions, Dataset<Row> leavers, LocalDate last) {
        Column day = lit(Date.valueOf(last));
        Column endOfDay = lit(Date.valueOf(last.plusDays(1))).cast("timestamp");
        return subscriptions
                .where(col("valid_from").lt(endOfDay))
                .where(col("valid_to").isNull().or(col("valid_to").geq(endOfDay)))
                .where(col("activated_date").leq(day))
                .select("customer_key", "product_line")
                .join(leavers, new String[] {"customer_key"}, "left")
                .where(col("left_date").isNull().or(col("left_date").gt(day)))
                .groupBy("product_line")
                .agg(avg(when(leavesWithin(day), 1.0).otherwise(0.0)).as("usual"));
    }

    private static Dataset<Row> rates(Dataset<Row> complaints) {
        Column rate = col("left_rate");
        Column all = col("complaint_count");
        return complaints
                .groupBy("handling")
                .agg(
                        count(lit(1)).as("complaint_count"),
                        count_if(col("leaves")).as("left_count"),
                        avg("usual").as("usual_rate"))
                .withColumn("left_rate", col("left_count").divide(col("complaint_count")))
                .select(
                        col("handling"),
                        col("complaint_count"),
                        col("left_count"),
                        rounded(rate).as("left_rate"),
                        rounded(WilsonInterval.low(rate, all)).as("left_rate_low"),
                        rounded(WilsonInterval.high(rate, all)).as("left_rate_high"),
                        rounded(col("usual_rate")).as("usual_rate"),
                        rounded(rate.minus(col("usual_rate"))).as("excess_rate"));
    }

    private static Column rounded(Column rate) {
        return round(rate, 5);
    }
}
