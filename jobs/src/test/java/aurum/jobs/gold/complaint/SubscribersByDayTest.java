package aurum.jobs.gold.complaint;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.Customers;
import org.junit.jupiter.api.Test;

class SubscribersByDayTest extends LakeTest {

    @Test
    void customerCountsFromTheFirstDayUntilTheDayBeforeLeaving() {
        given(
                Customers.class,
                """
            customer_key | region_id | product_line | activated_date | left_date  | changed_date
            k1           | north     | mobile_5g    | 2020-01-01     |            | 2026-03-01
            k2           | north     | mobile_5g    | 2026-03-02     |            | 2026-03-02
            k3           | north     | mobile_5g    | 2020-01-01     | 2026-03-03 | 2026-03-03
            k4           | south     | broadband    | 2026-03-03     |            | 2026-03-03
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
                Customers.class,
                """
            customer_key | region_id | product_line | activated_date | left_date | changed_date | changed_at
            k1           | north     | mobile_5g    | 2020-01-01     |           | 2026-03-01   | 2026-03-01 00:00:00
            k2           | north     | mobile_5g    | 2020-01-01     |           | 2026-03-01   | 2026-03-01 00:00:00
            """);
        build(SubscribersByDay.class, asOf("2026-03-04"));
        given(
                Customers.class,
                """
            customer_key | region_id | product_line | activated_date | left_date  | changed_date | changed_at
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
                Customers.class,
                """
            customer_key | region_id | product_line | activated_date | changed_date
            k1           | north     | mobile_5g    | 2020-01-01     | 2026-03-01
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
}
