package aurum.jobs.source;

import aurum.jobs.lake.Contract;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads CSV files. Every file's own header decides its columns, so files may differ. */
final class CsvFiles implements RecordFiles {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final SparkSession session;
    private final Source.Format format;

    CsvFiles(SparkSession session, Source.Format format) {
        this.session = session;
        this.format = format;
        // Otherwise Spark reads only the encodings that it knows itself, and GB18030 is none of them.
        session.conf().set("spark.sql.legacy.javaCharsets", "true");
    }

    /** The column names of a file: unique, and never blank; none for a file without any record. */
    @Override
    public List<String> header(Path file) throws IOException {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setMaxCharsPerColumn(-1);
        settings.setMaxColumns(20_480);
        settings.getFormat().setDelimiter(format.delimiter());
        settings.getFormat().setQuote(format.quote().charAt(0));
        settings.getFormat().setQuoteEscape(format.escape().charAt(0));
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        try (Reader reader = new InputStreamReader(RecordFiles.open(file), format.encoding())) {
            CsvParser parser = new CsvParser(settings);
            parser.beginParsing(reader);
            String[] first = parser.parseNext();
            parser.stopParsing();
            return first == null ? List.of() : names(first);
        }
    }

    private List<String> names(String[] first) {
        List<String> names = new ArrayList<>();
        // Names that differ in case only are the same to SQL, and those of the reader are not for a file to use.
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        taken.addAll(Set.of(PATH, NUMBER, BROKEN, RECORD, Contract.SOURCE_FILE, Feed.CONTENT_HASH));
        for (int i = 0; i < first.length; i++) {
            String given = format.hasHeader() && first[i] != null ? first[i].replace(BYTE_ORDER_MARK, "") : "";
            String name = given.isBlank() ? "_c" + i : given;
            for (int n = 2; !taken.add(name); n++) {
                name = given + "_" + n;
            }
            names.add(name);
        }
        return names;
    }

    @Override
    public List<String> missing(List<String> header, Set<String> wanted) {
        return RecordFiles.lacking(header, wanted);
    }

    @Override
    public List<String> layout(List<String> header, Set<String> wanted) {
        return header;
    }

    @Override
    public Dataset<Row> read(List<String> layout, List<Path> files, Set<String> wanted) {
        StructType schema = new StructType();
        for (String column : layout) {
            schema = schema.add(column, DataTypes.StringType);
        }
        schema = schema.add(BROKEN, DataTypes.StringType);
        Dataset<Row> rows = session.read()
                .schema(schema)
                .option("header", format.hasHeader())
                .option("enforceSchema", true)
                .option("mode", "PERMISSIVE")
                .option("columnNameOfCorruptRecord", BROKEN)
                .option("encoding", format.encoding())
                .option("sep", format.delimiter())
                .option("quote", format.quote())
                .option("escape", format.escape())
                .option("multiLine", format.isMultiLine())
                .option("maxColumns", 20_480)
                .csv(RecordFiles.escaped(files))
                .select(
                        functions.col("*"),
                        functions.lit(null).cast("string").as(RECORD),
                        RecordFiles.path(),
                        RecordFiles.number());
        for (String column : wanted) {
            if (!RecordFiles.has(layout, column)) {
                rows = rows.withColumn(column, functions.lit(null).cast("string"));
            }
        }
        return rows;
    }
}
