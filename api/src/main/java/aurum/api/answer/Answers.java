package aurum.api.answer;

import aurum.api.lake.Pin;
import aurum.api.lake.Publication;
import aurum.api.lake.PublishedLake;
import aurum.api.lake.Rows;
import aurum.api.lake.Scope;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns a query into an answer: one publication, one shape, one place for format, cache and scope. */
public final class Answers {

    private static final String PIN = "pin";

    /** More rows than anybody reads; what is beyond is said to be cut off. */
    private static final int MOST_ROWS = 10_000;

    private final PublishedLake lake;

    public Answers(PublishedLake lake) {
        this.lake = lake;
    }

    /** Lets a handler answer from the publication that was served when its request came, to the end. */
    public Handler onePublication(Handler handler) {
        return context -> {
            try (Pin pin = lake.pin()) {
                context.attribute(PIN, pin);
                handler.handle(context);
            }
        };
    }

    /** The publication this request is answered from. */
    public Pin pin(Context context) {
        return Objects.requireNonNull(context.attribute(PIN), "the route is not registered with onePublication");
    }

    /** The first column of a query, kept for the next request. */
    public List<String> texts(String sql, Record query, Context context) {
        return pin(context).keptRows(sql, query, scope(context)).values().stream()
                .map(row -> (String) row.get(0))
                .toList();
    }

    /**
     * The answer to a query, in the format asked for. When the reader has it already, it is empty and the status is 304.
     *
     * @param sql ours, with published table names and named values; its first table is what the answer is said to come from
     * @param query the record whose components the named values are
     */
    public byte[] rows(String sql, Record query, Context context) {
        Pin pin = pin(context);
        Format format = Format.of(context);
        if (isKnown(context, format)) {
            return new byte[0];
        }
        Rows rows = pin.rows(sql, query, scope(context), MOST_ROWS);
        return write(rows, pin.table(sql), format, context);
    }

    /** The answer from rows that come from the publication itself rather than from a query. */
    public byte[] rows(Rows rows, String table, Context context) {
        Format format = Format.of(context);
        return isKnown(context, format) ? new byte[0] : write(rows, table, format, context);
    }

    /** The answer from rows that change between publications; nobody keeps it. */
    public byte[] current(Rows rows, String table, Context context) {
        Format format = Format.of(context);
        context.header("Cache-Control", "no-store");
        context.header("Vary", "Accept, Accept-Encoding");
        context.contentType(format.contentType());
        return write(rows, table, format, context);
    }

    /** Until people sign in, whoever sits at this machine sees every region. */
    private static Scope scope(Context context) {
        return new Scope.Everything();
    }

    private boolean isKnown(Context context, Format format) {
        Publication publication = pin(context).publication();
        String tag = "W/\"%d-%s\""
                .formatted(
                        publication.number(),
                        digest(List.of(
                                publication.runId(),
                                publication.publishedAt(),
                                context.path(),
                                Objects.requireNonNullElse(context.queryString(), ""),
                                format)));
        context.header("ETag", tag);
        context.header("Cache-Control", "private, no-cache");
        context.header("Vary", "Accept, Accept-Encoding");
        context.contentType(format.contentType());
        String known = Objects.requireNonNullElse(context.header("If-None-Match"), "");
        boolean isKnown = List.of(known.split("\\s*,\\s*")).contains(tag);
        if (isKnown) {
            context.status(304);
        }
        return isKnown;
    }

    private byte[] write(Rows rows, String table, Format format, Context context) {
        Publication publication = pin(context).publication();
        if (format == Format.CSV) {
            String name = context.path().replaceFirst("^/api/v1/", "").replaceAll("[^a-z0-9]+", "-");
            context.header(
                    "Content-Disposition",
                    "attachment; filename=\"%s_publication-%d_%s.csv\""
                            .formatted(name, publication.number(), publication.asOf()));
            return Csv.bytes(rows);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("rows", objects(rows));
        body.put("as_of", publication.asOf().toString());
        body.put("publication", publication.number());
        body.put("table", table);
        body.put("definitions", Definitions.of(rows.columns(), table, pin(context)));
        body.put("truncated", rows.isTruncated());
        body.put("next", null);
        return Json.bytes(body);
    }

    private static List<Map<String, Object>> objects(Rows rows) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (List<Object> values : rows.values()) {
            Map<String, Object> object = new LinkedHashMap<>();
            for (int column = 0; column < values.size(); column++) {
                object.put(rows.columns().get(column), Json.value(values.get(column)));
            }
            objects.add(object);
        }
        return objects;
    }

    private static String digest(Object value) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(value.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
