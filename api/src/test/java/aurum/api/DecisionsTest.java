package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.access.Role;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people decide on a page: kept, shown again, told to the jobs. */
class DecisionsTest {

    @TempDir
    private static Path folder;

    private static RunningApi api;
    private static String hotspot;

    @BeforeAll
    static void start() {
        api = RunningApi.over("plain", folder);
        EnumSet<Role> roles = EnumSet.of(Role.VIEWER, Role.OWNER);
        api.account("li.wei", EnumSet.of(Role.VIEWER, Role.MANAGER));
        api.account("wang.fang", roles);
        api.account("of.haizhou", roles, Optional.of(new TreeSet<>(List.of("haizhou"))));
        hotspot = api.json("/api/v1/hotspots").at("/rows/0/hotspot_id").asText();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void noteIsWrittenShownAndWithdrawn() {
        Visit visit = Visit.of(api, "wang.fang");
        HttpResponse<byte[]> written = visit.post(
                "/api/v1/notes",
                "{\"date\": \"2026-03-30\", \"region\": \"haizhou\", \"text\": \"  台风 <b>停电</b> 🌀 \"}");
        assertThat(written.statusCode()).as(RunningApi.text(written)).isEqualTo(201);
        JsonNode note = RunningApi.json(written).at("/rows/0");
        assertThat(note.get("text").asText()).isEqualTo("台风 <b>停电</b> 🌀");
        assertThat(note.get("author").asText()).isEqualTo("wang.fang");
        assertThat(notes(visit, "?from=2026-03-30&to=2026-03-30")).contains(note);
        assertThat(notes(visit, "?region=haizhou")).contains(note);
        assertThat(notes(visit, "?from=2026-03-31")).doesNotContain(note);
        String path = "/api/v1/notes/" + note.get("note_id").asText();
        assertThat(visit.delete(path).statusCode()).isEqualTo(204);
        assertThat(notes(visit, "")).doesNotContain(note);
        assertThat(visit.delete(path).statusCode()).isEqualTo(404);
    }

    @Test
    void noteIsWithdrawnByItsAuthorOrAManagerOnly() {
        String path =
                "/api/v1/notes/" + write(Visit.of(api, "wang.fang"), "{\"date\": \"2026-03-30\", \"text\": \"a\"}");
        assertThat(Visit.of(api, "of.haizhou").delete(path).statusCode()).isEqualTo(403);
        assertThat(Visit.of(api, "li.wei").delete(path).statusCode()).isEqualTo(204);
    }

    @Test
    void noteOfAnotherRegionIsNotThere() {
        String elsewhere =
                api.json("/api/v1/complaints/summary?split=region").get("rows").findValuesAsText("split").stream()
                        .filter(region ->
                                !region.equals("haizhou") && !region.equals("unknown") && !region.equals("other"))
                        .findFirst()
                        .orElseThrow();
        String id = write(
                Visit.of(api, "wang.fang"),
                "{\"date\": \"2026-03-30\", \"region\": \"%s\", \"text\": \"b\"}".formatted(elsewhere));
        Visit regional = Visit.of(api, "of.haizhou");
        assertThat(notes(regional, ""))
                .noneMatch(note -> note.get("note_id").asText().equals(id));
        assertThat(regional.delete("/api/v1/notes/" + id).statusCode()).isEqualTo(404);
        assertThat(regional.post(
                                "/api/v1/notes",
                                "{\"date\": \"2026-03-30\", \"region\": \"%s\", \"text\": \"b\"}".formatted(elsewhere))
                        .statusCode())
                .isEqualTo(404);
        String everybodys = write(Visit.of(api, "wang.fang"), "{\"date\": \"2026-03-30\", \"text\": \"c\"}");
        assertThat(notes(regional, ""))
                .anyMatch(note -> note.get("note_id").asText().equals(everybodys));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": \"x\"} | 400 | the field date is missing",
                "{\"date\": \"2026-03-30\"} | 400 | the field text is missing",
                "{\"date\": \"2026-02-30\", \"text\": \"x\"} | 400 | a day as YYYY-MM-DD",
                "{\"date\": 20260330, \"text\": \"x\"} | 400 | a day as YYYY-MM-DD",
                "{\"date\": \"2026-03-30\", \"text\": \"   \"} | 400 | a text of 1 to 2000 letters",
                "{\"date\": \"2026-03-30\", \"text\": [\"x\"]} | 400 | a text of 1 to 2000 letters",
                "{\"date\": \"2026-03-30\", \"text\": \"x\", \"regoin\": \"haizhou\"} | 400 | (did you mean \"region\"?)",
                "{\"date\": \"2026-03-30\", \"text\": \"x\", \"region\": \"haizou\"} | 400 | (did you mean \"haizhou\"?)",
                "{\"date\": \"2026-03-30\", \"date\": \"2026-03-31\", \"text\": \"x\"} | 400 | Duplicate",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}} | 400 | nesting depth",
                "[1] | 400 | has to be a JSON object",
                "{} {} | 400 | not JSON as it has to be",
                "{ | 400 | not JSON as it has to be"
            })
    void bodyThatIsNotAsItHasToBeIsNamed(String body, int status, String message) {
        HttpResponse<byte[]> refused = Visit.of(api, "wang.fang").post("/api/v1/notes", body);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(RunningApi.json(refused).get("message").asText()).contains(message);
    }

    @Test
    void bodyThatIsTooLongIsRefusedUnread() {
        Visit visit = Visit.of(api, "wang.fang");
        String text = "{\"date\": \"2026-03-30\", \"text\": \"%s\"}";
        assertThat(visit.post("/api/v1/notes", text.formatted("a".repeat(70_000)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(visit.post("/api/v1/notes", text.formatted("a".repeat(2001))).statusCode())
                .isEqualTo(400);
        assertThat(visit.post("/api/v1/notes", text.formatted("a".repeat(2000))).statusCode())
                .isEqualTo(201);
    }

    @Test
    void hotspotIsMarkedOnceAndUnmarked() {
        Visit visit = Visit.of(api, "li.wei");
        String body = "{\"hotspot\": \"%s\", \"reason\": \"系统割接\"}".formatted(hotspot);
        assertThat(visit.post("/api/v1/marks", body).statusCode()).isEqualTo(201);
        assertThat(visit.post("/api/v1/marks", body).statusCode()).isEqualTo(409);
        JsonNode mark =
                RunningApi.json(visit.get("/api/v1/marks?hotspot=" + hotspot)).at("/rows/0");
        assertThat(mark.get("mark_reason").asText()).isEqualTo("系统割接");
        assertThat(RunningApi.json(visit.get("/api/v1/marks")).get("rows")).contains(mark);
        assertThat(visit.delete("/api/v1/marks/" + hotspot).statusCode()).isEqualTo(204);
        assertThat(visit.delete("/api/v1/marks/" + hotspot).statusCode()).isEqualTo(404);
        assertThat(visit.post("/api/v1/marks", "{\"hotspot\": \"none\", \"reason\": \"x\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void everybodyFollowsTheirOwn() {
        Visit one = Visit.of(api, "li.wei");
        Visit other = Visit.of(api, "wang.fang");
        String body = "{\"hotspot\": \"%s\"}".formatted(hotspot);
        JsonNode followed =
                RunningApi.json(one.post("/api/v1/subscriptions", body)).at("/rows/0");
        assertThat(RunningApi.json(one.post("/api/v1/subscriptions", body)).at("/rows/0"))
                .isEqualTo(followed);
        assertThat(RunningApi.json(one.get("/api/v1/subscriptions")).get("rows"))
                .containsExactly(followed);
        assertThat(RunningApi.json(other.get("/api/v1/subscriptions")).get("rows"))
                .isEmpty();
        assertThat(other.delete("/api/v1/subscriptions/" + hotspot).statusCode())
                .isEqualTo(404);
        assertThat(one.delete("/api/v1/subscriptions/" + hotspot).statusCode()).isEqualTo(204);
        assertThat(RunningApi.json(one.get("/api/v1/subscriptions")).get("rows"))
                .isEmpty();
    }

    @Test
    void everyDecisionGoesOutToTheJobs() throws IOException {
        String id = write(Visit.of(api, "li.wei"), "{\"date\": \"2026-03-29\", \"text\": \"运动会\\n第二行\"}");
        api.server().desk().deliver();
        JsonNode event = delivered().stream()
                .filter(line -> line.get("subject").asText().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(event.get("action").asText()).isEqualTo("note.written");
        assertThat(event.get("actor").asText()).isEqualTo("li.wei");
        assertThat(event.at("/details/note_date").asText()).isEqualTo("2026-03-29");
        assertThat(event.at("/details/text").asText()).isEqualTo("运动会\n第二行");
    }

    private static String write(Visit visit, String body) {
        HttpResponse<byte[]> written = visit.post("/api/v1/notes", body);
        assertThat(written.statusCode()).as(RunningApi.text(written)).isEqualTo(201);
        return RunningApi.json(written).at("/rows/0/note_id").asText();
    }

    private static List<JsonNode> notes(Visit visit, String query) {
        JsonNode rows = RunningApi.json(visit.get("/api/v1/notes" + query)).get("rows");
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private static List<JsonNode> delivered() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        try (Stream<Path> files = Files.list(api.landing().resolve("desk"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".jsonl")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    events.add(new ObjectMapper().readTree(line));
                }
            }
        }
        return events;
    }
}
