package aurum.api.lake;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;

/**
 * DuckDB in memory, locked before the first query: it reads files of the lake and no other, loads no extension, and its settings
 * cannot be changed any more. Its SQL gains {@code poisson_low(count)} and {@code poisson_high(count)}.
 */
final class QueryEngine implements AutoCloseable {

    /** A table whose files are larger is read where it lies instead of being held in memory. */
    private static final long LARGEST_LOADED_BYTES = 32L << 20;

    private final DuckDBConnection root;
    private final Duration timeout;
    private final int memoryMegabytes;
    private final long largestLoadedBytes;
    private final long mostHeldBytes;
    private final Set<String> views = ConcurrentHashMap.newKeySet();

    private final Turns turns;
    private final Seats seats;

    /**
     * @param lake the only folder files are read from
     * @param memoryMegabytes the most it may use, tables included
     * @param timeout the longest a query may take, in whole seconds
     */
    QueryEngine(Path lake, int memoryMegabytes, Duration timeout) {
        this(lake, memoryMegabytes, timeout, LARGEST_LOADED_BYTES);
    }

    /** @param largestLoadedBytes tables with longer files are read where they lie */
    QueryEngine(Path lake, int memoryMegabytes, Duration timeout, long largestLoadedBytes) {
        this.timeout = timeout;
        this.turns = new Turns(timeout);
        this.memoryMegabytes = memoryMegabytes;
        this.largestLoadedBytes = largestLoadedBytes;
        // The other half is for queries, and for the next publication beside this one.
        mostHeldBytes = ((long) memoryMegabytes << 20) / 2;
        try {
            root = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
            seats = new Seats(root, timeout);
            define("poisson_low", PoissonInterval::low);
            define("poisson_high", PoissonInterval::high);
            for (String setting : List.of(
                    "allowed_directories = [%s]".formatted(quoted(lake + "/")),
                    "memory_limit = '%dMB'".formatted(memoryMegabytes),
                    "temp_directory = ''",
                    "TimeZone = 'UTC'",
                    "autoinstall_known_extensions = false",
                    "autoload_known_extensions = false",
                    "enable_external_access = false",
                    "lock_configuration = true")) {
                execute("set " + setting);
            }
        } catch (SQLException problem) {
            throw new IllegalStateException("DuckDB does not start: " + problem.getMessage(), problem);
        }
    }

    /**
     * Makes a table of the lake one of the engine: a small one of gold is held in memory while half of it is free, any other is read from
     * its files, which are checked now, with every query.
     *
     * @throws LakeFault when a file is missing, torn, or not as the log says; nothing is left behind then
     */
    void load(DeltaTable table, String name) {
        try (Connection own = root.duplicate()) {
            TableFiles files = TableFiles.check(table, own);
            if (!isForPages(table) || files.bytes() > largestLoadedBytes || !isHeld(files, name)) {
                views.add(name);
                execute("create view \"%s\" as %s".formatted(name, files.asOneQuery()));
            }
            refuseLostRows(table, name);
        } catch (SQLException | RuntimeException problem) {
            drop(name);
            if (problem instanceof LakeFault fault) {
                throw fault;
            }
            throw new LakeFault(
                    "%s at version %d cannot be read (%s); restore its files or run the jobs again"
                            .formatted(table.name(), table.version(), firstLine(problem)),
                    problem);
        }
    }

    /** Pages ask gold; what gold is made of is long, and seldom asked for. */
    private static boolean isForPages(DeltaTable table) {
        return table.name().startsWith("gold.");
    }

    /** Holds a table in memory; false, and nothing left behind, where there is no room for it. */
    private boolean isHeld(TableFiles files, String name) throws SQLException {
        if (heldBytes() > mostHeldBytes) {
            return false;
        }
        try {
            execute("create table \"%s\" (%s)".formatted(name, files.definition()));
            for (String insert : files.inserts(name)) {
                execute(insert);
            }
            return true;
        } catch (SQLException problem) {
            if (!isOutOfMemory(problem)) {
                throw problem;
            }
            drop(name);
            return false;
        }
    }

    private long heldBytes() {
        String sql = "select coalesce(sum(memory_usage_bytes), 0)::bigint from duckdb_memory()";
        return (Long) rows(new BoundQuery(sql, List.of()), 1).values().get(0).get(0);
    }

    void drop(String name) {
        try {
            execute("drop %s if exists \"%s\"".formatted(views.remove(name) ? "view" : "table", name));
        } catch (SQLException problem) {
            throw new IllegalStateException("cannot drop " + name, problem);
        }
    }

    /**
     * Queries side by side share the memory; one that found too little of it is asked again on its own.
     *
     * @param most rows to give at the most
     * @throws QueryTimeout when it takes too long, or waits too long for its turn
     * @throws QueryTooLarge when even the whole memory does not do
     */
    Rows rows(BoundQuery query, int most) {
        try {
            return turns.amongOthers(() -> ask(query, most));
        } catch (QueryTooLarge problem) {
            return turns.alone(() -> ask(query, most));
        }
    }

    BareQuery bare(BoundQuery query) {
        try {
            return new BareQuery(root.duplicate(), query, turns);
        } catch (SQLException problem) {
            throw new IllegalStateException("a query failed: " + firstLine(problem), problem);
        }
    }

    @Override
    public void close() {
        try {
            seats.close();
            root.close();
        } catch (SQLException problem) {
            throw new IllegalStateException("DuckDB does not close", problem);
        }
    }

    private Rows ask(BoundQuery query, int most) {
        try {
            return seats.ask(query, most);
        } catch (SQLException problem) {
            if (String.valueOf(problem.getMessage()).toUpperCase(Locale.ROOT).contains("INTERRUPT")) {
                throw QueryTimeout.cancelled(timeout, problem);
            }
            if (isOutOfMemory(problem)) {
                throw new QueryTooLarge(memoryMegabytes, problem);
            }
            if (String.valueOf(problem.getMessage()).startsWith("IO Error")) {
                throw new LakeFault(
                        "a file of a published table is missing or torn; restore it or run the jobs again", problem);
            }
            if (firstLine(problem).startsWith("Binder Error")) {
                throw new LakeFault(
                        "what is published lacks what is asked for (%s); if jobs of another version made it, run the jobs once"
                                .formatted(firstLine(problem)),
                        problem);
            }
            throw new IllegalStateException("a query failed: " + firstLine(problem), problem);
        }
    }

    private void refuseLostRows(DeltaTable table, String name) throws SQLException {
        if (table.files().stream().allMatch(file -> file.rows().isPresent())) {
            long expected = table.files().stream()
                    .mapToLong(file -> file.rows().getAsLong())
                    .sum();
            long loaded = (Long) rows(new BoundQuery("select count(*) from \"%s\"".formatted(name), List.of()), 1)
                    .values()
                    .get(0)
                    .get(0);
            if (loaded != expected) {
                throw new LakeFault(
                        "%s at version %d gave %d rows where its log says %d; restore its files or run the jobs again"
                                .formatted(table.name(), table.version(), loaded, expected));
            }
        }
    }

    private static boolean isOutOfMemory(SQLException problem) {
        return firstLine(problem).startsWith("Out of Memory Error");
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private void define(String name, DoubleUnaryOperator function) throws SQLException {
        DuckDBFunctions.scalarFunction()
                .withName(name)
                .withParameter(double.class)
                .withReturnType(double.class)
                .withDoubleFunction(function)
                .register(root);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = root.duplicate();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static String firstLine(Throwable problem) {
        String message = String.valueOf(problem.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
