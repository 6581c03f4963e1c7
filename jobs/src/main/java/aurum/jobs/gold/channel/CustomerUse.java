package aurum.jobs.gold.channel;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** One customer as of a day: a row of {@link ChannelUse}. */
final class CustomerUse {
    static final List<String> COLUMNS = List.of(
            "customer_key",
            "region_id",
            "product_line",
            "age_years",
            "tenure_months",
            "monthly_fee_yuan",
            "joined_through",
            "has_account_manager",
            "uses");

    private static final double USUAL_AGE_YEARS = 45;
    private static final double SPREAD_OF_AGE_YEARS = 15;
    private static final double USUAL_FEE_YUAN = 80;
    private static final double USUAL_TENURE_MONTHS = 24;

    private final Row row;
    private final Map<String, Use> uses = new TreeMap<>();
    private double weights;

    /**
     * Of one channel.
     *
     * @param weight of the uses of the last 90 days, a recent one more
     * @param times in the last 180 days
     * @param lastDate of these; null without any
     * @param timesAfter in the 30 days after the day
     */
    record Use(double weight, long times, LocalDate lastDate, long timesAfter) {
        static final Use NONE = new Use(0, 0, null, 0);
    }

    CustomerUse(Row row) {
        this.row = row;
        int place = COLUMNS.indexOf("uses");
        if (!row.isNullAt(place)) {
            for (Row each : row.<Row>getList(place)) {
                Use use = new Use(
                        each.getDouble(1),
                        each.getLong(2),
                        each.isNullAt(3) ? null : each.getDate(3).toLocalDate(),
                        each.getLong(4));
                uses.put(each.getString(0), use);
                weights += use.weight();
            }
        }
    }

    String text(String column) {
        return row.getString(COLUMNS.indexOf(column));
    }

    Use of(String channel) {
        return uses.getOrDefault(channel, Use.NONE);
    }

    /** Recency-weighted share of the channel in what the customer used in the last 90 days, 0 to 1. */
    double share(String channel) {
        return weights == 0 ? 0 : of(channel).weight() / weights;
    }

    /** The channel of the newest use, of two of a day the one more used. */
    Optional<String> last() {
        return uses.entrySet().stream()
                .filter(use -> use.getValue().lastDate() != null)
                .max(Comparator.comparing(
                                (Map.Entry<String, Use> use) -> use.getValue().lastDate())
                        .thenComparing(use -> use.getValue().times()))
                .map(Map.Entry::getKey);
    }

    /** What is known then that may tell whether the channel will be used, on scales of about 1; what is not known is as usual. */
    double[] columns(String channel, List<String> channels) {
        double[] columns = new double[channels.size() + 7];
        double all = 0;
        for (int i = 0; i < channels.size(); i++) {
            double times = of(channels.get(i)).times();
            columns[i] = Math.log1p(times);
            all += times;
        }
        int at = channels.size();
        columns[at] = Math.log1p(all);
        double age = number("age_years", USUAL_AGE_YEARS) - USUAL_AGE_YEARS;
        columns[at + 1] = age / SPREAD_OF_AGE_YEARS;
        columns[at + 2] = columns[at + 1] * columns[at + 1];
        columns[at + 3] = Math.log((1 + number("monthly_fee_yuan", USUAL_FEE_YUAN)) / (1 + USUAL_FEE_YUAN));
        columns[at + 4] = Math.log((1 + number("tenure_months", USUAL_TENURE_MONTHS)) / (1 + USUAL_TENURE_MONTHS));
        columns[at + 5] = channel.equals(text("joined_through")) ? 1 : 0;
        columns[at + 6] = row.getBoolean(COLUMNS.indexOf("has_account_manager")) ? 1 : 0;
        return columns;
    }

    private double number(String column, double usual) {
        int place = COLUMNS.indexOf(column);
        return row.isNullAt(place) ? usual : ((Number) row.get(place)).doubleValue();
    }
}
