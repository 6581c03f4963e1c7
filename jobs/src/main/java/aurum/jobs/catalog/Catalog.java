package aurum.jobs.catalog;

import aurum.jobs.condition.Kind;
import aurum.jobs.failure.Failure;
import aurum.jobs.failure.Nearest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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

    /** So many mistakes are told at once. */
    private static final int MISTAKES_SHOWN = 10;

    private static final String HOLIDAYS = "holidays";

    private final ZoneId zone;
    private final String labelZh;
    private final String labelEn;
    private final Map<String, CatalogList> lists;
    private final Path folder;
    private final CatalogSchema schema;

    private Catalog(
            ZoneId zone,
            String labelZh,
            String labelEn,
            Map<String, CatalogList> lists,
            Path folder,
            CatalogSchema schema) {
        this.zone = zone;
        this.labelZh = labelZh;
        this.labelEn = labelEn;
        this.lists = lists;
        this.folder = folder;
        this.schema = schema;
    }

    /**
     * @param folder holds {@code operator.yaml}, one CSV per list, and {@code catalog.yaml}, which says what the lists hold; a public lake's own catalog may hold no
     *     list at all
     * @throws Failure naming file, line and value of the first mistakes
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
            Map<String, CatalogList> lists = new TreeMap<>();
            List<String> mistakes = new ArrayList<>();
            for (Path file : files.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                lists.put(file.getFileName().toString().replace(".csv", ""), CatalogList.read(file, mistakes));
            }
            CatalogSchema schema = CatalogSchema.read(folder);
            new CatalogCheck(schema, lists, mistakes).run();
            refuse(folder, mistakes);
            return new Catalog(
                    zone(operator, settings),
                    required(operator, settings.path("name").path("zh"), "name: { zh: … }"),
                    required(operator, settings.path("name").path("en"), "name: { en: … }"),
                    lists,
                    folder,
                    schema);
        } catch (IOException e) {
            throw Failure.ofSettings("The catalog %s cannot be read: %s".formatted(folder, e.getMessage()));
        }
    }

    /**
     * Holds the rules of all lists against the tables that they are over.
     *
     * @param columnsOf from a table's name to what a rule over it may name
     * @throws Failure naming file, line and what is wrong with the first of them
     */
    public void checkRules(Function<String, Map<String, Kind>> columnsOf) {
        List<String> mistakes = new ArrayList<>();
        new RuleCheck(schema, lists, mistakes).run(columnsOf);
        refuse(folder, mistakes);
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

    private static void refuse(Path folder, List<String> mistakes) {
        if (mistakes.size() == 1) {
            throw Failure.ofSettings(mistakes.get(0));
        }
        if (!mistakes.isEmpty()) {
            List<String> shown = new ArrayList<>(mistakes.subList(0, Math.min(MISTAKES_SHOWN, mistakes.size())));
            if (shown.size() < mistakes.size()) {
                shown.add("and %d more".formatted(mistakes.size() - shown.size()));
            }
            throw Failure.ofSettings("The catalog %s has %d mistakes:%n  %s"
                    .formatted(folder, mistakes.size(), String.join("\n  ", shown)));
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

    /** Days that are none of their weekday, such as public holidays and working weekends, and their kind; without a list of them, none. */
    public Map<LocalDate, String> specialDays() {
        Map<LocalDate, String> days = new TreeMap<>();
        if (has(HOLIDAYS)) {
            CatalogList file = lists.get(HOLIDAYS);
            file.lines().forEach(line -> days.put(LocalDate.parse(file.cell(line, "date")), file.cell(line, "kind")));
        }
        return days;
    }

    /** A hash of one list's bytes; {@code absent} for a list this catalog does not keep. */
    public String hash(String list) {
        return has(list) ? lists.get(list).hash() : "absent";
    }

    public String hash() {
        StringBuilder all = new StringBuilder(zone + labelZh + labelEn);
        lists.forEach((name, list) -> all.append(name).append(list.hash()));
        return CatalogList.hash(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A list as rows of text, with {@link #SORT_ORDER} in front; without rows when the catalog does not keep it. */
    public Dataset<Row> rows(SparkSession session, String list, List<String> columns) {
        StructType schema = new StructType().add(SORT_ORDER, DataTypes.LongType);
        for (String column : columns) {
            schema = schema.add(column, DataTypes.StringType);
        }
        List<Row> rows = new ArrayList<>();
        if (has(list)) {
            CatalogList file = lists.get(list);
            for (CatalogList.Line line : file.lines()) {
                Object[] cells = new Object[columns.size() + 1];
                cells[0] = rows.size() + 1L;
                for (int i = 0; i < columns.size(); i++) {
                    if (!file.has(columns.get(i))) {
                        throw Failure.ofSettings("%s has no column '%s'.%s"
                                .formatted(file.file(), columns.get(i), Nearest.hint(columns.get(i), file.header())));
                    }
                    cells[i + 1] = file.cell(line, columns.get(i));
                }
                rows.add(RowFactory.create(cells));
            }
        }
        return session.createDataFrame(rows, schema);
    }
}
