package aurum.api.lake;

import aurum.api.lake.DeltaTable.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;

/**
 * DuckDB in memory, locked before the first query: it reads files of the lake and no other, loads no extension, and its settings
 * cannot be changed any more. Its SQL gains {@code poisson_low(count)} and {@code poisson_high(count)}.
 */
final class QueryEngine implements AutoCloseable {

    /** DuckDB would read these in a file name as a pattern for many files. */
    private static final String PATTERN_CHARACTERS = ".*[*?\\[].*";

    private final DuckDBConnection root;
    private final Duration timeout;

    /** More queries at once would only share the processors, and each takes memory of its own. */
    private final Semaphore turns = new Semaphore(2 * Runtime.getRuntime().availableProcessors(), true);

    /**
     * @param lake the only folder files are read from
     * @param memoryMegabytes the most it may use, tables included
     * @param timeout the longest a query may take, in whole seconds
     */
    QueryEngine(Path lake, int memoryMegabytes, Duration timeout) {
        this.timeout = timeout;
        try {
            root = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
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
     * Reads every file of a table into a new one of the engine.
     *
     * @throws LakeFault when a file is missing, torn, or not as the log says; nothing is left behind then
     */
    void load(DeltaTable table, String name) {
        try {
            Map<String, List<DataFile>> filesByColumns = table.files().stream()
                    .collect(Collectors.groupingBy(
                            file -> columnsIn(table, file), LinkedHashMap::new, Collectors.toList()));
            execute("create table \"%s\" (%s)".formatted(name, definition(table)));
            for (Map.Entry<String, List<DataFile>> group : filesByColumns.entrySet()) {
                execute("insert into \"%s\" by name select %s from read_parquet([%s], hive_partitioning = false)"
                        .formatted(name, group.getKey(), paths(group.getValue())));
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

    void drop(String name) {
        try {
            execute("drop table if exists \"%s\"".formatted(name));
        } catch (SQLException problem) {
            throw new IllegalStateException("cannot drop " + name, problem);
        }
    }

    /**
     * @param most rows to give at the most
     * @throws QueryTimeout when it takes too long, or waits too long for its turn
     */
    Rows rows(BoundQuery query, int most) {
        boolean hasTurn = false;
        try {
            hasTurn = turns.tryAcquire(timeout.toSeconds(), TimeUnit.SECONDS);
            if (!hasTurn) {
                throw QueryTimeout.waiting(timeout);
            }
            return ask(query, most);
        } catch (InterruptedException problem) {
            Thread.currentThread().interrupt();
            throw QueryTimeout.waiting(timeout);
        } finally {
            if (hasTurn) {
                turns.release();
            }
        }
    }

    @Override
    public void close() {
        try {
            root.close();
        } catch (SQLException problem) {
            throw new IllegalStateException("DuckDB does not close", problem);
        }
    }

    private Rows ask(BoundQuery query, int most) {
        try (Connection connection = root.duplicate();
                PreparedStatement statement = connection.prepareStatement(query.sql())) {
            statement.setQueryTimeout((int) timeout.toSeconds());
            for (int place = 0; place < query.values().size(); place++) {
                statement.setObject(place + 1, query.values().get(place));
            }
            try (ResultSet result = statement.executeQuery()) {
                return rows(result, most);
            }
        } catch (SQLException problem) {
            if (String.valueOf(problem.getMessage()).toUpperCase(Locale.ROOT).contains("INTERRUPT")) {
                throw QueryTimeout.cancelled(timeout, problem);
            }
            throw new IllegalStateException("a query failed: " + firstLine(problem), problem);
        }
    }

    private static Rows rows(ResultSet result, int most) throws SQLException {
        int width = result.getMetaData().getColumnCount();
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= width; column++) {
            columns.add(result.getMetaData().getColumnName(column));
        }
        List<List<Object>> values = new ArrayList<>();
        while (result.next()) {
            if (values.size() == most) {
                return new Rows(columns, values, true);
            }
            List<Object> row = new ArrayList<>(width);
            for (int column = 1; column <= width; column++) {
                row.add(result.getObject(column));
            }
            values.add(row);
        }
        return new Rows(columns, values, false);
    }

    /** The table's columns that a file holds, checked, as a list for SQL; the others are null, as Delta says of columns added later. */
    private String columnsIn(DeltaTable table, DataFile file) {
        refuseTorn(table, file);
        Map<String, String> held = new HashMap<>();
        try (Statement statement = root.createStatement();
                ResultSet result =
                        statement.executeQuery("describe select * from read_parquet([%s], hive_partitioning = false)"
                                .formatted(paths(List.of(file))))) {
            while (result.next()) {
                held.put(result.getString(1), result.getString(2));
            }
        } catch (SQLException problem) {
            throw fault(table, file, "is no whole Parquet file (%s)".formatted(firstLine(problem)));
        }
        List<String> names = new ArrayList<>();
        for (Column column : table.columns()) {
            String type = held.remove(column.name());
            if (type != null && !type.equals(column.type())) {
                throw fault(
                        table,
                        file,
                        "holds %s as %s where the log says %s".formatted(column.name(), type, column.type()));
            }
            if (type != null) {
                names.add("\"%s\"".formatted(column.name()));
            }
        }
        if (!held.isEmpty()) {
            throw fault(
                    table,
                    file,
                    "holds columns the log does not know: " + String.join(", ", new TreeSet<>(held.keySet())));
        }
        return String.join(", ", names);
    }

    private static void refuseTorn(DeltaTable table, DataFile file) {
        if (file.path().toString().matches(PATTERN_CHARACTERS)) {
            throw fault(table, file, "has one of * ? [ in its path; rename the folder of the lake");
        }
        try {
            long bytes = Files.isRegularFile(file.path()) ? Files.size(file.path()) : -1;
            if (bytes < 0) {
                throw fault(table, file, "is missing");
            }
            if (bytes != file.bytes()) {
                throw fault(table, file, "is torn: %d bytes where the log says %d".formatted(bytes, file.bytes()));
            }
        } catch (IOException problem) {
            throw fault(table, file, "cannot be read (%s)".formatted(firstLine(problem)));
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

    private static LakeFault fault(DeltaTable table, DataFile file, String what) {
        return new LakeFault("%s at version %d: the file %s %s; restore it or run the jobs again"
                .formatted(table.name(), table.version(), file.path().getFileName(), what));
    }

    private static String definition(DeltaTable table) {
        return table.columns().stream()
                .map(column -> "\"%s\" %s".formatted(column.name().replace("\"", "\"\""), column.type()))
                .collect(Collectors.joining(", "));
    }

    private static String paths(List<DataFile> files) {
        return files.stream().map(file -> quoted(file.path().toString())).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
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

    private static String firstLine(Throwable problem) {
        String message = String.valueOf(problem.getMessage());
        return message.lines().findFirst().orElse(message);
    }
}
