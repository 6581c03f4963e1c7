package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.api.access.Role;
import aurum.api.lake.GoldenLake;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the routes of satisfaction and scorecard say, against the tables themselves and against the formulas written a second time. */
class SatisfactionFiguresTest {

    private static final double NINETY_FIVE = 1.959964;

    @TempDir
    private static Path folder;

    private static GoldenLake lake;
    private static RunningApi api;

    @BeforeAll
    static void start() {
        lake = GoldenLake.copy("plain", folder.resolve("lake"));
        api = RunningApi.over(lake);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void scoresAreTheTablesAndTooFewAnswersTellNothing() throws SQLException {
        Map<String, Double> published = new HashMap<>();
        for (List<Object> row : table(
                "select period_start_date || value, mean_score from %s where survey_kind = 'touchpoint'"
                        + " and period_kind = 'month' and dimension = 'channel' and region_id = 'dongshan'",
                "satisfaction_scores")) {
            published.put((String) row.get(0), (Double) row.get(1));
        }
        JsonNode rows =
                rows("satisfaction/scores?survey_kind=touchpoint&period_kind=month&split=channel&region=dongshan");
        assertThat(rows).hasSameSizeAs(published.keySet()).hasSizeGreaterThan(5);
        for (JsonNode row : rows) {
            assertThat(published)
                    .containsKey(row.get("period_start_date").asText()
                            + row.get("split").asText());
            assertThat(row.get("is_sufficient").asBoolean()).isFalse();
            for (String told : List.of("mean_score", "satisfied_rate", "recommend_score", "gap", "mean_score_change")) {
                assertThat(row.get(told).isNull()).as(told).isTrue();
            }
        }
        assertThat(rows("satisfaction/scores?split=region&period_kind=year"))
                .hasSize(3)
                .noneMatch(row -> row.get("split").asText().equals("all"));
    }

    @Test
    void changesAreAgainstThePeriodBeforeWithTheirInterval() {
        Map<String, JsonNode> quarters = new HashMap<>();
        JsonNode rows = rows("satisfaction/scores?split=attribute");
        rows.forEach(row -> quarters.put(
                row.get("period_start_date").asText() + row.get("split").asText(), row));
        int compared = 0;
        for (JsonNode now : rows) {
            JsonNode before = quarters.get(
                    LocalDate.parse(now.get("period_start_date").asText()).minusMonths(3)
                            + now.get("split").asText());
            for (String score : List.of("mean_score", "satisfied_rate", "gap")) {
                JsonNode change = now.get(score + "_change");
                assertThat(change.isNull()).isEqualTo(before == null);
                if (before != null) {
                    double moved = now.get(score).asDouble() - before.get(score).asDouble();
                    double down = Math.hypot(below(now, score), above(before, score));
                    double up = Math.hypot(above(now, score), below(before, score));
                    assertThat(change.asDouble()).isCloseTo(moved, within(1e-9));
                    assertThat(now.get(score + "_change_low").asDouble()).isCloseTo(moved - down, within(1e-9));
                    assertThat(now.get(score + "_change_high").asDouble()).isCloseTo(moved + up, within(1e-9));
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(12);
    }

    @Test
    void aChangeIsSureByItsFalseDiscoveryRateAmongAllOfThePeriod() {
        JsonNode rows = rows("satisfaction/scores?split=attribute&from=2026-01-01");
        List<JsonNode> byChance = new ArrayList<>();
        rows.forEach(byChance::add);
        byChance.sort((one, other) -> Double.compare(chance(one), chance(other)));
        double q = 1;
        for (int place = byChance.size(); place > 0; place--) {
            JsonNode row = byChance.get(place - 1);
            q = Math.min(q, chance(row) * byChance.size() / place);
            assertThat(row.get("change_q").asDouble()).isCloseTo(q, within(1e-6));
            String confidence = q <= 0.001 ? "high" : q <= 0.01 ? "medium" : q <= 0.05 ? "low" : null;
            assertThat(row.get("confidence").asText(null)).isEqualTo(confidence);
        }
        assertThat(byChance.get(0).get("split").asText()).isEqualTo("store_service");
        assertThat(byChance.get(0).get("confidence").asText()).isEqualTo("high");
        assertThat(byChance.get(3).get("confidence").isNull()).isTrue();
    }

    /** How probable so great a change is, both ways, by adding up the normal density. */
    private static double chance(JsonNode row) {
        double spread = (row.get("mean_score_change_high").asDouble()
                        - row.get("mean_score_change_low").asDouble())
                / (2 * NINETY_FIVE);
        double z = Math.abs(row.get("mean_score_change").asDouble()) / spread;
        double sum = 0;
        double step = 1e-4;
        for (double x = z + step / 2; x < 12; x += step) {
            sum += Math.exp(-x * x / 2) * step;
        }
        return 2 * sum / Math.sqrt(2 * Math.PI);
    }

    @Test
    void aRiseIsExpectedToChangeAsMuchAsTheModelSaysAndEndsAtTen() throws SQLException {
        JsonNode rows = rows("satisfaction/drivers?raise=3&from=2026-01-01");
        assertThat(rows).hasSize(4);
        for (JsonNode row : rows) {
            double points = Math.min(3, 10 - row.get("performance").asDouble());
            assertThat(row.get("raised_points").asDouble()).isCloseTo(points, within(1e-9));
            for (String end : List.of("", "_low", "_high")) {
                assertThat(row.get("expected_change" + end).asDouble())
                        .isCloseTo(row.get("effect" + end).asDouble() * points, within(1e-9));
            }
        }
        assertThat(rows.get(0).get("attribute_id").asText()).isEqualTo("billing_clarity");
        assertThat(rows("satisfaction/drivers?region=dongshan"))
                .isNotEmpty()
                .allMatch(row -> row.get("importance_share").isNull()
                        && row.get("expected_change").isNull());
        assertThat(rows("satisfaction/drivers?split=region&attribute=billing_clarity&from=2026-01-01"))
                .hasSize(3);
        assertThat(table("select * from %s", "satisfaction_drivers"))
                .hasSizeGreaterThan(4 * rows("satisfaction/drivers").size());
    }

    @Test
    void filtersLetThroughWhatTheySay() throws SQLException {
        expectCount(
                "satisfaction/reasons?period_kind=month&region=haizhou",
                "dissatisfaction_reasons",
                "survey_kind = 'periodic' and period_kind = 'month' and region_id = 'haizhou'");
        expectCount("satisfaction/checklist", "inspection_checklist", "true");
        expectCount(
                "satisfaction/checklist?reason=mend_first&department=finance&region=lubei",
                "inspection_checklist",
                "reason = 'mend_first' and department_id = 'finance' and region_id = 'lubei'");
        expectCount(
                "scorecard?unit_kind=department&kpi=composite",
                "scorecard",
                "unit_kind = 'department' and kpi_id = 'composite' and period_kind = 'quarter'");
        expectCount(
                "scorecard?region=haizhou&period_kind=month&from=2026-03-01",
                "scorecard",
                "unit_kind = 'branch' and unit_id = 'haizhou' and period_kind = 'month' and period_start_date = '2026-03-01'");
        expectCount(
                "scorecard/competitors?operator=competitor_b&attribute=all",
                "competitor_gaps",
                "operator_id = 'competitor_b' and attribute_id = 'all' and region_id = 'all'");
        expectCount(
                "scorecard/internal?region=lubei&department=network&attribute=timeliness",
                "internal_satisfaction",
                "region_id = 'lubei' and department_id = 'network' and attribute_id = 'timeliness'");
        expectCount(
                "scorecard/inspections?kind=experience_test&operator=own&split=region",
                "inspection_scores",
                "kind = 'experience_test' and operator_id = 'own' and dimension = 'all' and region_id <> 'all' and period_kind = 'quarter'");
        expectCount(
                "scorecard/inspections?to=2025-12-31",
                "inspection_scores",
                "dimension = 'item' and region_id = 'all' and period_kind = 'quarter' and period_start_date < '2026-01-01'");
    }

    private static void expectCount(String path, String table, String where) throws SQLException {
        long expected = (Long)
                table("select count(*) from %s where " + where, table).get(0).get(0);
        assertThat(rows(path)).as(path).hasSize((int) expected).isNotEmpty();
    }

    @Test
    void whoeverHasRegionsSeesTheirFiguresAndNoOther() {
        String one = token("one-branch", "lubei");
        String two = token("two-branches", "lubei", "haizhou");
        for (String path : List.of(
                "satisfaction/scores?split=attribute",
                "satisfaction/reasons",
                "satisfaction/drivers",
                "scorecard/competitors",
                "scorecard/internal",
                "scorecard/inspections")) {
            String asked = path + (path.contains("?") ? "&" : "?");
            assertThat(rows(path, one)).as(path).isNotEmpty().isEqualTo(rows(asked + "region=lubei"));
            assertThat(rows(asked + "region=all", two)).as("no sum of two").isEqualTo(rows(asked + "region=haizhou"));
            assertThat(status(asked + "region=haizhou", one)).as(path).isEqualTo(404);
        }
        assertThat(rows("satisfaction/checklist", one))
                .isNotEmpty()
                .allMatch(row -> row.get("region_id").asText().equals("lubei"));
        assertThat(rows("scorecard", one))
                .isNotEmpty()
                .allMatch(row -> row.get("unit_id").asText().equals("lubei"));
        assertThat(rows("scorecard?unit_kind=department", one)).isEmpty();
        assertThat(rows("satisfaction/scores?split=region", two))
                .noneMatch(row -> row.get("split").asText().equals("dongshan"));
    }

    @Test
    void aLakeWithoutSurveysSaysThatTheyAreNotPublished() {
        try (RunningApi small = RunningApi.over("without-subscribers", folder.resolve("small"))) {
            for (String path : List.of("satisfaction/scores", "satisfaction/drivers", "scorecard")) {
                JsonNode refusal = small.json("/api/v1/" + path);
                assertThat(refusal.get("error").asText()).isEqualTo("not_published");
                assertThat(refusal.get("message").asText()).startsWith("gold.");
            }
        }
    }

    private static double below(JsonNode row, String score) {
        return row.get(score).asDouble() - row.get(score + "_low").asDouble();
    }

    private static double above(JsonNode row, String score) {
        return row.get(score + "_high").asDouble() - row.get(score).asDouble();
    }

    private static JsonNode rows(String path) {
        return api.json("/api/v1/" + path).get("rows");
    }

    private static JsonNode rows(String path, String authorization) {
        return RunningApi.json(api.get("/api/v1/" + path, "Authorization", authorization))
                .get("rows");
    }

    private static int status(String path, String authorization) {
        return api.get("/api/v1/" + path, "Authorization", authorization).statusCode();
    }

    private static String token(String name, String... regions) {
        return "Bearer "
                + api.token(api.account(name, EnumSet.of(Role.VIEWER), Optional.of(new TreeSet<>(List.of(regions)))));
    }

    private static List<List<Object>> table(String sql, String table) throws SQLException {
        List<List<Object>> rows = new ArrayList<>();
        try (Connection files = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = files.createStatement();
                ResultSet found = statement.executeQuery(
                        sql.formatted("read_parquet('%s/*.parquet')".formatted(lake.table("gold." + table))))) {
            while (found.next()) {
                List<Object> row = new ArrayList<>();
                for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
                    row.add(found.getObject(column));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
