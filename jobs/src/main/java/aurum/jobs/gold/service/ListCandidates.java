package aurum.jobs.gold.service;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.conv;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.gold.moment.Recommendations;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.customer.Consents;
import aurum.jobs.silver.customer.ContactPoints;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Whom a service list may hold: everybody to whom today's decision offers something, what stands in the way, and who is left without it so that its effect can be seen. Whoever is in the control group of a service product
 * stays in it: the draw is a keyed hash of customer and product, which nobody can foresee without the key, and does not depend on who else is there that day.
 */
public final class ListCandidates implements Table {
    static final String PRODUCTS = "service_products";

    /** Where the catalog does not say another. What every customer is owed is withheld from nobody. */
    private static final double CONTROL_SHARE = 0.1;

    /** Digits of the hash that are looked at: one part in four thousand million. */
    private static final int HEX_DIGITS = 8;

    private static final double PARTS_OF_ONE = Math.pow(16, HEX_DIGITS);

    /** Reached by a number; every other channel waits until the customer comes, or has a key of its own. */
    private static final Object[] BY_PHONE = {"sms", "hotline", "ivr", "messaging"};

    @Override
    public Contract contract() {
        return Contract.gold("list_candidates")
                .grain("one row per customer to whom the day's decision offers something")
                .key("customer_key")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line subscribed to, or 'unknown'", REQUIRED)
                .field("level", STRING, "客户等级", "the customer's level, or null")
                .field("segment_ids", STRING, "细分群体", "the customer's segments, separated by spaces; null for none")
                .field("moment_id", STRING, "关键时刻", "the moment that is served", REQUIRED)
                .field("service_product_id", STRING, "服务产品", "the service product offered", REQUIRED)
                .field("channel", STRING, "渠道", "through which", REQUIRED)
                .field("score", DOUBLE, "得分", "worth × acceptance − disturbance", REQUIRED)
                .field(
                        "needs_consent",
                        BOOLEAN,
                        "是否需同意",
                        "whether it may be offered to those only who agreed to marketing; a standard service is owed without",
                        REQUIRED)
                .field(
                        "suppression_reason",
                        STRING,
                        "不可触达原因",
                        "no_consent (to marketing on that channel, as decided last), open_complaint (and the service is not owed), no_contact_point (no number for a channel that needs one), or null for who may be contacted")
                .field(
                        "is_control",
                        BOOLEAN,
                        "是否对照",
                        "left without the service so that its effect can be seen; for the release of lists and for lift only",
                        REQUIRED)
                .field("valid_until_date", DATE, "有效期至", "the last day on which the decision holds", REQUIRED)
                .rule(stop(
                        "nobody is suppressed for want of consent to what is owed",
                        "needs_consent or coalesce(suppression_reason, '') <> 'no_consent'"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                all(Recommendations.class),
                all(CustomerFeatures.class),
                all(Consents.class).optional(),
                all(ContactPoints.class).optional());
    }

    @Override
    public List<String> catalogLists() {
        return List.of(PRODUCTS);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> products = in.catalog(PRODUCTS, "id", "kind", "control_share")
                .select(
                        col("id").as("service_product_id"),
                        not(col("kind").equalTo("standard")).as("needs_consent"),
                        coalesce(
                                        col("control_share").cast("double"),
                                        when(col("kind").equalTo("standard"), 0.0)
                                                .otherwise(CONTROL_SHARE))
                                .as("control_share"));
        Dataset<Row> offers = in.read(Recommendations.class)
                .where("decision = 'offer'")
                .select(
                        "customer_key",
                        "region_id",
                        "product_line",
                        "segment_ids",
                        "moment_id",
                        "service_product_id",
                        "channel",
                        "score",
                        "valid_until_date")
                .join(broadcast(products), "service_product_id")
                .join(
                        in.read(CustomerFeatures.class)
                                .select("customer_key", "level", "allows_marketing", "open_complaint_count"),
                        "customer_key");
        offers = withConsent(in, offers);
        offers = in.has(ContactPoints.class)
                ? offers.join(
                        in.read(ContactPoints.class)
                                .select(
                                        col("customer_key"),
                                        col("phone").isNotNull().as("has_phone")),
                        new String[] {"customer_key"},
                        "left")
                : offers.withColumn("has_phone", lit(false));
        return offers.withColumn("suppression_reason", suppression())
                .withColumn("is_control", isControl(in))
                .select(contract().columns().stream().map(name -> col(name)).toArray(Column[]::new));
    }

    /** What was decided last holds, for this channel or for all of them; whoever never decided did not agree. */
    private static Dataset<Row> withConsent(Inputs in, Dataset<Row> offers) {
        if (!in.has(Consents.class)) {
            return offers.withColumn("has_agreed", coalesce(col("allows_marketing"), lit(false)));
        }
        Dataset<Row> decided = in.read(Consents.class)
                .where("purpose = 'marketing'")
                .groupBy(col("customer_key"), col("channel").as("consent_channel"))
                .agg(max(struct(col("decided_at"), col("is_given"))).as("last"));
        return offers.join(
                        decided.withColumnRenamed("customer_key", "consenting"),
                        col("consenting")
                                .equalTo(col("customer_key"))
                                .and(col("consent_channel")
                                        .isin("all")
                                        .or(col("consent_channel").equalTo(col("channel")))),
                        "left")
                .groupBy(Arrays.stream(offers.columns()).map(name -> col(name)).toArray(Column[]::new))
                .agg(coalesce(max_by(col("last.is_given"), col("last.decided_at")), lit(false))
                        .as("has_agreed"));
    }

    private static Column suppression() {
        return when(col("needs_consent").and(not(col("has_agreed"))), "no_consent")
                .when(
                        col("needs_consent")
                                .and(coalesce(col("open_complaint_count"), lit(0L))
                                        .gt(0)),
                        "open_complaint")
                .when(
                        col("channel").isin(BY_PHONE).and(not(coalesce(col("has_phone"), lit(false)))),
                        "no_contact_point");
    }

    /** The hash is the one of pseudonyms, over another text than any customer's id. */
    private static Column isControl(Inputs in) {
        Column hash = in.customerKey(concat_ws("/", lit("control"), col("customer_key"), col("service_product_id")));
        return coalesce(
                conv(substring(hash, 1, HEX_DIGITS), 16, 10)
                        .cast("double")
                        .divide(PARTS_OF_ONE)
                        .lt(col("control_share")),
                lit(false));
    }
}
