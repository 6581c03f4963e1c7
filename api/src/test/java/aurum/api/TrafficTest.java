package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is counted and written about requests, and what is not. */
class TrafficTest {

    @TempDir
    private Path folder;

    private final Logger requests = (Logger) LoggerFactory.getLogger("aurum.requests");
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private RunningApi api;

    @BeforeEach
    void start() {
        lines.start();
        requests.setLevel(Level.INFO);
        requests.addAppender(lines);
        api = RunningApi.over("plain", folder);
    }

    @AfterEach
    void stop() {
        api.close();
        requests.detachAppender(lines);
        requests.setLevel(null);
    }

    @Test
    void requestIsOneLineWithoutAnythingTheClientSent() throws IOException, InterruptedException {
        api.get("/api/v1/hotspots?region=13800138000");
        api.get("/api/v1/hotspots/13800138000");
        api.get("/somebody@example.org");
        raw(
                "GET /api/v1/labels HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: a%0d%0aINFO forged\r\nConnection: close\r\n\r\n");
        await(4);
        assertThat(lines.list)
                .extracting(event -> event.getFormattedMessage().replaceAll("[0-9.]+ ms", "N ms"))
                .contains(
                        "GET /api/v1/hotspots 400 N ms",
                        "GET /api/v1/hotspots/{hotspot_id} 404 N ms",
                        "GET /{page} 404 N ms")
                .allMatch(line -> line.lines().count() == 1)
                .noneMatch(line ->
                        line.contains("13800138000") || line.contains("example.org") || line.contains("forged"));
    }

    @Test
    void metricsAreCountedByRouteAndStatus() throws InterruptedException {
        api.get("/api/v1/hotspots");
        api.get("/api/v1/hotspots?regionn=13800138000");
        api.get("/api/v1/hotspots");
        await(3);
        String metrics = RunningApi.text(api.get("/metrics"));
        assertThat(metrics)
                .contains("aurum_requests_total{route=\"/api/v1/hotspots\",status=\"200\"} 2\n")
                .contains("aurum_requests_total{route=\"/api/v1/hotspots\",status=\"400\"} 1\n")
                .contains("aurum_request_seconds_count{route=\"/api/v1/hotspots\"} 3\n")
                .contains("aurum_request_seconds_bucket{route=\"/api/v1/hotspots\",le=\"+Inf\"} 3\n")
                .contains("aurum_publication_number 2\n")
                .contains("aurum_publication_is_stale 0\n")
                .containsPattern("aurum_kept_answer_bytes [1-9]")
                .doesNotContain("13800138000");
        for (String line : metrics.lines().toList()) {
            assertThat(line)
                    .matches("# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\\{[^}]*(\\{hotspot_id\\}[^}]*)?\\})? [0-9.E+-]+");
        }
    }

    /** A request is counted just after its answer has gone out. */
    private void await(int count) throws InterruptedException {
        for (int tries = 0; tries < 200 && lines.list.size() < count; tries++) {
            Thread.sleep(10);
        }
        assertThat(List.copyOf(lines.list)).hasSizeGreaterThanOrEqualTo(count);
    }

    private void raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", URI.create(api.address()).getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            socket.getInputStream().readAllBytes();
        }
    }
}
