package aurum.jobs.gold.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.survey.CompetitorScores;
import aurum.jobs.silver.survey.Inspections;
import aurum.jobs.silver.survey.InternalRatings;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was inspected, what colleagues say, what the competitors' customers say. */
class InspectionScoresTest extends LakeTest {

    @Test
    void theVisitCountsAndPointsAreOfAHundred() {
        given(
                Inspections.class,
                """
                item_id | inspection_id | kind             | operator_id | region_id | channel | store_ownership | item     | score | full_score | inspected_date
                a       | v1            | mystery_shopping | own         | north     | store   | own             | greeting | 5     | 5          | 2026-05-10
                b       | v1            | mystery_shopping | own         | north     | store   | own             | waiting  | 0     | 15         | 2026-05-10
                c       | v2            | mystery_shopping | own         | north     | store   | agent           | greeting | 75    | 100        | 2026-05-11
                d       | v3            | mystery_shopping | own         | south     | unknown |                 | greeting | 0     | 0          | 2026-05-11
                """);
        build(InspectionScores.class, asOf("2026-05-31"));
        assertThat(rows(
                                InspectionScores.class,
                                List.of(
                                        "dimension",
                                        "value",
                                        "inspection_count",
                                        "item_count",
                                        "failed_count",
                                        "score",
                                        "score_low",
                                        "region_id",
                                        "period_kind"))
                        .stream()
                        .filter(row -> row.get(7).equals("north") && row.get(8).equals("month"))
                        .map(row -> row.subList(0, 7)))
                .containsExactlyInAnyOrder(
                        Arrays.asList("all", "all", "2", "3", "1", "50.0", null),
                        Arrays.asList("channel", "store", "2", "3", "1", "50.0", null),
                        Arrays.asList("store_ownership", "own", "1", "2", "1", "25.0", null),
                        Arrays.asList("store_ownership", "agent", "1", "1", "0", "75.0", null),
                        Arrays.asList("item", "greeting", "2", "2", "0", "87.5", null),
                        Arrays.asList("item", "waiting", "1", "1", "1", "0.0", null));
    }

    /** Five visits of 50, 60, 70, 80, 90: mean 70, s = 15.811, t(4) = 2.776: ± 19.63. */
    @Test
    void fiveVisitsHaveAnInterval() {
        StringBuilder text = new StringBuilder(
                "item_id | inspection_id | kind | operator_id | region_id | item | score | full_score | inspected_date\n");
        for (int i = 0; i < 5; i++) {
            text.append("i%1$d | v%1$d | record_audit | own | north | x | %2$d | 100 | 2026-05-10%n"
                    .formatted(i, 50 + 10 * i));
        }
        given(Inspections.class, text.toString());
        build(InspectionScores.class, asOf("2026-05-31"));
        List<String> all =
                rows(InspectionScores.class, List.of("score", "score_low", "score_high", "dimension", "region_id"))
                        .stream()
                        .filter(row -> row.subList(3, 5).equals(List.of("all", "north")))
                        .findFirst()
                        .orElseThrow();
        assertThat(Double.parseDouble(all.get(0))).isCloseTo(70, within(1e-9));
        assertThat(Double.parseDouble(all.get(1))).isCloseTo(70 - 19.63, within(0.05));
        assertThat(Double.parseDouble(all.get(2))).isCloseTo(70 + 19.63, within(0.05));
    }

    @Test
    void aDepartmentDoesNotRateItselfAndARaterCountsOnce() {
        given(
                InternalRatings.class,
                """
                rating_id | wave   | region_id | rater_department_id | rated_department_id | attribute_id | score | rated_date
                a         | 2026Q2 | north     | marketing           | it                  | timeliness   | 4     | 2026-05-12
                b         | 2026Q2 | north     | marketing           | it                  | quality      | 6     | 2026-05-12
                c         |        | north     | finance             | it                  | quality      | 9     | 2026-05-12
                d         | 2026Q2 | north     | it                  | it                  | quality      | 10    | 2026-05-12
                e         | 2026Q2 | north     | it                  | unknown             | quality      | 10    | 2026-05-12
                """);
        build(InternalSatisfaction.class, asOf("2026-06-30"));
        assertThat(rows(
                                InternalSatisfaction.class,
                                List.of(
                                        "region_id",
                                        "department_id",
                                        "attribute_id",
                                        "rater_count",
                                        "rating_count",
                                        "score",
                                        "wave",
                                        "correlation"))
                        .stream()
                        .filter(row -> row.get(0).equals("north")))
                .containsExactlyInAnyOrder(
                        Arrays.asList("north", "it", "all", "2", "3", "7.0", "2026Q2", null),
                        Arrays.asList("north", "it", "timeliness", "1", "1", "4.0", "2026Q2", null),
                        Arrays.asList("north", "it", "quality", "2", "2", "7.5", "2026Q2", null));
    }

    /** Where colleagues rate the network higher, customers do too. */
    @Test
    void theTieBetweenColleaguesAndCustomersIsMeasuredOverTheBranches() {
        StringBuilder ratings = new StringBuilder(
                "rating_id | wave | region_id | rater_department_id | rated_department_id | attribute_id | score | rated_date\n");
        StringBuilder scores = new StringBuilder(
                "survey_kind | period_kind | region_id | dimension | value | mean_score | mean_score_low | mean_score_high | is_sufficient | period_start_date\n");
        for (int i = 0; i < 10; i++) {
            ratings.append(
                    "a%1$d | w | b%1$d | it | network | quality | %2$s | 2026-05-12%n".formatted(i, 5 + 0.3 * i));
            scores.append("periodic | quarter | b%d | department | network | %s | 0 | 10 | true | 2026-04-01%n"
                    .formatted(i, 6 + 0.2 * i + (i % 2) * 0.1));
            // Everybody rates finance alike, and so do customers: nothing to be tied.
            ratings.append("c%1$d | w | b%1$d | it | finance | quality | 7 | 2026-05-12%n".formatted(i));
            scores.append(
                    "periodic | quarter | b%d | department | finance | 8 | 0 | 10 | true | 2026-04-01%n".formatted(i));
        }
        given(InternalRatings.class, ratings.toString());
        given(SatisfactionScores.class, scores.toString());
        build(InternalSatisfaction.class, asOf("2026-06-30"));
        List<String> tie = rows(
                        InternalSatisfaction.class,
                        List.of("region_id", "attribute_id", "correlation", "correlation_low", "department_id"))
                .stream()
                .filter(row -> row.get(0).equals("all")
                        && row.get(1).equals("all")
                        && row.get(4).equals("network"))
                .findFirst()
                .orElseThrow();
        assertThat(rows(InternalSatisfaction.class, List.of("department_id", "correlation")))
                .contains(Arrays.asList("finance", null));
        assertThat(Double.parseDouble(tie.get(2))).isBetween(0.98, 1.0);
        assertThat(Double.parseDouble(tie.get(3))).isBetween(0.9, 0.995);
    }

    @Test
    void gapsAreAgainstEveryCompetitorAndTheBestIsMarked() {
        given(
                CompetitorScores.class,
                """
                score_id | wave   | operator_id  | region_id | attribute_id | score | response_count | surveyed_date
                a        | 2026Q2 | own          | north     | data_speed   | 7.0   | 100            | 2026-05-18
                b        | 2026Q2 | competitor_a | north     | data_speed   | 7.5   | 100            | 2026-05-18
                c        | 2026Q2 | competitor_b | north     | data_speed   | 6.5   |                | 2026-05-18
                d        | 2026Q2 | competitor_a | south     | data_speed   | 9.0   | 100            | 2026-05-18
                e        |        | own          | north     | data_speed   | 1.0   | 100            | 2026-05-18
                """);
        build(CompetitorGaps.class, asOf("2026-06-30"));
        List<List<String>> north = rows(
                        CompetitorGaps.class,
                        List.of(
                                "operator_id",
                                "own_score",
                                "score",
                                "gap",
                                "is_best",
                                "gap_low",
                                "region_id",
                                "attribute_id"))
                .stream()
                .filter(row -> row.get(6).equals("north") && row.get(7).equals("data_speed"))
                .toList();
        assertThat(north.stream().map(row -> row.subList(0, 5)))
                .containsExactlyInAnyOrder(
                        List.of("competitor_a", "7.0", "7.5", "-0.5", "true"),
                        List.of("competitor_b", "7.0", "6.5", "0.5", "false"));
        // Nothing is known of the spread: 2.5 points. 1.96 × √(2 × 6.25 ÷ 100) = 0.693.
        assertThat(north.stream()
                        .filter(row -> row.get(0).equals("competitor_a"))
                        .map(row -> Double.parseDouble(row.get(5))))
                .allSatisfy(low -> assertThat(low).isCloseTo(-0.5 - 0.693, within(0.001)));
        assertThat(north.stream()
                        .filter(row -> row.get(0).equals("competitor_b"))
                        .map(row -> row.get(5)))
                .containsOnlyNulls();
        assertThat(rows(CompetitorGaps.class, List.of("region_id")))
                .as("a branch where we were not surveyed has no gap")
                .doesNotContain(List.of("south"));
    }
}
