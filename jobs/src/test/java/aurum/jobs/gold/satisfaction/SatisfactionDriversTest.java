package aurum.jobs.gold.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.lake.LakeTest;
import aurum.jobs.silver.survey.SurveyAnswers;
import aurum.jobs.silver.survey.SurveyResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What satisfaction depends on, and what the next inspection looks at because of it. */
class SatisfactionDriversTest extends LakeTest {
    private static final List<String> WANTED = List.of(
            "attribute_id",
            "response_count",
            "direction",
            "tie_group",
            "quadrant",
            "asymmetry",
            "is_sufficient",
            "importance_share",
            "performance",
            "effect",
            "region_id",
            "product_line",
            "period_kind");

    /** Billing matters most and is rated low; the brand matters little and is rated high. Of the south there are too few answers. */
    private void givenAnswers() {
        Random random = new Random(6);
        StringBuilder responses =
                new StringBuilder("response_id | survey_kind | operator_id | region_id | overall | answered_date\n");
        StringBuilder answers = new StringBuilder("answer_id | response_id | attribute_id | experience\n");
        for (int i = 0; i < 420; i++) {
            long billing = Math.round(Math.max(0, Math.min(10, 5 + 2 * random.nextGaussian())));
            long brand = Math.round(Math.max(0, Math.min(10, 8 + random.nextGaussian())));
            double overall = Math.max(0, Math.min(10, 0.6 * billing + 0.2 * brand + 1 + 0.5 * random.nextGaussian()));
            responses.append("r%d | periodic | own | %s | %s | 2026-05-15%n"
                    .formatted(i, i < 400 ? "wangchao" : "xiyan", i == 0 ? "" : Double.toString(overall)));
            answers.append("a%1$d | r%1$d | billing_clarity | %2$d%n".formatted(i, billing));
            answers.append("b%1$d | r%1$d | brand_image | %2$s%n".formatted(i, i == 1 ? "" : brand));
            if (i < 40) {
                answers.append("c%1$d | r%1$d | store_service | 7%n".formatted(i));
            }
        }
        given(SurveyResponses.class, responses.toString());
        given(SurveyAnswers.class, answers.toString());
    }

    private List<String> driver(String region, String attribute) {
        return rows(SatisfactionDrivers.class, WANTED).stream()
                .filter(row ->
                        row.get(0).equals(attribute) && row.subList(10, 13).equals(List.of(region, "all", "quarter")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theAttributeThatMattersAndIsRatedLowIsMendedFirst() {
        givenAnswers();
        build(ResponseWeights.class, asOf("2026-06-30"));
        build(SatisfactionDrivers.class, asOf("2026-06-30"));
        List<String> billing = driver("wangchao", "billing_clarity");
        // Of 400, one has no overall rating and one no rating of the brand.
        assertThat(billing.subList(1, 7)).containsExactly("398", "positive", "1", "mend_first", "performance", "true");
        assertThat(Double.parseDouble(billing.get(7))).isGreaterThan(0.85);
        assertThat(Double.parseDouble(billing.get(9))).isCloseTo(0.6, within(0.05));
        assertThat(driver("wangchao", "brand_image").subList(2, 5)).containsExactly("positive", "2", "enough");
        assertThat(rows(SatisfactionDrivers.class, List.of("attribute_id")))
                .as("an attribute that few rate is left out")
                .doesNotContain(List.of("store_service"));
        assertThat(driver("xiyan", "billing_clarity").subList(1, 8))
                .isEqualTo(Arrays.asList("20", null, null, null, null, "false", null));
    }

    @Test
    void theNextInspectionLooksAtWhatToMendAndAtWhatFailed() {
        givenAnswers();
        build(ResponseWeights.class, asOf("2026-06-30"));
        build(SatisfactionDrivers.class, asOf("2026-06-30"));
        given(
                InspectionScores.class,
                """
                kind             | operator_id | period_kind | region_id | dimension | value         | score | period_start_date
                record_audit     | own         | month       | wangchao  | item      | bill_readable | 80    | 2026-04-01
                record_audit     | own         | month       | wangchao  | item      | bill_readable | 50    | 2026-05-01
                mystery_shopping | own         | month       | xiyan     | item      | greeting      | 59    | 2026-05-01
                mystery_shopping | own         | month       | xiyan     | item      | waiting_time  | 60    | 2026-05-01
                """);
        build(InspectionChecklist.class, asOf("2026-06-30"));
        List<List<String>> checks = rows(
                InspectionChecklist.class,
                List.of(
                        "region_id",
                        "item_id",
                        "reason",
                        "check_rank",
                        "is_own_evidence",
                        "department_id",
                        "last_score"));
        assertThat(checks)
                .contains(
                        List.of("wangchao", "bill_readable", "both", "1", "true", "finance", "50.0"),
                        List.of("xiyan", "greeting", "failed_last_time", "2", "false", "channel", "59.0"))
                .as("every item of every branch")
                .hasSize(17 * 15)
                .anyMatch(row -> row.subList(0, 3).equals(List.of("xiyan", "waiting_time", "routine")));
        assertThat(checks.stream()
                        .filter(row -> row.get(0).equals("xiyan") && !row.get(2).equals("routine"))
                        .map(row -> row.get(1) + row.get(2)))
                .containsExactlyInAnyOrder("bill_readablemend_first", "greetingfailed_last_time");
    }
}
