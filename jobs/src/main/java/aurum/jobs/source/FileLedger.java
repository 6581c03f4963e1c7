package aurum.jobs.source;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Lake;
import aurum.jobs.lake.TableWriter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Which files a feed has taken in. A batch is first committed to bronze, its list of files travelling in that commit, and entered here when all feeds are through;
 * a run that died in between is caught up from the commit. So every content is taken exactly once, and nothing beside the lake has to be kept.
 */
final class FileLedger {
    static final Contract CONTRACT = Contract.ops("files")
            .grain("one row per landing file and state of it")
            .key("feed", "file_name", "modified_millis")
            .field("feed", STRING, "数据源类别", "the feed it belongs to", REQUIRED)
            .field("batch", LONG, "批次", "the batch of the feed it came with, from 1", REQUIRED)
            .field("file_name", STRING, "文件名", "its path below landing", REQUIRED)
            .field("content_hash", STRING, "内容指纹", "SHA-256 of its bytes, the first 128 bits in hex", REQUIRED)
            .field("size_bytes", LONG, "大小（字节）", "its size", REQUIRED)
            .field("modified_millis", LONG, "修改时间", "when it last changed, milliseconds since 1970", REQUIRED)
            .field(
                    "outcome",
                    STRING,
                    "结果",
                    "taken, same_content (skipped: another file held the same) or set_aside",
                    REQUIRED)
            .field("reason", STRING, "原因", "why it was not taken")
            .field("recorded_at", TIMESTAMP, "记录时间", "when this was recorded", REQUIRED)
            .build();

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Lake lake;
    private final String feed;
    private final Consumer<List<Row>> entered;
    private final Map<String, Entry> newestByName = new HashMap<>();
    private final Set<String> takenContents = new HashSet<>();
    private long lastBatch;

    /** One file and what became of it. */
    record Entry(
            String fileName, String contentHash, long sizeBytes, long modifiedMillis, String outcome, String reason) {}

    /** What a bronze commit says about itself. */
    record Note(long batch, String runId, List<Entry> files) {

        String toJson() {
            try {
                return JSON.writeValueAsString(this);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        static Note of(String json) {
            try {
                return JSON.readValue(json, Note.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("not the note of a bronze commit: " + json, e);
            }
        }
    }

    private FileLedger(Lake lake, String feed, List<Row> known, Consumer<List<Row>> entered) {
        this.lake = lake;
        this.feed = feed;
        this.entered = entered;
        known.stream()
                .filter(row -> row.getAs("feed").equals(feed))
                .forEach(row -> enter(row.getAs("batch"), entry(row)));
    }

    /** The ledgers of all feeds in one run: read once, and written once, when every feed is through. */
    static final class Book {
        private final Lake lake;
        private final List<Row> entered = new ArrayList<>();
        private List<Row> known;

        Book(Lake lake) {
            this.lake = lake;
        }

        synchronized FileLedger of(String feed) {
            if (known == null) {
                known = lake.exists(CONTRACT.name())
                        ? lake.readNewest(CONTRACT.name())
                                .orderBy("feed", "batch", "recorded_at", "file_name")
                                .collectAsList()
                        : List.of();
            }
            return new FileLedger(lake, feed, known, this::add);
        }

        private synchronized void add(List<Row> rows) {
            entered.addAll(rows);
        }

        synchronized void write() {
            if (!entered.isEmpty()) {
                new TableWriter(lake).append(CONTRACT, entered);
                entered.clear();
                known = null;
            }
        }
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.getAs("file_name"),
                row.getAs("content_hash"),
                row.getAs("size_bytes"),
                row.getAs("modified_millis"),
                row.getAs("outcome"),
                row.getAs("reason"));
    }

    private void enter(long batch, Entry entry) {
        newestByName.put(entry.fileName(), entry);
        if (entry.outcome().equals("taken")) {
            takenContents.add(entry.contentHash());
        }
        lastBatch = Math.max(lastBatch, batch);
    }

    /** The batch that a bronze commit holds but this ledger does not, because a run died between the two. */
    Optional<Note> unentered() {
        String bronze = "bronze." + feed;
        return lake.newestVersion(bronze).stream()
                .mapToObj(version -> lake.note(bronze, version))
                .flatMap(Optional::stream)
                .map(Note::of)
                .filter(note -> note.batch() > lastBatch)
                .findFirst();
    }

    long nextBatch() {
        return lastBatch + 1;
    }

    /** Whether this file was looked at before and has not changed since. */
    boolean knows(LandingFile file) {
        Entry entry = newestByName.get(file.name());
        return entry != null && entry.sizeBytes() == file.bytes() && entry.modifiedMillis() == file.modifiedMillis();
    }

    boolean hasTaken(String contentHash) {
        return takenContents.contains(contentHash);
    }

    void enter(Note note) {
        List<Row> rows = new ArrayList<>();
        for (Entry entry : note.files()) {
            enter(note.batch(), entry);
            rows.add(RowFactory.create(
                    feed,
                    note.batch(),
                    entry.fileName(),
                    entry.contentHash(),
                    entry.sizeBytes(),
                    entry.modifiedMillis(),
                    entry.outcome(),
                    entry.reason(),
                    Timestamp.from(Instant.now())));
        }
        entered.accept(rows);
    }
}
