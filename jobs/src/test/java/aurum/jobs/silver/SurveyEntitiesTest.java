package aurum.jobs.silver;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.lake.TableRun;
import aurum.jobs.silver.survey.CompetitorScores;
import aurum.jobs.silver.survey.Inspections;
import aurum.jobs.silver.survey.InternalRatings;
import aurum.jobs.silver.survey.SurveyAnswers;
import aurum.jobs.silver.survey.SurveyInvitations;
import aurum.jobs.silver.survey.SurveyResponses;
import aurum.jobs.source.feed.CompetitorSurveysFeed;
import aurum.jobs.source.feed.InspectionsFeed;
import aurum.jobs.source.feed.InternalSurveysFeed;
import aurum.jobs.source.feed.SurveyInvitationsFeed;
import aurum.jobs.source.feed.SurveysFeed;
import org.junit.jupiter.api.Test;

/** Entities of surveys: what a feed's rows become, which of several states wins, what is set aside. */
class SurveyEntitiesTest extends LakeTest {

    @Test
    void surveysOfCustomersDepartmentsAndTheMarket() {
        String surveys =
                """
            answer_id | response_id | answered_at         | attribute    | expectation | experience | overall | latitude | longitude
            a1        | r1          | 2026-03-01 20:00:00 | data_speed   | 8           | 6          | 7       |          |
            a2        | r1          | 2026-03-01 20:00:00 | call_quality |             | 9          | 7       | 31.2     | 121.4
            a3        |             | 2026-03-01 20:00:00 | call_quality |             | 11         |         |          |
            a4        |             | 2026-03-01 20:00:00 | call_quality |             | 4          |         | 99       | 0
            """;
        becomes(
                SurveysFeed.class,
                surveys,
                SurveyAnswers.class,
                2,
                """
            answer_id | response_id | attribute_id | gap  | operator_id | survey_kind | latitude
            a1        | r1          | data_speed   | -2.0 | own         | unknown     |
            a2        | r1          | call_quality |      | own         | unknown     | 31.2
            """);
        TableRun responses = build(SurveyResponses.class, asOf("2026-03-31"));
        assertThat(responses.rowsOut()).isEqualTo(3);
        assertThat(responses.rowsSame()).as("four answers make three responses").isEqualTo(1);
        becomes(
                SurveyInvitationsFeed.class,
                """
            invitation_id | invited_at          | sampling_rate | is_asked | not_asked_reason
            i1            | 2026-03-01 20:00:00 | 0.05          | true     |
            i2            | 2026-03-01 20:00:00 | 0.05          | false    | no_consent
            i3            | 2026-03-01 20:00:00 | 5             | true     |
            """,
                SurveyInvitations.class,
                1,
                """
            invitation_id | sampling_rate | is_asked | not_asked_reason
            i1            | 0.05          | true     |
            i2            | 0.05          | false    | no_consent
            """);
        becomes(
                InternalSurveysFeed.class,
                """
            rating_id | rated_date | rater_department | rated_department | attribute | score
            q1        | 2026-03-12 | it               | network          | quality   | 7
            q2        | 2026-03-12 | it               | network          | quality   | 70
            """,
                InternalRatings.class,
                1,
                """
            rating_id | rater_department_id | rated_department_id | score
            q1        | it                  | network             | 7.0
            """);
        becomes(
                InspectionsFeed.class,
                """
            item_id | inspection_id | kind             | inspected_at        | operator     | item     | score | full_score
            v1      | v             | mystery_shopping | 2026-03-10 10:00:00 |              | greeting | 8     | 10
            v2      |               | experience_test  | 2026-03-10 10:00:00 | competitor_a | speed    | 77    |
            v3      |               | experience_test  | 2026-03-10 10:00:00 |              | speed    | 11    | 10
            """,
                Inspections.class,
                1,
                """
            item_id | inspection_id | operator_id  | score | full_score
            v1      | v             | own          | 8.0   | 10.0
            v2      | v2            | competitor_a | 77.0  | 100.0
            """);
        becomes(
                CompetitorSurveysFeed.class,
                """
            score_id | surveyed_date | operator     | region | attribute  | score | response_count
            y1       | 2026-03-18    | competitor_a | north  | data_speed | 7.5   | 120
            y2       | 2026-03-18    | own          | north  | data_speed | 12    | 120
            """,
                CompetitorScores.class,
                1,
                """
            score_id | operator_id  | attribute_id | score | response_count
            y1       | competitor_a | data_speed   | 7.5   | 120
            """);
    }
}
