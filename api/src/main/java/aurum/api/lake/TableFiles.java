package aurum.api.lake;

import aurum.api.lake.DeltaTable.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The files of a table, checked against its log, and the SQL that reads exactly them.
 *
 * @param table what the log says
 * @param byColumns the files by the columns they hold, as a list for SQL; a column that a file lacks is null, as Delta says of columns
 *     added later
 */
record TableFiles(DeltaTable table, Map<String, List<DataFile>> byColumns) {

    /**
     * What Delta leaves, empty, in files of days that were replaced in a table with a change data feed; its own readers pass over them too. The changes themselves lie in other files, which the log does
     * not count as the table's.
     */
    private static final Set<String> LEFT_BY_DELTA = Set.of("_change_type", "__is_cdc");

    /** DuckDB would read these in a file name as a pattern for many files. */
    private static final String PATTERN_CHARACTERS = ".*[*?\\[].*";

    /**
     * @param connection nobody else's meanwhile
     * @throws LakeFault when a file is missing, torn, or not as the log says
     */
    static TableFiles check(DeltaTable table, Connection connection) {
        return new TableFiles(
                table,
                table.files().stream()
                        .collect(Collectors.groupingBy(
                                file -> columnsIn(table, file, connection), LinkedHashMap::new, Collectors.toList())));
    }

    /** How long they are together. */
    long bytes() {
        return table.files().stream().mapToLong(DataFile::bytes).sum();
    }

    /** The columns for a {@code create table}. */
    String definition() {
        return table.columns().stream()
                .map(column -> "\"%s\" %s".formatted(column.name().replace("\"", "\"\""), column.type()))
                .collect(Collectors.joining(", "));
    }

    /** Statements that put every row into the table of that name. */
    List<String> inserts(String name) {
        List<String> inserts = new ArrayList<>();
        byColumns.forEach((columns, files) ->
                inserts.add("insert into \"%s\" by name %s".formatted(name, reading(columns, files))));
        return inserts;
    }

    /** A query that gives every row. */
    String asOneQuery() {
        String none = table.columns().stream()
                .map(column -> "null::%s as \"%s\"".formatted(column.type(), column.name()))
                .collect(Collectors.joining(", ", "select ", " where false"));
        List<String> parts = new ArrayList<>(List.of(none));
        byColumns.forEach((columns, files) -> parts.add(reading(columns, files)));
        return String.join(" union all by name ", parts);
    }

    private static String reading(String columns, List<DataFile> files) {
        return "select %s from read_parquet([%s], hive_partitioning = false)".formatted(columns, paths(files));
    }

    /** The table's columns that a file holds, checked, as a list for SQL; the others are null, as Delta says of columns added later. */
    private static String columnsIn(DeltaTable table, DataFile file, Connection connection) {
        refuseTorn(table, file);
        Map<String, String> held = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("describe select * from read_parquet([%s], hive_partitioning = false)"
                                .formatted(paths(List.of(file))))) {
            while (result.next()) {
                held.put(result.getString(1), result.getString(2));
            }
        } catch (SQLException problem) {
            throw fault(table, file, "is no whole Parquet file (%s)".formatted(QueryEngine.firstLine(problem)));
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
        held.keySet().removeAll(LEFT_BY_DELTA);
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
            throw fault(table, file, "cannot be read (%s)".formatted(QueryEngine.firstLine(problem)));
        }
    }

    private static LakeFault fault(DeltaTable table, DataFile file, String what) {
        return new LakeFault("%s at version %d: the file %s %s; restore it or run the jobs again"
                .formatted(table.name(), table.version(), file.path().getFileName(), what));
    }

    private static String paths(List<DataFile> files) {
        return files.stream()
                .map(file -> QueryEngine.quoted(file.path().toString()))
                .collect(Collectors.joining(", "));
    }
}
