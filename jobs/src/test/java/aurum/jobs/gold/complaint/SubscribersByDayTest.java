package aurum.jobs.gold.complaint;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.customer.Subscriptions;
import org.junit.jupiter.api.Test;

class SubscribersByDayTest extends LakeTest {

    @Test
    void customerCountsFromTheFirstDayUntilTheDayBeforeLeaving() {
        given(
                Subscriptions.class,
                """
            customer_key | region_id | product_line | activated_date | left_date  | changed_date | valid_from
            k1           | north     | mobile_5g    | 2020-01-01     |            | 2026-03-01 | 2026-03-01 00:00:00
            k2           | north     | mobile_5g    | 2026-03-02     |            | 2026-03-02 | 2026-03-02 00:00:00
            k3           | north     | mobile_5g    | 2020-01-01     | 2026-03-03 | 2026-03-03 | 2026-03-03 00:00:00
            k4           | south     | broadband    | 2026-03-03     |            | 2026-03-03 | 2026-03-03 00:00:00
            """);
        build(SubscribersByDay.class, asOf("2026-03-03"));
        expect(
                SubscribersByDay.class,
                """
            region_id | product_line | subscriber_date | subscriber_count
            north     | mobile_5g    | 2026-03-01      | 2
            north     | mobile_5g    | 2026-03-02      | 3
            north     | mobile_5g    | 2026-03-03      | 2
            south     | broadband    | 2026-03-03      | 1
            """);
    }

    @Test
    void lateLeaverChangesEveryDaySince() {
        given(
                Subscriptions.class,
                """
            customer_key | region_id | product_line | activated_date | left_date | changed_date | valid_from
            k1           | north     | mobile_5g    | 2020-01-01     |           | 2026-03-01   | 2026-03-01 00:00:00
            k2           | north     | mobile_5g    | 2020-01-01     |           | 2026-03-01   | 2026-03-01 00:00:00
            """);
        build(SubscribersByDay.class, asOf("2026-03-04"));
        given(
                Subscriptions.class,
                """
            customer_key | region_id | product_line | activated_date | left_date  | changed_date | valid_from
            k2           | north     | mobile_5g    | 2020-01-01     | 2026-03-03 | 2026-03-03   | 2026-03-03 00:00:00
            """);
        build(SubscribersByDay.class, asOf("2026-03-05"));
        expect(
                SubscribersByDay.class,
                """
            subscriber_date | subscriber_count
            2026-03-01      | 2
            2026-03-02      | 2
            2026-03-03      | 1
            2026-03-04      | 1
            2026-03-05      | 1
            """);
    }

    @Test
    void newDayIsBuiltThoughNobodyChanged() {
        given(
                Subscriptions.class,
                """
            customer_key | region_id | product_line | activated_date | changed_date | valid_from
            k1           | north     | mobile_5g    | 2020-01-01     | 2026-03-01 | 2026-03-01 00:00:00
            """);
        build(SubscribersByDay.class, asOf("2026-03-01"));
        build(SubscribersByDay.class, asOf("2026-03-02"));
        expect(
                SubscribersByDay.class,
                """
            subscriber_date | subscriber_count
            2026-03-01      | 1
            2026-03-02      | 1
            """);
        expectRebuiltDays("2026-03-02");
    }

    @Test
    void moverCountsWhereTheDayEnded() {
        given(
                Subscriptions.class,
                """
            customer_key | region_id | product_line | activated_date | changed_date | valid_from          | valid_to
            k1           | north     | mobile_4g    | 2020-01-01     | 2026-03-01   | 2026-03-01 00:00:00 | 2026-03-02 09:00:00
            k1           | south     | mobile_4g    | 2020-01-01     | 2026-03-02   | 2026-03-02 09:00:00 | 2026-03-02 10:00:00
            k1           | south     | mobile_5g    | 2020-01-01     | 2026-03-02   | 2026-03-02 10:00:00 |
            """);
        build(SubscribersByDay.class, asOf("2026-03-03"));
        expect(
                SubscribersByDay.class,
                """
            region_id | product_line | subscriber_date | subscriber_count
            north     | mobile_4g    | 2026-03-01      | 1
            south     | mobile_5g    | 2026-03-02      | 1
            south     | mobile_5g    | 2026-03-03      | 1
            """);
    }

    @Test
    void changeRebuildsFromItsDayAndNotFromTheDayTheOldStateBegan() {
        given(
                Subscriptions.class,
                """
            customer_key | region_id | product_line | activated_date | changed_date | valid_from
            k1           | north     | mobile_4g    | 2020-01-01     | 2026-03-01   | 2026-03-01 00:00:00
            """);
        build(SubscribersByDay.class, asOf("2026-03-04"));
        given(
                Subscriptions.class,
                """
            customer_key | region_id | product_line | activated_date | changed_date | valid_from
            k1           | north     | mobile_5g    | 2020-01-01     | 2026-03-04   | 2026-03-04 09:00:00
            """);
        build(SubscribersByDay.class, asOf("2026-03-04"));
        expectRebuiltDays("2026-03-04");
        expect(
                SubscribersByDay.class,
                """
            product_line | subscriber_date | subscriber_count
            mobile_4g    | 2026-03-01      | 1
            mobile_4g    | 2026-03-02      | 1
            mobile_4g    | 2026-03-03      | 1
            mobile_5g    | 2026-03-04      | 1
            """);
    }
}
