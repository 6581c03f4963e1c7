package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every parameter of every route that answers rows, taken from the description, against what an attacker would write there. */
class InjectionTest {

    private static final List<String> ATTACKS = List.of(
            "' or 1=1 --",
            "x'; drop table \"gold.labels\"; --",
            "haizhou' union select content from read_text('/etc/passwd') --",
            "excess; copy (select 1) to '/tmp/aurum-must-not-be.csv'",
            "hotspot_id) from gold.hotspot_episodes; attach '/tmp/aurum-must-not-be.db' --",
            "install httpfs",
            ":region",
            "?",
            "gold.labels limit 1",
            "\u0000",
            "a\r\nSet-Cookie: a=b",
            "<script>alert(1)</script>",
            "\u202Eevil",
            "😀".repeat(60));

    @TempDir
    private static Path folder;

    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.over("plain", folder);
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    static Stream<Arguments> parameters() throws IOException {
        JsonNode description = new YAMLMapper().readTree(InjectionTest.class.getResourceAsStream("/openapi.yaml"));
        List<Arguments> parameters = new ArrayList<>();
        description.get("paths").fields().forEachRemaining(path -> path.getValue()
                .at("/get/parameters")
                .forEach(given -> {
                    JsonNode parameter = given.has("$ref")
                            ? description.at(given.get("$ref").asText().substring(1))
                            : given;
                    if (path.getKey().startsWith("/api/")
                            && parameter.get("in").asText().equals("query")) {
                        parameters.add(Arguments.of(
                                path.getKey()
                                        .replace("{hotspot_id}", "20260318-3a4b5c6d01")
                                        .replace("{customer_key}", "9f3c9e3779b97f4a"),
                                parameter.get("name").asText()));
                    }
                }));
        return parameters.stream();
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void attackIsAWrongValueAndNothingElse(String path, String parameter) {
        for (String attack : ATTACKS) {
            HttpResponse<byte[]> response =
                    api.get(path + "?" + parameter + "=" + URLEncoder.encode(attack, StandardCharsets.UTF_8));
            if (response.statusCode() == 404) {
                assertThat(parameter).as("only ids are looked up").isEqualTo("hotspot");
            } else {
                assertThat(response.statusCode()).as("%s=%s", parameter, attack).isEqualTo(400);
                assertThat(RunningApi.json(response).at("/details/parameter").asText())
                        .isEqualTo(parameter);
            }
            assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/json");
        }
        assertThat(Path.of("/tmp/aurum-must-not-be.csv")).doesNotExist();
        assertThat(Path.of("/tmp/aurum-must-not-be.db")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hotspots/%s",
                "hotspots/%s/cases",
                "hotspots/%s/rows",
                "churn/customers/%s",
                "churn/customers/%s/signals",
                "churn/customers/%s/plans"
            })
    void attackInThePathIsUnknown(String path) {
        for (String attack : ATTACKS) {
            String written = URLEncoder.encode(attack, StandardCharsets.UTF_8).replace("+", "%20");
            HttpResponse<byte[]> response = api.get("/api/v1/" + path.formatted(written));
            assertThat(response.statusCode()).as(attack).isIn(400, 404);
            assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(api.json("/api/v1/labels").get("rows")).hasSizeGreaterThan(20);
    }

    @Test
    void attackInAHeaderChangesNothing() {
        String plain = RunningApi.text(api.get("/api/v1/hotspots"));
        for (String header : List.of("If-None-Match", "Accept-Language", "X-Forwarded-For", "User-Agent", "Referer")) {
            HttpResponse<byte[]> response = api.get("/api/v1/hotspots", header, "' or 1=1 -- <script>");
            assertThat(RunningApi.text(response)).isEqualTo(plain);
        }
    }
}
