package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.access.Role;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route, every verb, everybody: exactly what the routes say, and nothing else. */
class AccessMatrixTest {

    private static final List<String> VERBS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    @TempDir
    private static Path folder;

    private static RunningApi api;
    private static final Map<Role, String> TOKENS = new EnumMap<>(Role.class);

    @BeforeAll
    static void start() {
        api = RunningApi.over("plain", folder);
        for (Role role : Role.given()) {
            TOKENS.put(role, "Bearer " + api.token(api.account("only-" + role.word(), EnumSet.of(role))));
        }
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @Test
    void everyRoleReachesExactlyItsRoutes() {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        for (Routes.Route route : api.routes().all()) {
            for (String verb : VERBS) {
                for (Role role : Role.given()) {
                    int status = status(verb, route.path(), TOKENS.get(role));
                    asked++;
                    if (!isRight(verb, route, role, status)) {
                        wrong.add("%s %s as %s: %d".formatted(verb, route.path(), role.word(), status));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).isGreaterThan(1500);
    }

    @Test
    void whoeverIsNotSignedInReachesOnlyWhatIsForAnyone() {
        List<String> wrong = new ArrayList<>();
        for (Routes.Route route : api.routes().all()) {
            for (String verb : VERBS) {
                int status = status(verb, route.path(), null);
                Set<Role> roles = roles(verb, route.path());
                int expected = roles.isEmpty() ? 405 : route.path().startsWith("/api/") ? 401 : 303;
                boolean isRight = roles.contains(Role.ANYONE)
                        ? status != 401 && status != 403 && status != 303
                        : status == expected;
                if (!isRight) {
                    wrong.add("%s %s: %d".formatted(verb, route.path(), status));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void refusalIsToldAndKept() {
        HttpResponse<byte[]> refused = api.get("/api/v1/complaints/trend", "Authorization", TOKENS.get(Role.AGENT));
        assertThat(RunningApi.json(refused).get("message").asText())
                .isEqualTo("/api/v1/complaints/trend is for viewer; you are agent");
        assertThat(api.server().desk().<List<String>>read(handle -> handle.createQuery(
                                "select subject from events where actor = 'only-agent' and action = 'route.refused'")
                        .mapTo(String.class)
                        .list()))
                .contains("/api/v1/complaints/trend");
    }

    @Test
    void onlyWhatEverybodyMaySeeIsForAnyone() {
        assertThat(api.routes().all().stream()
                        .filter(route -> route.roles().contains(Role.ANYONE))
                        .map(route -> route.verb() + " " + route.path())
                        .filter(route -> route.contains("/api/")))
                .containsExactly("POST /api/v1/session");
    }

    private static boolean isRight(String verb, Routes.Route route, Role role, int status) {
        Set<Role> roles = roles(verb, route.path());
        if (roles.isEmpty()) {
            return status == 405;
        }
        boolean isAllowed = roles.contains(role) || roles.contains(Role.SIGNED_IN) || roles.contains(Role.ANYONE);
        return isAllowed ? !Set.of(401, 403, 405, 500).contains(status) : status == 403;
    }

    /** For whom an address is under a verb; of two routes that fit, the one registered first answers. */
    private static Set<Role> roles(String verb, String path) {
        String asked = verb.equals("HEAD") ? "GET" : verb;
        return api.routes().all().stream()
                .filter(route -> route.verb().name().equals(asked) && fits(route.path(), path))
                .findFirst()
                .map(Routes.Route::roles)
                .orElse(new HashSet<>());
    }

    private static boolean fits(String pattern, String path) {
        return concrete(path).matches(pattern.replaceAll("\\{\\w+}", "[^/]+").replaceAll("<\\w+>", ".+"));
    }

    private static String concrete(String path) {
        return path.replaceAll("[{<]\\w+[}>]", "x");
    }

    private static int status(String verb, String path, String authorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(api.address() + concrete(path).substring(1)))
                .method(verb, BodyPublishers.noBody());
        return api.sendAsIs(authorization == null ? request : request.header("Authorization", authorization))
                .statusCode();
    }
}
