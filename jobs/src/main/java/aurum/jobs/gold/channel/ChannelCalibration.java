package aurum.jobs.gold.channel;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
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
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * One row per channel, and over all of them, and tenth of those who did not use it, by latent preference: what was told of them beside what they then did. What is told as of today is learnt from the newest 30 days; here
 * the same is learnt from the 30 days before those, and held against them. Without rows while the past is too short for both.
 */
public final class ChannelCalibration implements Table {
    /** Over all channels. */
    static final String ALL = "all";

    @Override
    public Contract contract() {
        return Contract.gold("channel_calibration")
                .grain(
                        "one row per channel, and over all, and tenth of the customers who did not use it, by latent preference")
                .key("channel", "tenth")
                .field(
                        "channel",
                        STRING,
                        "渠道",
                        "the channel, or 'all' for pairs of customer and channel over all of them",
                        REQUIRED)
                .field("tenth", LONG, "概率分组", "1 the least probable to 10", REQUIRED)
                .field(
                        "customer_count",
                        LONG,
                        "未使用客户数",
                        "customers of the tenth, who did not use it; of 'all', pairs",
                        REQUIRED)
                .field("user_count", LONG, "启用客户数", "of these, used it in the 30 days after", REQUIRED)
                .field("frequent_count", LONG, "频繁使用客户数", "of these, more than six times", REQUIRED)
                .field("predicted_rate", DOUBLE, "预测启用率", "mean of their probabilities, 0 to 1", REQUIRED)
                .field("used_rate", DOUBLE, "实际启用率", "share that used it, 0 to 1", REQUIRED)
                .field("used_rate_low", DOUBLE, "实际启用率下限", "lower end of the 95 % interval", REQUIRED)
                .field("used_rate_high", DOUBLE, "实际启用率上限", "upper end of the 95 % interval", REQUIRED)
                .field(
                        "auc",
                        DOUBLE,
                        "ROC 曲线下面积（AUC）",
                        "chance that of one who used the channel and one who did not the first had the greater probability; null when all did the same")
                .field("baseline_auc", DOUBLE, "基线 AUC", "the same of: who used it last will use it")
                .field(
                        "hit_rate",
                        DOUBLE,
                        "首选命中率",
                        "of those who then used any channel, share that used the one with the greatest preference; of 'all' only")
                .field(
                        "baseline_hit_rate",
                        DOUBLE,
                        "基线命中率",
                        "the same of the channel used last, or, without one, the one most used by all; of 'all' only")
                .field(
                        "learnt_date",
                        DATE,
                        "学习时点",
                        "the day as of which it was learnt, from the 30 days after",
                        REQUIRED)
                .field(
                        "tested_date",
                        DATE,
                        "检验时点",
                        "the day as of which it was told, and held against the 30 days after",
                        REQUIRED)
                .rule(stop("who used it is a customer", "user_count between 0 and customer_count"))
                .replaces(everything())
                .build();
    }

    @Override
    public boolean isMonthly() {
        return true;
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
        LocalDate tested = in.asOf().minusDays(ChannelUse.AHEAD_DAYS);
        LocalDate learnt = tested.minusDays(ChannelUse.AHEAD_DAYS);
        List<Row> rows = new ArrayList<>();
        if (ChannelUse.isKnown(in, learnt)) {
            List<String> channels = ChannelUse.channels(in, in.asOf());
            LatentUse latent = LatentUse.learnt(channels, LatentUse.sample(in, learnt));
            List<CustomerUse> customers = LatentUse.sample(in, tested);
            List<LatentTrial> all = new ArrayList<>();
            for (String channel : channels) {
                List<LatentTrial> trials = LatentTrial.of(customers, channel, latent);
                all.addAll(trials);
                rows.addAll(rows(channel, trials, null, learnt, tested));
            }
            rows.addAll(rows(ALL, all, BestChannel.hits(customers, latent), learnt, tested));
        }
        return in.read(Contacts.class)
                .sparkSession()
                .createDataFrame(rows, contract().schema());
    }

    private static List<Row> rows(
            String channel, List<LatentTrial> trials, BestChannel.Hits hits, LocalDate learnt, LocalDate tested) {
        double auc = LatentTrial.auc(trials, LatentTrial::probability);
        double baseline = LatentTrial.auc(trials, trial -> trial.isLast() ? 1 : 0);
        return LatentTrial.tenths(trials).stream()
                .map(tenth -> RowFactory.create(
                        channel,
                        tenth.number(),
                        tenth.customers(),
                        tenth.users(),
                        tenth.frequent(),
                        PreferenceScore.rounded(tenth.predicted()),
                        PreferenceScore.rounded(tenth.used().value()),
                        PreferenceScore.rounded(tenth.used().low()),
                        PreferenceScore.rounded(tenth.used().high()),
                        known(auc),
                        known(baseline),
                        Optional.ofNullable(hits).map(BestChannel.Hits::best).orElse(null),
                        Optional.ofNullable(hits).map(BestChannel.Hits::last).orElse(null),
                        Date.valueOf(learnt),
                        Date.valueOf(tested)))
                .toList();
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : PreferenceScore.rounded(value);
    }
}
