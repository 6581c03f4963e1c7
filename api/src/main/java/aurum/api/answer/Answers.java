package aurum.api.answer;

import aurum.api.lake.Column;
import aurum.api.lake.Pin;
import aurum.api.lake.Publication;
import aurum.api.lake.PublishedLake;
import aurum.api.lake.Rows;
import aurum.api.lake.Scope;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Turns a query into an answer: one publication, one shape, one place for format, cache, paging and scope. */
public final class Answers {

    private static final String PIN = "pin";
    private static final String TAG = "tag";

    /** A page of a dashboard asks for some ten answers of some 20 kB. */
    private static final long KEPT_BYTES = 48L << 20;

    /** More would only wait for the processors, and each holds a thread. */
    private static final int MOST_AT_ONCE = 64;

    private static final int LONGEST_KEY = 4096;

    private static final String PARENTS =
            "select id, parent_id from gold.labels where dimension = 'region' and parent_id is not null order by id";

    private record Nothing() {}

    private record Dimension(String dimension) {}

    private final PublishedLake lake;
    private final AnswerCache cache = new AnswerCache(KEPT_BYTES);
    private final Turnstile turnstile = new Turnstile(MOST_AT_ONCE);

    public Answers(PublishedLake lake) {
        this.lake = lake;
    }

    /** Lets a handler answer from the publication that was served when its request came, to the end. */
    public Handler onePublication(Handler handler) {
        Handler made = oneChange(handler);
        return context -> {
            try (Pin pin = lake.pin()) {
                Optional<KeptAnswer> kept = cache.find(pin.publication(), key(context));
                if (kept.isPresent()) {
                    kept.get().write(context);
                    return;
                }
            }
            made.handle(context);
        };
    }

    /** The same for a handler that changes something: no earlier answer stands in for it. */
    public Handler oneChange(Handler handler) {
        return context -> {
            try (Pin pin = lake.pin()) {
                context.attribute(PIN, pin);
                turnstile.enter();
                try {
                    handler.handle(context);
                } finally {
                    turnstile.leave();
                }
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

    /** The ids a filter may name: what the publication has labels for, {@code unknown}, and what else there is. */
    public Set<String> ids(String dimension, Context context, String... more) {
        Set<String> ids = new HashSet<>(
                texts("select id from gold.labels where dimension = :dimension", new Dimension(dimension), context));
        ids.add("unknown");
        ids.addAll(List.of(more));
        return ids;
    }

    /**
     * The region a request filters by, if any. The sum, {@code all}, is of what the reader may see, so nobody is refused it.
     *
     * @throws OutsideScope when the reader may not see it
     */
    public Optional<String> region(Parameters given, Context context, String... more) {
        return inScope(given.oneOf("region", ids("region", context, more)), context);
    }

    /**
     * The same region, which the reader may see.
     *
     * @throws OutsideScope when not
     */
    public Optional<String> inScope(Optional<String> region, Context context) {
        region.filter(id -> !id.equals("all") && !scope(context).has(id)).ifPresent(id -> {
            throw new OutsideScope("region " + id);
        });
        return region;
    }

    /** Rows for a handler that makes its answer out of several queries. */
    public Rows part(String sql, Record query, Context context) {
        return pin(context).rows(sql, query, scope(context), Page.MOST_ROWS);
    }

    /** Whether a query would have rows for somebody who sees every region. */
    public boolean isElsewhere(String sql, Record query, Context context) {
        return !pin(context)
                .rows(sql, query, new Scope.Everything(), 1)
                .values()
                .isEmpty();
    }

    /**
     * The answer to a query, in the format asked for. When the reader has it already, it is empty and the status is 304.
     *
     * @param sql ours, with published table names and named values; its first table is what the answer is said to come from
     * @param query the record whose components the named values are
     */
    public void rows(String sql, Record query, Context context) {
        if (!isKnown(context)) {
            Pin pin = pin(context);
            write(pin.rows(sql, query, scope(context), Page.MOST_ROWS), pin.table(sql), Optional.empty(), context);
        }
    }

    /** One page of the answer to a query that says no order of its own. */
    public void rows(String sql, Record query, Page page, Context context) {
        if (!isKnown(context)) {
            Pin pin = pin(context);
            Rows rows = rows(sql, query, page, pin, context);
            write(rows, pin.table(sql), next(rows, page, context), context);
        }
    }

    /** The answer from rows that come from the publication itself rather than from one query. */
    public void rows(Rows rows, String table, Context context) {
        if (!isKnown(context)) {
            write(rows, table, Optional.empty(), context);
        }
    }

    /** Whether a table about the lake itself was ever written. */
    public boolean hasOperations(String table) {
        return lake.operations().has(table);
    }

    /** The answer to a query of the tables about the lake itself, as they are now. */
    public void operations(String sql, Record query, int most, Context context) {
        current(lake.operations().rows(sql, query, most), pin(context).table(sql), context);
    }

    /** The answer from rows that change between publications, or are of one person; nobody keeps it. */
    public void current(Rows rows, String table, Context context) {
        unkept(rows, table, Optional.empty(), context);
    }

    /** The answer to a query about a person; nobody keeps it. */
    public void personal(String sql, Record query, Context context) {
        current(part(sql, query, context), pin(context).table(sql), context);
    }

    /** One page of the answer to a query about persons that says no order of its own; nobody keeps it. */
    public void personal(String sql, Record query, Page page, Context context) {
        Rows rows = rows(sql, query, page, pin(context), context);
        unkept(rows, pin(context).table(sql), next(rows, page, context), context);
    }

    private void unkept(Rows rows, String table, Optional<String> next, Context context) {
        Format format = Format.of(context);
        KeptAnswer answer = written(rows, table, next, format, context);
        context.header("Cache-Control", "no-store");
        context.header("Vary", "Accept, Accept-Encoding");
        context.contentType(format.contentType());
        answer.disposition().ifPresent(name -> context.header("Content-Disposition", name));
        context.result(answer.bytes());
    }

    private Rows rows(String sql, Record query, Page page, Pin pin, Context context) {
        String paged =
                "%s%norder by %s limit %d offset %d".formatted(sql, page.order(), page.limit() + 1, page.offset());
        return pin.rows(paged, query, scope(context), page.limit());
    }

    private Optional<String> next(Rows rows, Page page, Context context) {
        return rows.isTruncated()
                ? Optional.of(page.next(pin(context).publication().number()))
                : Optional.empty();
    }

    /** Since when something newer should have been served, if so. */
    public Optional<OffsetDateTime> staleSince() {
        return lake.state().staleSince();
    }

    /** How many bytes of answers are kept. */
    public long keptBytes() {
        return cache.bytes();
    }

    /** Whose rows the reader may see: a region stands for all below it too. */
    public Scope scope(Context context) {
        Scope scope = Reader.of(context).scope();
        if (scope instanceof Scope.Regions regions && pin(context).has("gold.labels")) {
            List<List<Object>> parents = pin(context)
                    .keptRows(PARENTS, new Nothing(), new Scope.Everything())
                    .values();
            return regions.withAllBelow(parents);
        }
        return scope;
    }

    private boolean isKnown(Context context) {
        return KeptAnswer.writeIfKnown(context, tag(context));
    }

    /** The same through the whole request, whatever changes meanwhile. */
    private String tag(Context context) {
        String known = context.attribute(TAG);
        if (known == null) {
            known = newTag(context);
            context.attribute(TAG, known);
        }
        return known;
    }

    /** The language is no part of it: an answer holds both. */
    private String newTag(Context context) {
        Publication publication = pin(context).publication();
        return "W/\"%d-%s\""
                .formatted(
                        publication.number(),
                        Digest.of(List.of(
                                publication.runId(),
                                publication.publishedAt(),
                                context.path(),
                                Objects.requireNonNullElse(context.queryString(), ""),
                                Reader.of(context),
                                staleSince(),
                                Format.of(context))));
    }

    /** What an answer depends on besides the publication. */
    private List<Object> key(Context context) {
        return Arrays.asList(
                context.path(), context.queryString(), context.header("Accept"), Reader.of(context), staleSince());
    }

    private void write(Rows rows, String table, Optional<String> next, Context context) {
        KeptAnswer answer = written(rows, table, next, Format.of(context), context);
        List<Object> key = key(context);
        if (key.toString().length() <= LONGEST_KEY) {
            cache.keep(pin(context).publication(), key, answer);
        }
        answer.write(context);
    }

    /** Tables about the lake itself change between publications; the words of all others are kept. */
    private Definitions definitions(List<String> columns, String table, Context context) {
        Pin pin = pin(context);
        if (pin.has(table)) {
            return pin.kept(
                    List.of("definitions", table, columns),
                    Definitions.class,
                    () -> Definitions.of(columns, pin.columns(table), pin));
        }
        List<Column> described = table.startsWith("ops.") ? lake.operations().columns(table) : List.of();
        return Definitions.of(columns, described, pin);
    }

    private KeptAnswer written(Rows rows, String table, Optional<String> next, Format format, Context context) {
        Answer answer = new Answer(
                rows,
                table,
                definitions(rows.columns(), table, context),
                pin(context).publication(),
                context.path(),
                new Parameters(context).filters(Format.PARAMETER, "cursor"),
                next);
        Optional<String> disposition = format.isFile()
                ? Optional.of("attachment; filename=\"%s.%s\"".formatted(answer.fileName(), format.ending()))
                : Optional.empty();
        return new KeptAnswer(tag(context), format, disposition, answer.bytes(format));
    }
}
