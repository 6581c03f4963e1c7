package aurum.jobs.gold.moment;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.gold.channel.ChannelPreferences;
import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.gold.segment.CustomerSegments;
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
 * One decision for each customer for whom a key moment has come: which service product to offer at which moment and through which channel, or nothing, and why; with all that was weighed and left. {@link Candidates} says
 * what may be offered and what speaks for it.
 */
public final class Recommendations implements Table {
    /** A decision is about a moment, and moments pass. */
    private static final int VALID_DAYS = 7;

    /** Reaches everybody, and whoever is busy reads it later. */
    private static final String USUAL_CHANNEL = "sms";

    @Override
    public Contract contract() {
        return Contract.gold("recommendations")
                .grain("one row per customer for whom a key moment has come at the end of the day: the one decision")
                .key("customer_key")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line subscribed to, or 'unknown'", REQUIRED)
                .field("segment_ids", STRING, "细分群体", "the customer's segments, separated by spaces; null for none")
                .field("decision", STRING, "决定", "offer, or nothing", REQUIRED)
                .field("reason", STRING, "原因", Candidates.REASONS, REQUIRED)
                .field(
                        "moment_id",
                        STRING,
                        "关键时刻",
                        "the moment that is served, or the best of those that are not",
                        REQUIRED)
                .field("service_product_id", STRING, "服务产品", "the service product offered; null for nothing")
                .field(
                        "channel",
                        STRING,
                        "渠道",
                        "through which: the one most used now, else the one most likely to be taken up; null for nothing")
                .field(
                        "rejected",
                        STRING,
                        "未选方案",
                        "every other moment with its product and why not: 'moment product reason', separated by semicolons")
                .field("score", DOUBLE, "得分", "worth × acceptance − disturbance", REQUIRED)
                .field("worth_rate", DOUBLE, "时刻价值", "the moment's worth, 0 to 1", REQUIRED)
                .field(
                        "acceptance_rate",
                        DOUBLE,
                        "接受率",
                        "share of the product's offers that were taken, drawn to one in five while there are few, 0 to 1",
                        REQUIRED)
                .field(
                        "disturbance_rate",
                        DOUBLE,
                        "打扰度",
                        "how much the operator has been speaking to the customer lately, 0 to 0.5; 0 for a standard service",
                        REQUIRED)
                .field("valid_until_date", DATE, "有效期至", "the last day on which it holds", REQUIRED)
                .field("decided_date", DATE, "决定日期", "the day at whose end it was decided", REQUIRED)
                .rule(stop(
                        "who is offered something is told what and how",
                        "(decision = 'offer') = (service_product_id is not null and channel is not null)"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                all(KeyMomentOccurrences.class),
                all(CustomerFeatures.class),
                all(CustomerSegments.class).optional(),
                all(ChannelPreferences.class).optional(),
                all(ServiceDeliveries.class).optional());
    }

    @Override
    public List<String> catalogLists() {
        return List.of(KeyMomentOccurrences.LIST, Candidates.PRODUCTS);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Candidates candidates = new Candidates(in.asOf());
        Dataset<Row> products = candidates.products(in.catalog(Candidates.PRODUCTS, Candidates.PRODUCT_COLUMNS));
        products = in.has(ServiceDeliveries.class)
                ? products.join(
                        candidates.taken(in.read(ServiceDeliveries.class)), new String[] {"service_product_id"}, "left")
                : products.withColumn("offered", lit(0L)).withColumn("taken", lit(0L));
        Dataset<Row> decided = candidates
                .weighed(
                        in.read(KeyMomentOccurrences.class)
                                .join(broadcast(JudgedMoments.of(in)), "moment_id")
                                .join(broadcast(products), "service_product_id"),
                        in.read(CustomerFeatures.class))
                .groupBy("customer_key")
                .agg(
                        min("weighed").as("best"),
                        array_sort(collect_list(when(
                                        col("weighed.place")
                                                .gt(1)
                                                .or(col("weighed.reason").notEqual(Candidates.BEST)),
                                        col("weighed"))))
                                .as("others"));
        decided = in.has(CustomerSegments.class)
                ? decided.join(
                        in.read(CustomerSegments.class)
                                .groupBy("customer_key")
                                .agg(concat_ws(" ", array_sort(collect_list(col("segment_id"))))
                                        .as("segment_ids")),
                        new String[] {"customer_key"},
                        "left")
                : decided.withColumn("segment_ids", lit(null).cast("string"));
        return told(
                in,
                in.has(ChannelPreferences.class)
                        ? decided.join(preferred(in), new String[] {"customer_key"}, "left")
                        : decided.withColumn("preferred", lit(null).cast("string")));
    }

    /** The channel most used now, else the one most likely to be taken up; nothing of whom neither is known. */
    private static Dataset<Row> preferred(Inputs in) {
        return in.read(ChannelPreferences.class)
                .where("current_score > 0 or latent_rate is not null")
                .groupBy("customer_key")
                .agg(max_by(
                                col("channel"),
                                struct(
                                        col("current_share_rate"),
                                        coalesce(col("latent_rate"), lit(0.0)),
                                        col("channel")))
                        .as("preferred"));
    }

    private static Dataset<Row> told(Inputs in, Dataset<Row> decided) {
        Column isOffer = col("best.reason").equalTo(Candidates.BEST);
        return decided.select(
                col("customer_key"),
                col("best.region_id"),
                col("best.product_line"),
                col("segment_ids"),
                when(isOffer, "offer").otherwise("nothing").as("decision"),
                col("best.reason"),
                col("best.moment_id"),
                when(isOffer, col("best.service_product_id")).as("service_product_id"),
                when(isOffer, coalesce(col("preferred"), col("best.channel"), lit(USUAL_CHANNEL)))
                        .as("channel"),
                nullif(
                                concat_ws(
                                        "; ",
                                        transform(
                                                col("others"),
                                                other -> concat_ws(
                                                        " ",
                                                        other.getField("moment_id"),
                                                        other.getField("service_product_id"),
                                                        other.getField("reason")))),
                                lit(""))
                        .as("rejected"),
                col("best.score"),
                col("best.worth_rate"),
                col("best.acceptance_rate"),
                col("best.disturbance_rate"),
                lit(Date.valueOf(in.asOf().plusDays(VALID_DAYS))).as("valid_until_date"),
                lit(Date.valueOf(in.asOf())).as("decided_date"));
    }
}
