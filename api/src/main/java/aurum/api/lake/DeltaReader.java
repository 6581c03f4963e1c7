package aurum.api.lake;

import aurum.api.lake.DeltaTable.DataFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.Protocol;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.FileStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/** Reads Delta logs through Delta Kernel and refuses every table whose files alone are not its rows. */
final class DeltaReader {

    /** What a reader may not know and still read right: anything else is refused, known today or not. */
    private static final Set<String> HARMLESS_FEATURES = Set.of("timestampNtz", "v2Checkpoint", "vacuumProtocolCheck");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path lake;
    private final Engine engine = DefaultEngine.create(new Configuration(false));

    DeltaReader(Path lake) {
        this.lake = lake;
    }

    /** Where a table lies, whether or not it exists. */
    Path folder(String table) {
        if (!table.matches("[a-z_]+\\.[a-z0-9_]+")) {
            throw new LakeFault("\"%s\" is no table name of the form layer.table".formatted(table));
        }
        return lake.resolve(table.replace('.', '/'));
    }

    boolean exists(String table) {
        return Files.isDirectory(folder(table).resolve("_delta_log"));
    }

    /** A value that changes with every commit of a table: a directory listing, no file is opened. */
    String newestCommit(String table) {
        Path log = folder(table).resolve("_delta_log");
        if (!Files.isDirectory(log)) {
            return "none";
        }
        try (Stream<Path> files = Files.list(log)) {
            Optional<Path> newest = files.filter(
                            file -> file.getFileName().toString().matches("\\d{20}\\.json"))
                    .max(Comparator.naturalOrder());
            return newest.isEmpty()
                    ? "empty"
                    : newest.get().getFileName() + "/" + Files.size(newest.get()) + "/"
                            + Files.getLastModifiedTime(newest.get());
        } catch (IOException problem) {
            return "unreadable: " + problem.getMessage();
        }
    }

    /** @throws LakeFault when the table at this version is not to be trusted */
    DeltaTable at(String table, long version) {
        return describe(table, "at version " + version, builder -> builder.atVersion(version));
    }

    /** @throws LakeFault when the newest version of the table is not to be trusted */
    DeltaTable newest(String table) {
        return describe(table, "at its newest version", builder -> builder);
    }

    private interface Choice {
        SnapshotBuilder of(SnapshotBuilder builder);
    }

    private DeltaTable describe(String table, String when, Choice choice) {
        if (!exists(table)) {
            throw new LakeFault(
                    "%s has no _delta_log: it was removed, or never written; run the jobs again".formatted(table));
        }
        try {
            Snapshot snapshot = choice.of(
                            TableManager.loadSnapshot(folder(table).toString()))
                    .build(engine);
            refuseWhatFilesDoNotTell(table, snapshot);
            return new DeltaTable(
                    table,
                    snapshot.getMetadata().getId(),
                    snapshot.getVersion(),
                    ColumnTypes.columns(table, snapshot.getSchema()),
                    files(table, snapshot.getScanBuilder().build()),
                    Map.copyOf(snapshot.getTableProperties()));
        } catch (IOException | RuntimeException problem) {
            if (problem instanceof LakeFault fault) {
                throw fault;
            }
            throw new LakeFault(
                    "%s %s: its _delta_log cannot be read (%s); restore it or run the jobs again"
                            .formatted(table, when, firstLine(problem)),
                    problem);
        }
    }

    private static void refuseWhatFilesDoNotTell(String table, Snapshot snapshot) {
        Protocol protocol = snapshot.getProtocol();
        Set<String> unknown = protocol.getReaderFeatures().stream()
                .filter(feature -> !HARMLESS_FEATURES.contains(feature))
                .collect(Collectors.toSet());
        String mapping = snapshot.getTableProperties().getOrDefault("delta.columnMapping.mode", "none");
        if (!unknown.isEmpty()) {
            throw refusal(table, snapshot, "uses the table feature " + String.join(", ", unknown));
        }
        if (protocol.getMinReaderVersion() == 2 || protocol.getMinReaderVersion() > 3 || !mapping.equals("none")) {
            throw refusal(
                    table,
                    snapshot,
                    "asks for reader version %d with column mapping \"%s\""
                            .formatted(protocol.getMinReaderVersion(), mapping));
        }
        if (!snapshot.getPartitionColumnNames().isEmpty()) {
            throw refusal(
                    table, snapshot, "is partitioned by " + String.join(", ", snapshot.getPartitionColumnNames()));
        }
    }

    private List<DataFile> files(String table, Scan scan) throws IOException {
        List<DataFile> files = new ArrayList<>();
        try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
            while (batches.hasNext()) {
                try (CloseableIterator<Row> rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        files.add(file(table, rows.next()));
                    }
                }
            }
        }
        return List.copyOf(files);
    }

    private DataFile file(String table, Row row) throws JsonProcessingException {
        if (InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row) != null) {
            throw new LakeFault(
                    "%s has deleted rows that its files still hold (a deletion vector); rewrite it with purge"
                            .formatted(table));
        }
        FileStatus status = InternalScanFileUtils.getAddFileStatus(row);
        Path path = Path.of(status.getPath().replaceFirst("^file:/*", "/")).normalize();
        if (!path.startsWith(folder(table))) {
            throw new LakeFault(
                    "%s names the file %s, which lies outside its folder; build it again".formatted(table, path));
        }
        Row added = row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
        int ordinal = added.getSchema().indexOf("stats");
        JsonNode rows = ordinal < 0 || added.isNullAt(ordinal)
                ? null
                : JSON.readTree(added.getString(ordinal)).get("numRecords");
        return new DataFile(
                path, status.getSize(), rows == null ? OptionalLong.empty() : OptionalLong.of(rows.asLong()));
    }

    private static LakeFault refusal(String table, Snapshot snapshot, String what) {
        return new LakeFault(
                "%s at version %d %s, which would be read wrongly from its files alone; write it as docs/lake.md says"
                        .formatted(table, snapshot.getVersion(), what));
    }

    private static String firstLine(Throwable problem) {
        String message = String.valueOf(problem.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
