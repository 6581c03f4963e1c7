package aurum.api;

import static aurum.api.access.Credentials.Kind.CODE;
import static aurum.api.access.Credentials.Kind.TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.access.Account;
import aurum.api.access.Credentials;
import aurum.api.access.Role;
import aurum.api.lake.GoldenLake;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens of programs, and that nothing of one kind is taken for another. */
class TokenTest {

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
    void tokenLetsAProgramInUntilItExpires() {
        Credentials.Issued token = api.issue(TOKEN, account, Duration.ofDays(2));
        assertThat(withToken(token.text())).isEqualTo(200);
        assertThat(RunningApi.json(api.get("/api/v1/session", "Authorization", "Bearer " + token.text()))
                        .get("csrf_token")
                        .isNull())
                .isTrue();
        CLOCK.pass(Duration.ofDays(2));
        assertThat(withToken(token.text())).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aurum_", "aurum_wrong", "null", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJsaS53ZWkifQ."})
    void madeUpTokenLetsNobodyIn(String token) {
        assertThat(withToken(token)).isEqualTo(401);
    }

    /** Of letters the case alone: a server that keeps header fields must not take one for the other. */
    @Test
    void tamperedTokenLetsNobodyIn() {
        String token = api.issue(TOKEN, account, Duration.ofDays(1)).text();
        for (int place = 0; place < token.length(); place++) {
            char one = token.charAt(place);
            char other = Character.isLetter(one) ? (char) (one ^ ' ') : 'A';
            assertThat(withToken(token.substring(0, place) + other + token.substring(place + 1)))
                    .isEqualTo(401);
        }
        assertThat(withToken(token + "A")).isEqualTo(401);
        assertThat(withToken(token)).isEqualTo(200);
    }

    @Test
    void revokedTokenAndDisabledAccountLetNobodyInAfterASecond() {
        Credentials.Issued token = api.issue(TOKEN, account, Duration.ofDays(1));
        assertThat(withToken(token.text())).isEqualTo(200);
        api.server().access().credentials().revoke(token.id(), "(test)");
        CLOCK.pass(Duration.ofSeconds(1));
        assertThat(withToken(token.text())).isEqualTo(401);

        Account leaving = api.account("zhao.min", EnumSet.of(Role.VIEWER));
        Credentials.Issued her = api.issue(TOKEN, leaving, Duration.ofDays(1));
        Visit visit = Visit.of(api, "zhao.min");
        String link = api.issue(CODE, leaving, Duration.ofHours(1)).text();
        assertThat(withToken(her.text())).isEqualTo(200);
        api.server().access().accounts().disable("zhao.min", "(test)");
        CLOCK.pass(Duration.ofSeconds(1));
        assertThat(withToken(her.text())).isEqualTo(401);
        assertThat(visit.get("/api/v1/session").statusCode()).isEqualTo(401);
        assertThat(new Visit(api).signIn("zhao.min", RunningApi.PASSWORD).statusCode())
                .isEqualTo(401);
        assertThat(new Visit(api).signIn("{\"code\": \"%s\"}".formatted(link)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void oneKindIsNotTakenForAnother() {
        Visit visit = Visit.of(api, "li.wei");
        assertThat(withToken(visit.cookie().replace("aurum_session=", ""))).isEqualTo(401);
        assertThat(withToken(api.issue(CODE, account, Duration.ofHours(1)).text()))
                .isEqualTo(401);
        Visit other = new Visit(api);
        other.useCookie(
                "aurum_session=" + api.issue(TOKEN, account, Duration.ofDays(1)).text());
        assertThat(other.get("/api/v1/session").statusCode()).isEqualTo(401);
        other.useCookie(
                "aurum_session=" + api.issue(CODE, account, Duration.ofHours(1)).text());
        assertThat(other.get("/api/v1/session").statusCode()).isEqualTo(401);
        assertThat(new Visit(api)
                        .signIn("{\"code\": \"%s\"}"
                                .formatted(api.issue(TOKEN, account, Duration.ofDays(1))
                                        .text()))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void wrongTokenIsNotMendedByACookie() {
        assertThat(Visit.of(api, "li.wei")
                        .get("/api/v1/session", "Authorization", "Bearer wrong")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void deskHoldsNothingThatCouldBeShown() {
        Visit visit = Visit.of(api, "li.wei");
        String token = api.issue(TOKEN, account, Duration.ofDays(1)).text();
        String everything = api.server().desk().read(handle -> {
            StringBuilder all = new StringBuilder();
            for (String table : List.of("credentials", "accounts", "events", "sign_in_attempts")) {
                handle.createQuery("select * from " + table).mapToMap().forEach(row -> all.append(row));
            }
            return all.toString();
        });
        assertThat(everything)
                .contains("li.wei")
                .doesNotContain(visit.cookie().replace("aurum_session=", ""))
                .doesNotContain(token)
                .doesNotContain(token.substring("aurum_".length()))
                .doesNotContain(RunningApi.PASSWORD);
    }

    private static int withToken(String token) {
        return api.get("/api/v1/complaints/trend", "Authorization", "Bearer " + token)
                .statusCode();
    }
}
