package aurum.jobs.gold.channel;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.contact.Contacts;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.customer.Subscriptions;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** One row per customer and channel of the catalog: how much of what the customer uses now goes through it, or how likely it is to be taken up by who does not use it. */
public final class ChannelPreferences implements Table {
    @Override
    public Contract contract() {
        return Contract.gold("channel_preferences")
                .grain("one row per customer at the end of the day and channel of the catalog")
                .key("customer_key", "channel")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line subscribed to, or 'unknown'", REQUIRED)
                .field("channel", STRING, "渠道", "the channel", REQUIRED)
                .field(
                        "current_score",
                        LONG,
                        "当前偏好",
                        "0 for who has not used it in the last 90 days; else every tenth that is begun of the share counts one, to 10",
                        REQUIRED)
                .field(
                        "current_share_rate",
                        DOUBLE,
                        "使用占比",
                        "share of the channel in what the customer used in the last 90 days, a use of 30 days ago half as much as one of today, 0 to 1",
                        REQUIRED)
                .field(
                        "latent_score",
                        LONG,
                        "潜在偏好",
                        "0 to 10: one more from a probability of 1, 2, 3, 5, 7, 10, 15, 20, 30 and 50 %; null for who uses the channel, and where too little was there to learn from")
                .field(
                        "latent_rate",
                        DOUBLE,
                        "启用概率",
                        "probability of using the channel in the next 30 days, of who does not use it, 0 to 1")
                .field("is_last_channel", BOOLEAN, "是否最近使用", "the channel of the customer's newest use", REQUIRED)
                .field("last_used_date", DATE, "最近使用日期", "the day of the last use within 180 days, or null")
                .rule(stop(
                        "scores go from 0 to 10",
                        "current_score between 0 and 10 and (latent_score is null or latent_score between 0 and 10)"))
                .rule(stop("what is used is not latent", "current_score = 0 or latent_score is null"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(Contacts.class), all(Customers.class), all(Subscriptions.class));
    }

    @Override
    public List<String> catalogLists() {
        return List.of(ChannelUse.LIST);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        List<String> channels = ChannelUse.channels(in, in.asOf());
        LocalDate learnt = in.asOf().minusDays(ChannelUse.AHEAD_DAYS);
        LatentUse latent = ChannelUse.isKnown(in, learnt)
                ? LatentUse.learnt(channels, LatentUse.sample(in, learnt))
                : LatentUse.unknown(channels);
        FlatMapFunction<Row, Row> told =
                row -> rows(new CustomerUse(row), latent).iterator();
        return ChannelUse.until(in, in.asOf())
                .flatMap(told, Encoders.row(contract().schema()));
    }

    private static List<Row> rows(CustomerUse customer, LatentUse latent) {
        List<Row> rows = new ArrayList<>();
        Optional<String> last = customer.last();
        for (String channel : latent.channels()) {
            double share = customer.share(channel);
            OptionalDouble probability = latent.probability(customer, channel);
            LocalDate lastDate = customer.of(channel).lastDate();
            rows.add(RowFactory.create(
                    customer.text("customer_key"),
                    customer.text("region_id"),
                    customer.text("product_line"),
                    channel,
                    PreferenceScore.current(share),
                    PreferenceScore.rounded(share),
                    probability.isPresent() ? PreferenceScore.latent(probability.getAsDouble()) : null,
                    probability.isPresent() ? PreferenceScore.rounded(probability.getAsDouble()) : null,
                    last.filter(channel::equals).isPresent(),
                    lastDate == null ? null : Date.valueOf(lastDate)));
        }
        return rows;
    }
}
