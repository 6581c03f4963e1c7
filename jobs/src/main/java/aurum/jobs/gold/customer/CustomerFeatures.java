package aurum.jobs.gold.customer;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
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
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.months_between;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Field;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.lake.Type;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.customer.Subscriptions;
import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per customer who is one at the end of the day: every documented column that a rule of the catalog may use. A column of a source that the lake lacks is null; a count of one that it has is
 * 0 for customers of whom it knows nothing.
 */
public final class CustomerFeatures implements Table {
    private static final List<FeatureBlock> BLOCKS = List.of(
            new BillFeatures(),
            new UsageFeatures(),
            new ComplaintFeatures(),
            new ContactFeatures(),
            new SurveyFeatures(),
            new ServiceFeatures(),
            new ConsentFeatures());

    @Override
    public Contract contract() {
        Contract.Builder contract = Contract.gold("customer_features")
                .grain("one row per customer at the end of the day")
                .key("customer_key")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("district_id", STRING, "所在区县", "the district, or 'unknown'", REQUIRED)
                .field("level", STRING, "客户等级", "the customer's level, or 'unknown'", SENSITIVE)
                .field("state", STRING, "状态", "active, suspended, in_arrears, or 'unknown'", SENSITIVE)
                .field("age_years", LONG, "年龄", "age in whole years", SENSITIVE)
                .field("birth_month", DATE, "出生年月", "the first day of the month of birth", SENSITIVE)
                .field("gender", STRING, "性别", "female, male, or the source's own word", SENSITIVE)
                .field("has_family_group", BOOLEAN, "是否家庭群组", "belongs to a family group", REQUIRED)
                .field("has_account_manager", BOOLEAN, "是否有客户经理", "has an account manager", REQUIRED)
                .field("is_real_name", BOOLEAN, "是否实名", "registered under the real name")
                .field("joined_through", STRING, "入网渠道", "the channel through which the customer joined, or 'unknown'")
                .field("device", STRING, "终端型号", "the handset or modem in use")
                .field("points", LONG, "积分", "loyalty points")
                .field("points_expire_date", DATE, "积分到期日", "the day on which points expire")
                .field("activated_date", DATE, "入网日期", "the first day as a subscriber", REQUIRED)
                .field("tenure_months", LONG, "在网月数", "whole months as a subscriber", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line subscribed to, or 'unknown'", REQUIRED)
                .field("plan_id", STRING, "套餐", "the plan, or 'unknown'", REQUIRED)
                .field("monthly_fee_yuan", DOUBLE, "月费（元）", "the plan's monthly fee")
                .field("is_prepaid", BOOLEAN, "是否预付费", "pays in advance")
                .field("contract_end_date", DATE, "合约到期日", "the last day of the contract, or null")
                .field(
                        "contract_days_left",
                        LONG,
                        "合约剩余天数",
                        "days to the end of the contract; negative when it is over, null without one");
        for (FeatureBlock block : BLOCKS) {
            block.describe(contract);
        }
        return contract.rule(stop("nobody joins in the future", "tenure_months >= 0"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return Stream.concat(
                        Stream.of(all(Customers.class), all(Subscriptions.class)),
                        BLOCKS.stream().map(block -> all(block.source()).optional()))
                .toList();
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        LocalDate asOf = in.asOf();
        Dataset<Row> features = customers(in.read(Customers.class), asOf)
                .join(subscriptions(in.read(Subscriptions.class), asOf), "customer_key");
        for (FeatureBlock block : BLOCKS) {
            features = in.has(block.source())
                    ? features.join(
                            block.of(in.read(block.source()).where("customer_key is not null"), asOf),
                            new String[] {"customer_key"},
                            "left")
                    : features;
        }
        Dataset<Row> joined = features;
        List<String> made = List.of(joined.columns());
        return joined.select(contract().fields().stream()
                .map(field -> made.contains(field.name())
                        ? known(field)
                        : lit(null).cast(field.type().spark()).as(field.name()))
                .toArray(Column[]::new));
    }

    private static Column known(Field field) {
        boolean isCount = field.type() == Type.LONG && field.name().contains("_count");
        return isCount ? coalesce(col(field.name()), lit(0L)).as(field.name()) : col(field.name());
    }

    /** The states that hold at the end of the day. */
    private static Dataset<Row> holding(Dataset<Row> history, LocalDate asOf) {
        Column endOfDay = lit(Date.valueOf(asOf.plusDays(1))).cast("timestamp");
        Column day = lit(Date.valueOf(asOf));
        return history.where(col("valid_from").lt(endOfDay))
                .where(col("valid_to").isNull().or(col("valid_to").geq(endOfDay)))
                .where(col("activated_date").leq(day))
                .where(col("left_date").isNull().or(col("left_date").gt(day)));
    }

    private static Dataset<Row> customers(Dataset<Row> customers, LocalDate asOf) {
        Column day = lit(Date.valueOf(asOf));
        return holding(customers, asOf)
                .select(
                        col("customer_key"),
                        col("region_id"),
                        col("district_id"),
                        col("level"),
                        col("state"),
                        floor(months_between(day, col("birth_month")).divide(12))
                                .as("age_years"),
                        col("birth_month"),
                        col("gender"),
                        col("family_group_key").isNotNull().as("has_family_group"),
                        col("account_manager_id").isNotNull().as("has_account_manager"),
                        col("is_real_name"),
                        col("joined_through"),
                        col("device"),
                        col("points"),
                        col("points_expire_date"),
                        col("activated_date"),
                        floor(months_between(day, col("activated_date"))).as("tenure_months"));
    }

    private static Dataset<Row> subscriptions(Dataset<Row> subscriptions, LocalDate asOf) {
        return holding(subscriptions, asOf)
                .select(
                        col("customer_key"),
                        col("product_line"),
                        col("plan_id"),
                        col("monthly_fee_yuan"),
                        col("is_prepaid"),
                        col("contract_end_date"),
                        datediff(col("contract_end_date"), lit(Date.valueOf(asOf)))
                                .cast("long")
                                .as("contract_days_left"));
    }
}
