package aurum.jobs;

import static aurum.jobs.GoldenChurn.CUSTOMERS;
import static aurum.jobs.GoldenChurn.MODEL;
import static aurum.jobs.GoldenChurn.TODAY;
import static aurum.jobs.GoldenChurn.USUAL;
import static aurum.jobs.GoldenChurn.rounded;
import static aurum.jobs.GoldenChurn.row;

import java.sql.Date;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The model of the golden lake, how it stood its test, whether its inputs have drifted, the record of the signals, and what handling does to loyalty. */
final class GoldenChurnModel {
    private static final Date TESTED = Date.valueOf("2026-02-28");

    private GoldenChurnModel() {}

    static List<Map<String, Object>> records() {
        return List.of(
                record(
                        "contract_ending",
                        "合约 30 天内到期或刚过期，请先比较续约方案",
                        "The contract ends within 30 days: compare renewals first",
                        140,
                        30,
                        0.19,
                        28.0),
                record(
                        "usage_change",
                        "用量比自己前三个月少四成以上",
                        "Uses at least 40 % less than in the three months before",
                        210,
                        36,
                        0.16,
                        35.0),
                record("silence", "连续 7 天以上没有使用", "No use for 7 days or more", 25, 2, 0.08, 12.0),
                record(
                        "high_risk_complaint",
                        "近期投诉未满意或已升级，先解决再营销",
                        "Lately complained and was not satisfied: solve first and sell nothing",
                        96,
                        22,
                        0.22,
                        41.0),
                record(
                        "suspension_enquiry",
                        "近 90 天咨询过停机或销户",
                        "Asked about suspending or leaving within 90 days",
                        44,
                        17,
                        0.36,
                        19.0));
    }

    private static Map<String, Object> record(
            String signal, String zh, String en, long seen, long leavers, double precision, double lead) {
        Map<String, Object> row = row("signal_id", signal, "reminder_zh", zh, "reminder_en", en);
        row.put("script_zh", "我看看有没有更好的办法。");
        row.put("script_en", "Let me look for a better way.");
        row.put("seen_count", seen);
        row.put("leaver_count", leavers);
        row.put("precision_rate", precision);
        row.put("lift", rounded(precision / USUAL));
        row.put("lead_time_days", lead);
        return row;
    }

    static List<Map<String, Object>> cards() {
        return List.of(
                card(MODEL, "2026-01-31", true, 0.842, 0.301),
                card("churn-2025-12-31", "2025-12-31", false, 0.829, 0.288));
    }

    private static Map<String, Object> card(
            String model, String learntTo, boolean isChampion, double auc, double precision) {
        Map<String, Object> row = row(
                "model_id",
                model,
                "predicts",
                "leaves on day 8 to 37 after the snapshot",
                "features",
                "arpu_yuan, contract_days_left, data_change_rate");
        row.put("feature_count", 3L);
        row.put("inputs", Map.of("gold.churn_features", 7L, "gold.churn_models", 5L));
        row.put("settings", "300 trees of depth 3, learning rate 0.05");
        row.put("data_hash", "2310--8311662217401556027");
        row.put("row_count", 2310L);
        row.put("leaver_count", 210L);
        row.put("tested_count", 1180L);
        row.put("seed", 1L);
        row.put("booster_share", 0.6);
        row.put("auc", auc);
        row.put("pr_auc", 0.27);
        row.put("brier", 0.0271);
        row.put("baseline_brier", 0.0324);
        row.put("lift_10", 5.4);
        row.put("calibration_error", 0.0092);
        row.put("called_precision_rate", precision);
        row.put("leaving_rate", USUAL);
        row.put("is_champion", isChampion);
        row.put("learnt_from_date", Date.valueOf("2025-08-31"));
        row.put("learnt_to_date", Date.valueOf(learntTo));
        row.put("tested_date", TESTED);
        return row;
    }

    static List<Map<String, Object>> calibration() {
        double[][] tenths = {
            {0.004, 0},
            {0.006, 1},
            {0.009, 1},
            {0.012, 2},
            {0.015, 1},
            {0.019, 3},
            {0.024, 2},
            {0.033, 5},
            {0.061, 6},
            {0.162, 19}
        };
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int tenth = 0; tenth < tenths.length; tenth++) {
            long customers = 118;
            double share = tenths[tenth][1] / customers;
            double z = 1.959964;
            double middle = share + z * z / 2 / customers;
            double half = z * Math.sqrt(share * (1 - share) / customers + z * z / 4 / customers / customers);
            Map<String, Object> row = row("tenth", tenth + 1L, "model_id", MODEL, "customer_count", customers);
            row.put("leaver_count", (long) tenths[tenth][1]);
            row.put("predicted_rate", tenths[tenth][0]);
            row.put("observed_rate", rounded(share));
            row.put("observed_rate_low", rounded((middle - half) / (1 + z * z / customers)));
            row.put("observed_rate_high", rounded((middle + half) / (1 + z * z / customers)));
            row.put("tested_date", TESTED);
            rows.add(row);
        }
        return rows;
    }

    static List<Map<String, Object>> monitoring() {
        Map<String, Double> moved = new LinkedHashMap<>();
        moved.put("arpu_yuan", 0.021);
        moved.put("contract_days_left", 0.047);
        moved.put("data_change_rate", 0.312);
        moved.put("voice_change_rate", 0.018);
        moved.put("silent_days", 0.009);
        moved.put("complaint_count_90_days", 0.012);
        moved.put("tenure_months", 0.003);
        List<Map<String, Object>> rows = new ArrayList<>();
        moved.forEach((feature, index) -> {
            Map<String, Object> row = row("feature", feature, "model_id", MODEL, "stability_index", index);
            row.put("row_count_then", 590L);
            row.put("row_count_now", (long) CUSTOMERS);
            row.put("chance_index", 0.064);
            row.put("is_alarm", index > 0.25);
            row.put("watched_date", TODAY);
            rows.add(row);
        });
        return rows;
    }

    static List<Map<String, Object>> recovery() {
        return List.of(
                handled("satisfied", 410, 18, 0.027, 0.068),
                handled("unsatisfied", 122, 24, 0.136, 0.277),
                handled("not_asked", 205, 15, 0.045, 0.117),
                handled("unresolved", 31, 6, 0.092, 0.363));
    }

    private static Map<String, Object> handled(String handling, long complaints, long left, double low, double high) {
        Map<String, Object> row = row("handling", handling, "complaint_count", complaints, "left_count", left);
        double rate = rounded(left / (double) complaints);
        row.put("left_rate", rate);
        row.put("left_rate_low", low);
        row.put("left_rate_high", high);
        row.put("usual_rate", 0.066);
        row.put("excess_rate", rounded(rate - 0.066));
        return row;
    }
}
