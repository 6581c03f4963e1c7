package aurum.api.lake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** One publication, held for one answer: whatever is published meanwhile, this answer comes from it alone. */
public final class Pin implements AutoCloseable {

    private final Served served;
    private final QueryEngine engine;

    Pin(Served served, QueryEngine engine) {
        this.served = served;
        this.engine = engine;
    }

    public Publication publication() {
        return served.publication();
    }

    public boolean has(String table) {
        return served.tables().containsKey(table);
    }

    /** Why a table does not exist here, if it does not. */
    public Optional<String> leftOut(String table) {
        return has(table)
                ? Optional.empty()
                : Optional.of(publication().leftOut().getOrDefault(table, "it is not part of this publication"));
    }

    /** What a table says about itself: its columns, in its order. */
    public List<Column> columns(String table) {
        return served.table(table).source().columns();
    }

    /** What one row of each published table is, by table name. */
    public Map<String, String> grains() {
        Map<String, String> grains = new TreeMap<>();
        served.tables()
                .forEach((name, table) ->
                        grains.put(name, table.source().properties().getOrDefault("aurum.grain", "")));
        return grains;
    }

    /** What is known about each published table, by name, without reading a row. */
    public Map<String, TableFacts> facts() {
        Map<String, TableFacts> facts = new TreeMap<>();
        served.tables().forEach((name, table) -> facts.put(name, TableFacts.of(table.source())));
        return facts;
    }

    /** The first table a query names. */
    public String table(String sql) {
        return BoundQuery.firstTable(sql);
    }

    /**
     * Asks the publication.
     *
     * @param sql ours; tables by their published names, values as {@code :name}
     * @param query the record whose components the named values are
     * @param scope whose rows may be seen
     * @param most rows to give at the most
     * @throws QueryTimeout when it takes too long
     * @throws NotInPublication when it names a table that is left out
     */
    public Rows rows(String sql, Record query, Scope scope, int most) {
        return engine.rows(BoundQuery.of(sql, served::table, scope, query), most);
    }

    /** The same, all of it, kept as long as the publication: for the few short lists that most requests need. */
    public Rows keptRows(String sql, Record query, Scope scope) {
        return (Rows) served.kept()
                .computeIfAbsent(List.of(sql, query, scope), key -> rows(sql, query, scope, Integer.MAX_VALUE));
    }

    /** Something else that follows from the publication alone, made once and kept as long as it. */
    public <T> T kept(Object key, Class<T> type, Supplier<T> made) {
        return type.cast(served.kept().computeIfAbsent(key, any -> made.get()));
    }

    /** The same query for measuring, to be closed after it. */
    public BareQuery bare(String sql, Record query, Scope scope) {
        return engine.bare(BoundQuery.of(sql, served::table, scope, query));
    }

    LoadedTable loaded(String table) {
        return served.table(table);
    }

    @Override
    public void close() {
        served.release();
    }
}
