package aurum.jobs.gold.channel;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import aurum.jobs.lake.Inputs;
import aurum.jobs.statistics.LogisticRegression;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * How likely a customer who does not use a channel now will in the next 30 days: for each channel a logistic regression on what was known on a past day, learnt from who of those that did not use it then did in the 30 days
 * after. Channels that hardly anybody took up are not told of.
 *
 * @param channels of the catalog, in its order
 */
record LatentUse(List<String> channels, Map<String, LogisticRegression> models) implements Serializable {
    /** More customers make it slower and hardly better: of some twenty effects, tens of thousands tell all that there is. */
    private static final int MOST_CUSTOMERS = 20_000;

    /** With fewer who took a channel up, nothing is learnt. */
    static final int LEAST_EVENTS = 20;

    /** Tells nothing. */
    static LatentUse unknown(List<String> channels) {
        return new LatentUse(channels, new TreeMap<>());
    }

    /** Learns from a day with 30 more behind it. */
    static LatentUse learnt(List<String> channels, List<CustomerUse> customers) {
        Map<String, LogisticRegression> models = new TreeMap<>();
        for (String channel : channels) {
            List<CustomerUse> others = customers.stream()
                    .filter(each -> each.of(channel).weight() == 0)
                    .toList();
            boolean[] outcomes = new boolean[others.size()];
            double[][] rows = new double[others.size()][];
            int events = 0;
            for (int i = 0; i < outcomes.length; i++) {
                CustomerUse each = others.get(i);
                outcomes[i] = each.of(channel).timesAfter() > 0;
                rows[i] = each.columns(channel, channels);
                events += outcomes[i] ? 1 : 0;
            }
            if (events >= LEAST_EVENTS && events <= outcomes.length - LEAST_EVENTS) {
                models.put(channel, LogisticRegression.fit(rows, outcomes));
            }
        }
        return new LatentUse(channels, models);
    }

    /** The customers of a day, or as many as are needed of more; which, depends on who they are. */
    static List<CustomerUse> sample(Inputs in, LocalDate day) {
        List<CustomerUse> customers = new ArrayList<>();
        ChannelUse.until(in, day)
                .orderBy(xxhash64(col("customer_key"), lit("channel")))
                .limit(MOST_CUSTOMERS)
                .collectAsList()
                .forEach(row -> customers.add(new CustomerUse(row)));
        return customers;
    }

    /** Of using the channel in the next 30 days; nothing for who uses it now, and where nothing was learnt. */
    OptionalDouble probability(CustomerUse customer, String channel) {
        LogisticRegression model = models.get(channel);
        return model == null || customer.of(channel).weight() > 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(model.probability(customer.columns(channel, channels)));
    }
}
