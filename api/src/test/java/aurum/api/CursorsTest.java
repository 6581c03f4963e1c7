package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.lake.GoldenLake;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {

    private static final String EPISODES = "/api/v1/hotspots?with_explained=true&sort=-last_seen";

    @TempDir
    private Path folder;

    @Test
    void pagesHoldEveryRowOnceInOneOrder() {
        try (RunningApi api = RunningApi.over("plain", folder)) {
            List<String> whole = ids(api.json(EPISODES));
            List<String> paged = new ArrayList<>();
            String cursor = "";
            int pages = 0;
            do {
                JsonNode page = api.json(EPISODES + "&limit=5" + cursor);
                paged.addAll(ids(page));
                assertThat(page.get("truncated").asBoolean())
                        .isNotEqualTo(page.get("next").isNull());
                cursor = page.get("next").isNull()
                        ? ""
                        : "&cursor=" + page.get("next").asText();
                pages++;
            } while (!cursor.isEmpty());
            assertThat(paged).containsExactlyElementsOf(whole).doesNotHaveDuplicates();
            assertThat(pages).isEqualTo((whole.size() + 4) / 5).isGreaterThan(1);
        }
    }

    @Test
    void cursorOfAnotherQuestionIsRefused() {
        try (RunningApi api = RunningApi.over("plain", folder)) {
            String next = api.json(EPISODES + "&limit=2").get("next").asText();
            for (String other : List.of(
                    "/api/v1/hotspots?sort=-last_seen&limit=2&cursor=",
                    "/api/v1/hotspots?with_explained=true&sort=last_seen&limit=2&cursor=",
                    "/api/v1/hotspots/periods?limit=2&cursor=")) {
                HttpResponse<byte[]> response = api.get(other + next);
                assertThat(response.statusCode()).isEqualTo(400);
                assertThat(RunningApi.text(response)).contains("same filters and sort");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "2.0.0000000000000000",
                "2.-1.{}",
                "2.1e9.{}",
                "2.99999999999999.{}",
                "2.2.{} limit 1",
                "2.2;drop table x.{}",
                "2.2.{}.2"
            })
    void cursorMadeUpIsRefused(String text) {
        try (RunningApi api = RunningApi.over("plain", folder)) {
            String real = decoded(api.json(EPISODES + "&limit=2").get("next").asText());
            String question = real.substring(real.lastIndexOf('.') + 1);
            String made = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(text.replace("{}", question).getBytes(StandardCharsets.US_ASCII));
            HttpResponse<byte[]> response = api.get(EPISODES + "&limit=2&cursor=" + made);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(RunningApi.json(response).at("/details/parameter").asText())
                    .isEqualTo("cursor");
        }
    }

    @Test
    void cursorEndsWithItsPublication() throws InterruptedException {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        try (RunningApi api = RunningApi.over(lake)) {
            String real = decoded(api.json(EPISODES + "&limit=2").get("next").asText());
            String earlier = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(("1" + real.substring(1)).getBytes(StandardCharsets.US_ASCII));
            HttpResponse<byte[]> response = api.get(EPISODES + "&limit=2&cursor=" + earlier);
            assertThat(response.statusCode()).isEqualTo(410);
            assertThat(RunningApi.json(response).get("error").asText()).isEqualTo("cursor_expired");
        }
    }

    private static String decoded(String cursor) {
        return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
    }

    private static List<String> ids(JsonNode answer) {
        List<String> ids = new ArrayList<>();
        answer.get("rows").forEach(row -> ids.add(row.get("hotspot_id").asText()));
        return ids;
    }
}
