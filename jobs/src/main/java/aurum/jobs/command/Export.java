package aurum.jobs.command;

import aurum.jobs.Pipeline;
import aurum.jobs.failure.Failure;
import aurum.jobs.failure.Nearest;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Field;
import aurum.jobs.lake.Lake;
import aurum.jobs.lake.Publications.Publication;
import com.univocity.parsers.csv.CsvWriter;
import com.univocity.parsers.csv.CsvWriterSettings;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a published table as CSV, ordered by its key: the same rows give the same bytes. */
@Command(
        name = "export",
        description =
                "A published table of silver or gold as CSV, ordered by its key; without personal columns. Times are those of the operator's zone, in --where too.",
        footer = {
            "",
            "Examples:",
            "  ./aurum export gold.complaints_by_day --lake demo/lake > complaints.csv",
            "  ./aurum export gold.complaints_by_day --lake demo/lake --where \"region_id = 'haizhou'\" --out haizhou.csv",
            "  ./aurum export silver.complaints --lake demo/lake --where \"received_date = '2026-03-31'\"    (each with its file and record)"
        })
final class Export implements Callable<Integer> {
    @Mixin
    private LakeOption lakeOption;

    @Parameters(paramLabel = "TABLE", description = "Its name; ./aurum tables lists them.")
    private String table;

    @Option(names = "--where", paramLabel = "SQL", description = "Only rows for which this holds.")
    private String where;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write. Default: standard output")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Contract contract = Pipeline.plan().table(table).contract();
        Lake lake = lakeOption.openToRead();
        Publication publication = LakeOption.published(lake);
        Long version = publication.tables().get(table);
        if (version == null) {
            throw Failure.ofRun("%s is not published in %s: %s"
                    .formatted(
                            table,
                            lake.root(),
                            publication.leftOut().getOrDefault(table, "only silver and gold are.")
                                    + Nearest.hint(table, publication.tables().keySet())));
        }
        Dataset<Row> rows = lake.read(lake.newSession(ZoneId.of(publication.zone())), table, version);
        List<String> columns = contract.fields().stream()
                .filter(field -> field.sensitivity() != Field.Sensitivity.PERSONAL)
                .map(Field::name)
                .toList();
        rows = filtered(rows)
                .select(columns.stream()
                        .map(column -> functions.col(column).cast("string").as(column))
                        .toArray(Column[]::new))
                .orderBy(contract.key().stream().map(functions::col).toArray(Column[]::new));
        try (Writer writer = out == null
                ? new OutputStreamWriter(System.out, StandardCharsets.UTF_8)
                : Files.newBufferedWriter(out)) {
            write(rows, columns, writer);
        }
        return Commands.DONE;
    }

    private Dataset<Row> filtered(Dataset<Row> rows) {
        try {
            return where == null ? rows : rows.where(where);
        } catch (Exception e) {
            if (e instanceof AnalysisException) {
                throw Failure.ofSettings("--where \"%s\" does not fit %s: %s".formatted(where, table, e.getMessage()));
            }
            throw e;
        }
    }

    private static void write(Dataset<Row> rows, List<String> columns, Writer writer) {
        CsvWriterSettings settings = new CsvWriterSettings();
        settings.getFormat().setLineSeparator("\n");
        CsvWriter csv = new CsvWriter(writer, settings);
        csv.writeHeaders(columns);
        for (Iterator<Row> iterator = rows.toLocalIterator(); iterator.hasNext(); ) {
            Row row = iterator.next();
            Object[] cells = new Object[row.length()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = row.get(i);
            }
            csv.writeRow(cells);
        }
        csv.close();
    }
}
