package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.access.Role;
import aurum.api.lake.GoldenLake;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guessing passwords and asking without end are slowed, and kept. */
class GuessingTest {

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();
    private RunningApi api;

    @BeforeEach
    void start() {
        api = RunningApi.over(
                GoldenLake.copy("plain", folder.resolve("lake")).folder(), Map.of("requests-per-minute", "600"), clock);
        api.account("li.wei", EnumSet.of(Role.VIEWER));
        api.account("wang.fang", EnumSet.of(Role.VIEWER));
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void afterFiveWrongGuessesEvenTheRightOneWaits() {
        for (int guess = 0; guess < 5; guess++) {
            assertThat(guess("li.wei", "wrong " + guess).statusCode()).isEqualTo(401);
        }
        clock.pass(Duration.ofMinutes(5));
        HttpResponse<byte[]> right = guess("li.wei", RunningApi.PASSWORD);
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.headers().firstValue("Retry-After")).hasValue("600");
        assertThat(guess("wang.fang", RunningApi.PASSWORD).statusCode()).isEqualTo(200);
        clock.pass(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(guess("li.wei", RunningApi.PASSWORD).statusCode()).isEqualTo(200);
        assertThat(kept("session.refused")).containsExactly("li.wei", "li.wei", "li.wei", "li.wei", "li.wei");
        assertThat(kept("session.locked")).containsExactly("li.wei");
    }

    @Test
    void rightGuessEndsTheCount() {
        for (int round = 0; round < 3; round++) {
            for (int guess = 0; guess < 4; guess++) {
                guess("li.wei", "wrong");
            }
            assertThat(guess("li.wei", RunningApi.PASSWORD).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void waitingOutAndAskingMeanwhileDoesNotProlongTheWait() {
        for (int guess = 0; guess < 5; guess++) {
            guess("li.wei", "wrong");
        }
        for (int minute = 0; minute < 15; minute++) {
            assertThat(guess("li.wei", "wrong").statusCode()).isEqualTo(429);
            clock.pass(Duration.ofMinutes(1));
        }
        clock.pass(Duration.ofSeconds(1));
        assertThat(guess("li.wei", RunningApi.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    void manyGuessesAtOnceDoNotSlipUnderTheLimit() {
        List<CompletableFuture<Integer>> guesses = IntStream.range(0, 20)
                .mapToObj(guess -> CompletableFuture.supplyAsync(
                        () -> guess("li.wei", "wrong").statusCode()))
                .toList();
        List<Integer> statuses = guesses.stream().map(CompletableFuture::join).toList();
        assertThat(statuses.stream().filter(status -> status == 401).count()).isLessThanOrEqualTo(5);
        assertThat(statuses).containsOnly(401, 429);
    }

    @Test
    void addressThatTriesManyNamesWaits() {
        for (int name = 0; name < 20; name++) {
            assertThat(guess("name" + name, "wrong").statusCode()).isEqualTo(401);
        }
        assertThat(guess("li.wei", RunningApi.PASSWORD).statusCode()).isEqualTo(429);
    }

    @Test
    void nobodyLearnsWhichNamesExist() {
        HttpResponse<byte[]> known = guess("li.wei", "wrong");
        HttpResponse<byte[]> unknown = guess("my password typed into the wrong field", "wrong");
        assertThat(RunningApi.text(unknown)).isEqualTo(RunningApi.text(known));
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(kept("session.refused")).containsExactly("li.wei", "(nobody)");
    }

    @Test
    void whoAsksWithoutEndWaits() {
        int answered = 0;
        HttpResponse<byte[]> answer = api.get("/api/v1/status");
        while (answer.statusCode() == 200 && answered < 100) {
            answered++;
            answer = api.get("/api/v1/status");
        }
        assertThat(answered).isEqualTo(60);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(Visit.of(api, "li.wei").get("/api/v1/status").statusCode()).isEqualTo(200);
        clock.pass(Duration.ofSeconds(1));
        assertThat(api.get("/api/v1/status").statusCode()).isEqualTo(200);
    }

    private HttpResponse<byte[]> guess(String name, String password) {
        return new Visit(api).signIn(name, password);
    }

    private List<String> kept(String action) {
        return api.server().desk().read(handle -> handle.createQuery(
                        "select actor from events where action = :action order by event_id")
                .bind("action", action)
                .mapTo(String.class)
                .list());
    }
}
