package aurum.jobs.silver;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.lake.TableRun;
import aurum.jobs.source.feed.CustomersFeed;
import org.junit.jupiter.api.Test;

class CustomersTest extends LakeTest {

    @Test
    void newestStateWinsAndImpossibleStaysAreSetAside() {
        given(
                CustomersFeed.class,
                """
            customer_id | changed_at          | region | product_line | level | activated_date | left_date
            u1          | 2026-03-01 00:00:00 | north  | mobile_5g    | gold  | 2020-01-01     |
            u1          | 2026-03-05 09:00:00 | north  | mobile_5g    | gold  | 2020-01-01     | 2026-03-05
            u2          | 2026-03-01 00:00:00 |        |              |       | 2021-01-01     |
            u3          | 2026-03-01 00:00:00 | north  | mobile_5g    | gold  | 2026-01-01     | 2020-01-01
            """);
        TableRun run = build(Customers.class, asOf("2026-03-05"));
        expect(
                Customers.class,
                """
            region_id | product_line | level   | activated_date | left_date  | changed_date
            north     | mobile_5g    | gold    | 2020-01-01     | 2026-03-05 | 2026-03-05
            unknown   | unknown      | unknown | 2021-01-01     |            | 2026-03-01
            """);
        assertThat(run.rowsSetAside()).isEqualTo(1);
        assertThat(run.addsUp()).isTrue();
    }
}
