package aurum.jobs.gold.service;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.contact.Suggestions;
import java.sql.Date;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per topic that customers made suggestions about in the last year: what is to be designed or mended next, how many ask for it, and what became of it. */
public final class DesignRequests implements Table {
    private static final int YEAR_DAYS = 365;

    /** Now, and as long before, to see whether more ask for it. */
    private static final int RECENT_DAYS = 90;

    @Override
    public Contract contract() {
        return Contract.gold("design_requests")
                .grain("one row per topic of suggestions of the last %d days".formatted(YEAR_DAYS))
                .key("topic_id")
                .field(
                        "topic_id",
                        STRING,
                        "话题",
                        "what it is about: a service product, a complaint category, or the source's own word",
                        REQUIRED)
                .field(
                        "kind",
                        STRING,
                        "类型",
                        "service_product (the catalog has it: mend it, or offer it to more), category (a cause of complaints) or other (new)",
                        REQUIRED)
                .field(
                        "state",
                        STRING,
                        "状态",
                        "adopted when a suggestion was, declined when all were, else open",
                        REQUIRED)
                .field("suggestion_count", LONG, "建议数", "suggestions made", REQUIRED)
                .field("customer_count", LONG, "客户数", "customers who made them, those not known left out", REQUIRED)
                .field("club_count", LONG, "客户俱乐部建议数", "of these suggestions, through the customer club", REQUIRED)
                .field("adopted_count", LONG, "采纳数", "of these, adopted", REQUIRED)
                .field("declined_count", LONG, "未采纳数", "of these, declined", REQUIRED)
                .field(
                        "recent_count",
                        LONG,
                        "近期建议数",
                        "of these, made in the last %d days".formatted(RECENT_DAYS),
                        REQUIRED)
                .field(
                        "earlier_count",
                        LONG,
                        "此前建议数",
                        "of these, made in the %d days before".formatted(RECENT_DAYS),
                        REQUIRED)
                .field("first_made_date", DATE, "首次提出日期", "the day of the oldest", REQUIRED)
                .field("last_made_date", DATE, "最近提出日期", "the day of the newest", REQUIRED)
                .rule(stop("adopted or declined, not both", "adopted_count + declined_count <= suggestion_count"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(Suggestions.class));
    }

    @Override
    public List<String> catalogLists() {
        return List.of("service_products", "categories");
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Column asOf = lit(Date.valueOf(in.asOf()));
        Column day = col("made_date");
        Dataset<Row> suggestions = in.read(Suggestions.class)
                .where(col("topic_id").isNotNull().and(day.leq(asOf)).and(day.gt(date_add(asOf, -YEAR_DAYS))));
        Column isRecent = day.gt(date_add(asOf, -RECENT_DAYS));
        Column isEarlier = day.gt(date_add(asOf, -2 * RECENT_DAYS)).and(day.leq(date_add(asOf, -RECENT_DAYS)));
        Dataset<Row> topics = suggestions
                .groupBy("topic_id")
                .agg(
                        count(lit(1)).as("suggestion_count"),
                        count_distinct(col("customer_key")).as("customer_count"),
                        count_if(col("channel").equalTo("customer_club")).as("club_count"),
                        count_if(col("status").equalTo("adopted")).as("adopted_count"),
                        count_if(col("status").equalTo("declined")).as("declined_count"),
                        count_if(isRecent).as("recent_count"),
                        count_if(isEarlier).as("earlier_count"),
                        min(day).as("first_made_date"),
                        max(day).as("last_made_date"));
        return topics.join(ids(in, "service_products", "is_product"), new String[] {"topic_id"}, "left")
                .join(ids(in, "categories", "is_category"), new String[] {"topic_id"}, "left")
                .select(
                        col("topic_id"),
                        when(col("is_product"), "service_product")
                                .when(col("is_category"), "category")
                                .otherwise("other")
                                .as("kind"),
                        when(col("adopted_count").gt(0), "adopted")
                                .when(col("declined_count").equalTo(col("suggestion_count")), "declined")
                                .otherwise("open")
                                .as("state"),
                        col("suggestion_count"),
                        col("customer_count"),
                        col("club_count"),
                        col("adopted_count"),
                        col("declined_count"),
                        col("recent_count"),
                        col("earlier_count"),
                        col("first_made_date"),
                        col("last_made_date"));
    }

    private static Dataset<Row> ids(Inputs in, String list, String flag) {
        return in.catalog(list, "id").select(col("id").as("topic_id"), lit(true).as(flag));
    }
}
