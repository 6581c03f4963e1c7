package aurum.jobs.gold.service;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.contact.Suggestions;
import org.junit.jupiter.api.Test;

/** What customers ask for. */
class DesignRequestsTest extends LakeTest {

    @Test
    void suggestionsAddUpByTopicWithWhatBecameOfThem() {
        given(
                Suggestions.class,
                """
                suggestion_id | customer_key | channel       | topic_id     | status   | made_date
                s1            | a            | customer_club | night_data   | new      | 2026-06-01
                s2            | a            | app           | night_data   | adopted  | 2026-03-01
                s3            |              | website       | night_data   | considered | 2025-08-01
                s4            | b            | app           | bill_unclear | declined | 2026-05-01
                s5            | c            | app           | flying_car   |          | 2026-05-01
                s6            | c            | app           |              | new      | 2026-05-01
                s7            | c            | app           | night_data   | new      | 2025-06-30
                s8            | c            | app           | night_data   | new      | 2026-07-01
                """);
        build(DesignRequests.class, asOf("2026-06-30"));
        expect(
                DesignRequests.class,
                """
                topic_id     | kind            | state    | suggestion_count | customer_count | club_count | adopted_count | declined_count | recent_count | earlier_count | first_made_date | last_made_date
                night_data   | service_product | adopted  | 3                | 1              | 1          | 1             | 0              | 1            | 1             | 2025-08-01      | 2026-06-01
                bill_unclear | category        | declined | 1                | 1              | 0          | 0             | 1              | 1            | 0             | 2026-05-01      | 2026-05-01
                flying_car   | other           | open     | 1                | 1              | 0          | 0             | 0              | 1            | 0             | 2026-05-01      | 2026-05-01
                """);
    }

    @Test
    void aSuggestionIsNotAdoptedAndDeclined() {
        expectStopped(
                DesignRequests.class,
                "topic_id | suggestion_count | adopted_count | declined_count\nnight_data | 1 | 1 | 1\n",
                "adopted or declined, not both");
    }
}
