package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.api.access.Role;
import aurum.api.lake.GoldenLake;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the routes of leaving say, against the tables themselves. */
class ChurnFiguresTest {

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
    void everyCapacityAddsUpThoseWhoComeFirst() throws SQLException {
        JsonNode rows = api.json("/api/v1/churn/capacity").get("rows");
        assertThat(rows).hasSizeGreaterThan(15);
        ResultSet whole = scores("select count(*), sum(probability) from %s");
        double all = whole.getDouble(2);
        assertThat(rows.get(rows.size() - 1).get("calls").asLong()).isEqualTo(whole.getLong(1));
        long before = 0;
        for (JsonNode row : rows) {
            long calls = row.get("calls").asLong();
            assertThat(calls).isGreaterThan(before);
            before = calls;
            ResultSet first = scores("select sum(probability), sum(value_at_stake_yuan), sum(retained_value_yuan), "
                    + "sqrt(sum(probability * (1 - probability))) from %s where call_rank <= " + calls);
            double leavers = first.getDouble(1);
            assertThat(row.get("leavers").asDouble()).isCloseTo(leavers, within(1e-9));
            assertThat(row.get("value_at_stake_yuan").asDouble()).isCloseTo(first.getDouble(2), within(0.01));
            assertThat(row.get("retained_value_yuan").asDouble()).isCloseTo(first.getDouble(3), within(0.01));
            assertThat(row.get("leavers_high").asDouble() - leavers)
                    .isCloseTo(Math.min(calls - leavers, 1.959964 * first.getDouble(4)), within(1e-9));
            assertThat(row.get("precision_rate").asDouble()).isCloseTo(leavers / calls, within(1e-9));
            assertThat(row.get("reached_share").asDouble()).isCloseTo(leavers / all, within(1e-9));
            assertThat(row.get("leavers_at_random").asDouble()).isCloseTo(calls * all / whole.getLong(1), within(1e-9));
        }
    }

    @Test
    void reasonsOfACapacityAreThoseOfItsCustomers() throws SQLException {
        JsonNode rows = api.json("/api/v1/churn/reasons").get("rows");
        for (long calls : List.of(10L, 60L, 600L)) {
            long counted = 0;
            for (JsonNode row : rows) {
                if (row.get("calls").asLong() == calls) {
                    ResultSet first =
                            scores("select count(*), coalesce(sum(probability), 0) from %s where call_rank <= " + calls
                                    + " and coalesce(reason_1, 'none') = '"
                                    + row.get("reason_1").asText() + "'");
                    assertThat(row.get("customers").asLong()).isEqualTo(first.getLong(1));
                    assertThat(row.get("leavers").asDouble()).isCloseTo(first.getDouble(2), within(1e-9));
                    counted += row.get("customers").asLong();
                }
            }
            assertThat(counted).isEqualTo(calls);
        }
    }

    @Test
    void filtersRankAnewAmongThoseTheyLetThrough() throws SQLException {
        JsonNode rows = api.json("/api/v1/churn/customers?region=lubei&product_line=broadband&limit=1000")
                .get("rows");
        List<String> expected = new ArrayList<>();
        ResultSet few = table("select customer_key from %s where region_id = 'lubei' and product_line = 'broadband' "
                + "order by value_at_stake_yuan desc, customer_key");
        while (few.next()) {
            expected.add(few.getString(1));
        }
        assertThat(expected).hasSizeGreaterThan(10);
        for (int place = 0; place < expected.size(); place++) {
            assertThat(rows.get(place).get("customer_key").asText()).isEqualTo(expected.get(place));
            assertThat(rows.get(place).get("call_rank").asInt()).isEqualTo(place + 1);
        }
        assertThat(rows).hasSize(expected.size());
    }

    @Test
    void pagesOfCustomersFollowEachOtherAndNobodyKeepsThem() {
        String path = "/api/v1/churn/customers?limit=400";
        HttpResponse<byte[]> answer = api.get(path);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        JsonNode first = RunningApi.json(answer);
        JsonNode second = api.json(path + "&cursor=" + first.get("next").asText());
        assertThat(first.get("rows")).hasSize(400);
        assertThat(second.get("rows")).hasSize(200);
        assertThat(second.at("/rows/0/call_rank").asInt()).isEqualTo(401);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void aCustomerIsShownWithSignalsAndPlansToWhomItConcerns() {
        JsonNode listed = api.json("/api/v1/churn/customers?limit=1").at("/rows/0");
        String path = "/api/v1/churn/customers/" + listed.get("customer_key").asText();
        JsonNode one = api.json(path).at("/rows/0");
        assertThat(one.get("value_at_stake_yuan")).isEqualTo(listed.get("value_at_stake_yuan"));
        List<String> shown = new ArrayList<>();
        api.json(path + "/signals")
                .get("rows")
                .forEach(row -> shown.add(row.get("signal_id").asText()));
        assertThat(String.join(" ", shown)).isEqualTo(listed.get("signals").asText(""));
        JsonNode plans = api.json(path + "/plans").get("rows");
        assertThat(plans).hasSize(2);
        assertThat(plans.get(0).get("monthly_yuan").asDouble())
                .isLessThanOrEqualTo(plans.get(1).get("monthly_yuan").asDouble());
        String viewer = "Bearer " + api.token(api.account("only-looks", EnumSet.of(Role.VIEWER)));
        String agent = "Bearer " + api.token(api.account("talks", EnumSet.of(Role.AGENT)));
        assertThat(api.get(path, "Authorization", viewer).statusCode()).isEqualTo(403);
        assertThat(api.get("/api/v1/churn/customers", "Authorization", viewer).statusCode())
                .isEqualTo(403);
        assertThat(api.get("/api/v1/churn/capacity", "Authorization", viewer).statusCode())
                .isEqualTo(200);
        assertThat(api.get(path, "Authorization", agent).statusCode()).isEqualTo(200);
        assertThat(api.get("/api/v1/churn/customers", "Authorization", agent).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aCustomerOfAnotherRegionIsNotThere() {
        String others = api.json("/api/v1/churn/customers?region=lubei&limit=1")
                .at("/rows/0/customer_key")
                .asText();
        String regional = "Bearer "
                + api.token(api.account(
                        "haizhou-marketer", EnumSet.of(Role.MARKETER), Optional.of(new TreeSet<>(List.of("haizhou")))));
        for (String part : List.of("", "/signals", "/plans")) {
            String path = "/api/v1/churn/customers/" + others + part;
            assertThat(api.get(path, "Authorization", regional).statusCode()).isEqualTo(404);
            assertThat(api.get(path).statusCode()).isEqualTo(200);
        }
        assertThat(api.get("/api/v1/churn/customers/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void theModelInUseComesFirstWithWhatItWasMadeOf() {
        JsonNode rows = api.json("/api/v1/churn/models").get("rows");
        assertThat(rows.get(0).get("is_champion").asBoolean()).isTrue();
        assertThat(rows.get(1).get("is_champion").asBoolean()).isFalse();
        assertThat(rows.get(0).get("inputs").asText()).isEqualTo("gold.churn_features v7, gold.churn_models v5");
        assertThat(rows.get(0).get("brier_gain").asDouble()).isCloseTo(1 - 0.0271 / 0.0324, within(1e-9));
    }

    private static ResultSet scores(String sql) throws SQLException {
        ResultSet rows = table(sql);
        rows.next();
        return rows;
    }

    private static ResultSet table(String sql) throws SQLException {
        Statement statement = files.createStatement();
        return statement.executeQuery(
                sql.formatted("read_parquet('%s/*.parquet')".formatted(lake.table("gold.churn_scores"))));
    }
}
