package aurum.api;

import static aurum.api.access.Credentials.Kind.CODE;
import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.access.Account;
import aurum.api.access.Role;
import aurum.api.lake.GoldenLake;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions and codes: who they let in, how long, and what they do not let anybody do. */
class SessionTest {

    private static final String NOTE = "{\"date\": \"2026-03-31\", \"text\": \"a storm\"}";

    @TempDir
    private static Path folder;

    private static final MovableClock CLOCK = new MovableClock();
    private static RunningApi api;
    private static Account account;

    @BeforeAll
    static void start() {
        api = RunningApi.over(GoldenLake.copy("plain", folder.resolve("lake")).folder(), Map.of(), CLOCK);
        account = api.account("li.wei", EnumSet.of(Role.VIEWER, Role.MANAGER));
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void signsInAndSaysWho() {
        Visit visit = new Visit(api);
        HttpResponse<byte[]> answer = visit.signIn("li.wei", RunningApi.PASSWORD);
        assertThat(Visit.setCookie(answer).orElseThrow())
                .matches("aurum_session=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict");
        JsonNode who = RunningApi.json(visit.get("/api/v1/session"));
        assertThat(who).isEqualTo(RunningApi.json(answer));
        assertThat(who.get("name").asText()).isEqualTo("li.wei");
        assertThat(who.get("roles").toString()).isEqualTo("[\"manager\",\"viewer\"]");
        assertThat(who.get("regions").isNull()).isTrue();
        assertThat(visit.get("/api/v1/complaints/trend").statusCode()).isEqualTo(200);
        assertThat(visit.get("/complaints").statusCode()).isEqualTo(200);
    }

    @Test
    void sessionKnownBeforeIsNeverTheOneAfter() {
        Visit visit = new Visit(api);
        visit.useCookie("aurum_session=chosen-by-somebody-else");
        visit.signIn("li.wei", RunningApi.PASSWORD);
        String first = visit.cookie();
        assertThat(first).doesNotContain("chosen-by-somebody-else");
        visit.signIn("li.wei", RunningApi.PASSWORD);
        assertThat(visit.cookie()).isNotEqualTo(first);
        Visit old = new Visit(api);
        old.useCookie(first);
        assertThat(old.get("/api/v1/session").statusCode()).isEqualTo(401);
    }

    @Test
    void signingOutEndsTheSessionAtTheServer() {
        Visit visit = Visit.of(api, "li.wei");
        HttpResponse<byte[]> out = visit.delete("/api/v1/session");
        assertThat(out.statusCode()).isEqualTo(204);
        assertThat(Visit.setCookie(out).orElseThrow()).contains("Expires=Thu, 01 Jan 1970");
        assertThat(visit.get("/api/v1/session").statusCode()).isEqualTo(401);
    }

    @Test
    void idleSessionEnds() {
        Visit visit = Visit.of(api, "li.wei");
        CLOCK.pass(Duration.ofMinutes(59));
        assertThat(visit.get("/api/v1/session").statusCode()).isEqualTo(200);
        CLOCK.pass(Duration.ofMinutes(59));
        assertThat(visit.get("/api/v1/session").statusCode()).isEqualTo(200);
        CLOCK.pass(Duration.ofMinutes(62));
        assertThat(visit.get("/api/v1/session").statusCode()).isEqualTo(401);
    }

    @Test
    void sessionInUseEndsToo() {
        Visit visit = Visit.of(api, "li.wei");
        for (int half = 0; half < 23; half++) {
            CLOCK.pass(Duration.ofMinutes(30));
            assertThat(visit.get("/api/v1/session").statusCode()).isEqualTo(200);
        }
        CLOCK.pass(Duration.ofMinutes(31));
        assertThat(visit.get("/api/v1/session").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "X-CSRF-Token, ''",
        "X-CSRF-Token, wrong",
        "Origin, https://evil.example",
        "Origin, null",
        "Origin, http://127.0.0.1:1",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site"
    })
    void otherSitesPageChangesNothing(String header, String value) {
        Visit visit = Visit.of(api, "li.wei");
        HttpResponse<byte[]> refused = visit.post("/api/v1/notes", NOTE, header, value);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(RunningApi.json(refused).get("error").asText()).isEqualTo("csrf");
        assertThat(refused.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
    }

    @Test
    void ownPageMayChangeThings() {
        Visit visit = Visit.of(api, "li.wei");
        String own = api.address().replaceFirst("/$", "");
        assertThat(visit.post("/api/v1/notes", NOTE, "Origin", own, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void tokenOfAnotherSessionIsNotTaken() {
        Visit one = Visit.of(api, "li.wei");
        Visit other = Visit.of(api, "li.wei");
        assertThat(one.post("/api/v1/notes", NOTE, "X-CSRF-Token", other.csrfToken())
                        .statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, https://evil.example, 403",
        "Origin, null, 403",
        "Content-Type, text/plain, 415",
        "Content-Type, application/x-www-form-urlencoded, 415"
    })
    void otherSitesPageSignsNobodyIn(String header, String value, int status) {
        HttpResponse<byte[]> refused = new Visit(api)
                .post(
                        "/api/v1/session",
                        "{\"name\": \"li.wei\", \"password\": \"%s\"}".formatted(RunningApi.PASSWORD),
                        header,
                        value);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(Visit.setCookie(refused)).isEmpty();
    }

    @Test
    void noSiteMayReadAnswersByScript() {
        HttpResponse<byte[]> answer =
                Visit.of(api, "li.wei").get("/api/v1/session", "Origin", "null", "Sec-Fetch-Site", "cross-site");
        assertThat(answer.headers().map().keySet()).noneMatch(name -> name.startsWith("access-control-"));
        assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
    }

    @Test
    void pageAskedForWithoutASessionLeadsToSignIn() {
        HttpResponse<byte[]> answer = new Visit(api).get("/complaints?lang=en&region=haizhou");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/sign-in?then=%2Fcomplaints%3Flang%3Den%26region%3Dhaizhou");
        assertThat(new Visit(api).get("/sign-in").statusCode()).isEqualTo(200);
    }

    @Test
    void linkWorksOnceAndWithinItsTime() {
        String code = api.issue(CODE, account, Duration.ofHours(1)).text();
        assertThat(new Visit(api).signIn("{\"code\": \"%s\"}".formatted(code)).statusCode())
                .isEqualTo(200);
        assertThat(new Visit(api).signIn("{\"code\": \"%s\"}".formatted(code)).statusCode())
                .isEqualTo(401);
        String late = api.issue(CODE, account, Duration.ofHours(1)).text();
        CLOCK.pass(Duration.ofHours(1));
        assertThat(new Visit(api).signIn("{\"code\": \"%s\"}".formatted(late)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void ofManyWhoShowALinkAtOnceOneIsLetIn() {
        String code = api.issue(CODE, account, Duration.ofHours(1)).text();
        List<CompletableFuture<Integer>> visits = IntStream.range(0, 8)
                .mapToObj(visitor -> CompletableFuture.supplyAsync(() -> new Visit(api)
                        .signIn("{\"code\": \"%s\"}".formatted(code))
                        .statusCode()))
                .toList();
        assertThat(visits.stream().map(CompletableFuture::join)).containsOnlyOnce(200);
    }
}
