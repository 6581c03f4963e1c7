package aurum.jobs.gold.customer;

import static aurum.jobs.lake.Input.all;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.months_between;
import static org.apache.spark.sql.functions.to_date;

import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.customer.Subscriptions;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * What was known of every customer at the end of a day: {@link CustomerFeatures} of today, and the past that a model learns from. A column means the same on every day of a month: use is told of whole weeks,
 * bills by number. Consents, offers and the day of the last use before this month are kept in their newest state only.
 */
public final class CustomerSnapshot {
    /** As far back as what is learnt about leaving looks: eight weeks, so that a few months of data are enough. Columns of it say it in their names. */
    public static final int RECENT_DAYS = 56;

    /** The catalog's list of districts, which says which of them are urban. */
    public static final String DISTRICTS = "districts";

    static final List<FeatureBlock> BLOCKS = List.of(
            new BillFeatures(),
            new UsageFeatures(),
            new LastUse(),
            new ComplaintFeatures(),
            new ContactFeatures(),
            new SurveyFeatures(),
            new ServiceFeatures(),
            new ConsentFeatures());

    private CustomerSnapshot() {}

    /** What it reads. */
    public static List<Input> inputs() {
        return Stream.concat(
                        Stream.of(all(Customers.class), all(Subscriptions.class)),
                        BLOCKS.stream().map(block -> all(block.source()).optional()))
                .toList();
    }

    /**
     * The newest month ends to look back to, of which the oldest has some history before it.
     *
     * @param asOf a month end
     * @param leastHistoryDays from when the first customer was told of
     */
    public static List<LocalDate> monthEnds(Dataset<Row> customers, LocalDate asOf, int most, int leastHistoryDays) {
        Row oldest = customers.agg(min("changed_date")).head();
        List<LocalDate> days = new ArrayList<>();
        LocalDate day = asOf;
        while (!oldest.isNullAt(0)
                && days.size() < most
                && !day.minusDays(leastHistoryDays).isBefore(oldest.getDate(0).toLocalDate())) {
            days.add(day);
            day = day.withDayOfMonth(1).minusDays(1);
        }
        return days;
    }

    /** Exactly the columns of {@link CustomerFeatures}; one of a source that the lake lacks is null. The table that asks has {@link #DISTRICTS} among its lists. */
    public static Dataset<Row> documented(Inputs in, LocalDate asOf) {
        return documented(in, List.of(asOf)).get(asOf);
    }

    /** The same at the end of several days; what they share is read once. */
    public static Map<LocalDate, Dataset<Row>> documented(Inputs in, List<LocalDate> days) {
        Dataset<Row> districts = broadcast(in.catalog(DISTRICTS, "id", "is_urban")
                .select(
                        col("id").as("district_id"),
                        col("is_urban").cast("boolean").as("is_urban")));
        Map<LocalDate, Dataset<Row>> snapshots = of(in, days);
        snapshots.replaceAll((day, known) -> documented(known.join(districts, new String[] {"district_id"}, "left")));
        return snapshots;
    }

    private static Dataset<Row> documented(Dataset<Row> known) {
        List<String> made = List.of(known.columns());
        return known.select(new CustomerFeatures()
                .contract().fields().stream()
                        .map(field -> made.contains(field.name())
                                ? col(field.name())
                                : lit(null).cast(field.type().spark()).as(field.name()))
                        .toArray(Column[]::new));
    }

    /** One row per customer at the end of each day, with the columns of every source that there is, and per source the day of the newest that was counted ({@code …_known_date}). */
    public static Map<LocalDate, Dataset<Row>> of(Inputs in, List<LocalDate> days) {
        Map<LocalDate, Dataset<Row>> snapshots = new LinkedHashMap<>();
        if (days.isEmpty()) {
            return snapshots;
        }
        Map<FeatureBlock, Dataset<Row>> sources = new LinkedHashMap<>();
        BLOCKS.stream()
                .filter(block -> in.has(block.source()))
                .forEach(block -> sources.put(
                        block, block.prepared(in.read(block.source()).where("customer_key is not null"), days)));
        days.forEach(day -> snapshots.put(day, at(in, sources, day)));
        return snapshots;
    }

    /** One row per customer at the end of the day, with what customers and subscriptions alone say; the table that asks reads both. */
    public static Dataset<Row> customersOf(Inputs in, LocalDate asOf) {
        return customers(in.read(Customers.class), asOf)
                .join(subscriptions(in.read(Subscriptions.class), asOf), "customer_key");
    }

    private static Dataset<Row> at(Inputs in, Map<FeatureBlock, Dataset<Row>> sources, LocalDate asOf) {
        Dataset<Row> features = customersOf(in, asOf);
        for (Map.Entry<FeatureBlock, Dataset<Row>> source : sources.entrySet()) {
            features =
                    features.join(source.getKey().of(source.getValue(), asOf), new String[] {"customer_key"}, "left");
        }
        return counted(features);
    }

    /** A count of a source that there is, and that knows nothing of a customer, is 0. */
    private static Dataset<Row> counted(Dataset<Row> features) {
        return features.select(Arrays.stream(features.schema().fields())
                .map(field -> field.dataType().equals(DataTypes.LongType)
                                && field.name().contains("_count")
                        ? coalesce(col(field.name()), lit(0L)).as(field.name())
                        : col(field.name()))
                .toArray(Column[]::new));
    }

    /** The states that hold at the end of the day. */
    private static Dataset<Row> holding(Dataset<Row> history, LocalDate asOf) {
        Column endOfDay = FeatureBlock.endOf(asOf);
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
                        floor(months_between(day, col("activated_date"))).as("tenure_months"),
                        to_date(col("valid_from")).as("profile_known_date"));
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
                                .as("contract_days_left"),
                        to_date(col("valid_from")).as("subscription_known_date"));
    }
}
