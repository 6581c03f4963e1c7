package aurum.jobs.gold.channel;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.gold.customer.CustomerSnapshot;
import aurum.jobs.lake.Inputs;
import aurum.jobs.silver.contact.Contacts;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Who used which channel until a day, and, when that day is past, in the days after it. What the operator began is no use of the customer's. */
final class ChannelUse {
    /** Who used a channel so long ago still uses it. */
    static final int CURRENT_DAYS = 90;

    /** What is farther back tells nothing any more. */
    private static final int EARLIER_DAYS = 180;

    /** After so many days a use weighs half. */
    static final int HALF_LIFE_DAYS = 30;

    /** So far ahead it is told. */
    static final int AHEAD_DAYS = 30;

    /** With a shorter past, who uses a channel is not known well enough to learn from. */
    private static final int LEAST_HISTORY_DAYS = CustomerSnapshot.RECENT_DAYS;

    /** The catalog's list of channels. */
    static final String LIST = "channels";

    private ChannelUse() {}

    /** Those of the catalog that there are on the day, in its order. */
    static List<String> channels(Inputs in, LocalDate day) {
        List<String> channels = new ArrayList<>();
        for (Row line : in.catalog(LIST, "id", "valid_from", "valid_to")
                .orderBy("sort_order")
                .collectAsList()) {
            boolean isOver = line.getString(3) != null
                    && LocalDate.parse(line.getString(3)).isBefore(day);
            boolean isToCome = line.getString(2) != null
                    && LocalDate.parse(line.getString(2)).isAfter(day);
            if (!isOver && !isToCome) {
                channels.add(line.getString(1));
            }
        }
        return List.copyOf(channels);
    }

    /** Whether there is enough of a past to learn from that day. */
    static boolean isKnown(Inputs in, LocalDate day) {
        Row oldest = in.read(Contacts.class).agg(min("contacted_date")).head();
        return !oldest.isNullAt(0)
                && !day.minusDays(LEAST_HISTORY_DAYS).isBefore(oldest.getDate(0).toLocalDate());
    }

    /** One row per customer at the end of the day, with {@code uses}: a struct of each channel ever used, as {@link CustomerUse} reads it. */
    static Dataset<Row> until(Inputs in, LocalDate day) {
        Column daysAgo = datediff(lit(Date.valueOf(day)), col("contacted_date"));
        Column isCurrent = daysAgo.between(0, CURRENT_DAYS - 1);
        Dataset<Row> uses = in.read(Contacts.class)
                .where("customer_key is not null and direction <> 'outbound'")
                .where(daysAgo.between(-AHEAD_DAYS, EARLIER_DAYS))
                .groupBy("customer_key", "channel")
                .agg(
                        coalesce(sum(when(isCurrent, pow(lit(0.5), daysAgo.divide(HALF_LIFE_DAYS)))), lit(0.0))
                                .as("weight"),
                        count_if(daysAgo.geq(0)).as("times"),
                        max(when(daysAgo.geq(0), col("contacted_date"))).as("last_date"),
                        count_if(daysAgo.lt(0)).as("times_after"))
                .groupBy("customer_key")
                .agg(array_sort(collect_list(struct("channel", "weight", "times", "last_date", "times_after")))
                        .as("uses"));
        return CustomerSnapshot.customersOf(in, day)
                .join(uses, new String[] {"customer_key"}, "left")
                .select(CustomerUse.COLUMNS.stream()
                        .map(name -> name.equals("age_years") || name.equals("tenure_months")
                                ? col(name).cast("long").as(name)
                                : col(name))
                        .toArray(Column[]::new));
    }
}
