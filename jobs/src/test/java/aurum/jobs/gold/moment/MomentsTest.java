package aurum.jobs.gold.moment;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.gold.channel.ChannelPreferences;
import aurum.jobs.gold.churn.PlanFit;
import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.gold.segment.CustomerSegments;
import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.network.Notices;
import aurum.jobs.silver.service.ServiceDeliveries;
import aurum.jobs.silver.usage.UsageDays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Signs tell moments, moments are judged, and of each customer's one is served or none, with all that was weighed. */
class MomentsTest extends LakeTest {

    private void customers() {
        given(
                CustomerFeatures.class,
                """
            customer_key | region_id | district_id | product_line | plan_id      | level   | activated_date | tenure_months | is_real_name | birth_month | bill_to_median_ratio | days_since_use | allows_marketing | open_complaint_count | main_channel | last_offer_date | outbound_count_30_days
            anna         | north     | north-1     | mobile_4g    | light_4g     | gold    | 2025-06-12     | 11            | true         | 1999-06-01  | 1.6                  | 0              | true             | 0                    | app          |                 | 1
            bo           | north     | north-2     | mobile_4g    | light_4g     | star    | 2024-01-01     | 29            | false        | 1970-03-01  |                      | 16             | false            | 1                    |              |                 | 0
            chen         | south     | south-1     | broadband    | no_such_plan | star    | 2024-01-01     | 29            | true         | 1980-01-01  | 1.0                  | 0              | true             | 0                    | store        | 2026-06-05      | 0
            """);
    }

    @Test
    void everyMomentComesFromItsSignAndOfWhatIsNotKnownNoneComes() {
        customers();
        given(
                Customers.class,
                """
            customer_key | level | device | district_id | family_group_key | activated_date | changed_date | valid_from          | valid_to
            anna         | star  | old    | north-1     |                  | 2025-06-12     | 2025-06-12   | 2025-06-12 00:00:00 | 2026-06-08 09:00:00
            anna         | gold  | new    | north-1     | family           | 2025-06-12     | 2026-06-08   | 2026-06-08 09:00:00 |
            bo           | star  | any    | north-2     | family           | 2024-01-01     | 2024-01-01   | 2024-01-01 00:00:00 |
            """);
        given(
                UsageDays.class,
                """
            customer_key | usage_date | data_megabytes | roaming_megabytes
            anna         | 2026-05-31 | 90000          | 0
            anna         | 2026-06-09 | 1200           | 3
            """);
        given(
                Complaints.class,
                """
            complaint_id | customer_key | department_id | received_date | resolved_at
            network      | bo           | network       | 2026-06-01    | 2026-06-08 12:00:00
            billing      | bo           | billing       | 2026-06-01    | 2026-06-09 12:00:00
            later        | anna         | network       | 2026-06-01    | 2026-06-11 12:00:00
            """);
        given(
                Notices.class,
                """
            notice_id | kind         | region_id | district_id | sent_date  | begins_at
            n1        | planned_work | north     | north-2     | 2026-06-09 | 2026-06-12 01:00:00
            n2        | planned_work | north     |             | 2026-06-11 | 2026-06-11 01:00:00
            """);
        given(
                PlanFit.class,
                """
            customer_key | plan_id | is_best | month_count | saving_yuan
            anna         | other   | true    | 3           | 20
            bo           | other   | true    | 2           | 20
            """);
        build(MomentSigns.class, asOf("2026-06-10"));
        expect(
                MomentSigns.class,
                """
            customer_key | is_birth_month | days_to_anniversary | days_since_level_change | days_since_device_change | days_since_family_change | days_since_move | data_allowance_used_rate | plan_saving_yuan | days_since_roaming | roaming_day_count_84_days | days_since_network_resolved | days_to_works_nearby
            anna         | true           | 2                   | 2                       | 2                        | 2                        |                 | 0.4                      | 20.0             | 1                  | 1                         |                             |
            bo           | false          | 205                 |                         |                          |                          |                 | 0.0                      |                  |                    |                           | 2                           | 2
            chen         | false          | 205                 |                         |                          |                          |                 |                          |                  |                    |                           |                             |
            """);
        build(KeyMomentOccurrences.class, asOf("2026-06-10"));
        assertThat(rows(KeyMomentOccurrences.class, List.of("customer_key", "moment_id")))
                .containsExactlyInAnyOrder(
                        List.of("anna", "bill_shock"),
                        List.of("anna", "level_change"),
                        List.of("anna", "new_device"),
                        List.of("anna", "plan_misfit"),
                        List.of("anna", "first_roaming"),
                        List.of("anna", "birthday"),
                        List.of("anna", "anniversary"),
                        List.of("anna", "new_baby_or_family"),
                        List.of("bo", "real_name_missing"),
                        List.of("bo", "silent_15"),
                        List.of("bo", "network_fixed"),
                        List.of("bo", "works_near"));
    }

    @Test
    void oneMomentIsServedPerCustomerAndWhyNotTheOthersIsTold() {
        customers();
        given(
                KeyMomentOccurrences.class,
                """
            customer_key | moment_id       | region_id | product_line
            anna         | birthday        | north     | mobile_4g
            anna         | bill_shock      | north     | mobile_4g
            anna         | first_roaming   | north     | mobile_4g
            bo           | hotline_call    | north     | mobile_4g
            chen         | campaign_joined | south     | broadband
            """);
        given(
                CustomerSegments.class,
                """
            customer_key | segment_id | region_id
            anna         | B2         | north
            anna         | B1         | north
            """);
        given(
                ServiceDeliveries.class,
                """
            delivery_id | service_product_id | customer_key | region_id | moment_id     | is_control | is_taken | is_used | offered_date
            d1          | roaming_pack       | other        | north     | first_roaming | false      | true     | true    | 2026-06-01
            d2          | roaming_pack       | other        | north     | first_roaming | false      | true     | false   | 2026-06-01
            d3          | roaming_pack       | other        | north     | first_roaming | true       |          | true    | 2026-06-01
            d4          | roaming_pack       | other        | north     | first_roaming | false      | true     | false   | 2026-01-01
            """);
        given(
                ChannelPreferences.class,
                """
            customer_key | channel | region_id | current_score | current_share_rate | latent_score | latent_rate
            anna         | app     | north     | 4             | 0.4                |              |
            anna         | wap     | north     | 6             | 0.6                |              |
            anna         | kiosk   | north     | 0             | 0                  | 9            | 0.4
            """);
        build(Recommendations.class, asOf("2026-06-10"));
        // Roaming: 0.8 × 0.8 × 0.7 × 0.8 = 0.3584; taken by 4 of 8; one call lately costs 0.05. A bill is explained
        // without asking, by 1 of 5 of 0.8 × 0.9 × 0.9 × 0.6.
        expect(
                Recommendations.class,
                """
            customer_key | segment_ids | decision | reason         | moment_id       | service_product_id | channel | score  | acceptance_rate | disturbance_rate | rejected                                                                         | valid_until_date
            anna         | B1 B2       | offer    | best           | first_roaming   | roaming_pack       | wap     | 0.1292 | 0.5             | 0.05             | bill_shock bill_explanation scored_lower; birthday greeting not_worth_it | 2026-06-17
            bo           |             | nothing  | no_consent     | hotline_call    |                    |         | 0.0583 | 0.2             | 0.0              | hotline_call offers_news no_consent                                              | 2026-06-17
            chen         |             | nothing  | too_often      | campaign_joined |                    |         | 0.0432 | 0.2             | 0.0              | campaign_joined offers_news too_often                                            | 2026-06-17
            """);
        given(MomentSigns.class, "customer_key | region_id\nanna | north\nchen | south\n");
        build(KeyMoments.class, asOf("2026-06-10"));
        assertThat(rows(
                        KeyMoments.class,
                        List.of(
                                "region_id",
                                "moment_id",
                                "is_found",
                                "worth_rate",
                                "customer_count",
                                "offered_count",
                                "taken_count",
                                "used_count")))
                .contains(
                        List.of("north", "first_roaming", "true", "0.3584", "1", "2", "2", "1"),
                        List.of("south", "first_roaming", "true", "0.3584", "0", "0", "0", "0"),
                        List.of("south", "travel_abroad", "false", "0.4096", "0", "0", "0", "0"))
                .hasSize(62);
    }
}
