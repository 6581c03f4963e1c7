package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aurum.api.lake.GoldenLake;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description and the server say the same, both ways. */
class RoutesTest {

    private static final String EPISODE = "20260318-3a4b5c6d01";
    private static final String CUSTOMER = "9f3c9e3779b97f4a";
    private static final Set<String> CHECKED = new TreeSet<>();

    @TempDir
    private static Path folder;

    private static RunningApi api;

    private static JsonNode description;

    @BeforeAll
    static void start() throws IOException {
        GoldenLake lake = GoldenLake.copy("plain", folder.resolve("lake"));
        GoldenLake.copy("operations", lake.folder());
        api = RunningApi.over(lake);
        description = new YAMLMapper().readTree(RoutesTest.class.getResourceAsStream("/openapi.yaml"));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
        Set<String> routed = new TreeSet<>();
        api.routes()
                .all()
                .forEach(route -> routed.add(
                        route.verb() + " " + route.path().replace('<', '{').replace('>', '}')));
        Set<String> described = new TreeSet<>();
        description.get("paths").fields().forEachRemaining(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(verb -> described.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(described).isEqualTo(routed);
    }

    @Test
    void routeWithoutARoleCannotBeMade() {
        assertThatThrownBy(() -> new Routes.Route(HandlerType.GET, "/api/v1/secrets", Set.of(), context -> {}))
                .hasMessageContaining("GET /api/v1/secrets says no role");
    }

    @Test
    void everyParameterIsDescribedAndEveryDescribedOneIsKnown() {
        description.get("paths").fields().forEachRemaining(path -> {
            if (answersRows(path.getValue())) {
                Set<String> described = new TreeSet<>();
                path.getValue().at("/get/parameters").forEach(parameter -> {
                    if (resolve(parameter).get("in").asText().equals("query")) {
                        described.add(resolve(parameter).get("name").asText());
                    }
                });
                JsonNode refusal =
                        api.json(path.getKey().replace("{hotspot_id}", EPISODE).replace("{customer_key}", CUSTOMER)
                                + "?nobody_knows_this=1");
                Set<String> known = new TreeSet<>();
                refusal.at("/details/allowed").forEach(name -> known.add(name.asText()));
                assertThat(refusal.get("error").asText()).isEqualTo("unknown_parameter");
                assertThat(known).as(path.getKey()).isEqualTo(described);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/live",
                "/health/ready",
                "/api/v1/status",
                "/api/v1/labels",
                "/api/v1/labels?dimension=region",
                "/api/v1/definitions",
                "/api/v1/definitions?table=gold.labels",
                "/api/v1/complaints/trend",
                "/api/v1/complaints/trend?by=week&split=region&top=1",
                "/api/v1/complaints/trend?by=month&split=category&from=2025-12-01",
                "/api/v1/complaints/trend?split=channel&region=unknown",
                "/api/v1/complaints/trend?from=2020-01-01&to=2020-01-31",
                "/api/v1/complaints/summary",
                "/api/v1/complaints/summary?split=journey_stage",
                "/api/v1/complaints/summary?from=2026-03-25&split=product_line&category=billing",
                "/api/v1/complaints/summary?from=2026-01-01",
                "/api/v1/complaints/summary?from=2026-03-31&to=2026-03-31&region=unknown",
                "/api/v1/today",
                "/api/v1/hotspots",
                "/api/v1/hotspots?status=open&region=haizhou&confidence=medium&limit=2&sort=-last_seen",
                "/api/v1/hotspots?with_explained=true&category=billing&product_line=mobile_5g&opened_from=2026-01-01&opened_to=2026-03-31",
                "/api/v1/hotspots?status=withdrawn&seen_from=2026-01-01&seen_to=2026-03-31",
                "/api/v1/hotspots/trend",
                "/api/v1/hotspots/trend?region=haizhou&product_line=broadband&category=frequent_disconnect&from=2026-03-01&to=2026-03-31",
                "/api/v1/hotspots/summary",
                "/api/v1/hotspots/summary?split=category&region=haizhou&from=2026-03-22",
                "/api/v1/hotspots/summary?split=product_line&category=bill_unclear&product_line=mobile_5g&to=2026-03-30",
                "/api/v1/hotspots/periods",
                "/api/v1/hotspots/periods?cadence=ten_day&hotspots_only=false&with_explained=true&region=all&sort=excess&limit=3",
                "/api/v1/hotspots/periods?cadence=quarter&from=2026-01-01&to=2026-03-31",
                "/api/v1/hotspots/20260318-3a4b5c6d01",
                "/api/v1/hotspots/20260318-3a4b5c6d01/cases",
                "/api/v1/hotspots/20260318-3a4b5c6d01/rows",
                "/api/v1/satisfaction/scores",
                "/api/v1/satisfaction/scores?survey_kind=touchpoint&period_kind=month&split=channel&region=haizhou&from=2026-02-01&to=2026-03-31",
                "/api/v1/satisfaction/scores?split=region&period_kind=half_year",
                "/api/v1/satisfaction/reasons",
                "/api/v1/satisfaction/reasons?period_kind=month&region=dongshan",
                "/api/v1/satisfaction/drivers",
                "/api/v1/satisfaction/drivers?split=region&period_kind=year&attribute=billing_clarity&raise=2",
                "/api/v1/satisfaction/drivers?split=product_line&product_line=mobile_5g&region=haizhou",
                "/api/v1/satisfaction/checklist",
                "/api/v1/satisfaction/checklist?region=haizhou&reason=mend_first&department=finance",
                "/api/v1/scorecard",
                "/api/v1/scorecard?unit_kind=department&period_kind=year&kpi=composite&department=network",
                "/api/v1/scorecard?period_kind=month&region=lubei&from=2026-02-01&to=2026-03-01",
                "/api/v1/scorecard/competitors",
                "/api/v1/scorecard/competitors?region=lubei&attribute=all&operator=competitor_a&from=2026-01-01&to=2026-03-31",
                "/api/v1/scorecard/internal",
                "/api/v1/scorecard/internal?attribute=cooperation&department=network&region=haizhou&from=2026-01-01",
                "/api/v1/scorecard/inspections",
                "/api/v1/scorecard/inspections?split=region&kind=mystery_shopping&operator=own&period_kind=month",
                "/api/v1/churn/capacity",
                "/api/v1/churn/capacity?region=haizhou&product_line=mobile_5g",
                "/api/v1/churn/reasons?region=lubei",
                "/api/v1/churn/customers",
                "/api/v1/churn/customers?region=dongshan&product_line=broadband&sort=-probability&limit=3",
                "/api/v1/churn/customers/9f3c9e3779b97f4a",
                "/api/v1/churn/customers/9f3c9e3779b97f4a/signals",
                "/api/v1/churn/customers/9f3c9e3779b97f4a/plans",
                "/api/v1/churn/models",
                "/api/v1/churn/calibration",
                "/api/v1/churn/drift",
                "/api/v1/churn/signals?region=haizhou",
                "/api/v1/churn/recovery",
                "/api/v1/channels",
                "/api/v1/channels?region=haizhou&product_line=mobile_5g&segment=B1",
                "/api/v1/channels/calibration",
                "/api/v1/segments",
                "/api/v1/segments?region=haizhou&product_line=mobile_5g",
                "/api/v1/segments/profile?segment=B1",
                "/api/v1/segments/overlaps?region=lubei",
                "/api/v1/segments/migrations?segment=C6",
                "/api/v1/segments/count",
                "/api/v1/segments/count?rule=not%20has_family_group",
                "/api/v1/rule-drafts",
                "/api/v1/moments",
                "/api/v1/moments?region=lubei",
                "/api/v1/moments/decisions?moment=allowance_over",
                "/api/v1/moments/customers?decision=nothing&sort=-worth&limit=3",
                "/api/v1/service-lists",
                "/api/v1/service-products",
                "/api/v1/service-products?region=haizhou&from=2026-02-01&to=2026-03-01",
                "/api/v1/service-products/months?product=night_data",
                "/api/v1/service-products/lift",
                "/api/v1/service-products/lift?product=night_data&outcome=used",
                "/api/v1/service-products/launches",
                "/api/v1/service-products/requests",
                "/api/v1/service-products/requests?state=open",
                "/api/v1/service-products/launches?product=video_trial",
                "/api/v1/operation/runs",
                "/api/v1/operation/publications?limit=1",
                "/api/v1/operation/freshness",
                "/api/v1/operation/quarantine",
                "/api/v1/operation/lineage",
                "/api/v1/operation/tables",
                "/api/v1/session",
                "/api/v1/notes",
                "/api/v1/notes?from=2026-03-01&to=2026-03-31&region=haizhou",
                "/api/v1/marks",
                "/api/v1/subscriptions"
            })
    void answersFitTheirSchema(String path) {
        HttpResponse<byte[]> response = api.get(path);
        assertThat(response.statusCode()).as(RunningApi.text(response)).isEqualTo(200);
        JsonNode answer = RunningApi.json(response);
        expectValid(path, "200", answer);
        answer.path("rows").path(0).fieldNames().forEachRemaining(column -> assertThat(
                        answer.at("/definitions/" + column + "/meaning_zh").asText())
                .as(column)
                .isNotEmpty());
        CHECKED.add(described(path));
    }

    @AfterAll
    static void everyAnswerWasHeldToItsSchema() {
        Set<String> routes = new TreeSet<>();
        description.get("paths").fields().forEachRemaining(path -> {
            if (answersRows(path.getValue())) {
                routes.add(path.getKey());
            }
        });
        if (!CHECKED.isEmpty()) {
            assertThat(CHECKED).containsAll(routes);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/hotspots?status=hot",
                "/api/v1/hotspots?sort=excess;drop",
                "/api/v1/hotspots?cursor=Mi4x",
                "/api/v1/hotspots/trend?region=haizou",
                "/api/v1/hotspots/summary?split=channel",
                "/api/v1/hotspots/periods?cadence=week",
                "/api/v1/satisfaction/scores?split=colour",
                "/api/v1/satisfaction/drivers?period_kind=month",
                "/api/v1/satisfaction/drivers?raise=9",
                "/api/v1/scorecard?kpi=happiness",
                "/api/v1/churn/capacity?region=haizou",
                "/api/v1/churn/customers?sort=name",
                "/api/v1/channels?segment=B9",
                "/api/v1/segments/count?rule=tenure_month%20%3E%206",
                "/api/v1/segments/migrations?segment=Z9",
                "/api/v1/moments/customers?decision=maybe",
                "/api/v1/moments/decisions?moment=allowance",
                "/api/v1/service-products?product=night_dat",
                "/api/v1/service-products/lift?outcome=happy",
                "/api/v1/operation/runs?limit=0",
                "/api/v1/complaints/trend?split=regio",
                "/api/v1/complaints/trend?from=yesterday",
                "/api/v1/labels?dimension=colour",
                "/api/v1/status?verbose=1"
            })
    void errorsFitTheirSchema(String path) {
        HttpResponse<byte[]> response = api.get(path);
        assertThat(response.statusCode()).isEqualTo(400);
        expectValid(path, "400", RunningApi.json(response));
    }

    @Test
    void examplesFitTheirSchema() {
        List<String> checked = new ArrayList<>();
        description.get("paths").fields().forEachRemaining(path -> path.getValue()
                .forEach(operation -> {
                    List<JsonNode> contents = new ArrayList<>();
                    operation.path("responses").forEach(response -> contents.add(resolve(response)));
                    contents.add(operation.path("requestBody"));
                    for (JsonNode content : contents) {
                        JsonNode json = content.at("/content/application~1json");
                        if (json.has("example")) {
                            assertThat(schema(json.get("schema")).validate(json.get("example")))
                                    .as(path.getKey())
                                    .isEmpty();
                            checked.add(path.getKey());
                        }
                    }
                }));
        assertThat(checked).hasSizeGreaterThan(20);
    }

    @Test
    void everyColumnOfEveryAnswerHasItsMeaning() {
        for (String path : List.of(
                "status",
                "labels",
                "definitions",
                "complaints/trend",
                "complaints/summary",
                "hotspots",
                "hotspots/summary",
                "satisfaction/scores",
                "satisfaction/drivers",
                "scorecard",
                "churn/capacity",
                "churn/customers",
                "churn/models",
                "channels",
                "channels/calibration",
                "segments",
                "segments/profile",
                "segments/overlaps",
                "segments/migrations",
                "segments/count?rule=is_real_name%20is%20null",
                "moments",
                "moments/decisions",
                "moments/customers",
                "service-products",
                "service-products/lift",
                "operation/runs",
                "operation/freshness")) {
            JsonNode answer = api.json("/api/v1/" + path);
            Set<String> columns = new TreeSet<>();
            answer.at("/rows/0").fieldNames().forEachRemaining(columns::add);
            Set<String> defined = new TreeSet<>();
            answer.get("definitions").fieldNames().forEachRemaining(defined::add);
            assertThat(defined).as(path).isEqualTo(columns).isNotEmpty();
        }
    }

    private static void expectValid(String path, String status, JsonNode body) {
        JsonNode response =
                resolve(description.get("paths").get(described(path)).at("/get/responses/" + status));
        assertThat(schema(response.at("/content/application~1json/schema")).validate(body))
                .as(path)
                .isEmpty();
    }

    /** The path of the description that a request belongs to. */
    private static String described(String path) {
        return path.replaceFirst("\\?.*", "").replace(EPISODE, "{hotspot_id}").replace(CUSTOMER, "{customer_key}");
    }

    private static boolean answersRows(JsonNode path) {
        return path.at("/get/parameters").toString().contains("parameters/Format");
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? description.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** A schema of the description, with the components its references lead to. */
    private static Schema schema(JsonNode node) {
        ObjectNode whole = node.deepCopy();
        whole.set("components", description.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(new ObjectMapper().convertValue(whole, JsonNode.class));
    }
}
