package aurum.api;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.api.lake.GoldenLake;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {

    private static final String TREND = "/api/v1/complaints/trend";

    @TempDir
    private Path folder;

    @Test
    void unchangedAnswerIsNotSentTwice() {
        try (RunningApi api = RunningApi.over("plain", folder)) {
            HttpResponse<byte[]> first = api.get(TREND);
            String tag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<byte[]> second = api.get(TREND, "If-None-Match", tag);
            assertThat(second.statusCode()).isEqualTo(304);
            assertThat(second.body()).isEmpty();
            assertThat(second.headers().firstValue("ETag")).hasValue(tag);
            assertThat(first.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
            assertThat(api.get(TREND + "?by=week", "If-None-Match", tag).statusCode())
                    .isEqualTo(200);
            assertThat(api.get(TREND, "If-None-Match", tag, "Accept", "text/csv")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void keptAnswerIsTheAnswer() {
        try (RunningApi api = RunningApi.over("plain", folder)) {
            for (String path : List.of(TREND, "/api/v1/hotspots", "/api/v1/hotspots?format=xlsx", "/api/v1/today")) {
                HttpResponse<byte[]> made = api.get(path);
                HttpResponse<byte[]> kept = api.get(path);
                assertThat(kept.body()).isEqualTo(made.body());
                assertThat(kept.headers().map()).isEqualTo(made.headers().map());
                HttpResponse<byte[]> zipped = api.get(path, "Accept-Encoding", "gzip");
                assertThat(zipped.headers().firstValue("ETag"))
                        .isEqualTo(made.headers().firstValue("ETag"));
            }
            assertThat(api.get("/api/v1/operation/publications").headers().firstValue("Cache-Control"))
                    .hasValue("no-store");
        }
    }

    @Test
    void newPublicationIsServedWithinSecondsUnderANewTag() throws InterruptedException {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        Runnable publish = lake.hold("ops.publications", 2);
        try (RunningApi api = RunningApi.over(lake)) {
            String tag = api.get(TREND).headers().firstValue("ETag").orElseThrow();
            assertThat(api.json(TREND).get("as_of").asText()).isEqualTo("2026-03-30");
            publish.run();
            Instant deadline = Instant.now().plus(Duration.ofSeconds(20));
            while (api.json(TREND).get("publication").asLong() == 1
                    && Instant.now().isBefore(deadline)) {
                Thread.sleep(100);
            }
            HttpResponse<byte[]> after = api.get(TREND, "If-None-Match", tag);
            assertThat(after.statusCode()).isEqualTo(200);
            assertThat(RunningApi.json(after).get("as_of").asText()).isEqualTo("2026-03-31");
        }
    }

    @Test
    void everyAnswerIsOfOnePublicationWhileAnotherComes() throws InterruptedException {
        GoldenLake lake = GoldenLake.copy("plain", folder);
        Runnable publish = lake.hold("ops.publications", 2);
        Map<Long, String> lastDays = Map.of(1L, "2026-03-30", 2L, "2026-03-31");
        Queue<String> mixed = new ConcurrentLinkedQueue<>();
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        CountDownLatch ofTheNew = new CountDownLatch(60);
        AtomicBoolean isOver = new AtomicBoolean();
        try (RunningApi api = RunningApi.over(lake)) {
            List<Thread> readers = IntStream.range(0, 6)
                    .mapToObj(reader -> new Thread(() -> {
                        for (int turn = 0; !isOver.get(); turn++) {
                            // Every turn asks for other days, so that no kept answer stands in.
                            LocalDate from = LocalDate.parse("2026-01-01").plusDays((turn * 6L + reader) % 80);
                            JsonNode answer = api.json(TREND + "?from=" + from);
                            JsonNode rows = answer.get("rows");
                            long publication = answer.get("publication").asLong();
                            String last = rows.get(rows.size() - 1)
                                    .get("period_start")
                                    .asText();
                            seen.add(publication);
                            if (!last.equals(lastDays.get(publication))
                                    || !answer.get("as_of").asText().equals(last)) {
                                mixed.add(answer.toString());
                            }
                            if (publication == 2) {
                                ofTheNew.countDown();
                            }
                        }
                    }))
                    .toList();
            readers.forEach(Thread::start);
            publish.run();
            assertThat(ofTheNew.await(20, TimeUnit.SECONDS))
                    .as("the new publication is asked for often enough")
                    .isTrue();
            isOver.set(true);
            for (Thread reader : readers) {
                reader.join();
            }
        }
        assertThat(mixed).isEmpty();
        assertThat(seen).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void csvHoldsTheSameRowsAndNoFormula() {
        try (RunningApi api = RunningApi.over("plain", folder)) {
            JsonNode json = api.json("/api/v1/labels");
            HttpResponse<byte[]> csv = api.get("/api/v1/labels", "Accept", "text/csv");
            assertThat(csv.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
            assertThat(csv.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"labels_publication-2_2026-03-31.csv\"");
            String text = RunningApi.text(csv);
            assertThat(text)
                    .startsWith(
                            "\uFEFFdimension,id,label_zh,label_en,parent_id,latitude,longitude,sort_order,is_in_catalog\r\n");
            List<String> lines = text.lines().toList();
            assertThat(lines).hasSize(json.get("rows").size() + 1).contains("category,'=1+1,'=1+1,'=1+1,,,,15,false");
        }
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheBody() {
        try (RunningApi api = RunningApi.over("plain", folder)) {
            HttpResponse<byte[]> head = api.send(HttpRequest.newBuilder(URI.create(api.address() + TREND.substring(1)))
                    .method("HEAD", BodyPublishers.noBody()));
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("ETag")).isPresent();
        }
    }

    @Test
    void longAnswersAreCompressedForWhoeverAsks() {
        try (RunningApi api = RunningApi.over("plain", folder)) {
            HttpResponse<byte[]> zipped = api.get(TREND, "Accept-Encoding", "gzip");
            assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(RunningApi.unzipped(zipped)).isEqualTo(RunningApi.text(api.get(TREND)));
        }
    }

    @Test
    void withoutSubscribersRatesAreNullAndSayWhy() {
        try (RunningApi api = RunningApi.over("without-subscribers", folder)) {
            JsonNode answer = api.json(TREND + "?split=region");
            assertThat(answer.at("/rows/0/complaints").asLong()).isPositive();
            assertThat(answer.at("/rows/0/per_10k").isNull()).isTrue();
            assertThat(answer.at("/definitions/per_10k/left_out").asText())
                    .isEqualTo("no source brings the feed customers");
            assertThat(answer.at("/definitions/complaints/left_out").isNull()).isTrue();
            assertThat(api.json("/api/v1/status")
                            .at("/rows/0/left_out/gold.subscribers_by_day")
                            .asText())
                    .isEqualTo("no source brings the feed customers");
        }
    }

    @Test
    void stalePublicationIsServedAndFlagged() {
        try (RunningApi api = RunningApi.over("deletion-vectors", folder)) {
            JsonNode status = api.json("/api/v1/status").at("/rows/0");
            assertThat(status.get("publication_number").asLong()).isEqualTo(1);
            assertThat(status.get("is_stale").asBoolean()).isTrue();
            assertThat(status.get("stale_reason").asText()).contains("deletionVectors");
            assertThat(api.get(TREND).statusCode()).isEqualTo(200);
            assertThat(api.get("/health/ready").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void lakeThatCannotBeServedIsLiveButNotReadyAndSaysWhy() {
        try (RunningApi api = RunningApi.over("column-mapping", folder)) {
            assertThat(api.get("/health/live").statusCode()).isEqualTo(200);
            HttpResponse<byte[]> ready = api.get("/health/ready");
            assertThat(ready.statusCode()).isEqualTo(503);
            assertThat(ready.headers().firstValue("Retry-After")).isPresent();
            assertThat(RunningApi.json(api.get(TREND)).at("/details/reason").asText())
                    .contains("column mapping");
        }
    }

    @Test
    void absentLakeSaysWhatToRun() {
        try (RunningApi api = RunningApi.overFolder(folder.resolve("nowhere"))) {
            HttpResponse<byte[]> response = api.get("/api/v1/status");
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(RunningApi.json(response).get("error").asText()).isEqualTo("not_ready");
            assertThat(RunningApi.json(response).get("message").asText())
                    .contains("the lake does not exist")
                    .contains("./aurum demo");
            assertThat(api.get("/complaints").statusCode()).isEqualTo(200);
        }
    }
}
