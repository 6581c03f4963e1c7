package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    @TempDir
    private static Path folder;

    private static RunningApi api;
    private static JsonNode description;

    @BeforeAll
    static void start() throws IOException {
        api = RunningApi.over("plain", folder);
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
                .forEach(route -> routed.add(route.path().replace('<', '{').replace('>', '}')));
        Set<String> described = new TreeSet<>();
        description.get("paths").fieldNames().forEachRemaining(described::add);
        assertThat(described).isEqualTo(routed);
    }

    @Test
    void routeWithoutARoleCannotBeMade() {
        assertThatThrownBy(() -> new Routes.Route("/api/v1/secrets", null, context -> {}))
                .hasMessageContaining("/api/v1/secrets says no role");
    }

    @Test
    void everyParameterIsDescribedAndEveryDescribedOneIsKnown() {
        description.get("paths").fields().forEachRemaining(path -> {
            if (path.getKey().startsWith("/api/")) {
                Set<String> described = new TreeSet<>();
                path.getValue()
                        .at("/get/parameters")
                        .forEach(parameter ->
                                described.add(resolve(parameter).get("name").asText()));
                JsonNode refusal = api.json(path.getKey() + "?nobody_knows_this=1");
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
                "/api/v1/complaints/summary?from=2026-03-31&to=2026-03-31&region=unknown"
            })
    void answersFitTheirSchema(String path) {
        HttpResponse<byte[]> response = api.get(path);
        assertThat(response.statusCode()).as(RunningApi.text(response)).isEqualTo(200);
        expectValid(path, "200", RunningApi.json(response));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
                .at("/get/responses")
                .fields()
                .forEachRemaining(response -> {
                    JsonNode content = resolve(response.getValue()).at("/content/application~1json");
                    if (content.has("example")) {
                        assertThat(schema(content.get("schema")).validate(content.get("example")))
                                .as(path.getKey())
                                .isEmpty();
                        checked.add(path.getKey());
                    }
                }));
        assertThat(checked).hasSizeGreaterThan(10);
    }

    @Test
    void everyColumnOfEveryAnswerHasItsMeaning() {
        for (String path : List.of("status", "labels", "definitions", "complaints/trend", "complaints/summary")) {
            JsonNode answer = api.json("/api/v1/" + path);
            Set<String> columns = new TreeSet<>();
            answer.at("/rows/0").fieldNames().forEachRemaining(columns::add);
            Set<String> defined = new TreeSet<>();
            answer.get("definitions").fieldNames().forEachRemaining(defined::add);
            assertThat(defined).as(path).isEqualTo(columns).isNotEmpty();
        }
    }

    private static void expectValid(String path, String status, JsonNode body) {
        JsonNode response = resolve(
                description.get("paths").get(path.replaceFirst("\\?.*", "")).at("/get/responses/" + status));
        assertThat(schema(response.at("/content/application~1json/schema")).validate(body))
                .as(path)
                .isEmpty();
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
