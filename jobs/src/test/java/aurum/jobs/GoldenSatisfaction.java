package aurum.jobs;

import aurum.jobs.GoldenTables.Table;
import aurum.jobs.gold.satisfaction.DissatisfactionReasons;
import aurum.jobs.gold.satisfaction.InspectionChecklist;
import aurum.jobs.gold.satisfaction.SatisfactionDrivers;
import aurum.jobs.gold.satisfaction.SatisfactionScores;
import aurum.jobs.lake.Contract;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * The surveys of the golden lake: three branches, four attributes, store service falling in the last month and quarter, one branch with too
 * few answers. Their tables are the jobs' own contracts: there are too many columns to write them twice.
 */
final class GoldenSatisfaction {

    static final List<String> REGIONS = List.of("all", "haizhou", "lubei", "dongshan");
    static final List<String> ATTRIBUTES =
            List.of("network_coverage", "billing_clarity", "store_service", "complaint_handling");
    private static final int ENOUGH = 30;
    private static final double DEVIATION = 1.7;

    private record Period(String kind, String start, double share, boolean isLast) {}

    private static final List<Period> PERIODS = List.of(
            new Period("month", "2026-01-01", 0.34, false),
            new Period("month", "2026-02-01", 0.31, false),
            new Period("month", "2026-03-01", 0.35, true),
            new Period("quarter", "2025-10-01", 0.9, false),
            new Period("quarter", "2026-01-01", 1, true),
            new Period("half_year", "2026-01-01", 1, true),
            new Period("year", "2026-01-01", 1, true));

    /** What is told apart, and by how much its values are more satisfied than the whole. */
    private static final Map<String, Map<String, Double>> DIMENSIONS = new LinkedHashMap<>();

    static {
        DIMENSIONS.put("all", Map.of("all", 0.0));
        DIMENSIONS.put("product_line", ordered("mobile_5g", 0.2, "broadband", -0.3));
        DIMENSIONS.put("level", ordered("gold", 0.3, "ordinary", -0.1));
        DIMENSIONS.put("channel", ordered("hotline", -0.4, "store", 0.1, "app", 0.3));
        DIMENSIONS.put("store_ownership", ordered("own", 0.4, "agent", -0.6));
        DIMENSIONS.put(
                "attribute",
                ordered(
                        "network_coverage",
                        0.2,
                        "billing_clarity",
                        -0.9,
                        "store_service",
                        0.5,
                        "complaint_handling",
                        -0.5));
        DIMENSIONS.put("department", ordered("network", 0.2, "finance", -0.9, "channel", 0.5));
        DIMENSIONS.put("journey_stage", ordered("fault_repair", 0.2, "payment_enquiry", -0.9));
    }

    private GoldenSatisfaction() {}

    /** A contract of the jobs as a golden table. */
    static Table table(Contract contract) {
        return new Table(
                contract.name(),
                contract.grain(),
                String.join(",", contract.key()),
                contract.scope().orElse("unscoped"),
                Arrays.asList(contract.schema().fields()));
    }

    /** Every table of surveys with its rows. */
    static Map<Table, List<Row>> tables() {
        Map<Table, List<Row>> tables = new LinkedHashMap<>();
        add(tables, new SatisfactionScores().contract(), scores());
        add(tables, new DissatisfactionReasons().contract(), reasons());
        add(tables, new SatisfactionDrivers().contract(), drivers());
        add(tables, new InspectionChecklist().contract(), checklist());
        return tables;
    }

    /** @param rows column to value; a column that is not named is null */
    static void add(Map<Table, List<Row>> tables, Contract contract, List<Map<String, Object>> rows) {
        List<Row> made = new ArrayList<>();
        for (Map<String, Object> row : rows) {
            made.add(RowFactory.create(contract.columns().stream().map(row::get).toArray()));
        }
        tables.put(table(contract), made);
    }

    private static List<Map<String, Object>> scores() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String survey : List.of("periodic", "touchpoint")) {
            for (Period period : PERIODS) {
                for (String region : REGIONS) {
                    DIMENSIONS.forEach((dimension, values) -> {
                        boolean isOfTouchpoints = dimension.equals("channel") || dimension.equals("store_ownership");
                        if (!isOfTouchpoints || survey.equals("touchpoint")) {
                            values.forEach((value, offset) ->
                                    rows.add(score(survey, period, region, dimension, value, offset)));
                        }
                    });
                }
            }
        }
        return rows;
    }

    private static Map<String, Object> score(
            String survey, Period period, String region, String dimension, String value, double offset) {
        // Stores get worse at the end: something for a page to find.
        boolean falls = value.equals("store_service") && period.isLast();
        double mean = 7.4 + offset + ofRegion(region) - (falls ? 0.9 : 0) - (survey.equals("touchpoint") ? 0.1 : 0);
        long responses = Math.round(answers(region) * period.share() * (dimension.equals("all") ? 1 : 0.6));
        Map<String, Object> row = keyOf(survey, period, region);
        row.put("dimension", dimension);
        row.put("value", value);
        row.put("response_count", responses);
        row.put("asked_count", dimension.equals("all") ? Long.valueOf(responses * 3) : null);
        row.put("response_rate", dimension.equals("all") ? Double.valueOf(rounded(1 / 3.0)) : null);
        row.put("is_sufficient", responses >= ENOUGH);
        if (responses >= ENOUGH) {
            double half = 1.96 * DEVIATION / Math.sqrt(responses);
            double satisfied = 0.36 + (mean - 7.4) * 0.2;
            double share = 1.96 * Math.sqrt(satisfied * (1 - satisfied) / responses);
            put(row, "mean_score", mean, half);
            put(row, "satisfied_rate", satisfied, share);
            put(row, "recommend_score", -12 + (mean - 7.4) * 20, half * 30);
            put(row, "gap", mean - 7.9, half * 1.1);
            row.put("raw_mean_score", rounded(mean - 0.12));
            row.put("selective_mean_score", rounded(mean + 0.21));
            row.put("raw_satisfied_rate", rounded(satisfied - 0.03));
            row.put("raw_recommend_score", rounded(-15 + (mean - 7.4) * 20));
            row.put("expectation", 7.9);
        }
        return row;
    }

    private static List<Map<String, Object>> reasons() {
        List<Map<String, Object>> rows = new ArrayList<>();
        Map<String, Long> counts =
                ordered("long_wait", 21L, "data_charge_dispute", 17L, "frequent_disconnect", 9L, "none", 6L);
        for (Period period : PERIODS) {
            for (String region : REGIONS) {
                long dissatisfied = Math.round(60 * period.share() * answers(region) / answers("all"));
                counts.forEach((reason, count) -> {
                    long named = Math.max(1, Math.round(count * dissatisfied / 60.0));
                    double share = (double) named / dissatisfied;
                    Map<String, Object> row = keyOf("periodic", period, region);
                    row.put("category_id", reason);
                    row.put(
                            "parent_category_id",
                            reason.equals("none") ? null : reason.equals("long_wait") ? "service" : "network");
                    row.put("response_count", named);
                    row.put("dissatisfied_count", dissatisfied);
                    row.put("raw_named_rate", rounded(share));
                    row.put("is_sufficient", dissatisfied >= ENOUGH);
                    if (dissatisfied >= ENOUGH) {
                        put(row, "named_rate", share, 1.96 * Math.sqrt(share * (1 - share) / dissatisfied) * 0.9);
                    }
                    rows.add(row);
                });
            }
        }
        return rows;
    }

    /** Clear bills first, coverage tied with them, in each survey alike. */
    private static List<Map<String, Object>> drivers() {
        List<Map<String, Object>> rows = new ArrayList<>();
        double[] shares = {0.33, 0.36, 0.12, 0.19};
        double[] performances = {7.6, 6.5, 7.1, 6.9};
        String[] quadrants = {"keep_up", "mend_first", "enough", "later"};
        String[] asymmetries = {"performance", "basic", "performance", "delight"};
        for (Period period : PERIODS) {
            for (String region : REGIONS) {
                for (String line : List.of("all", "mobile_5g")) {
                    for (int place = 0;
                            place < ATTRIBUTES.size() && !period.kind().equals("month");
                            place++) {
                        boolean isSufficient =
                                !region.equals("dongshan") && (line.equals("all") || region.equals("all"));
                        Map<String, Object> row = keyOf("periodic", period, region);
                        row.put("product_line", line);
                        row.put("attribute_id", ATTRIBUTES.get(place));
                        row.put("response_count", Math.round(answers(region) * (isSufficient ? 0.9 : 0.2)));
                        row.put("is_sufficient", isSufficient);
                        row.put("direction", isSufficient ? "positive" : "unclear");
                        if (isSufficient) {
                            double shift = region.equals("lubei") ? 0.05 * (place == 0 ? 1 : place == 1 ? -1 : 0) : 0;
                            put(row, "importance_share", shares[place] + shift - (period.isLast() ? 0 : 0.02), 0.06);
                            put(row, "performance", performances[place] + ofRegion(region), 0.15);
                            put(row, "effect", shares[place] * 0.7, 0.08);
                            put(row, "penalty", place == 1 ? -1.1 : -0.1, 0.4);
                            put(row, "reward", place == 3 ? 0.6 : 0.05, 0.3);
                            row.put("performance_lead", rounded(performances[place] - 7.025));
                            row.put("explained_rate", 0.58);
                            row.put("tie_group", place < 2 ? 1L : 2L);
                            row.put("quadrant", quadrants[place]);
                            row.put("is_quadrant_certain", place != 2);
                            row.put("asymmetry", asymmetries[place]);
                        }
                        rows.add(row);
                    }
                }
            }
        }
        return rows;
    }

    private static List<Map<String, Object>> checklist() {
        List<Map<String, Object>> rows = new ArrayList<>();
        String[] items = {"bill_readable", "waiting_time", "answered_in_time"};
        String[] kinds = {"record_audit", "mystery_shopping", "record_audit"};
        String[] attributes = {"billing_clarity", "store_service", "complaint_handling"};
        String[] departments = {"finance", "channel", "customer_service"};
        String[] stages = {"payment_enquiry", "acceptance", "complaint_handling"};
        String[] reasons = {"mend_first", "failed_last_time", "routine"};
        for (String region : REGIONS.subList(1, REGIONS.size())) {
            for (int place = 0; place < items.length; place++) {
                Map<String, Object> row = new HashMap<>();
                row.put("region_id", region);
                row.put("item_id", items[place]);
                row.put("kind", kinds[place]);
                row.put("attribute_id", attributes[place]);
                row.put("department_id", departments[place]);
                row.put("journey_stage", stages[place]);
                row.put("reason", reasons[place]);
                row.put("check_rank", place + 1L);
                row.put("priority", rounded(1.26 - 0.4 * place));
                row.put("importance_share", 0.36 - 0.1 * place);
                row.put("performance", 6.5 + 0.2 * place);
                row.put("last_score", place == 1 ? Double.valueOf(52.5) : null);
                row.put("last_inspected_date", place == 1 ? Date.valueOf("2026-02-01") : null);
                row.put("is_own_evidence", region.equals("haizhou"));
                row.put("period_start_date", Date.valueOf("2026-01-01"));
                rows.add(row);
            }
        }
        return rows;
    }

    private static Map<String, Object> keyOf(String survey, Period period, String region) {
        Map<String, Object> row = new HashMap<>();
        row.put("survey_kind", survey);
        row.put("period_kind", period.kind());
        row.put("region_id", region);
        row.put("period_start_date", Date.valueOf(period.start()));
        return row;
    }

    /** A figure and its interval. */
    static void put(Map<String, Object> row, String name, double value, double half) {
        row.put(name, rounded(value));
        row.put(name + "_low", rounded(value - half));
        row.put(name + "_high", rounded(value + half));
    }

    static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    private static double ofRegion(String region) {
        return Map.of("haizhou", 0.15, "lubei", -0.2).getOrDefault(region, 0.0);
    }

    private static double answers(String region) {
        return Map.of("all", 1400.0, "haizhou", 800.0, "lubei", 562.0).getOrDefault(region, 38.0);
    }

    /** Names and values in turn, in this order. */
    @SuppressWarnings("unchecked")
    private static <V> Map<String, V> ordered(Object... pairs) {
        Map<String, V> map = new LinkedHashMap<>();
        for (int place = 0; place < pairs.length; place += 2) {
            map.put((String) pairs[place], (V) pairs[place + 1]);
        }
        return map;
    }
}
