package aurum.jobs.lake;

import aurum.jobs.failure.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Where the tables lie, and how one of their versions is read. {@code gold.labels} lies in {@code <root>/gold/labels}. */
public final class Lake {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SparkSession spark;
    private final Path root;
    private final FileSystem files;

    /**
     * @param root a folder of any file system that Hadoop reads
     * @throws Failure when the place cannot be reached
     */
    public Lake(SparkSession spark, String root) {
        this.spark = spark;
        Path given = new Path(root);
        try {
            this.files = given.getFileSystem(spark.sparkContext().hadoopConfiguration());
            this.root = files.makeQualified(given);
        } catch (IOException e) {
            throw Failure.ofSettings("The lake " + root + " cannot be reached: " + e.getMessage());
        }
    }

    public SparkSession spark() {
        return spark;
    }

    /** A session of its own, so that settings of work done at the same time do not mix; days end at midnight in {@code zone}. */
    public SparkSession newSession(ZoneId zone) {
        SparkSession session = spark.newSession();
        session.conf().set("spark.sql.session.timeZone", zone.getId());
        return session;
    }

    public Path root() {
        return root;
    }

    FileSystem files() {
        return files;
    }

    public Path path(String table) {
        return new Path(root, table.replace('.', '/'));
    }

    public boolean exists(String table) {
        return newestVersion(table).isPresent();
    }

    /** The newest committed version, or empty when the table does not exist. */
    public OptionalLong newestVersion(String table) {
        try {
            Path log = new Path(path(table), "_delta_log");
            return files.exists(log)
                    ? Arrays.stream(files.listStatus(log))
                            .map(status -> status.getPath().getName())
                            .filter(name -> name.matches("\\d{20}\\.json"))
                            .mapToLong(name -> Long.parseLong(name.substring(0, 20)))
                            .max()
                    : OptionalLong.empty();
        } catch (IOException e) {
            throw Failure.ofRun("The log of " + table + " cannot be listed: " + e.getMessage(), e);
        }
    }

    public Dataset<Row> read(SparkSession session, String table, long version) {
        return session.read()
                .format("delta")
                .option("versionAsOf", version)
                .load(path(table).toString());
    }

    /** The newest rows of a table that is not part of publications, such as those of {@code ops}. */
    public Dataset<Row> readNewest(String table) {
        return spark.read().format("delta").load(path(table).toString());
    }

    /** Rows added, removed or changed after {@code since} up to {@code until}, with Delta's {@code _change_type}. */
    Dataset<Row> changes(SparkSession session, String table, long since, long until) {
        return session.read()
                .format("delta")
                .option("readChangeFeed", "true")
                .option("startingVersion", since + 1)
                .option("endingVersion", until)
                .load(path(table).toString());
    }

    /** What Aurum wrote into the newest commit at or before {@code version} that carries a note; other commits (optimise, say) have none. */
    public Optional<String> note(String table, long version) {
        for (long candidate = version; candidate >= 0; candidate--) {
            Optional<JsonNode> info = commitInfo(table, candidate);
            Optional<String> note = info.map(node -> node.path("userMetadata").textValue());
            if (note.isPresent() || info.isEmpty()) {
                return note;
            }
        }
        return Optional.empty();
    }

    Optional<Cursor> cursor(String table, long version) {
        return note(table, version).map(Cursor::fromJson);
    }

    /** A number Delta counted while it made a version, such as {@code numTargetRowsInserted}; 0 when it did not. */
    public long metric(String table, long version, String metric) {
        return commitInfo(table, version)
                .map(info -> info.path("operationMetrics").path(metric).asLong(0))
                .orElse(0L);
    }

    /** Rows of a version that was written anew as a whole, as Delta counted them then; empty for any other version. */
    Optional<Long> rowsWrittenAnew(String table, long version) {
        return commitInfo(table, version)
                .filter(info -> info.path("operation").asText().endsWith("TABLE AS SELECT"))
                .map(info -> info.path("operationMetrics").path("numOutputRows"))
                .filter(rows -> !rows.isMissingNode())
                .map(JsonNode::asLong);
    }

    /** How long a version's files are, as Delta noted beside the commit; where it did not, all files of the table. */
    long bytes(String table, long version) {
        Path checksum = new Path(path(table), "_delta_log/%020d.crc".formatted(version));
        try {
            if (!files.exists(checksum)) {
                return files.getContentSummary(path(table)).getLength();
            }
            try (InputStream content = files.open(checksum)) {
                return JSON.readTree(content).path("tableSizeBytes").asLong();
            }
        } catch (IOException e) {
            throw Failure.ofRun("The files of %s cannot be measured: %s".formatted(table, e.getMessage()), e);
        }
    }

    /** The version that a commit went back to, or empty when it is no restore. */
    OptionalLong restoredFrom(String table, long version) {
        return commitInfo(table, version)
                .filter(info -> info.path("operation").asText().equals("RESTORE"))
                .map(info -> OptionalLong.of(
                        info.path("operationParameters").path("version").asLong(-1)))
                .orElse(OptionalLong.empty());
    }

    private Optional<JsonNode> commitInfo(String table, long version) {
        Path commit = new Path(path(table), "_delta_log/%020d.json".formatted(version));
        try {
            if (!files.exists(commit)) {
                return Optional.empty();
            }
            try (BufferedReader lines =
                    new BufferedReader(new InputStreamReader(files.open(commit), StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    JsonNode info = JSON.readTree(line).get("commitInfo");
                    if (info != null) {
                        return Optional.of(info);
                    }
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw Failure.ofRun("Commit %d of %s cannot be read: %s".formatted(version, table, e.getMessage()), e);
        }
    }

    /** Moves a table out of the way in one step, then removes it: a kill in between leaves no half table behind. */
    void drop(String table, String runId) {
        Path grave = new Path(root, "_dropped/%s-%s".formatted(table, runId));
        try {
            files.mkdirs(grave.getParent());
            if (files.rename(path(table), grave)) {
                files.delete(grave, true);
            }
        } catch (IOException e) {
            throw Failure.ofRun("The table %s cannot be removed: %s".formatted(table, e.getMessage()), e);
        }
    }
}
