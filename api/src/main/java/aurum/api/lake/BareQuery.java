package aurum.api.lake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A query asked of DuckDB with little around it, to measure what the rest costs: own connection, prepared once, every value read. */
public final class BareQuery implements AutoCloseable {

    private final Connection connection;
    private final PreparedStatement statement;
    private final Turns turns;

    BareQuery(Connection connection, BoundQuery query, Turns turns) throws SQLException {
        this.connection = connection;
        this.turns = turns;
        statement = connection.prepareStatement(query.sql());
        for (int place = 0; place < query.values().size(); place++) {
            statement.setObject(place + 1, query.values().get(place));
        }
    }

    /** Asks in turn, as answers do, and gives every row. */
    public List<List<Object>> rowsInTurn() {
        return turns.amongOthers(this::rows);
    }

    /** Asks at once, whoever else does, and gives every row. */
    public List<List<Object>> rows() {
        List<List<Object>> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery()) {
            int width = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<Object> row = new ArrayList<>(width);
                for (int column = 1; column <= width; column++) {
                    row.add(result.getObject(column));
                }
                rows.add(row);
            }
        } catch (SQLException problem) {
            throw new IllegalStateException("the bare query failed", problem);
        }
        return rows;
    }

    @Override
    public void close() {
        try {
            statement.close();
            connection.close();
        } catch (SQLException problem) {
            throw new IllegalStateException("DuckDB does not close", problem);
        }
    }
}
