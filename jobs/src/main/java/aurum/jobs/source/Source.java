package aurum.jobs.source;

import aurum.jobs.catalog.MarkedYaml;
import aurum.jobs.failure.Failure;
import aurum.jobs.failure.Nearest;
import aurum.jobs.lake.Field;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One file of {@code data/sources}: where a source's files are, how they are written, and how their columns map to a feed.
 *
 * @param name the YAML file's name without its ending
 * @param definition the YAML file
 * @param files a glob relative to the landing folder
 * @param columns feed column → how it is made
 * @param leaveOut rows that are not wanted, with the reason
 * @param hasOwnIds whether rows bring ids by which they are deduplicated; otherwise identical rows stay apart
 */
public record Source(
        String name,
        Path definition,
        Feed feed,
        String files,
        Format format,
        Map<String, Mapping> columns,
        List<LeaveOut> leaveOut,
        boolean hasOwnIds) {

    /**
     * How the files are written.
     *
     * @param zone the zone of times without one; empty means the operator's
     */
    public record Format(
            String type,
            boolean hasHeader,
            String encoding,
            String delimiter,
            String quote,
            String escape,
            boolean isMultiLine,
            Optional<ZoneId> zone) {}

    /**
     * How one feed column is made.
     *
     * @param expression Spark SQL over the source's own columns
     * @param nullWhen Spark SQL: where an empty result is meant ({@code pdays = '999'}), not a broken cell
     * @param line where it stands in the YAML file
     */
    public record Mapping(String expression, Optional<String> nullWhen, int line) {}

    /** Rows to leave out. */
    public record LeaveOut(String condition, String because) {}

    private static final Set<String> KEYS = Set.of("feed", "files", "format", "columns", "where", "dedupe");
    private static final Set<String> FORMAT_KEYS =
            Set.of("type", "header", "encoding", "delimiter", "quote", "escape", "multi_line", "zone");

    /**
     * Reads a YAML file, or every one in a folder, in order of name.
     *
     * @throws Failure naming file, line, and the nearest known word for the first mistake
     */
    public static List<Source> load(Path path, Map<String, Feed> feeds) {
        if (!Files.exists(path)) {
            throw Failure.ofSettings(
                    "There are no sources at %s. Give --sources a YAML file or a folder of them, such as data/sources/operator."
                            .formatted(path));
        }
        try (Stream<Path> files = Files.walk(path, 1)) {
            List<Source> sources = new ArrayList<>();
            for (Path file : files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                sources.add(read(file, feeds));
            }
            if (sources.isEmpty()) {
                throw Failure.ofSettings("%s holds no .yaml file.".formatted(path));
            }
            return sources;
        } catch (IOException e) {
            throw Failure.ofSettings("The sources at %s cannot be read: %s".formatted(path, e.getMessage()));
        }
    }

    private static Source read(Path file, Map<String, Feed> feeds) {
        MarkedYaml yaml = MarkedYaml.read(file);
        yaml.allowOnly(KEYS);
        String feedName = yaml.choice("feed", yaml.required("feed"), feeds.keySet());
        Feed feed = feeds.get(feedName);
        MarkedYaml columns = yaml.mapping("columns").orElseThrow(() -> yaml.mistake("feed", "there is no 'columns:'"));
        columns.allowOnly(Set.copyOf(feed.mapped().stream().map(Field::name).toList()));
        Map<String, Mapping> mappings = new LinkedHashMap<>();
        columns.keys().forEach(column -> mappings.put(column, mapping(columns, column)));
        feed.mapped().stream()
                .filter(field -> field.isRequired() && !mappings.containsKey(field.name()))
                .findFirst()
                .ifPresent(field -> {
                    throw yaml.mistake(
                            "columns",
                            "the feed %s needs the column '%s' (%s); map it"
                                    .formatted(feedName, field.name(), field.meaningEn()));
                });
        return new Source(
                file.getFileName().toString().replace(".yaml", ""),
                file,
                feed,
                glob(yaml),
                format(yaml),
                mappings,
                leaveOut(yaml),
                yaml.choice("dedupe", "key", Set.of("key", "none")).equals("key"));
    }

    private static String glob(MarkedYaml yaml) {
        String glob = yaml.required("files");
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (IllegalArgumentException e) {
            throw yaml.mistake("files", "'%s' is no file pattern: %s".formatted(glob, e.getMessage()));
        }
        return glob;
    }

    private static Mapping mapping(MarkedYaml columns, String column) {
        if (!columns.isMapping(column)) {
            return new Mapping(columns.required(column), Optional.empty(), columns.line(column));
        }
        MarkedYaml parts = columns.mapping(column).orElseThrow();
        parts.allowOnly(Set.of("from", "null_when"));
        return new Mapping(parts.required("from"), parts.text("null_when"), columns.line(column));
    }

    private static Format format(MarkedYaml yaml) {
        MarkedYaml format = yaml.mapping("format")
                .orElseThrow(() -> yaml.mistake("feed", "there is no 'format:', such as: format: { type: csv }"));
        format.allowOnly(FORMAT_KEYS);
        String encoding = format.text("encoding").orElse("UTF-8");
        if (!Charset.isSupported(encoding)) {
            throw format.mistake(
                    "encoding",
                    "'%s' is no encoding.%s"
                            .formatted(
                                    encoding,
                                    Nearest.hint(
                                            encoding,
                                            Charset.availableCharsets().keySet())));
        }
        Optional<ZoneId> zone = format.text("zone").map(text -> {
            if (!ZoneId.getAvailableZoneIds().contains(text)) {
                throw format.mistake(
                        "zone",
                        "'%s' is no time zone.%s".formatted(text, Nearest.hint(text, ZoneId.getAvailableZoneIds())));
            }
            return ZoneId.of(text);
        });
        return new Format(
                format.choice("type", "csv", Set.of("csv", "json_lines")),
                format.flag("header", true),
                encoding,
                format.text("delimiter").orElse(","),
                format.text("quote").orElse("\""),
                format.text("escape").orElse("\""),
                format.flag("multi_line", true),
                zone);
    }

    private static List<LeaveOut> leaveOut(MarkedYaml yaml) {
        return yaml.mappings("where").stream()
                .map(entry -> {
                    entry.allowOnly(Set.of("leave_out", "because"));
                    return new LeaveOut(entry.required("leave_out"), entry.required("because"));
                })
                .toList();
    }

    /** The bronze tables that these sources fill. */
    public static Map<String, List<Source>> byFeed(List<Source> sources) {
        Map<String, List<Source>> byFeed = new TreeMap<>();
        sources.forEach(source -> byFeed.computeIfAbsent(source.feed().name(), ignored -> new ArrayList<>())
                .add(source));
        return byFeed;
    }
}
