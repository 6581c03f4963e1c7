package aurum.jobs.gold.moment;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.sql.Date;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * What could be offered to a customer at the moments that have come, what speaks against it, and what it is worth: the moment's worth × how often the product is taken − how much the customer was disturbed lately. A
 * standard service is what every customer is owed, such as a reminder: neither consent nor rest is asked for.
 */
final class Candidates {
    static final String PRODUCTS = "service_products";
    static final String[] PRODUCT_COLUMNS = {"id", "kind", "levels", "valid_from", "valid_to"};

    /** Nothing speaks against it, and nothing else is worth more. */
    static final String BEST = "best";

    static final String REASONS =
            "best; or why nothing is offered, or not this: scored_lower, not_for_level, no_consent (to marketing), open_complaint, too_often (an offer in the last %d days), not_worth_it (disturbs more than it is worth)"
                    .formatted(Candidates.REST_DAYS);

    /** Between two offers that are not owed. */
    private static final int REST_DAYS = 14;

    /** Until a product was offered often, it is taken as one in five is: as if five had been offered and one taken. */
    private static final double OFFERS_BEFORE = 5;

    private static final double TAKEN_BEFORE = 1;

    private static final double PER_CALL = 0.05;
    private static final double PER_OFFER = 0.02;
    private static final double MOST_DISTURBANCE = 0.5;

    private final LocalDate day;

    Candidates(LocalDate day) {
        this.day = day;
    }

    /** The service products of the day, of {@link #PRODUCT_COLUMNS}. */
    Dataset<Row> products(Dataset<Row> list) {
        Column date = lit(Date.valueOf(day));
        return list.where(coalesce(col("valid_from").cast("date"), date).leq(date))
                .where(coalesce(col("valid_to").cast("date"), date).geq(date))
                .select(
                        col("id").as("service_product_id"),
                        col("kind").equalTo("standard").as("is_standard"),
                        split(col("levels"), ";").as("levels"));
    }

    /** How often each product was offered and taken. */
    Dataset<Row> taken(Dataset<Row> deliveries) {
        return deliveries
                .where(not(col("is_control")).and(col("offered_date").leq(lit(Date.valueOf(day)))))
                .groupBy("service_product_id")
                .agg(
                        count(lit(1)).as("offered"),
                        count_if(coalesce(col("is_taken"), lit(false))).as("taken"));
    }

    /**
     * Every candidate of every customer as a struct {@code weighed} that begins with its place, 1 for the best.
     *
     * @param moments occurrences with worth and product
     * @param features {@code gold.customer_features}
     */
    Dataset<Row> weighed(Dataset<Row> moments, Dataset<Row> features) {
        Dataset<Row> customers = features.select(
                col("customer_key"),
                col("level"),
                col("main_channel"),
                col("allows_marketing"),
                col("open_complaint_count"),
                datediff(lit(Date.valueOf(day)), col("last_offer_date")).as("days_since_offer"),
                round(
                                least(
                                        lit(MOST_DISTURBANCE),
                                        coalesce(col("outbound_count_30_days"), lit(0L))
                                                .multiply(PER_CALL)
                                                .plus(coalesce(col("offer_count_90_days"), lit(0L))
                                                        .multiply(PER_OFFER))),
                                4)
                        .as("disturbed"));
        Column acceptance = coalesce(col("taken"), lit(0L))
                .plus(TAKEN_BEFORE)
                .divide(coalesce(col("offered"), lit(0L)).plus(OFFERS_BEFORE));
        Dataset<Row> scored = moments.join(customers, "customer_key")
                .withColumn("acceptance_rate", round(acceptance, 4))
                .withColumn("disturbance_rate", when(col("is_standard"), 0.0).otherwise(col("disturbed")))
                .withColumn(
                        "score",
                        round(col("worth_rate").multiply(col("acceptance_rate")).minus(col("disturbance_rate")), 4))
                .withColumn("against", against());
        Column place = row_number()
                .over(Window.partitionBy("customer_key")
                        .orderBy(
                                col("against").isNotNull(),
                                col("score").desc(),
                                col("moment_id"),
                                col("service_product_id")));
        return scored.withColumn("place", place)
                .select(
                        col("customer_key"),
                        struct(
                                        col("place"),
                                        coalesce(
                                                        col("against"),
                                                        when(col("place").equalTo(1), BEST)
                                                                .otherwise("scored_lower"))
                                                .as("reason"),
                                        col("moment_id"),
                                        col("service_product_id"),
                                        col("main_channel").as("channel"),
                                        col("score"),
                                        col("worth_rate"),
                                        col("acceptance_rate"),
                                        col("disturbance_rate"),
                                        col("region_id"),
                                        col("product_line"))
                                .as("weighed"));
    }

    /** The first thing that speaks against it, or null. What is not known of consent is no consent. */
    private static Column against() {
        Column isOwed = col("is_standard");
        return when(col("levels").isNotNull().and(not(array_contains(col("levels"), col("level")))), "not_for_level")
                .when(not(isOwed).and(not(coalesce(col("allows_marketing"), lit(false)))), "no_consent")
                .when(
                        not(isOwed)
                                .and(coalesce(col("open_complaint_count"), lit(0L))
                                        .gt(0)),
                        "open_complaint")
                .when(not(isOwed).and(col("days_since_offer").lt(REST_DAYS)), "too_often")
                .when(col("score").leq(0), "not_worth_it");
    }
}
