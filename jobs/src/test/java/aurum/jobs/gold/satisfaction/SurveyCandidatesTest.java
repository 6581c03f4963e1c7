package aurum.jobs.gold.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.contact.Contacts;
import aurum.jobs.silver.customer.Consents;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.survey.SurveyInvitations;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whom to ask today. */
class SurveyCandidatesTest extends LakeTest {

    /** Every reason once; whoever has none is drawn or not, with the plan's odds. */
    @Test
    void everyReasonNotToAskIsTold() {
        given(
                Customers.class,
                """
                customer_key | region_id | left_date  | activated_date | valid_from          | valid_to
                k1           | north     |            | 2025-01-01     | 2025-01-01 00:00:00 |
                k2           | north     | 2026-05-10 | 2025-01-01     | 2025-01-01 00:00:00 |
                k3           | north     |            | 2025-01-01     | 2025-01-01 00:00:00 |
                k4           | north     |            | 2025-01-01     | 2025-01-01 00:00:00 |
                k5           | north     |            | 2025-01-01     | 2025-01-01 00:00:00 |
                k6           | south     |            | 2025-01-01     | 2025-01-01 00:00:00 | 2025-06-01 00:00:00
                k6           | north     |            | 2025-01-01     | 2025-06-01 00:00:00 |
                """);
        given(
                Complaints.class,
                """
                complaint_id | customer_key | channel | received_date | resolved_at
                c1           | k1           | hotline | 2026-05-09    | 2026-05-11 10:00:00
                c2           | k2           | hotline | 2026-05-09    | 2026-05-11 10:00:00
                c3           | k3           | hotline | 2026-05-09    | 2026-05-11 10:00:00
                c4           | k4           | hotline | 2026-05-09    | 2026-05-11 10:00:00
                c5           | k5           | hotline | 2026-05-09    | 2026-05-11 10:00:00
                c6           | k5           | hotline | 2026-05-10    |
                c7           |              | hotline | 2026-05-09    | 2026-05-11 10:00:00
                c8           | k6           | hotline | 2026-05-01    | 2026-05-05 10:00:00
                """);
        given(
                Contacts.class,
                """
                contact_id | customer_key | channel | direction | contacted_date | contacted_at
                t1         | k1           | store   | inbound   | 2026-05-12     | 2026-05-12 09:00:00
                t2         | k6           | store   | outbound  | 2026-05-12     | 2026-05-12 09:00:00
                t3         | k6           | kiosk   | inbound   | 2026-05-12     | 2026-05-12 09:00:00
                """);
        given(
                Consents.class,
                """
                customer_key | purpose   | channel | is_given | decided_at
                k3           | survey    | all     | false    | 2026-01-01 00:00:00
                k1           | marketing | all     | false    | 2026-01-01 00:00:00
                """);
        given(
                SurveyInvitations.class,
                """
                invitation_id | customer_key | is_asked | invited_date
                i1            | k4           | true     | 2026-04-20
                i2            | k1           | false    | 2026-05-10
                i3            | k1           | true     | 2026-01-10
                """);
        build(SurveyCandidates.class, asOf("2026-05-12"));
        Map<String, String> reasons =
                rows(SurveyCandidates.class, List.of("plan_id", "customer_key", "left_out_reason", "sampling_rate"))
                        .stream()
                        .filter(row -> row.get(0).startsWith("after_"))
                        .collect(Collectors.toMap(
                                row -> row.get(0) + " " + row.get(1), row -> row.get(2) + " " + row.get(3)));
        assertThat(reasons.keySet())
                .containsExactlyInAnyOrder(
                        "after_complaint k1",
                        "after_complaint k2",
                        "after_complaint k3",
                        "after_complaint k4",
                        "after_complaint k5",
                        "after_store k1");
        assertThat(reasons.get("after_complaint k1")).matches("(null|not_drawn) 0\\.5");
        assertThat(reasons)
                .containsEntry("after_complaint k2", "left 0.0")
                .containsEntry("after_complaint k3", "no_consent 0.0")
                .containsEntry("after_complaint k4", "asked_lately 0.0")
                .containsEntry("after_complaint k5", "open_complaint 0.0")
                .containsEntry("after_store k1", "asked_by_other_plan 0.0");
    }

    /** 400 customers after a complaint: half are drawn, exactly; 1,000 would be more than the quota of 200. */
    @Test
    void theDrawHoldsOddsAndQuota() {
        givenResolvedComplaints(300, "north");
        build(SurveyCandidates.class, asOf("2026-05-12"));
        assertThat(selected("after_complaint")).isEqualTo(150);

        forget(SurveyCandidates.class);
        givenResolvedComplaints(1_000, "south");
        build(SurveyCandidates.class, asOf("2026-05-12"));
        assertThat(selected("after_complaint")).isEqualTo(150 + 200);
        assertThat(rows(SurveyCandidates.class, List.of("sampling_rate", "stratum")))
                .contains(List.of("0.5", "after_complaint:north"), List.of("0.2", "after_complaint:south"));
    }

    /** A round considers everybody on its day, and its list stands until the next, its own invitations notwithstanding. */
    @Test
    void theListOfARoundStandsUntilTheNext() {
        givenResolvedComplaints(300, "north");
        build(SurveyCandidates.class, asOf("2026-06-15"));
        assertThat(selected("monthly")).isEqualTo(12);
        assertThat(selected("half_yearly_research")).isEqualTo(6);
        List<String> columns = List.of("plan_id", "customer_key", "is_selected", "candidate_date");
        List<List<String>> list = rows(SurveyCandidates.class, columns);
        assertThat(list)
                .allMatch(row -> row.get(2).equals("true"))
                .anyMatch(row -> row.get(3).equals("2026-06-15"))
                .anyMatch(row -> row.get(3).equals("2026-05-20"));
        given(
                SurveyInvitations.class,
                "invitation_id | customer_key | is_asked | invited_date\n"
                        + list.stream()
                                .map(row -> "i%s%s | %s | true | %s\n"
                                        .formatted(row.get(0), row.get(1), row.get(1), row.get(3)))
                                .collect(Collectors.joining()));
        build(SurveyCandidates.class, asOf("2026-06-20"));
        assertThat(rows(SurveyCandidates.class, columns).stream()
                        .filter(row -> row.get(2).equals("true") && row.get(0).equals("half_yearly_research")))
                .containsExactlyInAnyOrderElementsOf(list.stream()
                        .filter(row -> row.get(0).equals("half_yearly_research"))
                        .toList());
        build(SurveyCandidates.class, asOf("2026-07-15"));
        assertThat(rows(SurveyCandidates.class, List.of("plan_id", "left_out_reason", "candidate_date")).stream()
                        .filter(row -> row.get(0).equals("monthly") && "asked_lately".equals(row.get(1))))
                .as("of the rounds of May and June")
                .hasSize(18)
                .allMatch(row -> row.get(2).equals("2026-07-15"));
    }

    private long selected(String plan) {
        return rows(SurveyCandidates.class, List.of("is_selected", "plan_id")).stream()
                .filter(row -> row.equals(List.of("true", plan)))
                .count();
    }

    private void givenResolvedComplaints(int count, String region) {
        given(
                Customers.class,
                "customer_key | region_id | activated_date | valid_from\n"
                        + IntStream.range(0, count)
                                .mapToObj(i ->
                                        "%s%d | %s | 2025-01-01 | 2025-01-01 00:00:00\n".formatted(region, i, region))
                                .collect(Collectors.joining()));
        given(
                Complaints.class,
                "complaint_id | customer_key | received_date | resolved_at\n"
                        + IntStream.range(0, count)
                                .mapToObj(i ->
                                        "%1$s%2$d | %1$s%2$d | 2026-05-10 | 2026-05-12 10:00:00\n".formatted(region, i))
                                .collect(Collectors.joining()));
    }
}
