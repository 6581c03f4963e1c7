package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.lake.GoldenLake;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {

    private static final int MOST_LISTENERS = 200;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    @Timeout(60)
    void openPageIsToldOfANewPublication() throws IOException, InterruptedException {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        Runnable publish = lake.hold("ops.publications", 2);
        try (RunningApi api = RunningApi.over(lake)) {
            HttpResponse<InputStream> response = listen(api);
            assertThat(response.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("text/event-stream");
            try (BufferedReader events =
                    new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                assertThat(nextData(events)).contains("\"publication\":1").contains("\"as_of\":\"2026-03-30\"");
                publish.run();
                assertThat(nextData(events)).contains("\"publication\":2").contains("\"as_of\":\"2026-03-31\"");
            }
        }
    }

    @Test
    @Timeout(60)
    void listenersCostNoThreadAndAreBounded() throws IOException, InterruptedException {
        try (RunningApi api = RunningApi.over("plain", folder)) {
            List<InputStream> open = new ArrayList<>();
            int before = 0;
            for (int number = 0; number < MOST_LISTENERS; number++) {
                HttpResponse<InputStream> response = listen(api);
                assertThat(response.statusCode()).isEqualTo(200);
                open.add(response.body());
                if (number == 20) {
                    before = serverThreads();
                }
            }
            assertThat(serverThreads()).isLessThan(before + 20);
            HttpResponse<InputStream> oneMore = listen(api);
            assertThat(oneMore.statusCode()).isEqualTo(503);
            assertThat(oneMore.headers().firstValue("Retry-After")).isPresent();
            for (InputStream stream : open) {
                stream.close();
            }
            int status = 503;
            for (int tries = 0; tries < 100 && status == 503; tries++) {
                Thread.sleep(250);
                status = listen(api).statusCode();
            }
            assertThat(status).as("those who left are noticed").isEqualTo(200);
        }
    }

    @Test
    void whoeverAcceptsNoEventsIsToldSo() {
        try (RunningApi api = RunningApi.over("plain", folder)) {
            assertThat(api.get("/api/v1/events", "Accept", "application/json").statusCode())
                    .isEqualTo(406);
        }
    }

    private HttpResponse<InputStream> listen(RunningApi api) throws IOException, InterruptedException {
        return client.send(
                api.request("/api/v1/events")
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofInputStream());
    }

    private static int serverThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getName().startsWith("HttpClient"))
                .count();
    }

    private static String nextData(BufferedReader events) throws IOException {
        String line = events.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = events.readLine();
        }
        return line;
    }
}
