package aurum.jobs.gold.segment;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.lake.LakeTest;
import aurum.jobs.lake.TableRun.Outcome;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.customer.Subscriptions;
import org.junit.jupiter.api.Test;

class SegmentMigrationsTest extends LakeTest {

    @Test
    void customersWhoCameStayedAndWentAreCountedInTheirPairs() {
        given(
                SegmentMonthEnds.class,
                """
            customer_key | region_id | product_line | segment_ids | month_end_date
            stays        | north     | mobile_4g    | B3          | 2026-02-28
            moves        | north     | mobile_4g    | B3          | 2026-02-28
            adds         | north     | mobile_4g    | B3          | 2026-02-28
            leaves       | south     | broadband    | B3 C3       | 2026-02-28
            ordinary     | north     | mobile_4g    | none        | 2026-02-28
            """);
        given(
                CustomerFeatures.class,
                """
            customer_key | region_id | product_line | tenure_months | has_family_group | contract_days_left | state
            stays        | north     | mobile_4g    | 20            | true             |                    |
            moves        | north     | mobile_4g    | 20            | false            | 30                 |
            adds         | north     | mobile_4g    | 20            | true             | 30                 |
            ordinary     | north     | mobile_4g    | 20            | false            |                    |
            joins        | north     | mobile_4g    | 0             | false            | 60                 |
            """);
        build(SegmentMigrations.class, asOf("2026-03-15"));
        expect(
                SegmentMigrations.class,
                """
            region_id | product_line | from_segment_id | to_segment_id | customer_count | moved_count | from_date  | to_date
            north     | mobile_4g    | B3              | B3            | 2              | 0           | 2026-02-28 | 2026-03-15
            north     | mobile_4g    | B3              | C3            | 2              | 1           | 2026-02-28 | 2026-03-15
            north     | mobile_4g    | B3              | all           | 3              | 0           | 2026-02-28 | 2026-03-15
            north     | mobile_4g    | all             | B3            | 2              | 0           | 2026-02-28 | 2026-03-15
            north     | mobile_4g    | all             | C3            | 3              | 0           | 2026-02-28 | 2026-03-15
            north     | mobile_4g    | all             | none          | 1              | 0           | 2026-02-28 | 2026-03-15
            north     | mobile_4g    | all             | all           | 5              | 0           | 2026-02-28 | 2026-03-15
            north     | mobile_4g    | none            | none          | 1              | 0           | 2026-02-28 | 2026-03-15
            north     | mobile_4g    | none            | all           | 1              | 0           | 2026-02-28 | 2026-03-15
            north     | mobile_4g    | absent          | C3            | 1              | 1           | 2026-02-28 | 2026-03-15
            north     | mobile_4g    | absent          | all           | 1              | 0           | 2026-02-28 | 2026-03-15
            south     | broadband    | B3              | absent        | 1              | 1           | 2026-02-28 | 2026-03-15
            south     | broadband    | C3              | absent        | 1              | 1           | 2026-02-28 | 2026-03-15
            south     | broadband    | all             | absent        | 1              | 0           | 2026-02-28 | 2026-03-15
            south     | broadband    | B3              | all           | 1              | 0           | 2026-02-28 | 2026-03-15
            south     | broadband    | C3              | all           | 1              | 0           | 2026-02-28 | 2026-03-15
            south     | broadband    | all             | all           | 1              | 0           | 2026-02-28 | 2026-03-15
            """);
    }

    @Test
    void monthEndsTellWhatWasThenAndStandStillUntilTheNextMonthIsOver() {
        given(
                Customers.class,
                """
            customer_key | region_id | activated_date | left_date  | changed_date | valid_from          | valid_to
            grows        | north     | 2025-09-15     |            | 2025-10-01   | 2025-10-01 00:00:00 |
            leaves       | north     | 2025-01-01     |            | 2025-10-01   | 2025-10-01 00:00:00 | 2026-02-10 00:00:00
            leaves       | north     | 2025-01-01     | 2026-02-10 | 2026-02-10   | 2026-02-10 00:00:00 |
            """);
        given(
                Subscriptions.class,
                """
            customer_key | region_id | product_line | plan_id | monthly_fee_yuan | contract_end_date | activated_date | changed_date | valid_from
            grows        | north     | mobile_5g    | premium | 199              | 2026-04-30        | 2025-09-15     | 2025-10-01   | 2025-10-01 00:00:00
            leaves       | north     | mobile_4g    | light   | 29               |                   | 2025-01-01     | 2025-10-01   | 2025-10-01 00:00:00
            """);
        given(
                Complaints.class,
                """
            complaint_id | customer_key | received_date | received_at
            c1           | grows        | 2026-03-01    | 2026-03-01 08:00:00
            """);
        build(SegmentMonthEnds.class, asOf("2026-03-31"));
        expect(
                SegmentMonthEnds.class,
                """
            customer_key | product_line | segment_ids | month_end_date
            grows        | mobile_5g    | A5          | 2026-01-31
            leaves       | mobile_4g    | none        | 2026-01-31
            grows        | mobile_5g    | A5          | 2026-02-28
            grows        | mobile_5g    | A5 C3       | 2026-03-31
            """);
        given(
                Complaints.class,
                """
            complaint_id | customer_key | received_date | received_at
            c1           | grows        | 2026-03-01    | 2026-03-01 08:00:00
            late         | grows        | 2026-03-02    | 2026-03-02 08:00:00
            """);
        assertThat(build(SegmentMonthEnds.class, asOf("2026-04-29")).outcome()).isEqualTo(Outcome.UNCHANGED);
        build(SegmentMonthEnds.class, asOf("2026-04-30"));
        expect(
                SegmentMonthEnds.class,
                """
            customer_key | product_line | segment_ids | month_end_date
            grows        | mobile_5g    | A5          | 2026-02-28
            grows        | mobile_5g    | A5 C3 C4    | 2026-03-31
            grows        | mobile_5g    | C3 C4       | 2026-04-30
            """);
    }
}
