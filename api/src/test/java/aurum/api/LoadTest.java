package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many, slow and oversized requests: everything is answered or refused, and afterwards nothing is left over. */
class LoadTest {

    private static final int MOST_THREADS = 170;

    @TempDir
    private Path folder;

    private RunningApi api;

    @BeforeEach
    void start() {
        api = RunningApi.over("plain", folder);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    @Tag("heavy")
    @Timeout(180)
    void tenThousandRequestsOverAHundredConnectionsAreAllAnswered() throws InterruptedException {
        List<String> questions = new ArrayList<>();
        for (int day = 1; day <= 28; day++) {
            questions.add("/api/v1/hotspots/summary?to=2026-03-%02d".formatted(day));
            questions.add("/api/v1/complaints/trend?split=region&to=2026-03-%02d".formatted(day));
            questions.add("/api/v1/hotspots?limit=%d".formatted(day));
            questions.add("/api/v1/hotspots?limit=%d&format=xlsx".formatted(day));
            questions.add("/api/v1/hotspots?limit=0&n=%d".formatted(day));
        }
        Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
        ConcurrentLinkedQueue<Long> nanoseconds = new ConcurrentLinkedQueue<>();
        AtomicInteger withoutRetryAfter = new AtomicInteger();
        AtomicInteger mostThreads = new AtomicInteger();
        AtomicInteger next = new AtomicInteger();
        ExecutorService clients = Executors.newFixedThreadPool(100);
        for (int client = 0; client < 100; client++) {
            clients.execute(() -> {
                HttpClient connection = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .executor(Runnable::run)
                        .build();
                for (int number = 0; number < 100; number++) {
                    String question = questions.get(next.getAndIncrement() % questions.size());
                    long began = System.nanoTime();
                    int status = 0;
                    try {
                        HttpResponse<byte[]> response = connection.send(
                                api.request(question)
                                        .timeout(Duration.ofSeconds(60))
                                        .build(),
                                BodyHandlers.ofByteArray());
                        status = response.statusCode();
                        if (status == 503
                                && response.headers().firstValue("Retry-After").isEmpty()) {
                            withoutRetryAfter.incrementAndGet();
                        }
                    } catch (IOException | InterruptedException problem) {
                        status = -1;
                    }
                    nanoseconds.add(System.nanoTime() - began);
                    statuses.computeIfAbsent(status, code -> new AtomicInteger())
                            .incrementAndGet();
                    mostThreads.accumulateAndGet(serverThreads(), Math::max);
                }
            });
        }
        clients.shutdown();
        assertThat(clients.awaitTermination(150, TimeUnit.SECONDS)).isTrue();
        List<Long> sorted = nanoseconds.stream().sorted().toList();
        System.out.printf(
                "API load: 10,000 requests over 100 connections, statuses %s, p50 %.1f ms, p99 %.1f ms, at most %d server threads%n",
                statuses, sorted.get(5_000) / 1e6, sorted.get(9_900) / 1e6, mostThreads.get());
        assertThat(sorted).hasSize(10_000);
        assertThat(statuses.keySet()).isSubsetOf(200, 400, 503);
        assertThat(statuses.get(200).get()).isGreaterThan(5_000);
        assertThat(statuses.get(400).get()).isBetween(1_990, 2_010);
        assertThat(withoutRetryAfter).hasValue(0);
        assertThat(mostThreads.get()).isLessThan(MOST_THREADS);
        expectWell();
    }

    @Test
    @Tag("heavy")
    @Timeout(120)
    void slowReadersAndSlowSendersHoldNobodyUpAndAreCutOff() throws IOException, InterruptedException {
        List<Socket> slow = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            Socket reader = connect();
            reader.setReceiveBufferSize(4096);
            reader.getOutputStream()
                    .write(head("/api/v1/complaints/trend?by=day&split=category&top=20&from=2026-01-01&format=json")
                            .getBytes(StandardCharsets.US_ASCII));
            reader.getOutputStream().flush();
            slow.add(reader);
        }
        List<Socket> senders = new ArrayList<>();
        for (int number = 0; number < 60; number++) {
            senders.add(connect());
        }
        int cut = 0;
        for (int second = 0; second < 16; second++) {
            cut = 0;
            for (Socket sender : senders) {
                try {
                    sender.getOutputStream().write("GET / HTTP/1.1\r\nX-Slow: a".charAt(second));
                    sender.getOutputStream().flush();
                } catch (IOException hungUp) {
                    cut++;
                }
            }
            assertThat(api.get("/api/v1/hotspots").statusCode()).isEqualTo(200);
            Thread.sleep(1000);
        }
        assertThat(cut).as("slow senders that were cut off").isEqualTo(60);
        assertThat(serverThreads()).isLessThan(MOST_THREADS);
        for (Socket socket : slow) {
            socket.close();
        }
        expectWell();
    }

    @Test
    void oversizedRequestsAreRefused() throws IOException {
        assertThat(raw("GET /?" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 414");
        assertThat(raw("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: " + "a".repeat(20_000)
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 431");
        assertThat(raw("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n" + "X: y\r\n".repeat(5_000) + "\r\n"))
                .startsWith("HTTP/1.1 431");
        StringBuilder many = new StringBuilder("/api/v1/hotspots?a=1");
        for (int number = 0; number < 1_000; number++) {
            many.append("&a=1");
        }
        HttpResponse<byte[]> response = api.get(many.toString());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RunningApi.json(response).get("error").asText()).isEqualTo("too_many_parameters");
        StringBuilder tenThousand = new StringBuilder("GET /api/v1/hotspots?a=1");
        for (int number = 0; number < 10_000; number++) {
            tenThousand.append("&a=1");
        }
        assertThat(raw(tenThousand + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 414");
    }

    @Test
    @Tag("heavy")
    @Timeout(60)
    void moreQuestionsThanPlacesAreToldToComeAgain() throws InterruptedException {
        // Every question is a new one and takes a while, so that they pile up.
        Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();
        List<String> retryAfter = java.util.Collections.synchronizedList(new ArrayList<>());
        ExecutorService clients = Executors.newFixedThreadPool(120);
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int number = 0; number < 600; number++) {
            int day = number % 80;
            int top = number / 80 + 1;
            clients.execute(() -> {
                try {
                    HttpResponse<byte[]> response = client.send(
                            api.request("/api/v1/complaints/trend?split=category&from=%s&top=%d&format=xlsx"
                                            .formatted(
                                                    java.time.LocalDate.parse("2026-01-01")
                                                            .plusDays(day),
                                                    top))
                                    .build(),
                            BodyHandlers.ofByteArray());
                    statuses.computeIfAbsent(response.statusCode(), code -> new AtomicInteger())
                            .incrementAndGet();
                    if (response.statusCode() == 503) {
                        retryAfter.add(
                                response.headers().firstValue("Retry-After").orElse("none"));
                        assertThat(RunningApi.json(response).get("error").asText())
                                .isEqualTo("busy");
                    }
                } catch (IOException | InterruptedException problem) {
                    statuses.computeIfAbsent(-1, code -> new AtomicInteger()).incrementAndGet();
                }
            });
        }
        clients.shutdown();
        assertThat(clients.awaitTermination(50, TimeUnit.SECONDS)).isTrue();
        assertThat(statuses.keySet()).isSubsetOf(200, 503);
        assertThat(retryAfter).allMatch(value -> value.equals("1"));
        expectWell();
    }

    private void expectWell() {
        JsonNode answer = api.json("/api/v1/hotspots");
        assertThat(answer.get("rows")).isNotEmpty();
        String metrics = RunningApi.text(api.get("/metrics"));
        long kept = Long.parseLong(metrics.lines()
                .filter(line -> line.startsWith("aurum_kept_answer_bytes "))
                .findFirst()
                .orElseThrow()
                .split(" ")[1]);
        assertThat(kept).isLessThan(48L << 20);
    }

    private static int serverThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("http") || thread.getName().startsWith("Javalin"))
                .count();
    }

    private Socket connect() throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), URI.create(api.address()).getPort());
    }

    private String head(String path) {
        StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        api.request(path)
                .build()
                .headers()
                .map()
                .forEach((name, values) -> head.append(name + ": " + values.get(0) + "\r\n"));
        return head + "\r\n";
    }

    private String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
