package aurum.api.lake;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.duckdb.DuckDBConnection;

/** The seats nobody sits on at the moment; there are never more than there were queries at once. */
final class Seats implements AutoCloseable {

    private final DuckDBConnection root;
    private final Duration timeout;
    private final Deque<Seat> free = new ConcurrentLinkedDeque<>();

    /** @param timeout after which a query is cancelled, in whole seconds */
    Seats(DuckDBConnection root, Duration timeout) {
        this.root = root;
        this.timeout = timeout;
    }

    /** Asks from the seat that was left last, which knows the most. */
    Rows ask(BoundQuery query, int most) throws SQLException {
        Seat left = free.pollFirst();
        Seat seat = left == null ? new Seat(root.duplicate()) : left;
        boolean isSound = false;
        try {
            long began = System.nanoTime();
            Rows rows = seat.ask(query, timeout, most);
            // A cancellation that came too late for its query would hit the next one of that seat.
            isSound = System.nanoTime() - began < timeout.toNanos();
            return rows;
        } finally {
            if (isSound) {
                free.addFirst(seat);
            } else {
                seat.close();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        for (Seat seat = free.pollFirst(); seat != null; seat = free.pollFirst()) {
            seat.close();
        }
    }
}
