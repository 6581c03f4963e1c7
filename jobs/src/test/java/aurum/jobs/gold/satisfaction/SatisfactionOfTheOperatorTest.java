package aurum.jobs.gold.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.Pipeline;
import aurum.jobs.RunTest;
import aurum.jobs.lake.Runner;
import aurum.jobs.simulate.Dirt;
import aurum.jobs.simulate.Operator;
import aurum.jobs.simulate.SatisfactionDraws;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.source.FeedIngest;
import aurum.jobs.source.Source;
import aurum.jobs.statistics.CrossProducts;
import aurum.jobs.statistics.ExplainedVariance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The make-believe operator's surveys, inspections and complaints through all tables of satisfaction, against what the operator was drawn from. */
@Tag("heavy")
class SatisfactionOfTheOperatorTest extends RunTest {
    private static final LocalDate LAST = LocalDate.parse("2026-06-15");
    private static final int CUSTOMERS = 8_000;
    private static final int DAYS = 66;

    @Test
    void whatTheTablesSayIsWhatTheOperatorWasDrawnFrom() throws IOException {
        Path files = folder("operator");
        SimulationSettings settings = new SimulationSettings(
                files, project().resolve("data/catalog"), CUSTOMERS, DAYS, LAST, 17, 400, Dirt.NONE);
        new Operator(settings).simulate((date, done, days) -> {});
        FeedIngest ingest = new FeedIngest(
                lake,
                List.of(files),
                Duration.ZERO,
                Source.load(project().resolve("data/sources/operator"), Pipeline.feeds()),
                true);
        Runner.Result result = new Runner(lake, plan, ingest, SILENT)
                .run(
                        plan.select(List.of(
                                "+gold.inspection_checklist",
                                "+gold.dissatisfaction_reasons",
                                "+gold.internal_satisfaction",
                                "+gold.competitor_gaps",
                                "+gold.survey_candidates",
                                "silver.campaigns",
                                "bronze.campaigns",
                                "gold.scorecard")),
                        context(LAST, catalog));
        assertThat(result.isNew()).isTrue();
        roundsAreThoseOfTheSurveyDesk(files);
        driversAreThoseOfTheEquations(settings);
        inspectionsAndCompetitorsAreAsGoodAsTheyAre(files);
        colleaguesAreAsTheyAre();
        reasonsFollowWhatWasRatedLow();
        candidatesAreDrawnWithTheirOdds();
        everyBranchHasAScorecard();
    }

    private List<Row> rows(String table, String where) {
        return lake.readNewest(table).where(where).collectAsList();
    }

    private static List<Map<String, String>> truth(Path files, String name) throws IOException {
        try (Stream<String> lines = Files.lines(files.resolve("_truth").resolve(name))) {
            List<String[]> cells = lines.map(line -> line.split(",", -1)).toList();
            return cells.stream()
                    .skip(1)
                    .map(line -> {
                        Map<String, String> row = new HashMap<>();
                        for (int i = 0; i < line.length; i++) {
                            row.put(cells.get(0)[i], line[i]);
                        }
                        return row;
                    })
                    .toList();
        }
    }

    /** The plain mean is exactly that of the answers; told that the dissatisfied answer rather, the weighted one comes nearer that of all. */
    private void roundsAreThoseOfTheSurveyDesk(Path files) throws IOException {
        int compared = 0;
        double plainOff = 0;
        double selectiveOff = 0;
        for (Map<String, String> round : truth(files, "survey_rounds.csv")) {
            String[] name = round.get("round").split(" ");
            if (!name[0].equals("periodic")) {
                continue;
            }
            Row score = rows(
                            "gold.satisfaction_scores",
                            "survey_kind = 'periodic' and period_kind = 'month' and region_id = 'all' and dimension = 'all'"
                                    + " and period_start_date = date'" + name[1] + "-01'")
                    .get(0);
            assertThat(score.<Long>getAs("response_count")).isEqualTo(Long.parseLong(round.get("answers")));
            assertThat(score.<Double>getAs("raw_mean_score"))
                    .isCloseTo(Double.parseDouble(round.get("mean_overall_of_answers")), within(1e-6));
            double all = Double.parseDouble(round.get("mean_overall_of_all"));
            plainOff += score.<Double>getAs("raw_mean_score") - all;
            selectiveOff += score.<Double>getAs("selective_mean_score") - all;
            compared++;
        }
        assertThat(compared).isEqualTo(3);
        assertThat(plainOff / compared).isLessThan(-0.05);
        assertThat(Math.abs(selectiveOff)).isLessThan(Math.abs(plainOff) * 0.7);
    }

    private void driversAreThoseOfTheEquations(SimulationSettings settings) throws IOException {
        List<String> attributes = SatisfactionDraws.attributes();
        CrossProducts sums = new CrossProducts(new double[attributes.size() + 1]);
        SatisfactionDraws draws = SatisfactionDraws.of(settings, 0);
        for (int i = 0; i < 100_000; i++) {
            SatisfactionDraws.Draw draw = draws.next();
            double[] row = Arrays.copyOf(draw.experience(), attributes.size() + 1);
            row[attributes.size()] = draw.overall();
            sums.add(row, 1);
        }
        double[] contributions = ExplainedVariance.contributions(
                sums.covariance(IntStream.rangeClosed(0, attributes.size()).toArray()));
        double explained = Arrays.stream(contributions).sum();
        List<Row> found = rows(
                "gold.satisfaction_drivers",
                "survey_kind = 'periodic' and period_kind = 'half_year' and region_id = 'all' and product_line = 'all'");
        assertThat(found).hasSize(attributes.size());
        long held = found.stream()
                .filter(row -> {
                    double share = contributions[attributes.indexOf(row.<String>getAs("attribute_id"))] / explained;
                    return row.<Double>getAs("importance_share_low") <= share
                            && share <= row.<Double>getAs("importance_share_high");
                })
                .count();
        assertThat(held).as("intervals of 13 that hold the truth").isGreaterThanOrEqualTo(10);
        assertThat(found)
                .allSatisfy(row -> assertThat(row.<String>getAs("direction")).isEqualTo("positive"));
    }

    private void inspectionsAndCompetitorsAreAsGoodAsTheyAre(Path files) throws IOException {
        Map<String, Double> levels = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Map<String, String> row : truth(files, "service_quality.csv")) {
            String key = row.get("operator") + " " + row.get("attribute");
            levels.merge(key, Double.parseDouble(row.get("last_day")), Double::sum);
            counts.merge(key, 1, Integer::sum);
        }
        levels.replaceAll((key, sum) -> sum / counts.get(key));
        Row coverage = rows(
                        "gold.inspection_scores",
                        "kind = 'experience_test' and operator_id = 'own' and period_kind = 'half_year' and region_id = 'all' and dimension = 'item' and value = 'indoor_coverage'")
                .get(0);
        assertThat(coverage.<Double>getAs("score")).isCloseTo(10 * levels.get("own network_coverage"), within(3.0));
        List<Row> gaps = rows("gold.competitor_gaps", "region_id = 'all' and attribute_id <> 'all'");
        assertThat(gaps).hasSize(26);
        long held = gaps.stream()
                .filter(row -> {
                    double gap = levels.get("own " + row.getAs("attribute_id"))
                            - levels.get(row.getAs("operator_id") + " " + row.getAs("attribute_id"));
                    return row.<Double>getAs("gap_low") <= gap && gap <= row.<Double>getAs("gap_high");
                })
                .count();
        assertThat(held).as("gaps of 26 whose interval holds the truth").isGreaterThanOrEqualTo(22);
    }

    private void colleaguesAreAsTheyAre() {
        List<Row> ranked = rows("gold.internal_satisfaction", "region_id = 'all' and attribute_id = 'all'").stream()
                .sorted((left, right) -> Double.compare(left.<Double>getAs("score"), right.<Double>getAs("score")))
                .toList();
        assertThat(ranked).hasSize(8);
        assertThat(ranked.get(0).<String>getAs("department_id")).isEqualTo("it");
        assertThat(ranked.get(7).<String>getAs("department_id")).isEqualTo("customer_service");
        assertThat(ranked.get(0).<Double>getAs("score")).isCloseTo(6.3, within(0.15));
    }

    /** Two reasons each, from the ten categories that the survey desk knows; everybody dissatisfied names some. */
    private void reasonsFollowWhatWasRatedLow() {
        List<Row> reasons = rows(
                "gold.dissatisfaction_reasons",
                "survey_kind = 'touchpoint' and period_kind = 'half_year' and region_id = 'all'");
        assertThat(reasons).isNotEmpty();
        long named = reasons.stream()
                .mapToLong(row -> row.<Long>getAs("response_count"))
                .sum();
        assertThat(named).isEqualTo(2 * reasons.get(0).<Long>getAs("dissatisfied_count"));
        assertThat(reasons).allSatisfy(row -> assertThat(row.<String>getAs("parent_category_id"))
                .isNotNull());
    }

    private void candidatesAreDrawnWithTheirOdds() {
        List<Row> monthly = rows("gold.survey_candidates", "plan_id = 'monthly'");
        long customers = lake.readNewest("silver.customers")
                .where("valid_to is null and (left_date is null or left_date > date'%s')".formatted(LAST))
                .count();
        long drawn = monthly.stream()
                .filter(row -> row.<Boolean>getAs("is_selected"))
                .count();
        long leftOut = monthly.size() - drawn;
        assertThat((double) drawn).isCloseTo(0.04 * (customers - leftOut), within(17.0));
        assertThat(monthly.stream().map(row -> row.<String>getAs("left_out_reason")))
                .contains("no_consent", "asked_lately", "open_complaint")
                .doesNotContain("not_drawn");
    }

    /** Of what is there without the records of complaints, which have tests of their own. */
    private void everyBranchHasAScorecard() {
        List<Row> composite =
                rows("gold.scorecard", "kpi_id = 'composite' and period_kind = 'quarter' and unit_kind = 'branch'");
        assertThat(composite).hasSize(17).allSatisfy(row -> {
            assertThat(row.<Long>getAs("ranked_count")).isEqualTo(17);
            assertThat(row.<Double>getAs("score"))
                    .isBetween(row.<Double>getAs("score_low"), row.<Double>getAs("score_high"));
            assertThat(row.<Double>getAs("weight_rate")).isGreaterThan(0.15);
        });
        assertThat(rows("gold.scorecard", "unit_kind = 'department'")).isNotEmpty();
        assertThat(rows("gold.scorecard", "unit_kind = 'branch' and kpi_id = 'internal_satisfaction'"))
                .as("a KPI split by department only")
                .isEmpty();
    }
}
