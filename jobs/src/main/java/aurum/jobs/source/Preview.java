package aurum.jobs.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import aurum.jobs.catalog.Catalog;
import aurum.jobs.failure.Failure;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.CustomerKey;
import aurum.jobs.lake.Field;
import aurum.jobs.lake.RunContext;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Maps the first file of a source without writing anything: the first rows, and per column how many cells are empty or could not be read. */
public final class Preview {
    private static final int ROWS_SHOWN = 10;
    private static final int PROBLEMS_SHOWN = 5;
    private static final int CELL_WIDTH = 24;

    private final SparkSession spark;
    private final Catalog catalog;
    private final Landing landing;

    public Preview(SparkSession spark, Catalog catalog, List<Path> landing) {
        this.spark = spark;
        this.catalog = catalog;
        this.landing = new Landing(landing, Duration.ZERO);
    }

    public void print(Source source, PrintStream out) {
        SourceColumns columns = new SourceColumns(spark, source);
        RowMapping mapping = new RowMapping(source, columns);
        List<LandingFile> files = landing.find(source.files()).whole();
        out.printf(
                "%nsource    %s → feed %s, %d files match %s%n",
                source.definition(), source.feed().feedName(), files.size(), source.files());
        if (files.isEmpty()) {
            return;
        }
        LandingFile file = files.get(0);
        SparkSession session = spark.newSession();
        session.conf()
                .set(
                        "spark.sql.session.timeZone",
                        source.format().zone().orElse(catalog.zone()).getId());
        session.conf().set("spark.sql.ansi.enabled", "false");
        RecordFiles records = RecordFiles.of(session, source.format());
        try {
            List<String> header = records.header(file.path());
            records.missing(header, columns.wanted(header))
                    .forEach(missing -> out.printf("  ! %s: %s%n", file.name(), missing));
            Dataset<Row> rows = records.read(
                            records.layout(header, columns.wanted()), List.of(file.path()), columns.wanted())
                    .withColumn(Contract.SOURCE_FILE, lit(file.name()))
                    .withColumn(Feed.CONTENT_HASH, lit("preview"));
            RunContext context = new RunContext(
                    "preview", Instant.EPOCH, LocalDate.EPOCH, catalog, CustomerKey.none(), Set.of(), Duration.ZERO);
            print(
                    source,
                    file,
                    catalog.zone(),
                    mapping.map(rows, records.layout(header, columns.wanted()), context)
                            .cache(),
                    out);
        } catch (IOException e) {
            throw Failure.ofRun("%s cannot be read: %s".formatted(file.name(), e.getMessage()), e);
        }
    }

    private static void print(Source source, LandingFile file, ZoneId zone, Dataset<Row> mapped, PrintStream out) {
        List<Field> fields = source.feed().mapped().stream()
                .filter(field -> source.columns().containsKey(field.name()))
                .toList();
        List<Column> counts = new ArrayList<>();
        fields.forEach(field -> {
            counts.add(functions.count_if(col(field.name()).isNull()));
            counts.add(functions.count_if(
                    functions.coalesce(col(Feed.PROBLEM).contains(field.name() + ": "), lit(false))));
        });
        counts.add(functions.count(col(Feed.PROBLEM)));
        Row row = mapped.agg(functions.count(lit(1)), counts.toArray(Column[]::new))
                .head();
        out.printf(
                "%s: %,d rows, %,d of them would be set aside; times as in %s%n",
                file.name(), row.getLong(0), row.getLong(row.length() - 1), zone);
        mapped.where(col(Feed.PROBLEM).isNotNull())
                .orderBy(Contract.ROW_NUMBER)
                .limit(PROBLEMS_SHOWN)
                .collectAsList()
                .forEach(
                        bad -> out.printf("  ! row %s: %s%n", bad.getAs(Contract.ROW_NUMBER), bad.getAs(Feed.PROBLEM)));
        out.printf("  %-16s %10s %10s   first rows%n", "column", "empty", "unreadable");
        List<Row> first = mapped.orderBy(Contract.ROW_NUMBER).limit(ROWS_SHOWN).collectAsList();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            out.printf(
                    "  %-16s %,10d %,10d   %s%n",
                    field.name(),
                    row.getLong(1 + 2 * i),
                    row.getLong(2 + 2 * i),
                    String.join(
                            " | ",
                            first.stream()
                                    .map(shown -> cell(field, shown.getAs(field.name()), zone))
                                    .toList()));
        }
    }

    /** What is personal is not for a screen or a log. */
    private static String cell(Field field, Object value, ZoneId zone) {
        if (value != null && field.sensitivity() == Field.Sensitivity.PERSONAL) {
            return "…";
        }
        String text = value == null
                ? "∅"
                : value instanceof Timestamp time
                        ? time.toInstant().atZone(zone).toLocalDateTime().toString()
                        : value.toString().replaceAll("\\s+", " ");
        return text.length() <= CELL_WIDTH ? text : text.substring(0, CELL_WIDTH - 1) + "…";
    }
}
