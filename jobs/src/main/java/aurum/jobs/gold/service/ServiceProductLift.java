package aurum.jobs.gold.service;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.last_day;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.gold.churn.ChurnFeatures;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.service.ServiceDeliveries;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * One row per service product and outcome: what it did over its control group, which was drawn by chance, and whether it can be told whom it moves more than others. Offers of the last year count, once the days of the outcome are
 * over. For the ranking, customers are known by what the month end before the offer told of them.
 */
public final class ServiceProductLift implements Table {
    /** What a service did longer ago says little about what it does. */
    private static final int YEAR_DAYS = 365;

    @Override
    public Contract contract() {
        return Contract.gold("service_product_lift")
                .grain("one row per service product and outcome")
                .key("service_product_id", "outcome")
                .field("service_product_id", STRING, "服务产品", "the service product", REQUIRED)
                .field(
                        "outcome",
                        STRING,
                        "结果",
                        "used (within %d days), complained (within %d), or left (within %d) after the offer"
                                .formatted(
                                        OfferOutcomes.USE_DAYS,
                                        OfferOutcomes.COMPLAINT_DAYS,
                                        OfferOutcomes.LEAVING_DAYS),
                        REQUIRED)
                .field(
                        "verdict",
                        STRING,
                        "结论",
                        "helps or harms where the interval of the lift says so (more use, fewer complaints, fewer leaving help), no_evidence, or insufficient with fewer than %d customers in a group"
                                .formatted(LiftByOutcome.LEAST_CUSTOMERS),
                        REQUIRED)
                .field(
                        "ranking_verdict",
                        STRING,
                        "增量排序结论",
                        "whether ranking customers by their uplift beats chance: evidence, no_evidence or insufficient; of outcome used only")
                .field("treated_count", LONG, "提供数", "offers made whose outcome is known", REQUIRED)
                .field("treated_outcome_count", LONG, "提供后发生数", "of these, with the outcome", REQUIRED)
                .field("control_count", LONG, "对照数", "customers of the control group whose outcome is known", REQUIRED)
                .field("control_outcome_count", LONG, "对照发生数", "of these, with the outcome", REQUIRED)
                .field("ranked_count", LONG, "参与排序数", "of both groups, those known a month end before the offer")
                .field("treated_rate", DOUBLE, "提供后发生率", "share of the treated with the outcome, 0 to 1")
                .field("control_rate", DOUBLE, "对照发生率", "share of the control group with the outcome, 0 to 1")
                .field("lift", DOUBLE, "增量", "the first less the second")
                .field("lift_low", DOUBLE, "增量下限", "lower end of its 95 % interval")
                .field("lift_high", DOUBLE, "增量上限", "upper end of its 95 % interval")
                .field("qini", DOUBLE, "Qini系数", "normalised Qini coefficient: 1 is a perfect ranking, 0 is chance")
                .field("qini_low", DOUBLE, "Qini下限", "lower end of its 95 % interval")
                .field("qini_high", DOUBLE, "Qini上限", "upper end of its 95 % interval")
                .field("first_offered_date", DATE, "首次提供日期", "the day of the oldest offer that counts", REQUIRED)
                .field("last_offered_date", DATE, "末次提供日期", "the day of the newest", REQUIRED)
                .rule(stop("the lift lies in its interval", "lift is null or lift between lift_low and lift_high"))
                .rule(stop(
                        "a ranking is claimed only where it is shown",
                        "ranking_verdict is null or ranking_verdict <> 'evidence' or qini_low > 0"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return Stream.concat(
                        OfferOutcomes.inputs().stream(),
                        Stream.of(all(ChurnFeatures.class).optional()))
                .toList();
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Column first = lit(Date.valueOf(in.asOf().minusDays(YEAR_DAYS)));
        Dataset<Row> offers = OfferOutcomes.of(in).where(col("offered_date").gt(first));
        return known(in, withSharedControls(in, offers))
                .groupByKey((MapFunction<Row, String>) row -> row.getString(0), Encoders.STRING())
                .flatMapSortedGroups(
                        new Column[] {col("delivery_id")},
                        (FlatMapGroupsFunction<String, Row, Row>) (product, rows) -> {
                            List<Row> all = new ArrayList<>();
                            rows.forEachRemaining(all::add);
                            return LiftByOutcome.of(product, all).iterator();
                        },
                        Encoders.row(contract().schema()));
    }

    /**
     * A campaign with several services may have one control group for all of them, under a name that nobody is offered: its customers then stand beside each of the campaign's services.
     */
    private static Dataset<Row> withSharedControls(Inputs in, Dataset<Row> offers) {
        Column campaign = coalesce(col("campaign_id"), lit("")).as("campaign");
        Dataset<Row> named = in.read(ServiceDeliveries.class)
                .groupBy(campaign, col("service_product_id"))
                .agg(max(not(col("is_control"))).as("is_offered"));
        Dataset<Row> offered = named.where("is_offered and campaign <> ''")
                .groupBy("campaign")
                .agg(collect_set("service_product_id").as("services"));
        Dataset<Row> standsFor = named.join(offered, new String[] {"campaign"}, "left")
                .select(
                        col("campaign"),
                        col("service_product_id"),
                        when(col("is_offered").or(col("services").isNull()), array(col("service_product_id")))
                                .otherwise(col("services"))
                                .as("stands_for"));
        return offers.withColumn("campaign", campaign)
                .join(broadcast(standsFor), new String[] {"campaign", "service_product_id"})
                .withColumn("service_product_id", explode(col("stands_for")));
    }

    /** The offers with what was known of the customer when the month before it ended; where nothing was, {@code is_known} is null. */
    private static Dataset<Row> known(Inputs in, Dataset<Row> offers) {
        List<Column> wanted =
                new ArrayList<>(LiftByOutcome.OFFER.stream().map(functions::col).toList());
        if (!in.has(ChurnFeatures.class)) {
            wanted.add(lit(null).cast("boolean").as("is_known"));
            return offers.select(wanted.toArray(Column[]::new));
        }
        List<Column> features = new ArrayList<>(
                List.of(col("customer_key"), col("snapshot_date"), lit(true).as("is_known")));
        LiftByOutcome.KNOWN.forEach(name -> features.add(col(name)));
        wanted.add(col("is_known"));
        LiftByOutcome.KNOWN.forEach(name -> wanted.add(col(name)));
        return offers.withColumn("snapshot_date", last_day(add_months(col("offered_date"), -1)))
                .join(
                        in.read(ChurnFeatures.class).select(features.toArray(Column[]::new)),
                        new String[] {"customer_key", "snapshot_date"},
                        "left")
                .select(wanted.toArray(Column[]::new));
    }
}
