package aurum.jobs.gold.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.gold.complaint.ComplaintRecords;
import aurum.jobs.gold.complaint.SubscribersByDay;
import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.customer.Customers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** KPIs, targets, ranks, composite. */
class ScorecardTest extends LakeTest {
    private static final List<String> WANTED = List.of(
            "kpi_id",
            "unit_kind",
            "unit_id",
            "period_kind",
            "period_start_date",
            "score",
            "rank",
            "ranked_count",
            "achieved_rate",
            "is_target_met",
            "case_count",
            "previous_score",
            "is_change_certain",
            "weight_rate");

    private Map<String, List<String>> months(String month) {
        return rows(Scorecard.class, WANTED).stream()
                .filter(row -> row.get(3).equals("month") && row.get(4).equals(month))
                .collect(Collectors.toMap(row -> row.get(0) + " " + row.get(2), row -> row.subList(5, row.size())));
    }

    /** Intervals of the first two branches overlap: both are first, and the third, surely worse than both, is third. */
    @Test
    void whoseIntervalsOverlapShareARankAndTheComplaintRateIsPerThirtyDays() {
        given(
                SatisfactionScores.class,
                """
                survey_kind | period_kind | region_id | dimension  | value   | mean_score | mean_score_low | mean_score_high | response_count | is_sufficient | period_start_date
                touchpoint  | month       | north     | all        | all     | 8.6        | 8.4            | 8.8             | 100            | true          | 2026-05-01
                touchpoint  | month       | south     | all        | all     | 8.5        | 8.2            | 8.7             | 100            | true          | 2026-05-01
                touchpoint  | month       | west      | all        | all     | 7.0        | 6.8            | 7.2             | 100            | true          | 2026-05-01
                touchpoint  | month       | west      | all        | all     | 8.0        | 7.8            | 8.2             | 100            | true          | 2026-04-01
                touchpoint  | month       | east      | all        | all     |            |                |                 | 10             | false         | 2026-05-01
                touchpoint  | month       | all       | department | network | 8.0        | 7.9            | 8.1             | 100            | true          | 2026-05-01
                touchpoint  | month       | north     | department | network | 8.0        | 7.9            | 8.1             | 100            | true          | 2026-05-01
                """);
        given(
                SubscribersByDay.class,
                """
                region_id | product_line | subscriber_count | subscriber_date
                north     | mobile_5g    | 10000            | 2026-05-01
                north     | mobile_5g    | 10000            | 2026-05-02
                """);
        given(
                ComplaintRecords.class,
                """
                complaint_id | region_id | department_id | received_date | received_at         | hours_to_resolve | hand_off_count | days_since_previous | customer_key | category_id   | level
                c1           | north     | network       | 2026-05-01    | 2026-05-01 10:00:00 | 10               | 0              | 5                   | k1           | repair_delay  | diamond
                c2           | north     | unknown       | 2026-05-02    | 2026-05-02 10:00:00 | 30               | 1              |                     | k2           | slow_data     | diamond
                c3           | north     | network       | 2026-05-02    | 2026-05-02 10:00:00 |                  |                |                     |              | slow_data     |
                c4           | north     | network       | 2026-04-20    | 2026-04-20 10:00:00 | 30               | 0              | 60                  | k3           | slow_data     | ordinary
                """);
        build(Scorecard.class, asOf("2026-05-02"));
        Map<String, List<String>> may = months("2026-05-01");
        assertThat(may.get("touchpoint_satisfaction north").subList(1, 3)).containsExactly("1", "3");
        assertThat(may.get("touchpoint_satisfaction south").subList(1, 3)).containsExactly("1", "3");
        assertThat(may.get("touchpoint_satisfaction west").subList(1, 3)).containsExactly("3", "3");
        assertThat(may.get("touchpoint_satisfaction west").subList(6, 8)).containsExactly("8.0", "true");
        assertThat(may.get("touchpoint_satisfaction north").get(4)).isEqualTo("true");
        assertThat(may.get("touchpoint_satisfaction west").get(4)).isEqualTo("false");
        assertThat(may)
                .containsKey("touchpoint_satisfaction network")
                .doesNotContainKey("touchpoint_satisfaction east");
        // Three complaints of 10,000 customers in two days are 45 in thirty; of April no customers are known.
        assertThat(Double.parseDouble(may.get("complaint_rate north").get(0))).isCloseTo(45, within(1e-6));
        assertThat(Double.parseDouble(may.get("complaint_rate north").get(3))).isCloseTo(20.0 / 45, within(1e-6));
        assertThat(months("2026-04-01")).doesNotContainKey("complaint_rate north");
        // c1 in 10 of 24 hours, c2 in 30 of 24; c3 is open and not due.
        assertThat(may.get("resolved_in_time north").subList(0, 1)).containsExactly("0.5");
        assertThat(may.get("resolved_in_time north").get(5)).isEqualTo("2");
        assertThat(may.get("install_repair_in_time north").get(0)).isEqualTo("1.0");
        assertThat(may.get("first_contact_resolution north").get(0)).isEqualTo("0.5");
        assertThat(may.get("repeat_rate north").get(0)).isEqualTo("0.5");
        assertThat(may.get("resolved_in_time network").get(5)).isEqualTo("1");
        // All KPIs of the branch, by their weights.
        assertThat(may.get("composite west").subList(0, 1).get(0)).startsWith("82.35");
        assertThat(Double.parseDouble(may.get("composite west").get(8))).isCloseTo(0.12, within(1e-6));
    }

    @Test
    void churnOfTheUpperLevelsIsPerThirtyDaysAndOthersDoNotCount() {
        given(
                Customers.class,
                "customer_key | region_id | level | activated_date | left_date | valid_from\n"
                        + IntStream.range(0, 100)
                                .mapToObj(i -> "k%d | north | %s | 2025-01-01 | %s | 2025-01-01 00:00:00\n"
                                        .formatted(
                                                i,
                                                i < 50 ? "gold" : "ordinary",
                                                i < 2 || i > 90 ? "2026-05-10" : i == 2 ? "2026-04-10" : ""))
                                .collect(Collectors.joining()));
        given(
                SubscribersByDay.class,
                "region_id | product_line | subscriber_count | subscriber_date\n"
                        + IntStream.rangeClosed(1, 15)
                                .mapToObj(day -> "north | mobile_5g | 100 | 2026-05-%02d\n".formatted(day))
                                .collect(Collectors.joining()));
        build(Scorecard.class, asOf("2026-05-15"));
        List<String> churn = months("2026-05-01").get("mid_high_value_churn north");
        // Two of 49 in half a month.
        assertThat(Double.parseDouble(churn.get(0))).isCloseTo(2 * 2 / 49.0, within(1e-6));
        assertThat(churn.get(5)).isEqualTo("2");
    }
}
