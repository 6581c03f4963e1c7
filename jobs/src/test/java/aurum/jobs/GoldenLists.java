package aurum.jobs;

import aurum.jobs.GoldenTables.Table;
import aurum.jobs.gold.moment.Recommendations;
import aurum.jobs.gold.service.ListCandidates;
import aurum.jobs.silver.customer.Consents;
import aurum.jobs.silver.customer.ContactPoints;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Sixty customers whom a service list may hold: forty for night data, ten for a video trial, ten for a reminder that everybody is owed; with their consents and contact points. Every tenth of the offers is a control, every eighth
 * customer did not agree, one complains, one has no number, and one is called like a formula. On the last day two withdraw.
 */
final class GoldenLists {
    private static final List<String> REGIONS = List.of("haizhou", "lubei", "dongshan");
    private static final int CUSTOMERS = 60;
    private static final List<Integer> WITHDRAWN = List.of(1, 2);

    private GoldenLists() {}

    static Map<Table, List<Row>> tables() {
        List<Map<String, Object>> candidates = new ArrayList<>();
        List<Map<String, Object>> consents = new ArrayList<>();
        List<Map<String, Object>> contacts = new ArrayList<>();
        for (int number = 0; number < CUSTOMERS; number++) {
            candidates.add(candidate(number));
            consents.add(consent(number, !hasRefused(number), "2026-01-05 09:00:00"));
            contacts.add(contact(number));
        }
        Map<Table, List<Row>> tables = new LinkedHashMap<>();
        GoldenChurn.add(
                tables,
                new Recommendations().contract(),
                candidates.stream().map(GoldenLists::decision).toList());
        GoldenChurn.add(tables, new ListCandidates().contract(), candidates);
        GoldenChurn.add(tables, new Consents().contract(), consents);
        GoldenChurn.add(tables, new ContactPoints().contract(), contacts);
        return tables;
    }

    /** What was decided on the last day. */
    static Map<Table, List<Row>> withdrawn() {
        Map<Table, List<Row>> tables = new LinkedHashMap<>();
        GoldenChurn.add(
                tables,
                new Consents().contract(),
                WITHDRAWN.stream()
                        .map(number -> consent(number, false, "2026-03-31 09:00:00"))
                        .toList());
        return tables;
    }

    private static Map<String, Object> candidate(int number) {
        boolean needsConsent = number < 50;
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("customer_key", key(number));
        row.put("region_id", region(number));
        row.put("product_line", number % 2 == 0 ? "mobile_5g" : "broadband");
        row.put("level", number % 4 == 0 ? "gold" : "ordinary");
        row.put("segment_ids", number % 4 == 0 ? "B1 B3" : null);
        row.put("moment_id", number < 40 ? "allowance_over" : number < 50 ? "new_device" : "allowance_80");
        row.put("service_product_id", number < 40 ? "night_data" : number < 50 ? "video_trial" : "allowance_reminder");
        row.put("channel", number % 5 == 4 ? "app" : "hotline");
        row.put("score", (90 - number) / 100.0);
        row.put("needs_consent", needsConsent);
        row.put(
                "suppression_reason",
                !needsConsent
                        ? null
                        : hasRefused(number)
                                ? "no_consent"
                                : number == 9 ? "open_complaint" : number == 18 ? "no_contact_point" : null);
        row.put("is_control", needsConsent && number % 10 == 3);
        row.put("valid_until_date", Date.valueOf("2026-04-07"));
        return row;
    }

    /** What was decided for a candidate: an offer, for those of the control group too. */
    private static Map<String, Object> decision(Map<String, Object> candidate) {
        Map<String, Object> row = new LinkedHashMap<>(candidate);
        row.keySet().removeAll(List.of("level", "needs_consent", "suppression_reason", "is_control"));
        row.put("decision", "offer");
        row.put("reason", "best");
        row.put("worth_rate", 0.5);
        row.put("acceptance_rate", 0.2);
        row.put("disturbance_rate", 0.0);
        row.put("decided_date", Date.valueOf("2026-03-31"));
        return row;
    }

    private static Map<String, Object> consent(int number, boolean isGiven, String at) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("customer_key", key(number));
        row.put("purpose", "marketing");
        row.put("channel", "all");
        row.put("is_given", isGiven);
        row.put("decided_at", Timestamp.valueOf(at));
        return row;
    }

    private static Map<String, Object> contact(int number) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("customer_key", key(number));
        row.put("region_id", region(number));
        row.put("name", number == 0 ? "=HYPERLINK(\"x\")" : "客户" + number);
        row.put("phone", number == 18 ? null : "1380000%04d".formatted(number));
        row.put("changed_at", Timestamp.valueOf("2026-01-01 00:00:00"));
        return row;
    }

    private static boolean hasRefused(int number) {
        return number % 8 == 7;
    }

    private static String region(int number) {
        return REGIONS.get(number % REGIONS.size());
    }

    private static String key(int number) {
        return "a0%030x".formatted(number);
    }
}
