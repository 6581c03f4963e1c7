package aurum.api.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both databases keep the same promises. */
class DeskTest {

    private enum Database {
        H2,
        POSTGRESQL
    }

    private static final Instant NOW = Instant.parse("2026-03-31T22:12:00.123456Z");
    private static EmbeddedPostgres postgres;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @ParameterizedTest
    @EnumSource
    void eventsGoOutOnceInOrderAsOneFile(Database database) {
        try (Desk desk = open(database)) {
            desk.record(new Event("li.wei", "note.written", "n1", Map.of("text", "台风\n第二行")));
            desk.record(new Event("li.wei", "note.withdrawn", "n1", Map.of()));
            desk.deliver();
            desk.deliver();
            assertThat(files()).singleElement().satisfies(file -> assertThat(
                            file.getFileName().toString())
                    .matches("desk-[0-9a-f]{8}-000000000001\\.jsonl"));
            List<JsonNode> lines = lines();
            assertThat(lines)
                    .extracting(line -> line.get("action").asText())
                    .containsExactly("note.written", "note.withdrawn");
            assertThat(lines.get(0).at("/details/text").asText()).isEqualTo("台风\n第二行");
            assertThat(lines.get(0).get("recorded_at").asText()).isEqualTo("2026-03-31T22:12:00.123456Z");
            assertThat(lines.get(0).get("actor").asText()).isEqualTo("li.wei");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsUndoneLeavesNoEvent(Database database) {
        try (Desk desk = open(database)) {
            assertThatThrownBy(() -> desk.write(transaction -> {
                        desk.record(transaction, new Event("li.wei", "note.written", "n1", Map.of()));
                        throw new IllegalStateException("the power fails");
                    }))
                    .hasMessageContaining("the power fails");
            desk.deliver();
            assertThat(files()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void fileWrittenJustBeforeACrashIsNotWrittenAgain(Database database) throws IOException {
        try (Desk desk = open(database)) {
            desk.record(new Event("li.wei", "note.written", "n1", Map.of()));
            desk.deliver();
            Path file = files().get(0);
            Object before = Files.getAttribute(file, "unix:ino");
            desk.write(transaction -> transaction.execute("update batches set delivered_at = null"));
            desk.record(new Event("li.wei", "note.written", "n2", Map.of()));
            desk.deliver();
            assertThat(Files.getAttribute(file, "unix:ino")).isEqualTo(before);
            assertThat(lines()).extracting(line -> line.get("subject").asText()).containsExactly("n1", "n2");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeWrittenNowWaitsAndHalfAFileIsNone(Database database) throws IOException {
        Path landing = Files.createDirectories(folder.resolve("landing"));
        try (Desk desk = open(database)) {
            Files.writeString(landing.resolve("desk"), "in the way");
            desk.record(new Event("li.wei", "note.written", "n1", Map.of()));
            assertThatThrownBy(desk::deliver).hasMessageContaining("make the folder writable");
            Files.delete(landing.resolve("desk"));
            desk.record(new Event("li.wei", "note.written", "n2", Map.of()));
            desk.deliver();
            assertThat(lines()).extracting(line -> line.get("subject").asText()).containsExactly("n1", "n2");
            assertThat(files()).allSatisfy(file -> assertThat(file.toString()).endsWith(".jsonl"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void manyWritersAndTwoDeliverersKeepEveryEventOnce(Database database) {
        try (Desk one = open(database);
                Desk other = open(database, false)) {
            List<CompletableFuture<Void>> work = new ArrayList<>();
            for (int writer = 0; writer < 4; writer++) {
                int number = writer;
                Desk desk = writer % 2 == 0 ? one : other;
                work.add(CompletableFuture.runAsync(() -> {
                    for (int event = 0; event < 50; event++) {
                        desk.record(new Event("w" + number, "note.written", number + "/" + event, Map.of()));
                        desk.deliver();
                    }
                }));
            }
            work.forEach(CompletableFuture::join);
            assertThat(lines())
                    .extracting(line -> line.get("subject").asText())
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 200)
                            .mapToObj(number -> number / 50 + "/" + number % 50)
                            .toList());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsKeptIsThereAfterARestart(Database database) {
        try (Desk desk = open(database)) {
            desk.record(new Event("li.wei", "note.written", "n1", Map.of()));
        }
        try (Desk desk = open(database, false)) {
            assertThat(desk.<List<String>>read(handle -> handle.createQuery("select subject from events")
                            .mapTo(String.class)
                            .list()))
                    .containsExactly("n1");
            desk.record(new Event("li.wei", "note.written", "n2", Map.of()));
        }
        assertThat(lines()).extracting(line -> line.get("subject").asText()).containsExactly("n1", "n2");
    }

    @Test
    void deskThatCannotBeOpenedSaysWhy() {
        assertThatThrownBy(() -> Desk.open(
                        "jdbc:postgresql://127.0.0.1:1/none?password=hidden", folder, InstantSource.fixed(NOW)))
                .isInstanceOf(DeskFault.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none")
                .hasMessageContaining("check the address")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void folderOfTheEmbeddedOneIsItsOwnersAlone() throws IOException {
        open(Database.H2).close();
        assertThat(Files.getPosixFilePermissions(folder.resolve("desk"))).hasSize(3);
    }

    private Desk open(Database database) {
        return open(database, true);
    }

    private Desk open(Database database, boolean isNew) {
        Path landing = folder.resolve("landing");
        if (database == Database.H2) {
            return Desk.open(folder.resolve("desk").toString(), landing, InstantSource.fixed(NOW));
        }
        Desk desk = Desk.open(postgres.getJdbcUrl("postgres", "postgres"), landing, InstantSource.fixed(NOW));
        if (isNew) {
            desk.write(transaction -> transaction.execute("truncate events, batches; update desks set next_batch = 1"));
        }
        return desk;
    }

    private List<Path> files() {
        Path delivered = folder.resolve("landing").resolve("desk");
        if (!Files.isDirectory(delivered)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(delivered)) {
            return files.sorted().toList();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        try {
            for (Path file : files()) {
                for (String line : Files.readAllLines(file)) {
                    lines.add(new ObjectMapper().readTree(line));
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return lines;
    }
}
