package aurum.api.lake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of one of the lakes that Spark and Delta wrote, to be served or damaged. */
public record GoldenLake(Path folder) {

    private static final Pattern ADDED_FILE = Pattern.compile("\"add\":\\{\"path\":\"([^\"]+)\"");

    /** @param name a folder under {@code src/test/resources/lakes} */
    public static GoldenLake copy(String name, Path into) {
        try {
            Path from = Path.of(GoldenLake.class.getResource("/lakes/" + name).toURI());
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Path to = into.resolve(from.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(to);
                    } else {
                        Files.copy(file, to);
                    }
                }
            }
            return new GoldenLake(into);
        } catch (IOException | URISyntaxException problem) {
            throw new IllegalStateException("cannot copy the lake " + name, problem);
        }
    }

    public Path table(String name) {
        return folder.resolve(name.replace('.', '/'));
    }

    public Path commit(String table, long version) {
        return table(table).resolve("_delta_log").resolve("%020d.json".formatted(version));
    }

    /** The Parquet file a commit added. */
    public Path dataFile(String table, long version) {
        Matcher added = ADDED_FILE.matcher(read(commit(table, version)));
        if (!added.find()) {
            throw new IllegalArgumentException("%s at version %d adds no file".formatted(table, version));
        }
        return table(table).resolve(added.group(1));
    }

    /** Takes a commit away, as if it had not happened yet; running the result brings it back. */
    public Runnable hold(String table, long version) {
        Path commit = commit(table, version);
        Path aside = folder.resolve(table + "-" + version);
        try {
            Files.deleteIfExists(commit.resolveSibling("%020d.crc".formatted(version)));
            Files.move(commit, aside);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return () -> {
            try {
                Files.move(aside, commit);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        };
    }

    /** Rewrites a commit, and takes away the checksum that would hide the change. */
    public void rewrite(String table, long version, UnaryOperator<String> change) {
        Path commit = commit(table, version);
        String before = read(commit);
        String after = change.apply(before);
        if (after.equals(before)) {
            throw new IllegalArgumentException("nothing to change in " + commit);
        }
        try {
            Files.writeString(commit, after);
            try (Stream<Path> log = Files.list(commit.getParent())) {
                for (Path checksum :
                        log.filter(file -> file.toString().endsWith(".crc")).toList()) {
                    Files.delete(checksum);
                }
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    /**
     * Rewrites the rows that a commit added.
     *
     * @param select SQL of the new rows, with {@code %s} for the old ones
     */
    public void replaceRows(String table, long version, String select) {
        Path file = dataFile(table, version);
        Path changed = folder.resolve("changed.parquet");
        try (Connection files = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = files.createStatement()) {
            statement.execute("copy (%s) to '%s' (format parquet)"
                    .formatted(select.formatted("read_parquet('%s')".formatted(file)), changed));
            long before = Files.size(file);
            Files.move(changed, file, StandardCopyOption.REPLACE_EXISTING);
            long after = Files.size(file);
            long rows;
            try (ResultSet count = statement.executeQuery("select count(*) from read_parquet('%s')".formatted(file))) {
                count.next();
                rows = count.getLong(1);
            }
            rewrite(table, version, log -> log.replace("\"size\":" + before, "\"size\":" + after)
                    .replaceAll("numRecords(\\\\?\"):\\d+", "numRecords$1:" + rows));
        } catch (IOException | SQLException problem) {
            throw new IllegalStateException(problem);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
