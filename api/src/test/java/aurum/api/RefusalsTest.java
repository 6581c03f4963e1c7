package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {

    private static final String TREND = "/api/v1/complaints/trend";

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "split=regio       | split         | regio      | (did you mean \"region\"?)",
                "by=hour           | by            | hour       | one of day, month, week",
                "from=2026-13-01   | from          | 2026-13-01 | YYYY-MM-DD",
                "to=1              | to            | 1          | YYYY-MM-DD",
                "top=0             | top           | 0          | a whole number from 1 to 20",
                "top=many          | top           | many       | a whole number from 1 to 20",
                "region=haizou     | region        | haizou     | (did you mean \"haizhou\"?)",
                "region=           | region        | ''         | left out, or a value",
                "category=x&top=3  | category      | x          | one of",
                "by=day&by=week    | by            | day, week  | given once",
                "from=2026-03-31&to=2026-03-01 | from | 2026-03-31 | it has to be 1 to 3660",
                "from=1900-01-01   | from          | 1900-01-01 | it has to be 1 to 3660"
            })
    void wrongValueNamesParameterValueAndWhatIsAllowed(String query, String name, String value, String expected) {
        HttpResponse<byte[]> response = api.get(TREND + "?" + query);
        JsonNode error = RunningApi.json(response);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error.get("error").asText()).isEqualTo("bad_parameter");
        assertThat(error.at("/details/parameter").asText()).isEqualTo(name);
        assertThat(error.at("/details/received").asText()).isEqualTo(value);
        assertThat(error.get("message").asText()).contains(expected);
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(response.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void unknownParameterNamesTheNearest() {
        JsonNode error = api.json(TREND + "?regoin=haizhou");
        assertThat(error.get("message").asText())
                .isEqualTo("there is no parameter \"regoin\" here (did you mean \"region\"?)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "' or 1=1 --",
                "haizhou'; drop table x; --",
                "haizhou') union select * from duckdb_settings() --",
                "read_text('/etc/passwd')",
                "\u0000",
                "haizhou\r\nSet-Cookie: a=b"
            })
    void sqlInAParameterIsOnlyAWrongValue(String attack) {
        String value = URLEncoder.encode(attack, StandardCharsets.UTF_8);
        for (String name : List.of(
                "region", "product_line", "category", "channel", "journey_stage", "split", "by", "from", "top")) {
            HttpResponse<byte[]> response = api.get(TREND + "?" + name + "=" + value);
            assertThat(response.statusCode()).as(name).isEqualTo(400);
            assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(api.get(TREND).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/web/../openapi.yaml",
                "/web/../../../../etc/passwd",
                "/web/%2e%2e/%2e%2e/etc/passwd",
                "/web/..%2f..%2fetc%2fpasswd",
                "/web/%252e%252e/etc/passwd",
                "/web/..\\..\\etc\\passwd",
                "/web//etc/passwd",
                "/web/..;/etc/passwd",
                "/web/shared/tokens.css%00.html",
                "/lib/../META-INF/MANIFEST.MF",
                "/lib/lit/../../META-INF/MANIFEST.MF",
                "/lib/lit/package.json",
                "/web/complaints/"
            })
    void noPathLeadsOutOfTheListedFiles(String path) throws IOException {
        String answer = raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 40").doesNotContain("root:").doesNotContain("Manifest-Version");
        assertThat(answer.split(" ", 3)[1]).isIn("404", "400");
        assertThat(answer).contains("\"error\":");
    }

    /** To who has not signed in it might be a page, so they are asked to sign in first. */
    @Test
    void folderOfThePagesIsNoPage() {
        assertThat(api.get("/web/").statusCode()).isEqualTo(404);
    }

    @Test
    void unknownAddressNamesTheNearestRoute() {
        HttpResponse<byte[]> response = api.get("/api/v1/complaint/trend");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(RunningApi.text(response)).contains("/api/v1/complaints/trend");
    }

    @Test
    void otherVerbsAreRefused() {
        HttpResponse<byte[]> response = api.send(HttpRequest.newBuilder(URI.create(api.address() + "api/v1/labels"))
                .POST(BodyPublishers.ofString("x")));
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(RunningApi.json(response).get("error").asText()).isEqualTo("method_not_allowed");
    }

    @Test
    void formatThatDoesNotExistIsRefused() {
        HttpResponse<byte[]> response = api.get(TREND, "Accept", "application/pdf");
        assertThat(response.statusCode()).isEqualTo(406);
        assertThat(RunningApi.text(response)).contains("text/csv");
    }

    @Test
    void browserThatAsksForHtmlGetsJson() {
        HttpResponse<byte[]> response = api.get(TREND, "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
    }

    @Test
    void otherHostNamesAreRefused() throws IOException {
        assertThat(raw("GET /api/v1/status HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
        assertThat(raw(
                        "GET /api/v1/status HTTP/1.1\r\nHost: localhost:7070\r\nAuthorization: %s\r\nConnection: close\r\n\r\n"
                                .formatted(api.bearer())))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void brokenAndHugeRequestsGetABareError() throws IOException {
        assertThat(raw("NONSENSE\r\n\r\n")).startsWith("HTTP/1.1 400").doesNotContainIgnoringCase("jetty");
        String huge = "GET /?" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
        assertThat(raw(huge)).startsWith("HTTP/1.1 414").doesNotContainIgnoringCase("jetty");
    }

    @Test
    void everyAnswerIsHardened() {
        for (String path : List.of(TREND, "/complaints", "/nowhere", "/web/shared/tokens.css")) {
            HttpResponse<byte[]> response = api.get(path);
            assertThat(response.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .hasValue("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(response.headers().firstValue("Server")).isEmpty();
            assertThat(response.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .satisfies(policy ->
                            assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe"));
        }
    }

    /** What a client that does not tidy its address up gets. */
    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(api.address()).getPort())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
