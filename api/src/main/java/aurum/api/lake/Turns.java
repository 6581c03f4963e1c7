package aurum.api.lake;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Who may ask the engine now, in the order of asking. More queries at once would only share the processors, and each takes memory of its own. */
final class Turns {

    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

    private final Semaphore free = new Semaphore(AT_ONCE, true);
    private final Duration patience;

    /** @param patience the longest anybody waits, in whole seconds */
    Turns(Duration patience) {
        this.patience = patience;
    }

    /** @throws QueryTimeout when no turn comes */
    <T> T amongOthers(Supplier<T> query) {
        return take(1, query);
    }

    /**
     * Waits until nobody else asks, and lets nobody begin meanwhile.
     *
     * @throws QueryTimeout when no turn comes
     */
    <T> T alone(Supplier<T> query) {
        return take(AT_ONCE, query);
    }

    private <T> T take(int places, Supplier<T> query) {
        try {
            if (!free.tryAcquire(places, patience.toSeconds(), TimeUnit.SECONDS)) {
                throw QueryTimeout.waiting(patience);
            }
        } catch (InterruptedException problem) {
            Thread.currentThread().interrupt();
            throw QueryTimeout.waiting(patience);
        }
        try {
            return query.get();
        } finally {
            free.release(places);
        }
    }
}
