package aurum.api.lake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A connection to the engine, for one query at a time, that keeps the statements it was asked before: reading a statement and opening a
 * connection cost as much as a short query. DuckDB plans it anew each time, over the tables there are then.
 */
final class Seat implements AutoCloseable {

    /** The pages together ask fewer; each costs a few dozen kilobytes. */
    private static final int MOST_STATEMENTS = 64;

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new LinkedHashMap<>(MOST_STATEMENTS, 0.75f, true);

    Seat(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param timeout after which the query is cancelled, in whole seconds
     * @param most rows to give at the most
     */
    Rows ask(BoundQuery query, Duration timeout, int most) throws SQLException {
        PreparedStatement statement = statement(query.sql());
        statement.setQueryTimeout((int) timeout.toSeconds());
        for (int place = 0; place < query.values().size(); place++) {
            statement.setObject(place + 1, query.values().get(place));
        }
        try (ResultSet result = statement.executeQuery()) {
            return rows(result, most);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = statements.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        statements.put(sql, statement);
        if (statements.size() > MOST_STATEMENTS) {
            String oldest = statements.keySet().iterator().next();
            statements.remove(oldest).close();
        }
        return statement;
    }

    private static Rows rows(ResultSet result, int most) throws SQLException {
        ResultSetMetaData described = result.getMetaData();
        int width = described.getColumnCount();
        List<String> columns = new ArrayList<>(width);
        List<String> types = new ArrayList<>(width);
        for (int column = 1; column <= width; column++) {
            columns.add(described.getColumnName(column));
            types.add(described.getColumnTypeName(column));
        }
        List<List<Object>> values = new ArrayList<>();
        while (result.next()) {
            if (values.size() == most) {
                return new Rows(columns, types, values, true);
            }
            List<Object> row = new ArrayList<>(width);
            for (int column = 1; column <= width; column++) {
                row.add(result.getObject(column));
            }
            values.add(row);
        }
        return new Rows(columns, types, values, false);
    }
}
