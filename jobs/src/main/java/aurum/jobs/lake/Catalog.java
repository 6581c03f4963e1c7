package aurum.jobs.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What the business maintains by hand: the operator's name and zone, and lists (regions, categories, …) as CSV. Read and checked once, at the start of a run. */
public final class Catalog {
    /** Written before a list's own columns: the order of its lines, from 1. */
    public static final String SORT_ORDER = "sort_order";

    private final ZoneId zone;
    private final String labelZh;
    private final String labelEn;
    private final Map<String, ListFile> lists;

    /** One CSV file of the catalog: header and lines, all text; a blank cell is null. */
    private record ListFile(Path file, List<String> header, List<String[]> lines, String hash) {}

    private Catalog(ZoneId zone, String labelZh, String labelEn, Map<String, ListFile> lists) {
        this.zone = zone;
        this.labelZh = labelZh;
        this.labelEn = labelEn;
        this.lists = lists;
    }

    /**
     * @param folder holds {@code operator.yaml} and one CSV per list; a public lake's own catalog may hold no list at all
     * @throws Failure naming file, line and value of the first mistake
     */
    public static Catalog load(Path folder) {
        Path operator = folder.resolve("operator.yaml");
        if (!Files.isRegularFile(operator)) {
            throw Failure.ofSettings(
                    "%s is no catalog: it has no operator.yaml. Give --catalog DIR; data/catalog in the project is one."
                            .formatted(folder));
        }
        try (Stream<Path> files = Files.list(folder)) {
            JsonNode settings = new YAMLMapper().readTree(operator.toFile());
            Map<String, ListFile> lists = new TreeMap<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                lists.put(file.getFileName().toString().replace(".csv", ""), readList(file));
            }
            return new Catalog(
                    zone(operator, settings),
                    required(operator, settings.path("name").path("zh"), "name: { zh: … }"),
                    required(operator, settings.path("name").path("en"), "name: { en: … }"),
                    lists);
        } catch (IOException e) {
            throw Failure.ofSettings("The catalog %s cannot be read: %s".formatted(folder, e.getMessage()));
        }
    }

    private static ZoneId zone(Path operator, JsonNode settings) {
        String zone = required(operator, settings.path("zone"), "zone: Asia/Shanghai");
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Failure.ofSettings("%s: '%s' is no time zone.%s"
                    .formatted(operator, zone, Nearest.hint(zone, ZoneId.getAvailableZoneIds())));
        }
    }

    private static String required(Path file, JsonNode value, String example) {
        if (value.asText().isBlank()) {
            throw Failure.ofSettings("%s lacks a line like: %s".formatted(file, example));
        }
        return value.asText();
    }

    private static ListFile readList(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        CsvParserSettings settings = new CsvParserSettings();
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setCommentProcessingEnabled(true);
        CsvParser parser = new CsvParser(settings);
        parser.beginParsing(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        List<String> header = List.of(parser.parseNext());
        List<String[]> lines = new ArrayList<>();
        Map<String, Long> seen = new HashMap<>();
        int id = header.indexOf("id");
        for (String[] line = parser.parseNext(); line != null; line = parser.parseNext()) {
            long number = parser.getContext().currentLine();
            if (line.length != header.size()) {
                throw Failure.ofSettings("%s, line %d: %d cells, but the header has %d."
                        .formatted(file, number, line.length, header.size()));
            }
            if (id >= 0 && line[id] == null) {
                throw Failure.ofSettings("%s, line %d: no id.".formatted(file, number));
            }
            Long first = id < 0 ? null : seen.put(line[id], number);
            if (first != null) {
                throw Failure.ofSettings(
                        "%s, line %d: the id '%s' stands already in line %d.".formatted(file, number, line[id], first));
            }
            lines.add(line);
        }
        checkParents(file, header, lines);
        return new ListFile(file, header, List.copyOf(lines), sha256(bytes));
    }

    private static void checkParents(Path file, List<String> header, List<String[]> lines) {
        int id = header.indexOf("id");
        int parent = header.indexOf("parent_id");
        if (id < 0 || parent < 0 || file.getFileName().toString().equals("journey_stages.csv")) {
            return;
        }
        List<String> ids = lines.stream().map(line -> line[id]).toList();
        for (String[] line : lines) {
            if (line[parent] != null && !ids.contains(line[parent])) {
                throw Failure.ofSettings("%s: '%s' has the parent '%s', which is not in the list.%s"
                        .formatted(file, line[id], line[parent], Nearest.hint(line[parent], ids)));
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The zone of the operator's calendar: it decides on which day a thing happened. */
    public ZoneId zone() {
        return zone;
    }

    public String labelZh() {
        return labelZh;
    }

    public String labelEn() {
        return labelEn;
    }

    public boolean has(String list) {
        return lists.containsKey(list);
    }

    /** A hash of one list's bytes; {@code absent} for a list this catalog does not keep. */
    public String hash(String list) {
        return has(list) ? lists.get(list).hash() : "absent";
    }

    public String hash() {
        StringBuilder all = new StringBuilder(zone + labelZh + labelEn);
        lists.forEach((name, list) -> all.append(name).append(list.hash()));
        return sha256(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A list as rows of text, with {@link #SORT_ORDER} in front; without rows when the catalog does not keep it. */
    Dataset<Row> rows(SparkSession session, String list, List<String> columns) {
        StructType schema = new StructType().add(SORT_ORDER, DataTypes.LongType);
        for (String column : columns) {
            schema = schema.add(column, DataTypes.StringType);
        }
        List<Row> rows = new ArrayList<>();
        if (has(list)) {
            ListFile file = lists.get(list);
            for (String[] line : file.lines()) {
                Object[] cells = new Object[columns.size() + 1];
                cells[0] = rows.size() + 1L;
                for (int i = 0; i < columns.size(); i++) {
                    int column = file.header().indexOf(columns.get(i));
                    if (column < 0) {
                        throw Failure.ofSettings("%s has no column '%s'.%s"
                                .formatted(file.file(), columns.get(i), Nearest.hint(columns.get(i), file.header())));
                    }
                    cells[i + 1] = line[column];
                }
                rows.add(RowFactory.create(cells));
            }
        }
        return session.createDataFrame(rows, schema);
    }
}
