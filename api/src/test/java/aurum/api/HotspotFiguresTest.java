package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.api.lake.GoldenLake;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the routes of hotspots, today and operation say, against the tables themselves. */
class HotspotFiguresTest {

    @TempDir
    private static Path folder;

    private static GoldenLake lake;
    private static RunningApi api;
    private static Connection files;

    @BeforeAll
    static void start() throws SQLException {
        lake = GoldenLake.copy("plain", folder.resolve("lake"));
        GoldenLake.copy("operations", lake.folder());
        api = RunningApi.over(lake);
        files = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterAll
    static void stop() throws SQLException {
        api.close();
        files.close();
    }

    @Test
    void filtersLetThroughWhatTheySay() throws SQLException {
        expectIds("", "explained_by is null");
        expectIds("&with_explained=true", "true");
        expectIds("&status=open", "explained_by is null and closed_date is null");
        expectIds("&status=over&with_explained=true", "status = 'over'");
        expectIds("&region=haizhou&with_explained=true", "region_id = 'haizhou'");
        expectIds("&product_line=mobile_5g", "explained_by is null and product_line = 'mobile_5g'");
        expectIds(
                "&category=billing",
                "explained_by is null and category_id in ('billing', 'data_charge_dispute', 'bill_unclear')");
        expectIds("&confidence=medium", "explained_by is null and confidence in ('high', 'medium')");
        expectIds("&confidence=low&with_explained=true", "true");
        expectIds(
                "&opened_from=2026-03-20&opened_to=2026-03-30",
                "explained_by is null and opened_date between '2026-03-20' and '2026-03-30'");
        expectIds("&seen_from=2026-03-31", "explained_by is null and last_seen_date >= '2026-03-31'");
        expectIds("&seen_to=2026-03-01", "explained_by is null and last_seen_date <= '2026-03-01'");
    }

    private void expectIds(String query, String where) throws SQLException {
        List<String> expected = new ArrayList<>();
        ResultSet rows = table(
                "select hotspot_id from %s where " + where + " order by excess desc, hotspot_id",
                "gold.hotspot_episodes");
        while (rows.next()) {
            expected.add(rows.getString(1));
        }
        List<String> given = new ArrayList<>();
        api.json("/api/v1/hotspots?limit=1000" + query)
                .get("rows")
                .forEach(row -> given.add(row.get("hotspot_id").asText()));
        assertThat(given).as(query).containsExactlyElementsOf(expected);
    }

    @Test
    void summaryAddsUpDaysEpisodesAndThePeriodBefore() throws SQLException {
        for (JsonNode row : api.json("/api/v1/hotspots/summary?from=2026-03-18&to=2026-03-31")
                .get("rows")) {
            String region = row.get("split").asText();
            ResultSet days = table(
                    "select sum(observed), sum(expected), sum(per_10k), count(*) from %s where region_id = '" + region
                            + "' and product_line = 'all' and category_id = 'all'"
                            + " and hotspot_date between '2026-03-18' and '2026-03-31'",
                    "gold.hotspots");
            days.next();
            if (days.getLong(4) > 0) {
                assertThat(row.get("observed").asLong()).isEqualTo(days.getLong(1));
                assertThat(row.get("expected").asDouble()).isCloseTo(days.getDouble(2), within(1e-9));
                // Where the subscribers are not known there is no rate.
                double rate = days.getDouble(3);
                assertThat(row.get("per_10k").isNull()).isEqualTo(days.wasNull() || Double.isNaN(rate));
                assertThat(row.get("per_10k").asDouble()).isCloseTo(Double.isNaN(rate) ? 0 : rate, within(1e-9));
            } else {
                assertThat(row.get("observed").isNull()).isTrue();
            }
            ResultSet episodes = table(
                    "select count(*), count(*) filter (closed_date is null) from %s where region_id = '" + region
                            + "' and explained_by is null and status <> 'withdrawn'"
                            + " and opened_date <= '2026-03-31' and last_seen_date >= '2026-03-18'",
                    "gold.hotspot_episodes");
            episodes.next();
            assertThat(row.get("episodes").asLong()).isEqualTo(episodes.getLong(1));
            assertThat(row.get("episodes_open").asLong()).isEqualTo(episodes.getLong(2));
            ResultSet complaints = table(
                    "select coalesce(sum(complaint_count) filter (complaint_date >= '2026-03-18'), 0),"
                            + " coalesce(sum(complaint_count) filter (complaint_date between '2026-03-04' and '2026-03-17'), 0)"
                            + " from %s where region_id = '" + region + "'",
                    "gold.complaints_by_day");
            complaints.next();
            assertThat(row.get("complaints").asLong()).isEqualTo(complaints.getLong(1));
            assertThat(row.get("complaints_before").asLong()).isEqualTo(complaints.getLong(2));
            assertThat(row.get("complaints_last_year").isNull())
                    .as("the data do not reach")
                    .isTrue();
        }
    }

    @Test
    void casesBelongToTheirEpisodeAndAreMasked() throws SQLException {
        ResultSet first = table("select min(hotspot_id) from %s", "gold.hotspot_cases");
        first.next();
        String path = "/api/v1/hotspots/" + first.getString(1);
        JsonNode cases = api.json(path + "/cases").get("rows");
        JsonNode sources = api.json(path + "/rows").get("rows");
        assertThat(cases).hasSizeGreaterThan(0).hasSameSizeAs(sources);
        for (int place = 0; place < cases.size(); place++) {
            assertThat(cases.get(place).get("case_rank").asInt()).isEqualTo(place + 1);
            assertThat(cases.get(place).has("source_file")).isFalse();
            assertThat(sources.get(place).get("complaint_id"))
                    .isEqualTo(cases.get(place).get("complaint_id"));
        }
        assertThat(api.get("/api/v1/hotspots/20260101-0000000000").statusCode()).isEqualTo(404);
    }

    @Test
    void todayRanksTheOpenEpisodesAndComparesTheDay() throws SQLException {
        JsonNode findings = api.json("/api/v1/today").get("rows");
        List<String> kinds = new ArrayList<>();
        List<String> states = new ArrayList<>();
        for (JsonNode finding : findings) {
            kinds.add(finding.get("kind").asText());
            assertThat(finding.get("rank").asInt()).isEqualTo(kinds.size());
            if (finding.get("kind").asText().equals("hotspot")) {
                states.add(finding.get("status").asText());
            }
        }
        assertThat(kinds).startsWith("hotspots", "hotspot").endsWith("complaints_of_the_day", "freshness");
        assertThat(states)
                .isSortedAccordingTo(
                        java.util.Comparator.comparing(List.of("new", "growing", "ongoing", "easing")::indexOf));
        JsonNode day = findings.get(kinds.indexOf("complaints_of_the_day")).get("figures");
        ResultSet counted = table(
                "select sum(complaint_count) filter (complaint_date = '2026-03-31'),"
                        + " sum(complaint_count) filter (complaint_date = '2026-03-24'),"
                        + " sum(complaint_count) filter (complaint_date between '2026-03-03' and '2026-03-30') from %s",
                "gold.complaints_by_day");
        counted.next();
        assertThat(day.get("complaints").asLong()).isEqualTo(counted.getLong(1));
        assertThat(day.get("complaints_week_before").asLong()).isEqualTo(counted.getLong(2));
        assertThat(day.get("usual_days").asLong()).isEqualTo(28);
        assertThat(day.get("usual_complaints").asDouble()).isCloseTo(counted.getLong(3) / 28.0, within(1e-9));
        assertThat(day.get("week_change").asDouble())
                .isCloseTo((double) counted.getLong(1) / counted.getLong(2) - 1, within(1e-9))
                .isBetween(
                        day.get("week_change_low").asDouble(),
                        day.get("week_change_high").asDouble());
        assertThat(day.get("per_10k").asDouble()).isPositive();
    }

    @Test
    void todayOfALakeWithoutHotspotsAndSubscribersSaysWhatItCan() {
        try (RunningApi small = RunningApi.over("without-subscribers", folder.resolve("small"))) {
            JsonNode findings = small.json("/api/v1/today").get("rows");
            assertThat(findings).hasSize(2);
            assertThat(findings.get(0).at("/figures/complaints").asLong()).isPositive();
            assertThat(findings.get(0).at("/figures/per_10k").isNull()).isTrue();
            assertThat(findings.get(0).at("/figures/expected").isNull()).isTrue();
            assertThat(small.get("/api/v1/hotspots").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void operationSaysWhatTheLakeKeepsAndNoPersonalWord() {
        JsonNode runs = api.json("/api/v1/operation/runs").get("rows");
        assertThat(runs.get(0).get("run_id").asText()).isEqualTo("run-2026-03-31");
        assertThat(runs.get(0).get("rows_set_aside").asLong()).isEqualTo(3);
        assertThat(runs.get(0).get("duration_seconds").asDouble()).isEqualTo(90);
        String quarantine = RunningApi.text(api.get("/api/v1/operation/quarantine"));
        assertThat(quarantine)
                .contains("\"rows_set_aside\":2")
                .doesNotContain("13800138000")
                .doesNotContain("王小明");
        assertThat(api.json("/api/v1/operation/freshness").get("rows")).hasSize(2);
        assertThat(RunningApi.text(api.get("/api/v1/operation/lineage?format=csv")))
                .contains("gold.labels,gold.subscribers_by_day,run-2026-03-30,")
                .contains("gold.complaints_by_day,silver.complaints,run-2026-03-31,");
        String[] tables = lake.table("gold.labels").getParent().toFile().list();
        assertThat(api.json("/api/v1/operation/tables").get("rows")).hasSameSizeAs(tables);
    }

    @Test
    void lakeThatKeptNothingAboutItsRunsHasEmptyLists() {
        try (RunningApi small = RunningApi.over("refused-run", folder.resolve("refused"))) {
            assertThat(small.json("/api/v1/operation/runs")
                            .at("/rows/0/outcome")
                            .asText())
                    .isEqualTo("refused");
            assertThat(small.json("/api/v1/operation/quarantine").get("rows")).isEmpty();
            assertThat(small.json("/api/v1/operation/lineage").get("rows")).isEmpty();
        }
    }

    private static ResultSet table(String sql, String table) throws SQLException {
        Statement statement = files.createStatement();
        return statement.executeQuery(sql.formatted("read_parquet('%s/*.parquet')".formatted(lake.table(table))));
    }
}
