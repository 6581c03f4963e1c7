package aurum.jobs.gold.churn;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.failure.Failure;
import aurum.jobs.lake.LakeTest;
import aurum.jobs.lake.TableRun.Outcome;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.customer.Subscriptions;
import aurum.jobs.silver.usage.UsageDays;
import aurum.jobs.silver.usage.UsageMonths;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ChurnFeaturesTest extends LakeTest {

    private void customers() {
        given(
                Customers.class,
                """
            customer_key | region_id | activated_date | left_date  | changed_date | valid_from          | valid_to
            stays        | north     | 2025-01-01     |            | 2026-01-01   | 2026-01-01 00:00:00 |
            leaves       | north     | 2025-01-01     |            | 2026-01-01   | 2026-01-01 00:00:00 | 2026-03-20 00:00:00
            leaves       | north     | 2025-01-01     | 2026-03-20 | 2026-03-20   | 2026-03-20 00:00:00 |
            too_soon     | north     | 2025-01-01     |            | 2026-01-01   | 2026-01-01 00:00:00 | 2026-03-05 00:00:00
            too_soon     | north     | 2025-01-01     | 2026-03-05 | 2026-03-05   | 2026-03-05 00:00:00 |
            joins_later  | north     | 2026-03-02     |            | 2026-03-02   | 2026-03-02 00:00:00 |
            """);
        given(
                Subscriptions.class,
                """
            customer_key | region_id | product_line | plan_id | monthly_fee_yuan | contract_end_date | activated_date | changed_date | valid_from
            stays        | north     | mobile_4g    | light   | 29               | 2026-03-10        | 2025-01-01     | 2026-01-01   | 2026-01-01 00:00:00
            leaves       | north     | mobile_4g    | light   | 29               |                   | 2025-01-01     | 2026-01-01   | 2026-01-01 00:00:00
            too_soon     | north     | mobile_4g    | light   | 29               |                   | 2025-01-01     | 2026-01-01   | 2026-01-01 00:00:00
            joins_later  | north     | mobile_4g    | light   | 29               |                   | 2026-03-02     | 2026-03-02   | 2026-03-02 00:00:00
            """);
    }

    @Test
    void leavingCountsInItsWindowAndIsNotKnownBeforeThatIsOver() {
        customers();
        build(ChurnFeatures.class, asOf("2026-04-30"));
        expect(
                ChurnFeatures.class,
                """
            customer_key | snapshot_date | leaves | days_until_left | contract_days_left | tenure_months
            stays        | 2026-02-28    | false  |                 | 10                 | 13
            leaves       | 2026-02-28    | true   | 20              |                    | 13
            too_soon     | 2026-02-28    |        |                 |                    | 13
            stays        | 2026-03-31    |        |                 | -21                | 14
            joins_later  | 2026-03-31    |        |                 |                    | 0
            stays        | 2026-04-30    |        |                 | -51                | 15
            joins_later  | 2026-04-30    |        |                 |                    | 1
            """);
    }

    /** What became known later must not be seen: use of the next month, and that a complaint was not handled well. */
    @Test
    void aSnapshotTellsOnlyWhatWasKnownThen() {
        customers();
        given(
                UsageMonths.class,
                """
            customer_key | usage_month | last_active_date
            stays        | 2026-01-01  | 2026-01-31
            stays        | 2026-02-01  | 2026-02-20
            stays        | 2026-03-01  | 2026-03-31
            """);
        StringBuilder days = new StringBuilder("customer_key | usage_date | data_megabytes\n");
        for (LocalDate day = asOf("2026-01-01"); !day.isAfter(asOf("2026-03-31")); day = day.plusDays(1)) {
            days.append("stays | %s | %s%n".formatted(day, day.getMonthValue() == 2 ? 50 : 100));
        }
        given(UsageDays.class, days.toString());
        given(
                Complaints.class,
                """
            complaint_id | customer_key | received_date | received_at         | resolved_at         | is_satisfied
            c1           | stays        | 2026-02-10    | 2026-02-10 08:00:00 | 2026-03-02 08:00:00 | false
            c1b          |              | 2026-02-10    | 2026-02-10 08:00:00 |                     |
            """);
        build(ChurnFeatures.class, asOf("2026-03-31"));
        assertThat(rows(
                        ChurnFeatures.class,
                        List.of(
                                "customer_key",
                                "snapshot_date",
                                "data_change_rate",
                                "silent_days",
                                "open_complaint_count",
                                "unsatisfied_count_56_days",
                                "last_complaint_date")))
                .contains(
                        Arrays.asList("stays", "2026-02-28", "-0.5", "8", "1", "0", "2026-02-10"),
                        // The last four weeks against 31 days of January, 28 of February and three of March less.
                        Arrays.asList("stays", "2026-03-31", "0.3333", "0", "0", "1", "2026-02-10"));
    }

    @Test
    void aColumnThatWasKnownOnlyLaterStopsTheBuildByName() {
        customers();
        given(
                UsageMonths.class,
                """
            customer_key | usage_month | last_active_date
            stays        | 2026-02-01  | 2026-03-03
            """);
        Assertions.assertThatThrownBy(() -> build(ChurnFeatures.class, asOf("2026-02-28")))
                .isInstanceOf(Failure.class)
                .hasMessageContainingAll("gold.churn_features", "known at the snapshot", "silent_days");
    }

    @Test
    void itIsMadeOnceAMonth() {
        customers();
        assertThat(build(ChurnFeatures.class, asOf("2026-02-10")).outcome()).isEqualTo(Outcome.BUILT);
        long rows = rows(ChurnFeatures.class, List.of("snapshot_date")).stream()
                .filter(row -> row.get(0).equals("2026-02-28"))
                .count();
        assertThat(rows).as("February is not over").isZero();
        given(
                Customers.class,
                """
            customer_key | region_id | activated_date | left_date | changed_date | valid_from
            late         | north     | 2025-01-01     |           | 2026-01-02   | 2026-01-02 00:00:00
            """);
        assertThat(build(ChurnFeatures.class, asOf("2026-02-27")).outcome()).isEqualTo(Outcome.UNCHANGED);
        assertThat(build(ChurnFeatures.class, asOf("2026-02-28")).outcome()).isEqualTo(Outcome.BUILT);
    }
}
