package aurum.jobs;

import aurum.jobs.GoldenTables.Table;
import aurum.jobs.gold.channel.ChannelCalibration;
import aurum.jobs.gold.channel.ChannelPreferences;
import java.sql.Date;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** Which channels the customers of the golden lake use and would take up, and how far what was told of it came: of the app it did, of the store too much was told, and of the hotline too few took it up to say anything. */
final class GoldenChannels {
    private static final List<String> CHANNELS = List.of("app", "hotline", "store");
    private static final double[] USED_BY = {0.45, 0.35, 0.2};
    private static final double[] TAKEN_UP = {0.12, Double.NaN, 0.05};
    private static final int TENTHS = 10;
    private static final long ASKED = 30;

    private GoldenChannels() {}

    static Map<Table, List<Row>> tables() {
        Map<Table, List<Row>> tables = new LinkedHashMap<>();
        List<Map<String, Object>> preferences = new ArrayList<>();
        GoldenChurn.scores().forEach(customer -> preferences.addAll(preferences(customer)));
        GoldenChurn.add(tables, new ChannelPreferences().contract(), preferences);
        GoldenChurn.add(tables, new ChannelCalibration().contract(), calibration());
        return tables;
    }

    private static List<Map<String, Object>> preferences(Map<String, Object> customer) {
        SplittableRandom random =
                new SplittableRandom(customer.get("customer_key").hashCode());
        double[] weights = new double[CHANNELS.size()];
        double sum = 0;
        int last = -1;
        for (int i = 0; i < weights.length; i++) {
            boolean isUsed = random.nextDouble() < USED_BY[i];
            weights[i] = isUsed ? 1 + random.nextInt(4) : 0;
            sum += weights[i];
            last = isUsed ? i : last;
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            double share = sum == 0 ? 0 : weights[i] / sum;
            Double latent = weights[i] > 0 || Double.isNaN(TAKEN_UP[i])
                    ? null
                    : GoldenChurn.rounded(TAKEN_UP[i] * 2 * random.nextDouble());
            Map<String, Object> row = new TreeMap<>(GoldenChurn.row(
                    "customer_key",
                    customer.get("customer_key"),
                    "region_id",
                    customer.get("region_id"),
                    "product_line",
                    customer.get("product_line")));
            row.put("channel", CHANNELS.get(i));
            row.put("current_score", (long) Math.ceil(share * 10));
            row.put("current_share_rate", GoldenChurn.rounded(share));
            row.put("latent_score", latent == null ? null : (long) Math.min(10, latent * 40));
            row.put("latent_rate", latent);
            row.put("is_last_channel", i == last);
            row.put("last_used_date", weights[i] > 0 ? Date.valueOf("2026-03-20") : null);
            rows.add(row);
        }
        return rows;
    }

    private static List<Map<String, Object>> calibration() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String channel : List.of("all", "app", "store")) {
            for (int tenth = 1; tenth <= TENTHS; tenth++) {
                double told = channel.equals("store") ? 0.02 * tenth : 0.025 * tenth;
                long users = Math.round(ASKED * (channel.equals("store") && tenth == TENTHS ? 0.03 : told));
                double used = users / (double) ASKED;
                Map<String, Object> row = new TreeMap<>(
                        GoldenChurn.row("channel", channel, "tenth", (long) tenth, "customer_count", ASKED));
                row.put("user_count", users);
                row.put("frequent_count", 0L);
                row.put("predicted_rate", GoldenChurn.rounded(told));
                row.put("used_rate", GoldenChurn.rounded(used));
                row.put("used_rate_low", GoldenChurn.rounded(Math.max(0, used - 0.08)));
                row.put("used_rate_high", GoldenChurn.rounded(used + 0.12));
                row.put("auc", channel.equals("store") ? 0.58 : 0.66);
                row.put("baseline_auc", 0.51);
                row.put("hit_rate", channel.equals("all") ? 0.44 : null);
                row.put("baseline_hit_rate", channel.equals("all") ? 0.4 : null);
                row.put("learnt_date", Date.valueOf("2026-01-30"));
                row.put("tested_date", Date.valueOf("2026-03-01"));
                rows.add(row);
            }
        }
        return rows;
    }
}
