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
        this.path = path;
        this.unfinished = path.resolveSibling(path.getFileName() + ".tmp");
        Files.createDirectories(path.getParent());
        this.writer = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8);
        writer.write(String.join(",", columns));
        writer.write('\n');
    }

    void row(String... values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                writer.write(',');
            }
            writer.write(quoted(values[i]));
        }
        writer.write('\n');
        rows++;
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
