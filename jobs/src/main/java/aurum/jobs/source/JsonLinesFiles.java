package aurum.jobs.source;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads files with one JSON object in a line. A key that a line lacks is null; a nested value is its JSON text. Blank lines are no records. */
final class JsonLinesFiles implements RecordFiles {
    /** So many lines tell which keys a file has: lines leave out what is null. */
    private static final int LINES_LOOKED_AT = 1_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SparkSession session;
    private final Source.Format format;

    JsonLinesFiles(SparkSession session, Source.Format format) {
        this.session = session;
        this.format = format;
    }

    @Override
    public List<String> header(Path file) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(RecordFiles.open(file), Charset.forName(format.encoding())))) {
            String line = reader.readLine();
            for (int i = 0; i < LINES_LOOKED_AT && line != null; i++, line = reader.readLine()) {
                names.addAll(namesIn(line));
            }
        }
        return List.copyOf(names);
    }

    private static List<String> namesIn(String line) {
        List<String> names = new ArrayList<>();
        try {
            JsonNode node = JSON.readTree(line);
            node.fieldNames().forEachRemaining(names::add);
        } catch (JsonProcessingException e) {
            return List.of(); // the row itself will be set aside with its reason
        }
        return names;
    }

    /** None: a key may be absent because it is null in every line. */
    @Override
    public List<String> missing(List<String> header, Set<String> wanted) {
        return List.of();
    }

    @Override
    public List<String> layout(List<String> header, Set<String> wanted) {
        return List.copyOf(new TreeSet<>(wanted));
    }

    @Override
    public Dataset<Row> read(List<String> layout, List<Path> files, Set<String> wanted) {
        StructType schema = new StructType();
        for (String column : layout) {
            schema = schema.add(column, DataTypes.StringType);
        }
        Column line = col("value");
        Column record = from_json(
                line,
                schema.add(BROKEN, DataTypes.StringType),
                Map.of("mode", "PERMISSIVE", "columnNameOfCorruptRecord", BROKEN));
        List<Column> columns = new ArrayList<>();
        layout.forEach(column -> columns.add(col("record").getField(column).as(column)));
        columns.add(when(line.rlike("^\\s*\\{"), col("record").getField(BROKEN))
                .otherwise(line)
                .as(BROKEN));
        columns.add(line.as(RECORD));
        columns.add(col(PATH));
        columns.add(col(NUMBER));
        return session.read()
                .option("encoding", format.encoding())
                .text(RecordFiles.escaped(files))
                .select(line, RecordFiles.path(), RecordFiles.number())
                .where(trim(line).notEqual(lit("")))
                .withColumn("record", record)
                .select(columns.toArray(Column[]::new));
    }
}
