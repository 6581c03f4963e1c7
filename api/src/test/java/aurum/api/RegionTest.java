package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.api.access.Role;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has regions sees their rows alone, sums included; what lies outside is not there. */
class RegionTest {

    @TempDir
    private static Path folder;

    private static RunningApi api;
    private static String own;
    private static String other;
    private static String regional;
    private static String several;
    private static String nowhere;

    @BeforeAll
    static void start() {
        api = RunningApi.over("plain", folder);
        List<String> regions = texts(api.json("/api/v1/complaints/summary?split=region&top=20"), "split").stream()
                .filter(region -> !region.equals("unknown"))
                .toList();
        own = regions.get(0);
        other = regions.get(1);
        regional = token("regional", own);
        several = token("several", own, other);
        nowhere = token("nowhere");
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/complaints/summary",
                "/api/v1/complaints/summary?split=category",
                "/api/v1/complaints/trend",
                "/api/v1/complaints/trend?split=channel&by=week",
                "/api/v1/hotspots",
                "/api/v1/hotspots/summary",
                "/api/v1/hotspots/summary?split=category",
                "/api/v1/hotspots/trend",
                "/api/v1/hotspots/trend?product_line=broadband",
                "/api/v1/satisfaction/scores?split=attribute",
                "/api/v1/satisfaction/reasons",
                "/api/v1/satisfaction/checklist",
                "/api/v1/scorecard",
                "/api/v1/scorecard/competitors",
                "/api/v1/churn/capacity",
                "/api/v1/churn/reasons?product_line=broadband",
                "/api/v1/churn/customers?limit=20",
                "/api/v1/segments",
                "/api/v1/segments/profile?segment=B3",
                "/api/v1/segments/overlaps",
                "/api/v1/segments/migrations",
                "/api/v1/moments",
                "/api/v1/moments/decisions",
                "/api/v1/moments/customers?limit=20",
                "/api/v1/segments/count?rule=tenure_months%20%3E%206"
            })
    void figuresAreThoseOfTheirRegionsAlone(String path) {
        JsonNode theirs =
                RunningApi.json(api.get(path, "Authorization", regional)).get("rows");
        JsonNode ofTheRegion = api.json(path + (path.contains("?") ? "&" : "?") + "region=" + own)
                .get("rows");
        assertThat(theirs).isNotEmpty().isEqualTo(ofTheRegion);
        assertThat(api.json(path).get("rows")).isNotEqualTo(theirs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?product_line=all", "?product_line=broadband&category=frequent_disconnect"})
    void whoHasSeveralRegionsSeesTheirSum(String cell) {
        JsonNode sums = rowsOfSeveral("/api/v1/hotspots/trend" + cell);
        JsonNode first =
                api.json("/api/v1/hotspots/trend" + cell + "&region=" + own).get("rows");
        JsonNode second =
                api.json("/api/v1/hotspots/trend" + cell + "&region=" + other).get("rows");
        assertThat(sums).isNotEmpty().hasSameSizeAs(first).hasSameSizeAs(second);
        for (int day = 0; day < sums.size(); day++) {
            JsonNode sum = sums.get(day);
            JsonNode one = first.get(day);
            JsonNode two = second.get(day);
            assertThat(sum.get("hotspot_date")).isEqualTo(one.get("hotspot_date"));
            assertThat(sum.get("region_id").asText()).isEqualTo("all");
            assertThat(sum.get("observed").asLong()).isEqualTo((long) added("observed", one, two));
            assertThat(sum.get("expected").asDouble()).isCloseTo(added("expected", one, two), within(1e-9));
            assertThat(above(sum)).isCloseTo(Math.hypot(above(one), above(two)), within(1e-9));
            assertThat(sum.get("is_hotspot").asBoolean())
                    .isEqualTo(one.get("is_hotspot").asBoolean()
                            || two.get("is_hotspot").asBoolean());
        }
        if (cell.contains("category")) {
            assertThat(sums).anyMatch(day -> day.get("is_hotspot").asBoolean());
        }
    }

    @Test
    void todayAndClosedPeriodsAddUpTheRegionsToo() {
        JsonNode trend = rowsOfSeveral("/api/v1/hotspots/trend");
        assertThat(StreamSupport.stream(rowsOfSeveral("/api/v1/today").spliterator(), false)
                        .filter(finding -> finding.get("kind").asText().equals("complaints_of_the_day"))
                        .map(finding -> finding.at("/figures/expected")))
                .containsExactly(trend.get(trend.size() - 1).get("expected"));
        assertThat(rowsOfSeveral("/api/v1/hotspots/periods?region=all&hotspots_only=false"))
                .isNotEmpty()
                .allMatch(period -> period.get("region_id").asText().equals("all"));
    }

    private static JsonNode rowsOfSeveral(String path) {
        return RunningApi.json(api.get(path, "Authorization", several)).get("rows");
    }

    private static double added(String figure, JsonNode... rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> row.get(figure).asDouble())
                .sum();
    }

    private static double above(JsonNode row) {
        return row.get("expected_high").asDouble() - row.get("expected").asDouble();
    }

    @Test
    void splitByRegionShowsNoOther() {
        JsonNode theirs =
                RunningApi.json(api.get("/api/v1/complaints/summary?split=region&top=20", "Authorization", regional));
        assertThat(texts(theirs, "split")).containsExactly(own);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/complaints/trend?region=%s",
                "/api/v1/complaints/summary?region=%s",
                "/api/v1/hotspots?region=%s",
                "/api/v1/hotspots/trend?region=%s",
                "/api/v1/hotspots/summary?region=%s",
                "/api/v1/hotspots/periods?region=%s",
                "/api/v1/satisfaction/scores?region=%s",
                "/api/v1/satisfaction/scores?split=region&region=%s",
                "/api/v1/satisfaction/reasons?region=%s",
                "/api/v1/satisfaction/drivers?region=%s",
                "/api/v1/satisfaction/checklist?region=%s",
                "/api/v1/scorecard?region=%s",
                "/api/v1/scorecard/competitors?region=%s",
                "/api/v1/scorecard/internal?region=%s",
                "/api/v1/scorecard/inspections?region=%s",
                "/api/v1/churn/capacity?region=%s",
                "/api/v1/churn/reasons?region=%s",
                "/api/v1/churn/customers?region=%s",
                "/api/v1/churn/signals?region=%s",
                "/api/v1/segments?region=%s",
                "/api/v1/segments/profile?region=%s",
                "/api/v1/segments/overlaps?region=%s",
                "/api/v1/segments/migrations?region=%s",
                "/api/v1/moments?region=%s",
                "/api/v1/moments/customers?region=%s",
                "/api/v1/notes?region=%s"
            })
    void anotherRegionIsNotThereAndAskingForItIsKept(String path) {
        String address = path.formatted(other);
        long before = kept();
        HttpResponse<byte[]> answer = api.get(address, "Authorization", regional);
        assertThat(answer.statusCode()).as(RunningApi.text(answer)).isEqualTo(404);
        assertThat(kept()).isEqualTo(before + 1);
        assertThat(api.get(address).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/hotspots/%s", "/api/v1/hotspots/%s/cases", "/api/v1/marks?hotspot=%s"})
    void anotherRegionsHotspotIsNotThereByItsNumber(String path) {
        String theirs = hotspot(own);
        String others = hotspot(other);
        assertThat(api.get(path.formatted(theirs), "Authorization", regional).statusCode())
                .isEqualTo(200);
        long before = kept();
        assertThat(api.get(path.formatted(others), "Authorization", regional).statusCode())
                .isEqualTo(404);
        assertThat(kept()).isEqualTo(before + 1);
        assertThat(api.get(path.formatted(others)).statusCode()).isEqualTo(200);
    }

    @Test
    void whoHasNoRegionSeesNoRow() {
        assertThat(RunningApi.json(api.get("/api/v1/complaints/trend", "Authorization", nowhere))
                        .get("rows"))
                .isEmpty();
        assertThat(RunningApi.json(api.get("/api/v1/hotspots", "Authorization", nowhere))
                        .get("rows"))
                .isEmpty();
    }

    @Test
    void answerKeptForOneIsNotGivenToAnother() {
        String path = "/api/v1/complaints/trend?by=month";
        HttpResponse<byte[]> all = api.get(path);
        String tag = all.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> theirs = api.get(path, "Authorization", regional, "If-None-Match", tag);
        assertThat(theirs.statusCode()).isEqualTo(200);
        assertThat(RunningApi.text(theirs)).isNotEqualTo(RunningApi.text(all));
        assertThat(RunningApi.text(api.get(path))).isEqualTo(RunningApi.text(all));
    }

    private static String hotspot(String region) {
        return texts(api.json("/api/v1/hotspots?with_explained=true&region=" + region), "hotspot_id")
                .get(0);
    }

    private static long kept() {
        return api.server().desk().read(handle -> handle.createQuery(
                        "select count(*) from events where actor = 'regional' and action = 'scope.refused'")
                .mapTo(Long.class)
                .one());
    }

    private static String token(String name, String... regions) {
        SortedSet<String> ids = new TreeSet<>(List.of(regions));
        return "Bearer " + api.token(api.account(name, EnumSet.copyOf(Role.given()), Optional.of(ids)));
    }

    private static List<String> texts(JsonNode answer, String column) {
        return StreamSupport.stream(answer.get("rows").spliterator(), false)
                .map(row -> row.get(column).asText())
                .toList();
    }
}
