package aurum.api.lake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The tables about the lake itself, {@code ops.…}, which no publication pins: always at their newest version, read when asked for and
 * kept until they change.
 */
public final class OperationTables {

    private record Kept(String commit, LoadedTable table) {}

    private final CompletableFuture<DeltaReader> reader;
    private final CompletableFuture<QueryEngine> engine;
    private final Map<String, Kept> kept = new HashMap<>();

    OperationTables(CompletableFuture<DeltaReader> reader, CompletableFuture<QueryEngine> engine) {
        this.reader = reader;
        this.engine = engine;
    }

    public boolean has(String table) {
        return reader.join().exists(table);
    }

    /** What a table says about itself; nothing where it does not exist. */
    public List<Column> columns(String table) {
        if (!has(table)) {
            return List.of();
        }
        LoadedTable held = hold(table);
        try {
            return held.source().columns();
        } finally {
            release(held);
        }
    }

    /**
     * Asks them.
     *
     * @param sql ours; values as {@code :name}
     * @param query the record whose components the named values are
     * @param most rows to give at the most
     * @throws NotInPublication when it names a table that was never written
     * @throws LakeFault when a table is not to be trusted
     */
    public Rows rows(String sql, Record query, int most) {
        Map<String, LoadedTable> held = new HashMap<>();
        try {
            BoundQuery bound =
                    BoundQuery.of(sql, name -> held.computeIfAbsent(name, this::hold), new Scope.Everything(), query);
            return engine.join().rows(bound, most);
        } finally {
            held.values().forEach(this::release);
        }
    }

    private synchronized LoadedTable hold(String name) {
        if (!has(name)) {
            throw NotInPublication.neverWritten(name);
        }
        String commit = reader.join().newestCommit(name);
        Kept known = kept.get(name);
        if (known == null || !known.commit().equals(commit)) {
            DeltaTable source = reader.join().newest(name);
            String loaded = "%s@%d+%s".formatted(name, source.version(), Integer.toHexString(commit.hashCode()));
            engine.join().load(source, loaded);
            LoadedTable fresh = new LoadedTable(loaded, source, new AtomicInteger(1));
            kept.put(name, new Kept(commit, fresh));
            if (known != null) {
                release(known.table());
            }
        }
        LoadedTable table = kept.get(name).table();
        table.users().incrementAndGet();
        return table;
    }

    private synchronized void release(LoadedTable table) {
        if (table.users().decrementAndGet() == 0) {
            engine.join().drop(table.name());
        }
    }
}
