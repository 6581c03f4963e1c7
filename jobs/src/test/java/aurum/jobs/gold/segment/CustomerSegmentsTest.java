package aurum.jobs.gold.segment;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.lake.LakeTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerSegmentsTest extends LakeTest {

    @Test
    void customersAreInEverySegmentWhoseRuleHolds() {
        given(
                CustomerFeatures.class,
                """
            customer_key | region_id | product_line | tenure_months | arpu_yuan | has_family_group | contract_days_left | complaint_count_90_days | state
            newcomer     | north     | mobile_5g    | 6             | 130       | false            |                    | 0                       | active
            family       | north     | mobile_4g    | 7             | 60        | true             | 60                 | 2                       | active
            stopped      | south     | broadband    | 40            | 60        | false            | -1                 | 0                       | suspended
            unknown      | unknown   | unknown      | 0             |           | false            |                    |                         | unknown
            """);
        build(CustomerSegments.class, asOf("2026-03-31"));
        expect(
                CustomerSegments.class,
                """
            customer_key | segment_id | region_id | product_line | reason                                                     | known_date
            newcomer     | A5         | north     | mobile_5g    | tenure_months=6; arpu_yuan=130.0; monthly_fee_yuan=?       | 2026-03-31
            family       | B3         | north     | mobile_4g    | tenure_months=7; has_family_group=true                     | 2026-03-31
            family       | C3         | north     | mobile_4g    | contract_days_left=60                                      | 2026-03-31
            family       | C4         | north     | mobile_4g    | complaint_count_90_days=2                                  | 2026-03-31
            stopped      | C5         | south     | broadband    | state=suspended                                            | 2026-03-31
            """);
    }

    @Test
    void ofWhatIsNotKnownNoRuleHolds() {
        given(
                CustomerFeatures.class,
                """
            customer_key | tenure_months | state  | complaint_count_365_days | contact_count_90_days | response_count_365_days
            no_contacts  | 20            | active | 0                        |                       | 0
            silent       | 20            | active | 0                        | 0                     | 0
            """);
        build(CustomerSegments.class, asOf("2026-03-31"));
        assertThat(rows(CustomerSegments.class, List.of("customer_key", "segment_id")))
                .containsExactly(List.of("silent", "B10"));
    }

    @Test
    void ofEachDimensionTheFirstTagThatFitsHolds() {
        given(
                CustomerFeatures.class,
                """
            customer_key | region_id | tenure_months | arpu_yuan | active_day_count | days_since_use | last_overall | state     | voice_change_rate
            newcomer     | north     | 3             | 130       | 20               | 0              | 9            | active    | -0.5
            falling      | north     | 30            | 60        | 20               | 0              | 5            | active    | -0.5
            steady       | north     | 30            | 20        | 0                | 28             |              | suspended | -0.1
            unknown      | unknown   | 30            |           |                  |                |              | unknown   |
            """);
        build(CustomerTags.class, asOf("2026-03-31"));
        expect(
                CustomerTags.class,
                """
            customer_key | dimension    | tag_id          | region_id
            newcomer     | stage        | entry           | north
            newcomer     | spending     | spending_high   | north
            newcomer     | usage        | use_light       | north
            newcomer     | satisfaction | satisfied       | north
            newcomer     | state        | state_active    | north
            falling      | stage        | decline         | north
            falling      | spending     | spending_medium | north
            falling      | usage        | use_light       | north
            falling      | satisfaction | dissatisfied    | north
            falling      | state        | state_active    | north
            steady       | stage        | decline         | north
            steady       | spending     | spending_low    | north
            steady       | usage        | use_silent      | north
            steady       | state        | state_suspended | north
            unknown      | stage        | maturity        | unknown
            """);
    }
}
