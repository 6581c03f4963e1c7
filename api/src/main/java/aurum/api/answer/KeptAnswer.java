package aurum.api.answer;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** An answer as it goes out, again and again; compressed once, when somebody first wants it so. */
final class KeptAnswer {

    private static final int COMPRESSED_FROM_BYTES = 1024;

    private final String tag;
    private final Format format;
    private final Optional<String> disposition;
    private final byte[] bytes;
    private volatile byte[] compressed;

    /**
     * @param tag its ETag
     * @param disposition the name of a file, where it is one
     * @param bytes the body
     */
    KeptAnswer(String tag, Format format, Optional<String> disposition, byte[] bytes) {
        this.tag = tag;
        this.format = format;
        this.disposition = disposition;
        this.bytes = bytes;
    }

    Optional<String> disposition() {
        return disposition;
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many bytes it takes at the most, once it is compressed. */
    int size() {
        return isWorthCompressing() ? 2 * bytes.length : bytes.length;
    }

    /** The answer, or 304 when the reader has it already. */
    void write(Context context) {
        if (writeIfKnown(context, tag)) {
            return;
        }
        context.contentType(format.contentType());
        disposition.ifPresent(name -> context.header("Content-Disposition", name));
        context.disableCompression();
        byte[] body = bytes;
        if (isWorthCompressing()
                && Objects.requireNonNullElse(context.header("Accept-Encoding"), "")
                        .contains("gzip")) {
            context.header("Content-Encoding", "gzip");
            body = compressed();
        }
        context.header("Content-Length", String.valueOf(body.length));
        context.result(body);
    }

    /** Says what an answer with this tag says about keeping it, and 304 when the reader did keep it. */
    static boolean writeIfKnown(Context context, String tag) {
        context.header("ETag", tag);
        context.header("Cache-Control", "private, no-cache");
        context.header("Vary", "Accept, Accept-Encoding");
        String known = context.header("If-None-Match");
        boolean isKnown =
                known != null && Arrays.asList(known.split("\\s*,\\s*")).contains(tag);
        if (isKnown) {
            context.status(304);
        }
        return isKnown;
    }

    private boolean isWorthCompressing() {
        return bytes.length >= COMPRESSED_FROM_BYTES && format != Format.XLSX && format != Format.PARQUET;
    }

    /** Two readers at once may both compress; what they get is the same. */
    private byte[] compressed() {
        if (compressed == null) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4);
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                gzip.write(bytes);
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
            compressed = out.toByteArray();
        }
        return compressed;
    }
}
