package aurum.jobs.gold.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.contact.Contacts;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.customer.Subscriptions;
import aurum.jobs.silver.survey.SurveyResponses;
import aurum.jobs.silver.usage.Bills;
import aurum.jobs.silver.usage.UsageDays;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** A customer who goes on as ever looks the same whatever day it is and however long the past: else a model that learnt from month ends takes the day for a change. */
class SteadyCustomerTest extends LakeTest {
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final LocalDate LAST = LocalDate.parse("2026-07-31");

    /** The first month end that may be learnt from, a later one, and days within a month: shortly after a bill is due, and in between. */
    private static final List<String> DAYS = List.of("2026-02-28", "2026-04-30", "2026-06-09", "2026-07-21");

    /** What time itself changes, and what needs more of the past and says nothing until there is. */
    private static final Set<String> MOVING =
            Set.of("tenure_months", "age_years", "contract_days_left", "bill_to_median_ratio");

    private void steady() {
        given(
                Customers.class,
                """
            customer_key | region_id | activated_date | changed_date | valid_from
            steady       | north     | 2025-01-01     | 2026-01-01   | 2026-01-01 00:00:00
            """);
        given(
                Subscriptions.class,
                """
            customer_key | region_id | product_line | plan_id | monthly_fee_yuan | activated_date | changed_date | valid_from
            steady       | north     | mobile_4g    | light   | 29               | 2025-01-01     | 2026-01-01   | 2026-01-01 00:00:00
            """);
        StringBuilder use = new StringBuilder(
                "customer_key | usage_date | voice_minutes | data_megabytes | video_megabytes | night_megabytes | call_count | failed_call_count\n");
        StringBuilder contacts = new StringBuilder(
                "contact_id | customer_key | contacted_at | contacted_date | channel | direction | is_solved\n");
        StringBuilder bills = new StringBuilder(
                "bill_id | customer_key | bill_month | due_date | paid_at | total_yuan | data_yuan | video_yuan\n");
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
            boolean isWeekend = day.getDayOfWeek().getValue() > 5;
            use.append("steady | %s | %d | %d | 50 | 20 | 4 | %d%n"
                    .formatted(day, isWeekend ? 5 : 10, isWeekend ? 300 : 200, isWeekend ? 1 : 0));
            if (FIRST.datesUntil(day).count() % 14 == 0) {
                contacts.append("c%1$s | steady | %1$s 09:00:00 | %1$s | app | inbound | true%n".formatted(day));
            }
            if (day.getDayOfMonth() == 1) {
                // Paid two days late, as ever.
                bills.append("b%1$s | steady | %1$s | %2$s | %3$s 10:00:00 | 40 | 4 | 2%n"
                        .formatted(
                                day,
                                day.plusMonths(1).withDayOfMonth(20),
                                day.plusMonths(1).withDayOfMonth(22)));
            }
        }
        given(UsageDays.class, use.toString());
        given(Contacts.class, contacts.toString());
        given(Bills.class, bills.toString());
        given(
                Complaints.class,
                """
            complaint_id | customer_key | received_date | received_at         | resolved_at         | updated_at          | is_satisfied | is_escalated
            long_ago     | steady       | 2026-01-02    | 2026-01-02 08:00:00 | 2026-01-05 08:00:00 | 2026-01-05 08:00:00 | false        | true
            """);
        given(
                SurveyResponses.class,
                """
            response_id | customer_key | answered_at         | answered_date | overall | recommend
            long_ago    | steady       | 2026-01-02 08:00:00 | 2026-01-02    | 3       | 2
            """);
    }

    @Test
    void everyColumnSaysTheSameOnEveryDay() {
        steady();
        Map<String, Map<String, Object>> seen = new LinkedHashMap<>();
        DAYS.forEach(day -> seen.put(day, rowOn(day)));
        Map<String, Object> first = seen.get(DAYS.get(0));
        assertThat(first).containsEntry("active_day_count", 28L).containsEntry("contact_count_56_days", 4L);
        seen.forEach((day, columns) -> columns.forEach((column, value) -> {
            if (!MOVING.contains(column)) {
                if (value instanceof Double number) {
                    assertThat((Double) first.get(column))
                            .as("%s on %s", column, day)
                            .isCloseTo(number, within(0.01 * Math.max(1, number)));
                } else {
                    assertThat(first.get(column)).as("%s on %s", column, day).isEqualTo(value);
                }
            }
        }));
        // A bill is held against the three before it, or not at all.
        assertThat(DAYS.stream().map(day -> seen.get(day).get("bill_to_median_ratio")))
                .containsExactly(null, null, 1.0, 1.0);
    }

    /** As the model of that day would see the customer. */
    private Map<String, Object> rowOn(String day) {
        build(CustomerFeatures.class, asOf(day));
        Dataset<Row> today = lake.readNewest("gold.customer_features");
        Row row = today.select(Leaving.selected(today, asOf(day)).toArray(Column[]::new))
                .head();
        Map<String, Object> columns = new HashMap<>();
        Leaving.columns().forEach(column -> columns.put(column, row.getAs(column)));
        return columns;
    }
}
