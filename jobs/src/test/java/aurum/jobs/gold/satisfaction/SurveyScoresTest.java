package aurum.jobs.gold.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.gold.complaint.SubscribersByDay;
import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.survey.SurveyAnswers;
import aurum.jobs.silver.survey.SurveyInvitations;
import aurum.jobs.silver.survey.SurveyResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** From answers to weights, scores and reasons. */
class SurveyScoresTest extends LakeTest {
    private static final String MARCH = "2026-03-10";

    /** Of four that were asked with odds of one half two answered: each stands for four. */
    @Test
    void whoAnswersStandsForThoseWhoDoNotAndForThoseWhoWereNotAsked() {
        given(
                SurveyInvitations.class,
                """
                invitation_id | survey_kind | region_id | stratum | sampling_rate | is_asked | response_id | invited_date
                i1            | touchpoint  | north     | s       | 0.5           | true     | r1          | 2026-03-10
                i2            | touchpoint  | north     | s       | 0.5           | true     | r2          | 2026-03-10
                i3            | touchpoint  | north     | s       | 0.5           | true     | r2          | 2026-03-11
                i4            | touchpoint  | north     | s       | 0.5           | true     |             | 2026-03-12
                i5            | touchpoint  | north     | s       | 0.5           | false    |             | 2026-03-12
                i6            | touchpoint  | north     | s       | 0             | true     |             | 2026-03-12
                """);
        given(
                SurveyResponses.class,
                """
                response_id | survey_kind | operator_id  | region_id | overall | answered_date
                r1          | touchpoint  | own          | north     | 7       | 2026-03-10
                r2          | touchpoint  | own          | north     |         | 2026-03-10
                r3          | research    | own          | south     | 9       | 2026-03-10
                r4          | research    | competitor_a | south     | 9       | 2026-03-10
                r5          | research    | own          | south     | 9       | 2026-04-01
                """);
        build(ResponseWeights.class, asOf("2026-03-31"));
        Map<String, String> months =
                rows(ResponseWeights.class, List.of("response_id", "weight", "period_kind", "period_start_date"))
                        .stream()
                        .filter(row -> row.get(2).equals("month"))
                        .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1) + " " + row.get(3)));
        assertThat(months.keySet()).containsExactlyInAnyOrder("r1", "r2", "r3");
        assertThat(weight(months.get("r1"))).isCloseTo(4, within(1e-6));
        assertThat(weight(months.get("r2"))).isCloseTo(4, within(1e-6));
        assertThat(weight(months.get("r3"))).isCloseTo(1, within(1e-3));
        assertThat(months.get("r1")).endsWith("2026-03-01");
        assertThat(rows(ResponseWeights.class, List.of("period_kind", "period_start_date")))
                .contains(
                        List.of("quarter", "2026-01-01"),
                        List.of("half_year", "2026-01-01"),
                        List.of("year", "2026-01-01"));
    }

    private static double weight(String row) {
        return Double.parseDouble(row.split(" ")[0]);
    }

    @Test
    void periodicSurveysAreRakedToTheCustomers() {
        givenFortyAnswers();
        given(
                SubscribersByDay.class,
                """
                region_id | product_line | subscriber_count | subscriber_date
                north     | mobile_5g    | 900              | 2026-03-01
                south     | mobile_5g    | 100              | 2026-03-01
                """);
        build(ResponseWeights.class, asOf("2026-03-31"));
        Map<String, Double> sums = rows(ResponseWeights.class, List.of("region_id", "weight", "period_kind")).stream()
                .filter(row -> row.get(2).equals("month"))
                .collect(Collectors.groupingBy(
                        row -> row.get(0), Collectors.summingDouble(row -> Double.parseDouble(row.get(1)))));
        assertThat(sums.get("north")).isCloseTo(900, within(1e-6));
        assertThat(sums.get("south")).isCloseTo(100, within(1e-6));

        build(SatisfactionScores.class, asOf("2026-03-31"));
        List<String> all = score("all", "all", "all");
        // 20 answers of 9 in the north stand for 900, 20 of 5 in the south for 100.
        assertThat(Double.parseDouble(all.get(0))).isCloseTo(8.6, within(1e-9));
        assertThat(all.get(1)).isEqualTo("7.0");
        assertThat(Double.parseDouble(all.get(2))).isCloseTo(0.9, within(1e-9));
        assertThat(all.get(3)).isEqualTo("40");
    }

    /** Twenty of a kind, less than thirty, tell nothing; forty do. */
    @Test
    void tooFewAnswersTellNothing() {
        givenFortyAnswers();
        build(ResponseWeights.class, asOf("2026-03-31"));
        build(SatisfactionScores.class, asOf("2026-03-31"));
        assertThat(score("north", "all", "all").subList(0, 5))
                .isEqualTo(Arrays.asList(null, null, null, "20", "false"));
        assertThat(score("all", "all", "all").get(4)).isEqualTo("true");
    }

    @Test
    void attributesDepartmentsAndStagesAreScoredByTheirRatings() {
        givenFortyAnswers();
        StringBuilder answers = new StringBuilder(
                "answer_id | response_id | attribute_id | expectation | experience | answered_date\n");
        for (int i = 0; i < 40; i++) {
            answers.append("a%1$d | r%1$d | network_coverage | 8 | 6 | 2026-03-10\n".formatted(i));
            answers.append("b%1$d | r%1$d | data_speed | | 8 | 2026-03-10\n".formatted(i));
        }
        given(SurveyAnswers.class, answers.toString());
        build(ResponseWeights.class, asOf("2026-03-31"));
        build(SatisfactionScores.class, asOf("2026-03-31"));
        assertThat(score("all", "attribute", "network_coverage"))
                .containsExactly("6.0", "6.0", "0.0", "40", "true", "8.0", "-2.0", null);
        assertThat(score("all", "attribute", "data_speed"))
                .containsExactly("8.0", "8.0", "1.0", "40", "true", null, null, null);
        assertThat(score("all", "department", "network").get(0)).isEqualTo("7.0");
        assertThat(score("all", "journey_stage", "fault_repair").get(0)).isEqualTo("7.0");
    }

    @Test
    void responseRateIsToldWhereItIsKnownWhoWasAsked() {
        givenFortyAnswers();
        build(ResponseWeights.class, asOf("2026-03-31"));
        build(SatisfactionScores.class, asOf("2026-03-31"));
        assertThat(score("all", "all", "all").get(7)).isEqualTo("0.8");
        assertThat(score("all", "product_line", "mobile_5g").get(7)).isNull();
    }

    private List<String> score(String region, String dimension, String value) {
        return rows(
                        SatisfactionScores.class,
                        List.of(
                                "mean_score",
                                "raw_mean_score",
                                "satisfied_rate",
                                "response_count",
                                "is_sufficient",
                                "expectation",
                                "gap",
                                "response_rate",
                                "region_id",
                                "dimension",
                                "value",
                                "period_kind"))
                .stream()
                .filter(row -> row.subList(8, 12).equals(List.of(region, dimension, value, "month")))
                .findFirst()
                .orElseThrow()
                .subList(0, 8);
    }

    /** Twenty answers of 9 in the north and twenty of 5 in the south, of 25 asked each; and what has to be there. */
    private void givenFortyAnswers() {
        StringBuilder invitations = new StringBuilder(
                "invitation_id | survey_kind | region_id | stratum | sampling_rate | is_asked | response_id | invited_date\n");
        StringBuilder responses = new StringBuilder(
                "response_id | survey_kind | operator_id | region_id | product_line | overall | recommend | reasons | answered_date\n");
        for (int i = 0; i < 50; i++) {
            boolean isNorth = i < 20 || i >= 45;
            String region = isNorth ? "north" : "south";
            invitations.append("i%d | periodic | %s | %s | 0.1 | true | %s | %s%n"
                    .formatted(i, region, region, i < 40 ? "r" + i : "", MARCH));
            if (i < 40) {
                responses.append("r%d | periodic | own | %s | mobile_5g | %d | %d | %s | %s%n"
                        .formatted(
                                i,
                                region,
                                isNorth ? 9 : 5,
                                isNorth ? 10 : 3,
                                isNorth ? "" : i % 2 == 0 ? "slow_data; bill_unclear;slow_data" : "",
                                MARCH));
            }
        }
        given(SurveyInvitations.class, invitations.toString());
        given(SurveyResponses.class, responses.toString());
        given(SurveyAnswers.class, "answer_id | response_id\nnone | none\n");
    }

    @Test
    void reasonsAreCountedOnceEachAndTheirParentIsKnown() {
        givenFortyAnswers();
        build(ResponseWeights.class, asOf("2026-03-31"));
        build(DissatisfactionReasons.class, asOf("2026-03-31"));
        assertThat(rows(
                                DissatisfactionReasons.class,
                                List.of(
                                        "region_id",
                                        "category_id",
                                        "parent_category_id",
                                        "response_count",
                                        "dissatisfied_count",
                                        "is_sufficient",
                                        "named_rate",
                                        "period_kind"))
                        .stream()
                        .filter(row -> row.get(7).equals("year") && row.get(0).equals("south"))
                        .map(row -> row.subList(1, 7))
                        .toList())
                .containsExactlyInAnyOrder(
                        Arrays.asList("slow_data", "network", "10", "20", "false", null),
                        Arrays.asList("bill_unclear", "billing", "10", "20", "false", null),
                        Arrays.asList("none", null, "10", "20", "false", null));
    }
}
