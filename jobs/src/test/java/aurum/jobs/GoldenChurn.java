package aurum.jobs;

import aurum.jobs.GoldenTables.Table;
import aurum.jobs.gold.churn.ChurnCalibration;
import aurum.jobs.gold.churn.ChurnFeatures;
import aurum.jobs.gold.churn.ChurnScores;
import aurum.jobs.gold.churn.ChurnSignals;
import aurum.jobs.gold.churn.ModelCards;
import aurum.jobs.gold.churn.ModelMonitoring;
import aurum.jobs.gold.churn.PlanFit;
import aurum.jobs.gold.churn.RecoveryEffects;
import aurum.jobs.gold.churn.SignalRecords;
import aurum.jobs.lake.Contract;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Who is about to leave in the golden lake: 600 customers, one in thirty of whom leaves in a month, a model that has stood its test, and one input that has drifted. The tables are the jobs' own contracts:
 * there are too many columns to write them twice.
 */
final class GoldenChurn {
    static final int CUSTOMERS = 600;
    static final double USUAL = 0.033;
    private static final double SAVE_RATE = 0.25;
    static final String MODEL = "churn-2026-01-31";
    static final Date TODAY = Date.valueOf("2026-03-31");
    private static final List<String> REGIONS = List.of("haizhou", "haizhou", "lubei", "dongshan");
    private static final List<String> LEVELS = List.of("gold", "ordinary", "ordinary");

    /** Reason and the signal that shows it, if one does. */
    private static final List<String[]> REASONS = List.of(
            new String[] {"contract_end", "contract_ending"},
            new String[] {"less_use", "usage_change"},
            new String[] {"bad_handling", "high_risk_complaint"},
            new String[] {"asked_to_leave", "suspension_enquiry"},
            new String[] {"plan_misfit", null});

    /** Dimension, id, name in Chinese, name in English. */
    static final List<String> LABELS =
            """
            plan | smart_5g | 5G 智享 | Smart 5G
            plan | max_5g | 5G 畅享 | Max 5G
            plan | home_300 | 家庭宽带 300M | Home 300
            plan | home_1000 | 家庭宽带 1000M | Home 1000
            churn_reason | contract_end | 合约快到期或刚到期 | Contract ends or has just ended
            churn_reason | less_use | 用得比以前少 | Uses less than before
            churn_reason | bad_handling | 投诉处理不满意 | Complaint not handled well
            churn_reason | asked_to_leave | 咨询过停机或销户 | Asked about suspending or leaving
            churn_reason | plan_misfit | 套餐与使用不匹配 | Plan does not fit the use
            churn_signal | contract_ending | 合约到期 | Contract ending
            churn_signal | usage_change | 用量骤降 | Usage change
            churn_signal | silence | 沉默 | Silence
            churn_signal | high_risk_complaint | 高危投诉 | High-risk complaint
            churn_signal | suspension_enquiry | 咨询停机 | Suspension enquiry
            churn_band | high | 高 | High
            churn_band | medium | 中 | Medium
            churn_band | low | 低 | Low
            handling | satisfied | 处理满意 | Handled, satisfied
            handling | unsatisfied | 处理不满意 | Handled, not satisfied
            handling | not_asked | 已处理，未知满意度 | Handled, not asked
            handling | unresolved | 未办结 | Not resolved
            plan_comparison | current | 现用套餐 | The current plan
            plan_comparison | best | 最合适 | Fits best
            plan_comparison | cheaper | 更便宜 | Cheaper
            plan_comparison | same | 相差不多 | About the same
            plan_comparison | dearer | 更贵 | Dearer
            plan_comparison | not_known | 无法比较 | Cannot be compared
            """
                    .lines()
                    .toList();

    private final List<Map<String, Object>> scores = new ArrayList<>();
    private final List<Map<String, Object>> signals = new ArrayList<>();
    private final List<Map<String, Object>> plans = new ArrayList<>();

    private GoldenChurn() {
        for (int number = 1; number <= CUSTOMERS; number++) {
            customer(number);
        }
        rank();
    }

    /** Every table of leaving with its rows. */
    static Map<Table, List<Row>> tables() {
        GoldenChurn golden = new GoldenChurn();
        Map<Table, List<Row>> tables = new LinkedHashMap<>();
        add(tables, new ChurnFeatures().contract(), List.of());
        add(tables, new ChurnScores().contract(), golden.scores);
        add(tables, new SignalRecords().contract(), GoldenChurnModel.records());
        add(tables, new ChurnSignals().contract(), golden.signals);
        add(tables, new ModelCards().contract(), GoldenChurnModel.cards());
        add(tables, new ChurnCalibration().contract(), GoldenChurnModel.calibration());
        add(tables, new ModelMonitoring().contract(), GoldenChurnModel.monitoring());
        add(tables, new RecoveryEffects().contract(), GoldenChurnModel.recovery());
        add(tables, new PlanFit().contract(), golden.plans);
        return tables;
    }

    /** One row per customer, column to value. */
    static List<Map<String, Object>> scores() {
        return new GoldenChurn().scores;
    }

    /** @param rows column to value; a column that is not named is null */
    static void add(Map<Table, List<Row>> tables, Contract contract, List<Map<String, Object>> rows) {
        tables.put(
                new Table(
                        contract.name(),
                        contract.grain(),
                        String.join(",", contract.key()),
                        contract.scope().orElse("unscoped"),
                        Arrays.asList(contract.schema().fields())),
                rows.stream()
                        .map(row -> RowFactory.create(
                                contract.columns().stream().map(row::get).toArray()))
                        .toList());
    }

    private void customer(int number) {
        SplittableRandom random = new SplittableRandom(number);
        String key = "9f3c%012x".formatted(number * 0x9E3779B97F4AL & 0xFFFFFFFFFFFFL);
        String region = REGIONS.get(random.nextInt(REGIONS.size()));
        boolean isMobile = random.nextInt(3) > 0;
        boolean isAtRisk = random.nextInt(9) == 0;
        double probability =
                rounded(isAtRisk ? 0.08 + 0.5 * Math.pow(random.nextDouble(), 2) : 0.004 + 0.03 * random.nextDouble());
        String band = probability >= 4 * USUAL ? "high" : probability >= 2 * USUAL ? "medium" : "low";
        double monthly = Math.round(100 * (19 + 180 * random.nextDouble())) / 100.0;
        double months = Math.round(10 * (14 + 8 * random.nextDouble())) / 10.0;
        double stake = Math.round(100 * probability * monthly * months) / 100.0;
        String[] first = REASONS.get(random.nextInt(REASONS.size()));
        Map<String, Object> row =
                row("customer_key", key, "region_id", region, "product_line", isMobile ? "mobile_5g" : "broadband");
        row.put("level", LEVELS.get(random.nextInt(LEVELS.size())));
        row.put("model_id", MODEL);
        row.put("band", band);
        if (!band.equals("low")) {
            row.put("reason_1", first[0]);
            row.put("reason_2", first[0].equals("plan_misfit") ? "less_use" : "plan_misfit");
            if (first[1] != null) {
                signals.add(signal(key, region, first[1], random));
            }
        }
        row.put("probability", probability);
        row.put("monthly_value_yuan", monthly);
        row.put("remaining_months", months);
        row.put("value_at_stake_yuan", stake);
        row.put("retained_value_yuan", Math.round(100 * SAVE_RATE * stake) / 100.0);
        row.put("scored_date", TODAY);
        scores.add(row);
        plans(key, region, isMobile, random);
    }

    private void rank() {
        scores.sort((one, other) -> {
            int byValue =
                    Double.compare((double) other.get("value_at_stake_yuan"), (double) one.get("value_at_stake_yuan"));
            return byValue != 0
                    ? byValue
                    : ((String) one.get("customer_key")).compareTo((String) other.get("customer_key"));
        });
        for (int place = 0; place < scores.size(); place++) {
            scores.get(place).put("call_rank", place + 1L);
        }
    }

    private static Map<String, Object> signal(String key, String region, String signal, SplittableRandom random) {
        Map<String, Object> record = GoldenChurnModel.records().stream()
                .filter(row -> row.get("signal_id").equals(signal))
                .findFirst()
                .orElseThrow();
        Map<String, Object> row = row("customer_key", key, "region_id", region, "signal_id", signal);
        row.put(
                "evidence",
                switch (signal) {
                    case "contract_ending" -> random.nextInt(40) - 10.0;
                    case "usage_change" -> -0.4 - random.nextInt(50) / 100.0;
                    default -> 1.0 + random.nextInt(2);
                });
        List.of("seen_count", "precision_rate", "lift", "lead_time_days")
                .forEach(column -> row.put(column, record.get(column)));
        row.put("shown_date", TODAY);
        return row;
    }

    private void plans(String key, String region, boolean isMobile, SplittableRandom random) {
        String[] names = isMobile ? new String[] {"smart_5g", "max_5g"} : new String[] {"home_300", "home_1000"};
        double[] fees = isMobile ? new double[] {59, 129} : new double[] {69, 119};
        int current = random.nextInt(2);
        double[] beyond = {isMobile ? Math.round(90 * random.nextDouble()) : 0, 0};
        double own = fees[current] + beyond[current];
        int cheapest = fees[0] + beyond[0] <= fees[1] + beyond[1] ? 0 : 1;
        for (int plan = 0; plan < 2; plan++) {
            double monthly = fees[plan] + beyond[plan];
            double saving = own - monthly;
            boolean isBest = plan == cheapest && saving >= 5;
            Map<String, Object> row = row("customer_key", key, "region_id", region, "plan_id", names[plan]);
            row.put("current_plan_id", names[current]);
            row.put(
                    "comparison",
                    plan == current
                            ? "current"
                            : isBest ? "best" : saving >= 5 ? "cheaper" : saving > -5 ? "same" : "dearer");
            row.put("month_count", 3L);
            row.put("price_rank", plan == cheapest ? 1L : 2L);
            row.put("fee_yuan", fees[plan]);
            row.put("voice_yuan", 0.0);
            row.put("data_yuan", beyond[plan]);
            row.put("monthly_yuan", monthly);
            row.put("saving_yuan", saving);
            row.put("is_current", plan == current);
            row.put("is_best", plan == cheapest);
            row.put("fitted_date", TODAY);
            plans.add(row);
        }
    }

    static Map<String, Object> row(String one, Object first, String two, Object second, String three, Object third) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put(one, first);
        row.put(two, second);
        row.put(three, third);
        return row;
    }

    static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
