package aurum.jobs;

import aurum.jobs.GoldenTables.Table;
import aurum.jobs.gold.service.DesignRequests;
import aurum.jobs.gold.service.LaunchWatch;
import aurum.jobs.gold.service.ServiceProductLift;
import aurum.jobs.gold.service.ServiceProductScorecard;
import aurum.jobs.statistics.Interval;
import aurum.jobs.statistics.ShareDifference;
import java.sql.Date;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;

/**
 * Service products of the golden lake: one that helps everybody but comes late, one that helps some, whom it is told, one that nobody needs, one that harms, and one with hardly anybody to compare with. The tables are the jobs' own
 * contracts.
 */
final class GoldenService {
    private static final List<String> REGIONS = List.of("haizhou", "lubei", "dongshan");
    private static final List<String> MONTHS = List.of("2026-01-01", "2026-02-01", "2026-03-01");

    /** @param hours from the moment to the delivery, about; {@code uses} and {@code usesAnyway} shares of the offered and of the control group */
    private record Product(
            String id, int monthly, double promise, double hours, double uses, double usesAnyway, double yuan) {}

    private static final List<Product> PRODUCTS = List.of(
            new Product("allowance_reminder", 120, 1, 2.6, 0.38, 0.2, 10),
            new Product("night_data", 110, 24, 2.5, 0.14, 0.05, 15),
            new Product("offers_news", 100, 24, 2.4, 0.1, 0.1, 5),
            new Product("video_trial", 90, 24, 2.5, 0.03, 0.09, 12),
            new Product("green_channel", 4, 1, 0.3, 0.5, 0.5, 0));

    /** Dimension, id, name in Chinese, name in English, the id above or {@code -}. */
    static final List<String> LABELS =
            """
            service_product | allowance_reminder | 余量提醒 | Allowance reminder | standard
            service_product | green_channel | 绿色通道 | Green channel | level
            service_product | offers_news | 优惠资讯 | Offers news | special
            service_product | night_data | 夜间流量包 | Night data | special
            service_product | video_trial | 视频体验 | Video trial | special
            service_kind | standard | 标准 | Standard | -
            service_kind | level | 等级 | By level | -
            service_kind | special | 特色 | Special | -
            service_verdict | helps | 有效 | Helps | -
            service_verdict | harms | 有害 | Harms | -
            service_verdict | no_evidence | 没有证据 | No evidence | -
            service_verdict | insufficient | 数据不足 | Insufficient data | -
            """
                    .lines()
                    .toList();

    private GoldenService() {}

    /** Every table of services with its rows. */
    static Map<Table, List<Row>> tables() {
        Map<Table, List<Row>> tables = new LinkedHashMap<>();
        GoldenChurn.add(tables, new ServiceProductScorecard().contract(), scorecard());
        GoldenChurn.add(tables, new ServiceProductLift().contract(), lifts());
        GoldenChurn.add(tables, new LaunchWatch().contract(), launch());
        GoldenChurn.add(
                tables,
                new DesignRequests().contract(),
                List.of(
                        request("night_data", "service_product", "open", 84, 0, 44, 25),
                        request("bill_unclear", "category", "adopted", 61, 2, 20, 30),
                        request("large_print_bill", "other", "open", 12, 0, 9, 3)));
        return tables;
    }

    private static Map<String, Object> request(
            String topic, String kind, String state, long count, long adopted, long recent, long earlier) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("topic_id", topic);
        row.put("kind", kind);
        row.put("state", state);
        row.put("suggestion_count", count);
        row.put("customer_count", count - count / 20);
        row.put("club_count", count / 4);
        row.put("adopted_count", adopted);
        row.put("declined_count", 1L);
        row.put("recent_count", recent);
        row.put("earlier_count", earlier);
        row.put("first_made_date", Date.valueOf("2025-10-04"));
        row.put("last_made_date", Date.valueOf("2026-03-30"));
        return row;
    }

    /** The video trial began in January; use wears off, and more of its customers complain than before. */
    private static List<Map<String, Object>> launch() {
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(check("checklist", "promise", "fine", null, 24.0, null, null, null));
        rows.add(check("checklist", "owner", "fine", null, 1.0, null, null, null));
        rows.add(check("checklist", "moment", "fine", null, 1.0, null, null, null));
        rows.add(check("checklist", "control_group", "fine", 952L, 0.15, 0.05, null, null));
        rows.add(check("checklist", "customers_asked", "attention", 8L, 8.0, 30.0, null, null));
        rows.add(check("watch", "in_time", "fine", 810L, 0.98, 0.9, null, null));
        rows.add(check("watch", "use", "attention", 240L, 0.021, 0.075, -0.094, -0.016));
        rows.add(check("watch", "complaints", "attention", 702L, 0.061, 0.028, 0.011, 0.055));
        rows.add(check("watch", "rating", "not_known", 8L, null, null, null, null));
        return rows;
    }

    private static Map<String, Object> check(
            String kind, String check, String status, Long count, Double value, Double with, Double low, Double high) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("service_product_id", "video_trial");
        row.put("check_id", check);
        row.put("kind", kind);
        row.put("status", status);
        row.put("judged_count", count);
        row.put("value", value);
        row.put("compared_with", with);
        row.put("difference_low", low);
        row.put("difference_high", high);
        row.put("launched_date", Date.valueOf("2026-01-05"));
        return row;
    }

    private static List<Map<String, Object>> scorecard() {
        List<Map<String, Object>> rows = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(9);
        for (Product product : PRODUCTS) {
            for (String region : REGIONS) {
                for (String month : MONTHS) {
                    boolean isNewest = month.equals("2026-03-01");
                    long delivered = product.monthly + random.nextInt(1 + product.monthly / 4);
                    long control = delivered * 15 / 85;
                    long judged = isNewest ? delivered * 3 / 4 : delivered;
                    long used = Math.round(judged * product.uses);
                    boolean isLate = product.hours > product.promise;
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("service_product_id", product.id);
                    row.put("region_id", region);
                    row.put("due_count", delivered + control);
                    row.put("control_count", control);
                    row.put("delivered_count", delivered);
                    row.put("timed_count", delivered);
                    row.put("in_time_count", isLate ? delivered / 5 : delivered - delivered / 50);
                    row.put("reached_customer_count", delivered - delivered / 20);
                    row.put("channel_count", 1L + random.nextInt(7));
                    row.put("taken_count", used + (delivered - judged) / 10);
                    row.put("judged_count", judged);
                    row.put("used_count", used);
                    row.put("rated_count", used / 3);
                    row.put("watched_count", isNewest ? 0L : delivered);
                    row.put("complained_count", isNewest ? 0L : delivered / 30);
                    row.put("promise_hours", product.promise);
                    row.put("delivery_hours", Math.round(10 * delivered * product.hours) / 10.0);
                    row.put("satisfaction_sum", 7.0 * (used / 3));
                    row.put("value_yuan", used * product.yuan);
                    row.put("month_start_date", Date.valueOf(month));
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static List<Map<String, Object>> lifts() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Product product : PRODUCTS) {
            long treated = 9L * product.monthly;
            long control = treated * 15 / 85;
            rows.add(lift(product.id, "used", treated, product.uses, control, product.usesAnyway));
            rows.add(lift(product.id, "complained", treated, 0.033, control, 0.04));
            rows.add(lift(product.id, "left", treated / 2, 0.02, control / 2, 0.02));
        }
        return rows;
    }

    private static Map<String, Object> lift(
            String product, String outcome, long treated, double rate, long control, double controlRate) {
        long hits = Math.round(treated * rate);
        long controlHits = Math.round(control * controlRate);
        boolean isUse = outcome.equals("used");
        boolean isSufficient = control >= 30;
        Interval lift = ShareDifference.of(hits, treated, controlHits, control);
        Interval better = isUse ? lift : lift.times(-1);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("service_product_id", product);
        row.put("outcome", outcome);
        row.put(
                "verdict",
                !isSufficient
                        ? "insufficient"
                        : better.liesAbove(0) ? "helps" : better.liesBelow(0) ? "harms" : "no_evidence");
        row.put("treated_count", treated);
        row.put("treated_outcome_count", hits);
        row.put("control_count", control);
        row.put("control_outcome_count", controlHits);
        row.put("treated_rate", (double) hits / treated);
        row.put("control_rate", (double) controlHits / control);
        row.put("lift", lift.value());
        row.put("lift_low", lift.low());
        row.put("lift_high", lift.high());
        if (isUse) {
            boolean isTold = product.equals("night_data");
            row.put("ranking_verdict", isSufficient ? isTold ? "evidence" : "no_evidence" : "insufficient");
            row.put("ranked_count", (treated + control) * 4 / 5);
            if (isSufficient) {
                row.put("qini", isTold ? 0.21 : 0.02);
                row.put("qini_low", isTold ? 0.08 : -0.09);
                row.put("qini_high", isTold ? 0.33 : 0.13);
            }
        }
        row.put("first_offered_date", Date.valueOf("2025-10-02"));
        row.put("last_offered_date", Date.valueOf("2026-03-24"));
        return row;
    }
}
