package aurum.api.page;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** A file of the pages, held in memory, compressed once. */
final class StaticFile {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json; charset=utf-8",
            "svg", "image/svg+xml",
            "yaml", "application/yaml; charset=utf-8");

    private final byte[] bytes;
    private final String type;
    private final String tag;
    private byte[] compressed;

    StaticFile(String name, byte[] bytes) {
        this.bytes = bytes;
        this.type = Objects.requireNonNull(
                TYPES.get(name.substring(name.lastIndexOf('.') + 1)), () -> "no content type for " + name);
        this.tag = "W/\"%s\"".formatted(HexFormat.of().formatHex(sha256(bytes), 0, 8));
    }

    static boolean isServed(String name) {
        return TYPES.containsKey(name.substring(name.lastIndexOf('.') + 1));
    }

    byte[] bytes() {
        return bytes;
    }

    /** The file, or 304 when the browser has it already. */
    void write(Context context) {
        context.contentType(type);
        context.header("ETag", tag);
        context.header("Cache-Control", "no-cache");
        context.header("Vary", "Accept-Encoding");
        if (List.of(Objects.requireNonNullElse(context.header("If-None-Match"), "")
                        .split("\\s*,\\s*"))
                .contains(tag)) {
            context.status(304);
        } else if (Objects.requireNonNullElse(context.header("Accept-Encoding"), "")
                .contains("gzip")) {
            context.disableCompression();
            context.header("Content-Encoding", "gzip").result(compressed());
        } else {
            context.result(bytes);
        }
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private synchronized byte[] compressed() {
        if (compressed == null) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
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
