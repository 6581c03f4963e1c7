package aurum.jobs.source;

import aurum.jobs.lake.Nearest;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reads CSV files as rows of text, each knowing its file and record number. Every file's own header decides its columns, so files may differ. */
final class CsvFiles {
    /** The whole record as it came, when it does not have the header's columns. */
    static final String BROKEN = "_broken_record";

    static final String PATH = "_path";
    static final String NUMBER = "_record_number";

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final SparkSession session;
    private final Source.Format format;

    /**
     * @param session its settings are changed, so it should be this reader's own
     */
    CsvFiles(SparkSession session, Source.Format format) {
        this.session = session;
        this.format = format;
        // One file, one task: then a row's number within its task is its record number within its file.
        session.conf().set("spark.sql.files.maxPartitionBytes", Long.toString(1L << 50));
        session.conf().set("spark.sql.files.openCostInBytes", Long.toString(1L << 50));
        // Otherwise Spark reads only the encodings that it knows itself, and GB18030 is none of them.
        session.conf().set("spark.sql.legacy.javaCharsets", "true");
    }

    static InputStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }

    /** The column names of a file: unique, and never blank; none for a file without any record. */
    List<String> header(Path file) throws IOException {
        CsvParserSettings settings = new CsvParserSettings();
        settings.setLineSeparatorDetectionEnabled(true);
        settings.setMaxCharsPerColumn(-1);
        settings.setMaxColumns(20_480);
        settings.getFormat().setDelimiter(format.delimiter());
        settings.getFormat().setQuote(format.quote().charAt(0));
        settings.getFormat().setQuoteEscape(format.escape().charAt(0));
        settings.setIgnoreLeadingWhitespaces(false);
        settings.setIgnoreTrailingWhitespaces(false);
        try (Reader reader = new InputStreamReader(open(file), format.encoding())) {
            CsvParser parser = new CsvParser(settings);
            parser.beginParsing(reader);
            String[] first = parser.parseNext();
            parser.stopParsing();
            return first == null ? List.of() : names(first);
        }
    }

    private List<String> names(String[] first) {
        List<String> names = new ArrayList<>();
        Set<String> taken = new HashSet<>();
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

    /**
     * The records of files that share a header: its columns as text, {@link #PATH}, {@link #NUMBER} (from 1) and {@link #BROKEN}.
     *
     * @param wanted columns that mappings name; those the header lacks are added as null
     */
    Dataset<Row> read(List<String> header, List<Path> files, Set<String> wanted) {
        StructType schema = new StructType();
        for (String column : header) {
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
                .csv(files.stream().map(CsvFiles::escaped).toArray(String[]::new))
                .select(
                        functions.col("*"),
                        functions
                                .regexp_replace(functions.col("_metadata.file_path"), "^file:/+", "/")
                                .as(PATH),
                        functions
                                .expr("(monotonically_increasing_id() & 8589934591L) + 1")
                                .as(NUMBER));
        for (String column : wanted) {
            if (!header.contains(column)) {
                rows = rows.withColumn(column, functions.lit(null).cast("string"));
            }
        }
        return rows;
    }

    /** A path as Spark's file metadata spells it. */
    static String spelled(Path file) {
        return new org.apache.hadoop.fs.Path(file.toString()).toUri().toString();
    }

    private static String escaped(Path file) {
        return file.toString().replaceAll("([\\\\*?\\[\\]{}])", "\\\\$1");
    }

    /** Which of the wanted columns a header lacks, in words; empty when it has all. */
    static List<String> lacking(List<String> header, Set<String> wanted) {
        return wanted.stream()
                .filter(column -> !header.contains(column))
                .sorted()
                .map(column -> "it has no column '%s'.%s".formatted(column, Nearest.hint(column, header)))
                .toList();
    }

    /** Files grouped by header, in order. */
    static Map<List<String>, List<LandingFile>> byHeader(Map<LandingFile, List<String>> headers) {
        Map<List<String>, List<LandingFile>> groups = new LinkedHashMap<>();
        headers.forEach((file, header) ->
                groups.computeIfAbsent(header, ignored -> new ArrayList<>()).add(file));
        return groups;
    }

    static String columnsOf(List<String> header) {
        return String.join(", ", Arrays.asList(header.toArray(String[]::new)));
    }
}
