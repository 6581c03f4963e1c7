package aurum.jobs.gold.churn;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.usage.UsageMonths;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * One row per customer and plan of their product line: what the use of the last complete months would have cost under it. The fair comparison: the same use, every price the catalog has, what lies beyond the plan included. A
 * plan whose price of further use the catalog does not know is priced without it.
 */
public final class PlanFit implements Table {
    private static final int MONTHS = 3;
    private static final double MEGABYTES_PER_GIGABYTE = 1000;

    /** A cheaper plan is worth a change from so much a month. */
    private static final double WORTH_A_CHANGE_YUAN = 5;

    private static final String PLANS = "plans";

    @Override
    public Contract contract() {
        return Contract.gold("plan_fit")
                .grain("one row per customer with use and plan of their product line")
                .key("customer_key", "plan_id")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("plan_id", STRING, "套餐", "the plan that is priced", REQUIRED)
                .field("current_plan_id", STRING, "现用套餐", "the plan the customer has", REQUIRED)
                .field(
                        "comparison",
                        STRING,
                        "比较结论",
                        "current, best (cheapest, and at least %.0f yuan below the current one), cheaper, same (within %.0f yuan), dearer, or not_known without a price of the current plan"
                                .formatted(WORTH_A_CHANGE_YUAN, WORTH_A_CHANGE_YUAN),
                        REQUIRED)
                .field(
                        "month_count",
                        LONG,
                        "计价月数",
                        "complete months of use that are priced, at most %d".formatted(MONTHS),
                        REQUIRED)
                .field("price_rank", LONG, "价格排名", "1 for the cheapest plan for this use", REQUIRED)
                .field("fee_yuan", DOUBLE, "月费（元）", "the plan's monthly fee", REQUIRED)
                .field("voice_yuan", DOUBLE, "超出通话费（元）", "calls beyond the plan, a month", REQUIRED)
                .field("data_yuan", DOUBLE, "超出流量费（元）", "data beyond the plan, a month", REQUIRED)
                .field("monthly_yuan", DOUBLE, "月均费用（元）", "all of this, a month", REQUIRED)
                .field(
                        "saving_yuan",
                        DOUBLE,
                        "月省（元）",
                        "what it costs less than the current plan, a month; null where the catalog lacks that")
                .field("is_current", BOOLEAN, "是否现用", "it is the plan the customer has", REQUIRED)
                .field("is_best", BOOLEAN, "是否最合适", "the cheapest for this use", REQUIRED)
                .field("fitted_date", DATE, "计算日期", "the day at whose end it was worked out", REQUIRED)
                .rule(stop("prices are not negative", "least(fee_yuan, voice_yuan, data_yuan) >= 0"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(CustomerFeatures.class), all(UsageMonths.class));
    }

    @Override
    public List<String> catalogLists() {
        return List.of(PLANS);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        LocalDate asOf = in.asOf();
        Dataset<Row> plans = plans(
                in.catalog(
                        PLANS,
                        "id",
                        "product_line",
                        "monthly_fee_yuan",
                        "voice_allowance_minutes",
                        "data_allowance_megabytes",
                        "voice_yuan_per_minute",
                        "data_yuan_per_gigabyte",
                        "valid_from",
                        "valid_to"),
                asOf);
        Dataset<Row> customers = in.read(CustomerFeatures.class)
                .select(
                        col("customer_key"),
                        col("region_id"),
                        col("product_line"),
                        col("plan_id").as("current_plan_id"));
        Dataset<Row> priced = months(in.read(UsageMonths.class), asOf)
                .join(customers, "customer_key")
                .join(plans, "product_line")
                .groupBy("customer_key", "region_id", "plan_id", "current_plan_id")
                .agg(
                        count(lit(1)).as("month_count"),
                        max("fee").as("fee_yuan"),
                        round(avg(beyond("voice_minutes", "voice_allowance", "voice_price")), 2)
                                .as("voice_yuan"),
                        round(avg(beyond("data_megabytes", "data_allowance", "data_price")), 2)
                                .as("data_yuan"));
        return compared(priced, asOf);
    }

    private static Dataset<Row> plans(Dataset<Row> list, LocalDate asOf) {
        Column day = lit(Date.valueOf(asOf));
        return list.where(col("product_line").isNotNull())
                .where(coalesce(col("valid_from").cast("date"), day).leq(day))
                .where(coalesce(col("valid_to").cast("date"), day).geq(day))
                .select(
                        col("id").as("plan_id"),
                        col("product_line"),
                        col("monthly_fee_yuan").cast("double").as("fee"),
                        col("voice_allowance_minutes").cast("double").as("voice_allowance"),
                        col("data_allowance_megabytes").cast("double").as("data_allowance"),
                        col("voice_yuan_per_minute").cast("double").as("voice_price"),
                        col("data_yuan_per_gigabyte")
                                .cast("double")
                                .divide(MEGABYTES_PER_GIGABYTE)
                                .as("data_price"));
    }

    private static Dataset<Row> months(Dataset<Row> usage, LocalDate asOf) {
        LocalDate thisMonth = asOf.plusDays(1).withDayOfMonth(1);
        return usage.where(col("usage_month")
                        .between(
                                lit(Date.valueOf(thisMonth.minusMonths(MONTHS))),
                                lit(Date.valueOf(thisMonth.minusMonths(1)))))
                .select("customer_key", "voice_minutes", "data_megabytes");
    }

    private static Column beyond(String use, String allowance, String price) {
        return greatest(coalesce(col(use), lit(0.0)).minus(coalesce(col(allowance), lit(0.0))), lit(0.0))
                .multiply(coalesce(col(price), lit(0.0)));
    }

    private static Dataset<Row> compared(Dataset<Row> priced, LocalDate asOf) {
        WindowSpec customer = Window.partitionBy("customer_key");
        Column saving = col("saving_yuan");
        return priced.withColumn(
                        "monthly_yuan",
                        round(col("fee_yuan").plus(col("voice_yuan")).plus(col("data_yuan")), 2))
                .withColumn("is_current", col("plan_id").equalTo(col("current_plan_id")))
                .withColumn(
                        "current_yuan",
                        max(when(col("is_current"), col("monthly_yuan"))).over(customer))
                .withColumn("saving_yuan", round(col("current_yuan").minus(col("monthly_yuan")), 2))
                .withColumn(
                        "price_rank",
                        row_number()
                                .over(customer.orderBy(
                                        col("monthly_yuan"), col("is_current").desc(), col("plan_id")))
                                .cast("long"))
                .withColumn("is_best", col("price_rank").equalTo(1L))
                .select(
                        col("customer_key"),
                        col("region_id"),
                        col("plan_id"),
                        col("current_plan_id"),
                        when(col("is_current"), "current")
                                .when(col("is_best").and(saving.isNull().or(saving.geq(WORTH_A_CHANGE_YUAN))), "best")
                                .when(saving.isNull(), "not_known")
                                .when(saving.geq(WORTH_A_CHANGE_YUAN), "cheaper")
                                .when(saving.leq(-WORTH_A_CHANGE_YUAN), "dearer")
                                .otherwise("same")
                                .as("comparison"),
                        col("month_count"),
                        col("price_rank"),
                        col("fee_yuan"),
                        col("voice_yuan"),
                        col("data_yuan"),
                        col("monthly_yuan"),
                        saving,
                        col("is_current"),
                        col("is_best"),
                        lit(Date.valueOf(asOf)).as("fitted_date"));
    }
}
