package aurum.jobs.source;

import aurum.jobs.failure.Nearest;
import aurum.jobs.lake.Contract;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Reads files of one format as rows of text, each knowing its file and record number. */
interface RecordFiles {
    /** The whole record as it came, when it cannot be taken apart. */
    String BROKEN = "_broken_record";

    /** The whole record as it came, where the format keeps it; else null, and its columns tell it. */
    String RECORD = "_record";

    String PATH = "_path";
    String NUMBER = Contract.ROW_NUMBER;

    /**
     * @param session its settings are changed, so it should be this reader's own
     */
    static RecordFiles of(SparkSession session, Source.Format format) {
        // One file, one task: then a row's number within its task is its record number within its file.
        session.conf().set("spark.sql.files.maxPartitionBytes", Long.toString(1L << 50));
        session.conf().set("spark.sql.files.openCostInBytes", Long.toString(1L << 50));
        return format.type().equals("json_lines") ? new JsonLinesFiles(session, format) : new CsvFiles(session, format);
    }

    /** The names of the columns that a file holds; none for a file without any record. */
    List<String> header(Path file) throws IOException;

    /** Which columns that mappings want are missing from a header, though the format says them in every file. */
    List<String> missing(List<String> header, Set<String> wanted);

    /**
     * The columns that are read from a file with this header: files with the same layout are read together.
     *
     * @param wanted columns that mappings name
     */
    List<String> layout(List<String> header, Set<String> wanted);

    /**
     * The records of files that share a layout: its columns as text, {@link #PATH}, {@link #NUMBER} (from 1), {@link #BROKEN} and {@link #RECORD}.
     *
     * @param wanted columns that mappings name; those the layout lacks are added as null
     */
    Dataset<Row> read(List<String> layout, List<Path> files, Set<String> wanted);

    static InputStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
    }

    /** A path as Spark's file metadata spells it. */
    static String spelled(Path file) {
        return new org.apache.hadoop.fs.Path(file.toString()).toUri().toString();
    }

    static String[] escaped(List<Path> files) {
        return files.stream()
                .map(file -> file.toString().replaceAll("([\\\\*?\\[\\]{}])", "\\\\$1"))
                .toArray(String[]::new);
    }

    static Column path() {
        return functions
                .expr(
                        "if(startswith(_metadata.file_path, 'file:/'), concat('/', ltrim('/', substr(_metadata.file_path, 6))), _metadata.file_path)")
                .as(PATH);
    }

    static Column number() {
        return functions
                .expr("(monotonically_increasing_id() & 8589934591L) + 1")
                .as(NUMBER);
    }

    /** Whether a header has a column; as in the mappings' SQL, upper and lower case are the same. */
    static boolean has(List<String> header, String column) {
        return header.stream().anyMatch(column::equalsIgnoreCase);
    }

    /** Which of the wanted columns a header lacks, in words; empty when it has all. */
    static List<String> lacking(List<String> header, Set<String> wanted) {
        return wanted.stream()
                .filter(column -> !has(header, column))
                .sorted()
                .map(column -> "it has no column '%s'.%s".formatted(column, Nearest.hint(column, header)))
                .toList();
    }

    /** Files grouped by layout, in order. */
    static Map<List<String>, List<LandingFile>> byLayout(Map<LandingFile, List<String>> layouts) {
        Map<List<String>, List<LandingFile>> groups = new LinkedHashMap<>();
        layouts.forEach((file, layout) ->
                groups.computeIfAbsent(layout, ignored -> new ArrayList<>()).add(file));
        return groups;
    }
}
