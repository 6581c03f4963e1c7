package aurum.jobs.silver.customer;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.lake.TableRun;
import aurum.jobs.source.feed.CustomersFeed;
import org.junit.jupiter.api.Test;

class CustomersTest extends LakeTest {

    private static final String FIRST =
            """
            customer_id | changed_at          | region | product_line | plan | level | activated_date | left_date
            u1          | 2026-03-01 00:00:00 | north  | mobile_5g    | p1   | gold  | 2020-01-01     |
            u2          | 2026-03-01 00:00:00 |        |              |      |       | 2021-01-01     |
            u3          | 2026-03-01 00:00:00 | north  | mobile_5g    | p1   | gold  | 2026-01-01     | 2020-01-01
            """;

    @Test
    void everyStateHoldsUntilTheNextHoweverTheyArrive() {
        given(CustomersFeed.class, FIRST);
        TableRun first = build(Customers.class, asOf("2026-03-05"));
        assertThat(first.rowsSetAside()).as("left before joining").isEqualTo(1);
        assertThat(first.addsUp()).isTrue();
        // The later state comes first, the one between with the next file, and once more with the one after.
        given(
                CustomersFeed.class,
                """
            customer_id | changed_at          | region | level   | activated_date | left_date
            u1          | 2026-03-05 09:00:00 | north  | diamond | 2020-01-01     | 2026-03-05
            """);
        build(Customers.class, asOf("2026-03-05"));
        String between =
                """
            customer_id | changed_at          | region | level   | activated_date
            u1          | 2026-03-03 12:00:00 | south  | diamond | 2020-01-01
            """;
        given(CustomersFeed.class, between);
        assertThat(build(Customers.class, asOf("2026-03-05")).rowsOut()).isEqualTo(1);
        given(CustomersFeed.class, between);
        TableRun again = build(Customers.class, asOf("2026-03-05"));
        assertThat(again.rowsSame()).isEqualTo(1);
        assertThat(again.addsUp()).isTrue();
        expect(
                Customers.class,
                """
            region_id | level   | left_date  | valid_from          | valid_to
            north     | gold    |            | 2026-03-01 00:00:00 | 2026-03-03 12:00:00
            south     | diamond |            | 2026-03-03 12:00:00 | 2026-03-05 09:00:00
            north     | diamond | 2026-03-05 | 2026-03-05 09:00:00 |
            unknown   | unknown |            | 2026-03-01 00:00:00 |
            """);
    }

    @Test
    void subscriptionsTellPlanAndProductLine() {
        given(CustomersFeed.class, FIRST);
        build(Subscriptions.class, asOf("2026-03-01"));
        expect(
                Subscriptions.class,
                """
            region_id | product_line | plan_id | activated_date | valid_to
            north     | mobile_5g    | p1      | 2020-01-01     |
            unknown   | unknown      | unknown | 2021-01-01     |
            """);
    }
}
