package aurum.jobs;

import aurum.jobs.GoldenTables.Table;
import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.gold.segment.CustomerSegments;
import aurum.jobs.gold.segment.SegmentMigrations;
import aurum.jobs.gold.segment.Segments;
import java.sql.Date;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;

/** What is known of the customers of the golden lake, eight segments of them, and who moved between these in two months. */
final class GoldenSegments {
    private static final Date TODAY = GoldenChurn.TODAY;
    private static final List<Date> DAYS = List.of(Date.valueOf("2026-01-31"), Date.valueOf("2026-02-28"), TODAY);

    /** A segment, and its rule a second time, as Java. */
    private record Segment(
            String id, String stage, String dimension, String rule, Predicate<Map<String, Object>> has) {}

    private static final List<Segment> SEGMENTS = List.of(
            new Segment(
                    "A5",
                    "entry",
                    "spending",
                    "tenure_months <= 6 and arpu_yuan >= 120",
                    row -> number(row, "tenure_months") <= 6 && number(row, "arpu_yuan") >= 120),
            new Segment(
                    "A6",
                    "entry",
                    "spending",
                    "tenure_months <= 6 and arpu_yuan < 60",
                    row -> number(row, "tenure_months") <= 6 && number(row, "arpu_yuan") < 60),
            new Segment(
                    "B1",
                    "maturity",
                    "satisfaction",
                    "tenure_months > 6 and arpu_yuan >= 120 and last_overall >= 8",
                    row -> number(row, "tenure_months") > 6
                            && number(row, "arpu_yuan") >= 120
                            && number(row, "last_overall") >= 8),
            new Segment(
                    "B2",
                    "maturity",
                    "satisfaction",
                    "tenure_months > 6 and arpu_yuan >= 120 and last_overall <= 5",
                    row -> number(row, "tenure_months") > 6
                            && number(row, "arpu_yuan") >= 120
                            && number(row, "last_overall") <= 5),
            new Segment(
                    "B3",
                    "maturity",
                    "spending",
                    "tenure_months > 6 and has_family_group",
                    row -> number(row, "tenure_months") > 6 && (Boolean) row.get("has_family_group")),
            new Segment(
                    "C3",
                    "decline",
                    "state",
                    "contract_days_left between 0 and 60",
                    row -> number(row, "contract_days_left") >= 0 && number(row, "contract_days_left") <= 60),
            new Segment(
                    "C4",
                    "decline",
                    "satisfaction",
                    "complaint_count_90_days >= 2",
                    row -> number(row, "complaint_count_90_days") >= 2),
            new Segment("C6", "decline", "use", "days_since_use >= 30", row -> number(row, "days_since_use") >= 30));

    /** Dimension, id, name in Chinese, name in English, the id above. */
    static final List<String> LABELS =
            """
            lifecycle_stage | entry | 进入期 | Entry | -
            lifecycle_stage | maturity | 成熟期 | Maturity | -
            lifecycle_stage | decline | 衰退期 | Decline | -
            segment | A5 | 高价值新客 | High-value newcomer | entry
            segment | A6 | 低消费尝试型 | Low-spend trial | entry
            segment | B1 | 高价值满意 | High value, satisfied | maturity
            segment | B2 | 高价值不满 | High value, dissatisfied | maturity
            segment | B3 | 家庭融合 | Family bundle | maturity
            segment | C3 | 合约将到期 | Contract ends within 60 days | decline
            segment | C4 | 重复投诉 | Repeated complainer | decline
            segment | C6 | 沉默三十天 | Silent for 30 days | decline
            segment_dimension | region | 地域 | Region | -
            segment_dimension | spending | 消费 | Spending | -
            segment_dimension | use | 使用 | Use | -
            segment_dimension | satisfaction | 满意度 | Satisfaction | -
            segment_dimension | state | 状态 | State | -
            """
                    .lines()
                    .toList();

    private final List<Map<String, Object>> customers = new ArrayList<>();
    private final List<Map<String, Object>> memberships = new ArrayList<>();
    private final Map<List<Object>, long[]> moves = new LinkedHashMap<>();

    private GoldenSegments() {
        GoldenChurn.scores().forEach(this::customer);
    }

    /** Every table with its rows. */
    static Map<Table, List<Row>> tables() {
        GoldenSegments golden = new GoldenSegments();
        Map<Table, List<Row>> tables = new LinkedHashMap<>();
        GoldenChurn.add(tables, new CustomerFeatures().contract(), golden.customers);
        GoldenChurn.add(tables, new CustomerSegments().contract(), golden.memberships);
        GoldenChurn.add(tables, new Segments().contract(), golden.segments());
        GoldenChurn.add(tables, new SegmentMigrations().contract(), golden.migrations());
        return tables;
    }

    private void customer(Map<String, Object> score) {
        String key = (String) score.get("customer_key");
        SplittableRandom random = new SplittableRandom(key.hashCode());
        Map<String, Object> row = new TreeMap<>(GoldenChurn.row(
                "customer_key", key, "region_id", score.get("region_id"), "product_line", score.get("product_line")));
        row.put("district_id", score.get("region_id") + "-1");
        row.put("plan_id", score.get("product_line").equals("broadband") ? "home_300" : "smart_5g");
        row.put("level", score.get("level"));
        row.put("state", "active");
        row.put("activated_date", Date.valueOf("2024-01-01"));
        row.put("tenure_months", (long) random.nextInt(48));
        row.put("arpu_yuan", score.get("monthly_value_yuan"));
        row.put("has_family_group", random.nextInt(4) == 0);
        row.put("has_account_manager", false);
        row.put("voice_minutes_per_month", (double) random.nextInt(600));
        row.put("data_megabytes_per_month", (double) random.nextInt(20_000));
        row.put("complaint_count_90_days", (long) Math.max(0, random.nextInt(8) - 5));
        row.put("complaint_count_365_days", (Long) row.get("complaint_count_90_days") + random.nextInt(2));
        row.put("last_overall", random.nextInt(3) == 0 ? null : (double) random.nextInt(11));
        row.put("contract_days_left", random.nextInt(2) == 0 ? null : (long) random.nextInt(300) - 20);
        row.put("days_since_use", random.nextInt(9) == 0 ? 20L + random.nextInt(40) : 0L);
        customers.add(row);
        List<String> now = new ArrayList<>();
        for (Segment segment : SEGMENTS) {
            if (segment.has().test(row)) {
                now.add(segment.id());
                Map<String, Object> membership = new TreeMap<>(GoldenChurn.row(
                        "customer_key",
                        key,
                        "region_id",
                        row.get("region_id"),
                        "product_line",
                        row.get("product_line")));
                membership.put("segment_id", segment.id());
                membership.put("reason", "tenure_months=" + row.get("tenure_months"));
                membership.put("known_date", TODAY);
                memberships.add(membership);
            }
        }
        moved(row, now, random);
    }

    /** Back in time: in a month one in five was elsewhere, one in thirty no customer yet. */
    private void moved(Map<String, Object> row, List<String> now, SplittableRandom random) {
        List<String> to = now.isEmpty() ? List.of("none") : now;
        for (int i = DAYS.size() - 1; i > 0; i--) {
            List<String> from = to;
            int chance = random.nextInt(30);
            if (chance == 0) {
                from = List.of("absent");
            } else if (chance < 7) {
                from = List.of(SEGMENTS.get(random.nextInt(SEGMENTS.size())).id());
            }
            count(row, from, to, i);
            to = from;
        }
    }

    private void count(Map<String, Object> row, List<String> from, List<String> to, int period) {
        for (String one : withAll(from)) {
            for (String other : withAll(to)) {
                boolean isMove =
                        !one.equals("all") && !other.equals("all") && !to.contains(one) && !from.contains(other);
                long[] counts = moves.computeIfAbsent(
                        List.of(row.get("region_id"), row.get("product_line"), one, other, period), any -> new long[2]);
                counts[0]++;
                counts[1] += isMove ? 1 : 0;
            }
        }
    }

    private static TreeSet<String> withAll(List<String> segments) {
        TreeSet<String> all = new TreeSet<>(segments);
        all.add("all");
        return all;
    }

    private List<Map<String, Object>> segments() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Segment segment : SEGMENTS) {
            Map<String, Object> row = new TreeMap<>(GoldenChurn.row(
                    "segment_id", segment.id(), "stage", segment.stage(), "dimension", segment.dimension()));
            row.put("rule", segment.rule());
            row.put(
                    "customer_count",
                    memberships.stream()
                            .filter(each -> each.get("segment_id").equals(segment.id()))
                            .count());
            row.put("sort_order", rows.size() + 1L);
            rows.add(row);
        }
        return rows;
    }

    private List<Map<String, Object>> migrations() {
        List<Map<String, Object>> rows = new ArrayList<>();
        moves.forEach((key, counts) -> {
            Map<String, Object> row = new TreeMap<>(GoldenChurn.row(
                    "region_id", key.get(0), "product_line", key.get(1), "from_segment_id", key.get(2)));
            row.put("to_segment_id", key.get(3));
            row.put("customer_count", counts[0]);
            row.put("moved_count", counts[1]);
            row.put("from_date", DAYS.get((Integer) key.get(4) - 1));
            row.put("to_date", DAYS.get((Integer) key.get(4)));
            rows.add(row);
        });
        return rows;
    }

    /** NaN, which no comparison holds for, where nothing is known. */
    private static double number(Map<String, Object> row, String column) {
        return row.get(column) instanceof Number number ? number.doubleValue() : Double.NaN;
    }
}
