package aurum.jobs.gold.service;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.service.ServiceDeliveries;
import org.junit.jupiter.api.Test;

/** A service that starts well and wears off, after which more customers complain; one that nobody prepared; and one that was always there. */
class LaunchWatchTest extends LakeTest {

    private static final String COLUMNS =
            "delivery_id | service_product_id | customer_key | is_control | is_used | satisfaction | moment_at | offered_at | offered_date\n";

    /** 40 offers on one day, the first of them {@code used} times used and every tenth of the control group where there is one. */
    private static String offers(String product, String day, int used, boolean hasControl, String satisfaction) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            rows.append("%s-%s-%d | %s | %s-%d | %s | %s | %s | %s 01:00:00 | %s 05:00:00 | %s%n"
                    .formatted(
                            product,
                            day,
                            i,
                            product,
                            day,
                            i,
                            hasControl && i % 10 == 9,
                            i < used,
                            satisfaction,
                            day,
                            day,
                            day));
        }
        return rows.toString();
    }

    private void givenLaunches() {
        given(
                ServiceDeliveries.class,
                COLUMNS
                        + offers("greeting", "2026-01-02", 5, true, "")
                        + offers("roaming_pack", "2026-03-01", 30, true, "")
                        + offers("roaming_pack", "2026-05-20", 4, true, "8")
                        + offers("invented", "2026-05-30", 4, false, ""));
        StringBuilder complaints = new StringBuilder("complaint_id | customer_key | received_date\n");
        for (int i = 0; i < 20; i++) {
            complaints.append("c%d | 2026-03-01-%d | 2026-03-10%n".formatted(i, i));
        }
        given(Complaints.class, complaints.toString());
    }

    @Test
    void whatALaunchNeedsAndWhatCameOfItIsTold() {
        givenLaunches();
        build(LaunchWatch.class, asOf("2026-06-01"));
        expect(
                LaunchWatch.class,
                """
                service_product_id | launched_date | check_id        | kind      | status    | judged_count | value    | compared_with
                roaming_pack       | 2026-03-01    | promise         | checklist | fine      |              | 2.0      |
                roaming_pack       | 2026-03-01    | owner           | checklist | fine      |              | 1.0      |
                roaming_pack       | 2026-03-01    | moment          | checklist | fine      |              | 3.0      |
                roaming_pack       | 2026-03-01    | control_group   | checklist | fine      | 80           | 0.1      | 0.05
                roaming_pack       | 2026-03-01    | customers_asked | checklist | fine      | 36           | 36.0     | 30.0
                roaming_pack       | 2026-03-01    | in_time         | watch     | attention | 72           | 0.0      | 0.9
                roaming_pack       | 2026-03-01    | use             | watch     | attention | 36           | 0.111111 | 0.75
                roaming_pack       | 2026-03-01    | complaints      | watch     | attention | 36           | 0.5      | 0.0
                roaming_pack       | 2026-03-01    | rating          | watch     | fine      | 36           | 8.0      | 6.0
                invented           | 2026-05-30    | promise         | checklist | attention |              | 0.0      |
                invented           | 2026-05-30    | owner           | checklist | attention |              | 0.0      |
                invented           | 2026-05-30    | moment          | checklist | attention |              | 0.0      |
                invented           | 2026-05-30    | control_group   | checklist | attention | 40           | 0.0      | 0.05
                invented           | 2026-05-30    | customers_asked | checklist | attention | 0            | 0.0      | 30.0
                invented           | 2026-05-30    | in_time         | watch     | not_known | 0            |          |
                invented           | 2026-05-30    | use             | watch     | not_known | 0            |          |
                invented           | 2026-05-30    | complaints      | watch     | not_known | 0            |          |
                invented           | 2026-05-30    | rating          | watch     | not_known | 0            |          |
                """);
    }

    @Test
    void afterHalfAYearItIsAServiceLikeOthers() {
        givenLaunches();
        build(LaunchWatch.class, asOf("2026-11-30"));
        expect(LaunchWatch.class, "service_product_id | check_id\n");
    }

    @Test
    void whatIsNotKnownHasNoValue() {
        expectStopped(
                LaunchWatch.class,
                "service_product_id | status | value\nroaming_pack | not_known | 3\n",
                "what is not known has no value");
    }
}
