package aurum.api.desk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Leaves events as files of JSON lines in {@code <landing>/desk}, each event in exactly one file. What goes into a file is settled in
 * the database before the file is written, so whoever comes after a crash writes the same file again or finds it whole; a row of the
 * database is locked meanwhile, so two programs never write at once.
 */
final class Outbox {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Jdbi jdbi;
    private final Path folder;
    private final Supplier<Instant> now;

    Outbox(Jdbi jdbi, Path landing, Supplier<Instant> now) {
        this.jdbi = jdbi;
        this.folder = landing.resolve("desk");
        this.now = now;
    }

    /**
     * Writes one file for everything that waits, and any that an earlier attempt left unwritten.
     *
     * @throws IllegalStateException when the folder cannot be written; everything waits on
     */
    void deliver() {
        if (jdbi.withHandle(Outbox::hasNothing)) {
            return;
        }
        jdbi.useTransaction(Outbox::settle);
        jdbi.useTransaction(transaction -> {
            UUID desk = lock(transaction);
            List<Long> batches = transaction
                    .createQuery("select batch from batches where delivered_at is null order by batch")
                    .mapTo(Long.class)
                    .list();
            for (long batch : batches) {
                write(file(desk, batch), lines(desk, batch, transaction));
                transaction
                        .createUpdate("update batches set delivered_at = :now where batch = :batch")
                        .bind("now", now.get())
                        .bind("batch", batch)
                        .execute();
            }
        });
    }

    private static boolean hasNothing(Handle handle) {
        return handle.createQuery(
                                """
                                select (select count(*) from events where batch is null)
                                  + (select count(*) from batches where delivered_at is null)
                                """)
                        .mapTo(Long.class)
                        .one()
                == 0;
    }

    /** Says which events go into the next file. */
    private static void settle(Handle transaction) {
        lock(transaction);
        long batch = transaction
                .createQuery("select next_batch from desks")
                .mapTo(Long.class)
                .one();
        int events = transaction
                .createUpdate("update events set batch = :batch where batch is null")
                .bind("batch", batch)
                .execute();
        if (events > 0) {
            transaction
                    .createUpdate("insert into batches (batch) values (:batch)")
                    .bind("batch", batch)
                    .execute();
            transaction
                    .createUpdate("update desks set next_batch = next_batch + 1")
                    .execute();
        }
    }

    private static UUID lock(Handle transaction) {
        return transaction
                .createQuery("select desk_id from desks for update")
                .mapTo(UUID.class)
                .one();
    }

    private static String lines(UUID desk, long batch, Handle transaction) {
        StringBuilder lines = new StringBuilder();
        transaction
                .createQuery(
                        """
                        select event_id, recorded_at, actor, action, subject, details from events
                        where batch = :batch order by event_id
                        """)
                .bind("batch", batch)
                .map((row, context) -> {
                    Map<String, Object> line = new LinkedHashMap<>();
                    line.put("desk_id", desk.toString());
                    line.put("event_id", row.getLong("event_id"));
                    line.put(
                            "recorded_at",
                            row.getTimestamp("recorded_at").toInstant().toString());
                    line.put("actor", row.getString("actor"));
                    line.put("action", row.getString("action"));
                    line.put("subject", row.getString("subject"));
                    line.put("details", tree(row.getString("details")));
                    return text(line);
                })
                .forEach(line -> lines.append(line).append('\n'));
        return lines.toString();
    }

    private Path file(UUID desk, long batch) {
        return folder.resolve("desk-%s-%012d.jsonl".formatted(desk.toString().substring(0, 8), batch));
    }

    private static void write(Path file, String lines) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
            Files.writeString(unfinished, lines, StandardCharsets.UTF_8);
            try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException problem) {
            throw new IllegalStateException(
                    "%s cannot be written (%s): make the folder writable, or free space on its disk"
                            .formatted(file, problem.getMessage()),
                    problem);
        }
    }

    private static Object tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException problem) {
            throw new IllegalStateException("an event's details are no JSON: " + json, problem);
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException problem) {
            throw new IllegalStateException("no JSON for " + value, problem);
        }
    }
}
