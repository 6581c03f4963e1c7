package aurum.jobs.simulate;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** A CSV file being written (RFC 4180 quoting, UTF-8, lines end with a line feed). It bears its name only once it is whole: until {@link #finish} it is called {@code <name>.tmp}. */
final class CsvFile implements Closeable {

    private final Path path;
    private final Path unfinished;
    private final BufferedWriter writer;
    private long rows;

    CsvFile(Path path, List<String> columns) throws IOException {
        this(path);
        writer.write(String.join(",", columns));
        writer.write('\n');
    }

    /** A file without a header. */
    CsvFile(Path path) throws IOException {
        this.path = path;
        this.unfinished = path.resolveSibling(path.getFileName() + ".tmp");
        Files.createDirectories(path.getParent());
        this.writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8);
    }

    /** @param values written in this order, quoted where they have to be */
    void row(String... values) throws IOException {
        line(csv(values));
    }

    /** Writes a row that is in its final form. */
    void line(CharSequence line) throws IOException {
        writer.append(line);
        writer.write('\n');
        rows++;
    }

    /** A row in its final form. */
    static String csv(String... values) {
        StringBuilder line = new StringBuilder(values.length * 12);
        for (int i = 0; i < values.length; i++) {
            line.append(i > 0 ? "," : "").append(quoted(values[i]));
        }
        return line.toString();
    }

    /** Gives the file its name, and tells how many rows it has below its header. */
    long finish() throws IOException {
        writer.close();
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        return rows;
    }

    /** Closes the file as it is; unless finished it stays unfinished. */
    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static String quoted(String value) {
        boolean needsQuotes = false;
        for (int i = 0; i < value.length() && !needsQuotes; i++) {
            char c = value.charAt(i);
            needsQuotes = c == ',' || c == '"' || c == '\n' || c == '\r';
        }
        return needsQuotes ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }
}
