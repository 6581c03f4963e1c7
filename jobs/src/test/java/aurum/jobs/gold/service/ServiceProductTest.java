package aurum.jobs.gold.service;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.gold.churn.ChurnFeatures;
import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.service.ServiceDeliveries;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What services reach, cost and bring, from offers that a person can count. */
class ServiceProductTest extends LakeTest {

    private static final String OFFER_COLUMNS =
            "delivery_id | service_product_id | customer_key | region_id | channel | is_control | is_taken | is_used | value_yuan | satisfaction | moment_at | offered_at | offered_date\n";

    /** One in time, one late, one of the control group, one too new to judge, one of nobody known at a moment nobody noted. */
    private void givenFiveOffers() {
        given(
                ServiceDeliveries.class,
                OFFER_COLUMNS
                        + """
                        d1 | night_data | a    | north | sms | false | true | true | 14.5 | 8 | 2026-03-02 01:00:00 | 2026-03-02 07:00:00 | 2026-03-02
                        d2 | night_data | b    | north | app | false | true |      |      |   | 2026-03-03 01:00:00 | 2026-03-05 01:00:00 | 2026-03-05
                        d3 | night_data | c    | north | sms | true  |      | true | 9    |   | 2026-03-04 01:00:00 | 2026-03-04 02:00:00 | 2026-03-04
                        d4 | night_data | a    | north | sms | false |      |      |      |   | 2026-03-30 01:00:00 | 2026-03-30 02:00:00 | 2026-03-30
                        d5 | night_data |      | south | sms | false |      |      |      |   |                     | 2026-02-02 02:00:00 | 2026-02-02
                        d6 | unheard_of | a    | north | sms | false |      |      |      |   | 2026-03-02 01:00:00 | 2026-03-02 07:00:00 | 2026-03-02
                        d7 | night_data | a    | north | sms | false |      |      |      |   | 2026-05-02 01:00:00 | 2026-05-02 07:00:00 | 2026-05-02
                        """);
    }

    @Test
    void countsAddUpByProductRegionAndMonth() {
        givenFiveOffers();
        given(
                Complaints.class,
                """
                complaint_id | customer_key | received_date
                c1           | a            | 2026-03-02
                c2           | b            | 2026-03-25
                c3           | b            | 2026-03-26
                """);
        build(ServiceProductScorecard.class, asOf("2026-04-04"));
        expect(
                ServiceProductScorecard.class,
                """
                service_product_id | region_id | month_start_date | due_count | control_count | delivered_count | timed_count | in_time_count | reached_customer_count | channel_count
                night_data         | north     | 2026-03-01       | 4         | 1             | 3               | 3           | 2             | 2                      | 2
                night_data         | south     | 2026-02-01       | 1         | 0             | 1               | 0           | 0             | 0                      | 1
                unheard_of         | north     | 2026-03-01       | 1         | 0             | 1               | 0           | 0             | 1                      | 1
                """);
        // Of d4 use is not known yet; a complaint on the day itself is not after the offer, and two of one customer
        // count once.
        expect(
                ServiceProductScorecard.class,
                """
                service_product_id | region_id | taken_count | judged_count | used_count | rated_count | watched_count | complained_count | delivery_hours | satisfaction_sum | value_yuan
                night_data         | north     | 2           | 2            | 1          | 1           | 2             | 1                | 55.0           | 8.0              | 14.5
                night_data         | south     | 0           | 1            | 0          | 0           | 0             | 0                | 0.0            | 0.0              | 0.0
                unheard_of         | north     | 0           | 1            | 0          | 0           | 1             | 0                | 0.0            | 0.0              | 0.0
                """);
    }

    @Test
    void aSumThatDoesNotAddUpIsNotPublished() {
        expectStopped(
                ServiceProductScorecard.class,
                "service_product_id | due_count | control_count | delivered_count\nnight_data | 3 | 1 | 1\n",
                "delivered or control");
        expectStopped(
                ServiceProductLift.class,
                "service_product_id | outcome | ranking_verdict | qini_low\nnight_data | used | evidence | -0.1\n",
                "a ranking is claimed only where it is shown");
    }

    /** 2,400 offers of a service that only the young care for, and 600 customers of its control group; the young use it in two of five cases, all others in one of ten. Of another there are too few. */
    private void givenATrial() {
        Random random = new Random(8);
        StringBuilder offers = new StringBuilder(OFFER_COLUMNS);
        StringBuilder months = new StringBuilder("customer_key | age_years | level | snapshot_date\n");
        StringBuilder customers = new StringBuilder("customer_key | left_date | valid_from\n");
        for (int i = 0; i < 3_000; i++) {
            int age = 20 + random.nextInt(50);
            boolean isControl = i % 5 == 0;
            boolean isUsed = random.nextDouble() < (!isControl && age < 40 ? 0.4 : 0.1);
            offers.append(String.format(
                    Locale.ROOT,
                    "d%05d | night_data | k%d | north | sms | %s | %s | %s | | | 2026-02-03 01:00:00 | 2026-02-03 02:00:00 | 2026-02-03%n",
                    i,
                    i,
                    isControl,
                    isUsed && !isControl,
                    isUsed));
            months.append("k%d | %d | gold | 2026-01-31%n".formatted(i, age));
            customers.append("k%d | %s | 2026-01-01 00:00:00%n".formatted(i, i % 50 == 1 ? "2026-03-01" : ""));
        }
        offers.append(
                "e1 | green_channel | k1 | north | sms | false | true | true | | | 2026-02-03 01:00:00 | 2026-02-03 02:00:00 | 2026-02-03\n");
        given(ServiceDeliveries.class, offers.toString());
        given(ChurnFeatures.class, months.toString());
        given(Customers.class, customers.toString());
    }

    @Test
    void aServiceThatMovesTheYoungHelpsAndIsRankedByUplift() {
        givenATrial();
        build(ServiceProductLift.class, asOf("2026-03-31"));
        expect(
                ServiceProductLift.class,
                """
                service_product_id | outcome | verdict      | ranking_verdict | treated_count | control_count | ranked_count | first_offered_date
                night_data         | used    | helps        | evidence        | 2400          | 600           | 3000         | 2026-02-03
                green_channel      | used    | insufficient | insufficient    | 1             | 0             | 1            | 2026-02-03
                """);
        List<String> lift = rows(
                        ServiceProductLift.class,
                        List.of("service_product_id", "lift_low", "lift", "lift_high", "qini_low"))
                .stream()
                .filter(row -> row.get(0).equals("night_data"))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(lift.get(1))).isLessThan(0.12);
        assertThat(Double.parseDouble(lift.get(3))).isGreaterThan(0.12);
        assertThat(Double.parseDouble(lift.get(4))).isPositive();
    }

    @Test
    void whoeverStaysIsKnownOnlyAfterSixtyDays() {
        givenATrial();
        build(ServiceProductLift.class, asOf("2026-04-30"));
        expect(
                ServiceProductLift.class,
                """
                service_product_id | outcome | verdict      | ranking_verdict | treated_outcome_count | control_outcome_count
                night_data         | used    | helps        | evidence        | %1$s                  | %2$s
                night_data         | left    | harms        |                 | 60                    | 0
                green_channel      | used    | insufficient | insufficient    | 1                     | 0
                green_channel      | left    | insufficient |                 | 1                     | 0
                """
                        .formatted(used("false"), used("true")));
    }

    private String used(String isControl) {
        return Long.toString(
                rows(ServiceDeliveries.class, List.of("service_product_id", "is_control", "is_used")).stream()
                        .filter(row -> row.equals(List.of("night_data", isControl, "true")))
                        .count());
    }

    /** Of two mailings with one control group, and a service that has its own. */
    @Test
    void aControlGroupOfACampaignStandsBesideEachOfItsServices() {
        given(
                ServiceDeliveries.class,
                """
                delivery_id | service_product_id | campaign_id | is_control | is_used | offered_date
                d1          | mens_mail          | spring      | false      | true    | 2026-03-01
                d2          | womens_mail        | spring      | false      | false   | 2026-03-01
                d3          | no_mail            | spring      | true       | true    | 2026-03-01
                d4          | no_mail            | spring      | true       | false   | 2026-03-01
                d5          | night_data         |             | false      | true    | 2026-03-01
                d6          | night_data         |             | true       | false   | 2026-03-01
                d7          | lost               |             | true       | false   | 2026-03-01
                """);
        build(ServiceProductLift.class, asOf("2026-04-30"));
        expect(
                ServiceProductLift.class,
                """
                service_product_id | outcome | treated_count | treated_outcome_count | control_count | control_outcome_count | lift
                mens_mail          | used    | 1             | 1                     | 2             | 1                     | 0.5
                womens_mail        | used    | 1             | 0                     | 2             | 1                     | -0.5
                night_data         | used    | 1             | 1                     | 1             | 0                     | 1.0
                lost               | used    | 0             | 0                     | 1             | 0                     |
                """);
    }

    /** Without profiles, complaints or a month end, the lift of use still stands. */
    @Test
    void withOffersAloneThereIsALiftButNoRanking() {
        givenFiveOffers();
        build(ServiceProductLift.class, asOf("2026-04-30"));
        expect(
                ServiceProductLift.class,
                """
                service_product_id | outcome | verdict      | ranking_verdict | treated_count | control_count | treated_rate | control_rate | lift      | ranked_count
                night_data         | used    | insufficient | insufficient    | 4             | 1             | 0.25         | 1.0          | -0.75     | 0
                unheard_of         | used    | insufficient | insufficient    | 1             | 0             | 0.0          |              |           | 0
                """);
    }
}
