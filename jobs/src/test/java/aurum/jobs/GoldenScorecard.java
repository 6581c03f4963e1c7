package aurum.jobs;

import static aurum.jobs.GoldenSatisfaction.add;
import static aurum.jobs.GoldenSatisfaction.put;
import static aurum.jobs.GoldenSatisfaction.rounded;

import aurum.jobs.GoldenTables.Table;
import aurum.jobs.gold.satisfaction.CompetitorGaps;
import aurum.jobs.gold.satisfaction.InspectionScores;
import aurum.jobs.gold.satisfaction.InternalSatisfaction;
import aurum.jobs.gold.satisfaction.Scorecard;
import java.sql.Date;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** The scorecard of the golden lake, with what it is made of: competitors, internal satisfaction, inspections. Two branches share the first rank. */
final class GoldenScorecard {

    private static final List<String> BRANCHES = List.of("haizhou", "lubei", "dongshan");
    private static final List<String> DEPARTMENTS = List.of("customer_service", "network", "channel");
    private static final Map<String, String> PERIODS = new LinkedHashMap<>();

    static {
        PERIODS.put("2025-10-01", "quarter");
        PERIODS.put("2026-01-01", "quarter");
        PERIODS.put("2026-02-01", "month");
        PERIODS.put("2026-03-01", "month");
    }

    /** A KPI, what it is measured in, its target and the score of the first unit; each next unit is a step worse. */
    private record Kpi(
            String id,
            String unit,
            String direction,
            String owner,
            double target,
            double weight,
            double score,
            double step) {}

    private static final List<Kpi> KPIS = List.of(
            new Kpi("composite", "score_0_100", "higher", null, 100, 0.9, 71, 6),
            new Kpi("complaint_rate", "per_10k", "lower", "customer_service", 20, 0.12, 18, 9),
            new Kpi("resolved_in_time", "rate", "higher", "customer_service", 0.95, 0.1, 0.96, 0.05),
            new Kpi("touchpoint_satisfaction", "score_0_10", "higher", "customer_service", 8.5, 0.12, 7.9, 0.5),
            new Kpi("inspection_score", "score_0_100", "higher", "channel", 90, 0.06, 84, 5));

    private GoldenScorecard() {}

    /** Every table of the scorecard with its rows. */
    static Map<Table, List<Row>> tables() {
        Map<Table, List<Row>> tables = new LinkedHashMap<>();
        add(tables, new Scorecard().contract(), scorecard());
        add(tables, new CompetitorGaps().contract(), competitors());
        add(tables, new InternalSatisfaction().contract(), internal());
        add(tables, new InspectionScores().contract(), inspections());
        return tables;
    }

    private static List<Map<String, Object>> scorecard() {
        List<Map<String, Object>> rows = new ArrayList<>();
        PERIODS.forEach((start, kind) -> rows.addAll(scorecard(start, kind)));
        rows.addAll(scorecard("2026-01-01", "half_year"));
        rows.addAll(scorecard("2026-01-01", "year"));
        return rows;
    }

    private static List<Map<String, Object>> scorecard(String start, String kind) {
        List<Map<String, Object>> rows = new ArrayList<>();
        boolean isFirst = start.equals("2025-10-01") || start.equals("2026-02-01") || kind.endsWith("year");
        for (Kpi kpi : KPIS) {
            for (String unitKind : List.of("branch", "department")) {
                List<String> units = unitKind.equals("branch") ? BRANCHES : DEPARTMENTS;
                for (int place = 0; place < units.size(); place++) {
                    double sign = kpi.direction().equals("higher") ? -1 : 1;
                    // The first two lie within each other's interval, the third one far below.
                    double score = kpi.score()
                            + sign * kpi.step() * (place == 2 ? 2.5 : place * 0.2)
                            + (isFirst ? sign * kpi.step() * 0.3 : 0);
                    double half = kpi.step() * 0.4;
                    Map<String, Object> row = new HashMap<>();
                    row.put("kpi_id", kpi.id());
                    row.put("unit_kind", unitKind);
                    row.put("unit_id", units.get(place));
                    row.put("region_id", unitKind.equals("branch") ? units.get(place) : "all");
                    row.put("period_kind", kind);
                    row.put("unit", kpi.unit());
                    row.put("direction", kpi.direction());
                    row.put("owner_department_id", kpi.owner());
                    row.put("case_count", kpi.id().equals("composite") ? 4L : 640L);
                    row.put("rank", place == 2 ? 3L : 1L);
                    row.put("ranked_count", 3L);
                    put(row, "score", score, half);
                    row.put("target", kpi.target());
                    row.put("weight_rate", kpi.weight());
                    boolean isMet = sign * (score - kpi.target()) <= 0;
                    double reached = sign < 0 ? score / kpi.target() : kpi.target() / score;
                    row.put("achieved_rate", rounded(Math.min(1, reached)));
                    row.put("is_target_met", isMet);
                    if (!isFirst) {
                        row.put("previous_score", rounded(score + sign * kpi.step() * 0.3));
                        row.put("change", rounded(-sign * kpi.step() * 0.3));
                        row.put("is_change_certain", false);
                    }
                    row.put("period_start_date", Date.valueOf(start));
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static List<Map<String, Object>> competitors() {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<String> attributes = new ArrayList<>(GoldenSatisfaction.ATTRIBUTES);
        attributes.add("all");
        Map<String, String> waves = Map.of("2025Q4", "2025-11-18", "2026Q1", "2026-02-18");
        waves.forEach((wave, day) -> GoldenSatisfaction.REGIONS.forEach(region -> {
            for (String operator : List.of("competitor_a", "competitor_b")) {
                for (String attribute : attributes) {
                    double own = 7.2 + 0.1 * attributes.indexOf(attribute);
                    double theirs = operator.equals("competitor_a") ? 7.5 : 6.9;
                    Map<String, Object> row = new HashMap<>();
                    row.put("wave", wave);
                    row.put("region_id", region);
                    row.put("attribute_id", attribute);
                    row.put("operator_id", operator);
                    row.put("own_response_count", 900L);
                    row.put("response_count", 850L);
                    row.put("own_score", rounded(own));
                    row.put("score", theirs);
                    put(row, "gap", own - theirs, 0.15);
                    row.put("is_best", operator.equals("competitor_a"));
                    row.put("surveyed_date", Date.valueOf(day));
                    rows.add(row);
                }
            }
        }));
        return rows;
    }

    private static List<Map<String, Object>> internal() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String region : GoldenSatisfaction.REGIONS) {
            for (String department : DEPARTMENTS) {
                for (String attribute : List.of("all", "cooperation", "timeliness")) {
                    boolean isWhole = attribute.equals("all") && region.equals("all");
                    Map<String, Object> row = new HashMap<>();
                    row.put("wave", "2026Q1");
                    row.put("region_id", region);
                    row.put("department_id", department);
                    row.put("attribute_id", attribute);
                    row.put("rater_count", region.equals("all") ? 21L : 7L);
                    row.put("rating_count", region.equals("all") ? 63L : 21L);
                    put(row, "score", 8.1 - 0.7 * DEPARTMENTS.indexOf(department), 0.3);
                    row.put("customer_score", 7.1 + 0.2 * DEPARTMENTS.indexOf(department));
                    if (isWhole) {
                        put(row, "correlation", 0.4 - 0.2 * DEPARTMENTS.indexOf(department), 0.35);
                    }
                    row.put("rated_date", Date.valueOf("2026-02-12"));
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static List<Map<String, Object>> inspections() {
        List<Map<String, Object>> rows = new ArrayList<>();
        Map<String, List<String>> items = new LinkedHashMap<>();
        items.put("mystery_shopping", List.of("waiting_time", "greeting"));
        items.put("experience_test", List.of("download_speed", "indoor_coverage"));
        items.put("record_audit", List.of("bill_readable", "answered_in_time"));
        items.forEach((kind, looked) -> {
            List<String> operators = kind.equals("experience_test") ? List.of("own", "competitor_a") : List.of("own");
            for (String operator : operators) {
                for (String region : GoldenSatisfaction.REGIONS) {
                    PERIODS.forEach((start, period) -> {
                        rows.add(inspection(kind, operator, period, start, region, "all", "all", 80));
                        for (String item : looked) {
                            double score = item.equals("waiting_time") ? 52.5 : 78 + 3.0 * looked.indexOf(item);
                            rows.add(inspection(kind, operator, period, start, region, "item", item, score));
                        }
                    });
                }
            }
        });
        return rows;
    }

    private static Map<String, Object> inspection(
            String kind,
            String operator,
            String period,
            String start,
            String region,
            String dimension,
            String value,
            double score) {
        Map<String, Object> row = new HashMap<>();
        row.put("kind", kind);
        row.put("operator_id", operator);
        row.put("period_kind", period);
        row.put("region_id", region);
        row.put("dimension", dimension);
        row.put("value", value);
        row.put("inspection_count", 12L);
        row.put("item_count", 24L);
        row.put("failed_count", score < 60 ? 9L : 2L);
        put(row, "score", operator.equals("own") ? score : score + 4, 4);
        row.put("period_start_date", Date.valueOf(start));
        return row;
    }
}
