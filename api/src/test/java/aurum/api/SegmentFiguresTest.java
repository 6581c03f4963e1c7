package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.api.lake.GoldenLake;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the routes of segments say, against the tables themselves. */
class SegmentFiguresTest {

    @TempDir
    private static Path folder;

    private static GoldenLake lake;
    private static RunningApi api;
    private static Connection files;

    @BeforeAll
    static void start() throws SQLException {
        lake = GoldenLake.copy("plain", folder.resolve("lake"));
        api = RunningApi.over(lake);
        files = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterAll
    static void stop() throws SQLException {
        api.close();
        files.close();
    }

    @Test
    void sizesAreThoseOfTheMemberships() throws SQLException {
        JsonNode rows = api.json("/api/v1/segments").get("rows");
        assertThat(rows).hasSize(8);
        long all = table("gold.customer_features", "select count(*) from %s").getLong(1);
        for (JsonNode row : rows) {
            String id = row.get("segment_id").asText();
            long members = members(id, "true");
            assertThat(row.get("customers").asLong()).as(id).isEqualTo(members).isPositive();
            assertThat(row.get("all_customers").asLong()).isEqualTo(all);
            assertThat(row.get("customer_share").asDouble()).isCloseTo((double) members / all, within(1e-12));
            long before = table(
                            "gold.segment_migrations",
                            "select coalesce(sum(customer_count), 0)::bigint from %s where to_date = date '2026-03-31' and to_segment_id = 'all' and from_segment_id = '"
                                    + id + "'")
                    .getLong(1);
            assertThat(row.get("customers_before").asLong()).isEqualTo(before);
            assertThat(row.get("customer_change").asLong()).isEqualTo(members - before);
            assertThat(row.get("since_date").asText()).isEqualTo("2026-02-28");
        }
        JsonNode few =
                api.json("/api/v1/segments?region=lubei&product_line=broadband").at("/rows/4");
        assertThat(few.get("customers").asLong())
                .isEqualTo(members("B3", "region_id = 'lubei' and product_line = 'broadband'"))
                .isPositive();
    }

    /** The catalog's rule, tried on the page, draws the members that the jobs drew. */
    @Test
    void everySegmentsRuleCountsItsMembers() {
        for (JsonNode row : api.json("/api/v1/segments?region=haizhou").get("rows")) {
            assertThat(count(row.get("rule").asText(), "&region=haizhou").get("customers"))
                    .as(row.get("rule").asText())
                    .isEqualTo(row.get("customers"));
        }
    }

    @Test
    void profileIsTheMeanOfMembersBesideThatOfAll() throws SQLException {
        JsonNode rows = api.json("/api/v1/segments/profile?segment=B2").get("rows");
        assertThat(rows).hasSize(7);
        String features = file("gold.customer_features");
        String segments = file("gold.customer_segments");
        for (JsonNode row : rows) {
            String measure = row.get("measure").asText();
            String from = measure.equals("probability") ? file("gold.churn_scores") : features;
            ResultSet expected = files.createStatement()
                    .executeQuery(
                            "select avg(%1$s), count(%1$s), avg(%1$s) filter (is_in), count(%1$s) filter (is_in) from (select *, customer_key in (select customer_key from '%3$s' where segment_id = 'B2') as is_in from '%2$s')"
                                    .formatted(measure, from, segments));
            expected.next();
            assertThat(row.get("usual_mean").asDouble()).as(measure).isCloseTo(expected.getDouble(1), within(1e-9));
            assertThat(row.get("all_known_count").asLong()).isEqualTo(expected.getLong(2));
            assertThat(row.get("segment_mean").asDouble()).isCloseTo(expected.getDouble(3), within(1e-9));
            assertThat(row.get("known_count").asLong()).isEqualTo(expected.getLong(4));
        }
    }

    @Test
    void overlapsAreCustomersInBoth() throws SQLException {
        JsonNode rows = api.json("/api/v1/segments/overlaps").get("rows");
        assertThat(rows).hasSizeGreaterThan(10);
        for (JsonNode row : rows) {
            String one = row.get("segment_id").asText();
            String other = row.get("other_id").asText();
            assertThat(one).isLessThan(other);
            long both = table(
                            "gold.customer_segments",
                            "select count(*) from (select customer_key from %1$s where segment_id = '" + one
                                    + "' intersect select customer_key from %1$s where segment_id = '" + other + "')")
                    .getLong(1);
            assertThat(row.get("customers").asLong()).isEqualTo(both);
            assertThat(row.get("share_of_segment").asDouble())
                    .isCloseTo((double) both / members(one, "true"), within(1e-12));
            assertThat(row.get("overlap_share").asDouble())
                    .isCloseTo((double) both / (members(one, "true") + members(other, "true") - both), within(1e-12));
        }
    }

    @Test
    void migrationsAddUpTheRegionsThatAreAskedFor() throws SQLException {
        JsonNode rows = api.json("/api/v1/segments/migrations?segment=C6&region=haizhou")
                .get("rows");
        long came = 0;
        for (JsonNode row : rows) {
            assertThat(row.get("from_segment_id").asText().equals("C6")
                            || row.get("to_segment_id").asText().equals("C6"))
                    .isTrue();
            came += row.get("moved").asLong();
        }
        assertThat(came)
                .isEqualTo(table(
                                "gold.segment_migrations",
                                "select sum(moved_count)::bigint from %s where region_id = 'haizhou' and 'C6' in (from_segment_id, to_segment_id)")
                        .getLong(1))
                .isPositive();
    }

    @Test
    void aRuleThatIsNoneIsToldInParts() {
        JsonNode error = error("tenure_month > 6");
        assertThat(error.get("error").asText()).isEqualTo("bad_rule");
        assertThat(error.get("message").asText())
                .isEqualTo(
                        "the rule cannot be used: there is no column 'tenure_month' (did you mean \"tenure_months\"?)");
        assertThat(error.at("/details/reason").asText()).isEqualTo("unknown_column");
        assertThat(error.at("/details/nearest").asText()).isEqualTo("tenure_months");
        assertThat(error("level > 'gold'").at("/details/reason").asText()).isEqualTo("wrong_kind");
        assertThat(error("points > 5 and points < 3").at("/details/reason").asText())
                .isEqualTo("never_true");
        assertThat(error("level like 'g%'").at("/details/reason").asText()).isEqualTo("not_allowed");
        assertThat(error("points >").at("/details/reason").asText()).isEqualTo("unreadable");
        assertThat(error("customer_key = 'x'").at("/details/reason").asText()).isEqualTo("unknown_column");
        assertThat(error("points > (select max(points) from gold.customer_features)")
                        .at("/details/reason")
                        .asText())
                .isEqualTo("not_allowed");
    }

    @Test
    void textsOfARuleAreNothingButTexts() {
        assertThat(count("level = 'gold'' or true -- '", "").get("customers").asLong())
                .isZero();
        assertThat(count("level = ':region gold.labels ?'", "").get("customers").asLong())
                .isZero();
        assertThat(count("level <> 'o''clock \\' and tenure_months >= 0", "")
                        .get("customers")
                        .asLong())
                .isEqualTo(600);
    }

    private static JsonNode count(String rule, String more) {
        return api.json("/api/v1/segments/count?rule=" + URLEncoder.encode(rule, StandardCharsets.UTF_8) + more)
                .at("/rows/0");
    }

    private static JsonNode error(String rule) {
        HttpResponse<byte[]> answer =
                api.get("/api/v1/segments/count?rule=" + URLEncoder.encode(rule, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(rule).isEqualTo(400);
        return RunningApi.json(answer);
    }

    private static long members(String segment, String which) throws SQLException {
        return table(
                        "gold.customer_segments",
                        "select count(*) from %s where segment_id = '" + segment + "' and " + which)
                .getLong(1);
    }

    private static String file(String table) {
        return lake.table(table) + "/*.parquet";
    }

    private static ResultSet table(String name, String sql) throws SQLException {
        ResultSet rows = files.createStatement().executeQuery(sql.formatted("'" + file(name) + "'"));
        rows.next();
        return rows;
    }
}
