package aurum.jobs.gold.churn;

import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.customer.Subscriptions;
import aurum.jobs.silver.usage.UsageMonths;
import org.junit.jupiter.api.Test;

class RecoveryAndPlanTest extends LakeTest {

    /** Usual: of four on 4G on the last day that can be judged (1 March), one leaves within 60 days. Wilson's interval of 1 of 2 is 0.09453 to 0.90547. */
    @Test
    void leavingAfterComplaintsIsHeldAgainstTheUsualRate() {
        given(
                Customers.class,
                """
            customer_key | left_date  | valid_from
            a            | 2026-02-20 | 2026-02-20 00:00:00
            b            |            | 2026-01-01 00:00:00
            c            | 2026-04-10 | 2026-04-10 00:00:00
            d            |            | 2026-01-01 00:00:00
            e            |            | 2026-01-01 00:00:00
            """);
        given(
                Subscriptions.class,
                """
            customer_key | product_line | activated_date | valid_from
            a            | mobile_4g    | 2025-01-01     | 2025-01-01 00:00:00
            b            | mobile_4g    | 2025-01-01     | 2025-01-01 00:00:00
            c            | mobile_4g    | 2025-01-01     | 2025-01-01 00:00:00
            d            | mobile_4g    | 2025-01-01     | 2025-01-01 00:00:00
            e            | mobile_4g    | 2025-01-01     | 2025-01-01 00:00:00
            """);
        given(
                Complaints.class,
                """
            complaint_id | customer_key | product_line | received_date | resolved_at         | is_satisfied
            c1           | a            | mobile_4g    | 2026-02-01    | 2026-02-03 08:00:00 | false
            c2           | b            | mobile_4g    | 2026-02-01    | 2026-02-03 08:00:00 | false
            c3           | d            | mobile_4g    | 2026-02-01    | 2026-02-03 08:00:00 | true
            c4           | e            | mobile_4g    | 2026-02-01    |                     |
            after_left   | a            | mobile_4g    | 2026-02-25    | 2026-02-26 08:00:00 | true
            too_new      | d            | mobile_4g    | 2026-04-01    | 2026-04-03 08:00:00 | false
            nobody       |              | mobile_4g    | 2026-02-01    | 2026-02-03 08:00:00 | false
            """);
        build(RecoveryEffects.class, asOf("2026-04-30"));
        expect(
                RecoveryEffects.class,
                """
            handling    | complaint_count | left_count | left_rate | left_rate_low | left_rate_high | usual_rate | excess_rate
            unsatisfied | 2               | 1          | 0.5       | 0.09453       | 0.90547        | 0.25       | 0.25
            satisfied   | 1               | 0          | 0.0       | 0.0           | 0.79345        | 0.25       | -0.25
            unresolved  | 1               | 0          | 0.0       | 0.0           | 0.79345        | 0.25       | -0.25
            """);
    }

    /** Two months: 100 minutes and 5,000 MB, 100 minutes and 13,000 MB. Light 4G (60 minutes, 3,000 MB, 0.19 a minute, 8 a gigabyte): 29 + 7.6 + (16 + 80) ⁄ 2. */
    @Test
    void theSameUseIsPricedUnderEveryPlanOfTheLine() {
        given(
                CustomerFeatures.class,
                """
            customer_key | product_line | plan_id
            a            | mobile_4g    | light_4g
            b            | mobile_4g    | light_4g
            c            | mobile_4g    | gone_4g
            """);
        given(
                UsageMonths.class,
                """
            customer_key | usage_month | voice_minutes | data_megabytes
            a            | 2026-02-01  | 100           | 5000
            a            | 2026-03-01  | 100           | 13000
            a            | 2026-04-01  | 999           | 99000
            b            | 2025-10-01  | 100           | 5000
            c            | 2026-03-01  |               | 10
            nobody       | 2026-03-01  | 1             | 1
            """);
        build(PlanFit.class, asOf("2026-04-15"));
        expect(
                PlanFit.class,
                """
            customer_key | plan_id     | month_count | voice_yuan | data_yuan | monthly_yuan | saving_yuan | comparison | price_rank
            a            | light_4g    | 2           | 7.6        | 48.0      | 84.6         | 0.0         | current    | 2
            a            | standard_4g | 2           | 0.0        | 9.0       | 68.0         | 16.6        | best       | 1
            a            | family_4g   | 2           | 0.0        | 0.0       | 99.0         | -14.4       | dearer     | 3
            a            | premium_4g  | 2           | 0.0        | 0.0       | 139.0        | -54.4       | dearer     | 4
            c            | light_4g    | 1           | 0.0        | 0.0       | 29.0         |             | best       | 1
            c            | standard_4g | 1           | 0.0        | 0.0       | 59.0         |             | not_known  | 2
            c            | family_4g   | 1           | 0.0        | 0.0       | 99.0         |             | not_known  | 3
            c            | premium_4g  | 1           | 0.0        | 0.0       | 139.0        |             | not_known  | 4
            """);
    }
}
