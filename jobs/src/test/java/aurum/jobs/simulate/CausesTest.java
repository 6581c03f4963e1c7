package aurum.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was planted shows in the files. */
class CausesTest {
    @TempDir
    private static Path folder;

    private static Path out;

    @BeforeAll
    static void simulate() throws IOException {
        out = folder.resolve("world");
        new Operator(SimulationSettings.standard(out, World.CATALOG)
                        .withSize(6_000, 130)
                        .withComplaintsPer10k(3_000))
                .simulate((date, done, days) -> {});
    }

    private static List<Map<String, String>> truth(String name) {
        return ParsedCsv.rows(out.resolve("_truth").resolve(name));
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.get(column));
    }

    @Test
    void incidentsMakeTheComplaintsTheyAreExpectedTo() {
        Map<String, Double> drawn = new HashMap<>();
        Map<String, Double> expected = new HashMap<>();
        for (Map<String, String> incident : truth("incidents.csv")) {
            if (!incident.get("kind").equals("price_change")) {
                continue;
            }
            Set<String> regions = Set.of(incident.get("regions").split(" "));
            Set<String> lines = Set.of(incident.get("product_lines").split(" "));
            Set<String> categories = Set.of(incident.get("categories").split(" "));
            for (Map<String, String> day : truth("expected_by_day.csv")) {
                if (regions.contains(day.get("region"))
                        && lines.contains(day.get("product_line"))
                        && categories.contains(day.get("category"))
                        && day.get("date").compareTo(incident.get("from_date")) >= 0
                        && day.get("date").compareTo(incident.get("to_date")) <= 0) {
                    drawn.merge(incident.get("id"), number(day, "drawn"), Double::sum);
                    expected.merge(incident.get("id"), number(day, "expected"), Double::sum);
                }
            }
            double usual = expected.get(incident.get("id")) / number(incident, "factor");
            assertThat(drawn.get(incident.get("id")))
                    .as(incident.get("id"))
                    .isGreaterThan(usual + 5 * Math.sqrt(2 * usual))
                    .isCloseTo(
                            expected.get(incident.get("id")),
                            within(6 * Math.sqrt(2 * expected.get(incident.get("id")))));
        }
        assertThat(drawn).isNotEmpty();
    }

    @Test
    void everyCauseOfLeavingOccursAndUseFallsBefore() {
        Map<String, Long> causes = truth("leavers.csv").stream()
                .collect(Collectors.groupingBy(row -> row.get("cause"), Collectors.counting()));
        assertThat(causes.keySet())
                .containsExactlyInAnyOrder("background", "plan_misfit", "contract_end", "bad_handling");
        assertThat(causes.values()).allMatch(count -> count >= 10);

        Map<String, String> gone = new HashMap<>();
        truth("leavers.csv").stream()
                .filter(row -> !row.get("use_falls_from").isEmpty())
                .forEach(row -> gone.put(row.get("customer_id"), row.get("date")));
        double[] lastWeek = new double[2];
        double[] before = new double[2];
        for (Map<String, String> row : ParsedCsv.rowsOf(out.resolve("usage"))) {
            String date = gone.get(row.get("customer_id"));
            if (date != null && !row.get("data_megabytes").isEmpty()) {
                long left = java.time.LocalDate.parse(date).toEpochDay()
                        - java.time.LocalDate.parse(row.get("usage_date")).toEpochDay();
                double[] sums = left <= 7 ? lastWeek : left > 60 ? before : new double[2];
                sums[0] += number(row, "data_megabytes");
                sums[1]++;
            }
        }
        assertThat(lastWeek[0] / lastWeek[1]).isLessThan(0.6 * before[0] / before[1]);
    }

    @Test
    void billsAddUpAndFollowTheUse() {
        Set<String> paid = new HashSet<>();
        List<Map<String, String>> bills = ParsedCsv.rowsOf(out.resolve("bills"));
        assertThat(bills).hasSizeGreaterThan(10_000).allSatisfy(bill -> assertThat(number(bill, "total_yuan"))
                .isCloseTo(
                        number(bill, "plan_yuan")
                                + number(bill, "voice_yuan")
                                + number(bill, "data_yuan")
                                + number(bill, "video_yuan")
                                + number(bill, "value_added_yuan")
                                + number(bill, "roaming_yuan")
                                - number(bill, "discount_yuan"),
                        within(0.001)));
        bills.stream().filter(bill -> !bill.get("paid_at").isEmpty()).forEach(bill -> paid.add(bill.get("bill_id")));
        long issued = bills.stream().map(bill -> bill.get("bill_id")).distinct().count();
        assertThat((double) paid.size() / issued).isBetween(0.85, 0.995);
    }

    @Test
    void controlMembersAreFewAndTheReminderHelps() {
        double[] offered = new double[2];
        double[] control = new double[2];
        Map<String, Map<String, String>> newest = new HashMap<>();
        ParsedCsv.rowsOf(out.resolve("service_deliveries")).forEach(row -> newest.put(row.get("delivery_id"), row));
        for (Map<String, String> row : newest.values()) {
            if (row.get("service_product").equals("allowance_reminder")) {
                double[] sums = row.get("is_control").equals("true") ? control : offered;
                sums[0] += row.get("is_used").equals("true") ? 1 : 0;
                sums[1]++;
            }
        }
        assertThat(control[1] / (control[1] + offered[1])).isBetween(0.08, 0.24);
        assertThat(offered[0] / offered[1]).isGreaterThan(control[0] / control[1] + 0.05);
    }

    @Test
    void answersComeRatherFromTheDissatisfied() {
        double all = 0;
        double answers = 0;
        for (Map<String, String> round : truth("survey_rounds.csv")) {
            all += number(round, "mean_overall_of_all") * number(round, "answers");
            answers += number(round, "mean_overall_of_answers") * number(round, "answers");
        }
        assertThat(answers).isLessThan(all);
    }
}
