package aurum.api.operation;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts every request, and writes one line about it: verb, route, status, milliseconds. Neither holds anything the client sent: not the
 * address asked for, which may name a person, but the route it led to.
 */
public final class Traffic {

    private static final Logger LOG = LoggerFactory.getLogger("aurum.requests");

    /** Upper ends of the classes of duration, in seconds. */
    static final double[] CLASSES = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    /**
     * One series of counts.
     *
     * @param route as it is written in the list of routes
     * @param status HTTP status
     */
    record Series(String route, int status) implements Comparable<Series> {
        @Override
        public int compareTo(Series other) {
            int byRoute = route.compareTo(other.route);
            return byRoute != 0 ? byRoute : Integer.compare(status, other.status);
        }
    }

    /** How long requests took, by class, the last of which has no upper end. */
    static final class Durations {
        private final LongAdder[] counts = new LongAdder[CLASSES.length + 1];
        private final LongAdder nanoseconds = new LongAdder();

        private Durations() {
            for (int place = 0; place < counts.length; place++) {
                counts[place] = new LongAdder();
            }
        }

        private void add(double seconds) {
            int place = 0;
            while (place < CLASSES.length && seconds > CLASSES[place]) {
                place++;
            }
            counts[place].increment();
            nanoseconds.add((long) (seconds * 1e9));
        }

        long count(int place) {
            return counts[place].sum();
        }

        double seconds() {
            return nanoseconds.sum() / 1e9;
        }
    }

    private final Map<Series, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<String, Durations> durations = new ConcurrentHashMap<>();

    /** To be called once a request is answered. */
    public void record(Context context, Float milliseconds) {
        String route = Optional.ofNullable(context.endpoints().matchedHttpEndpoint())
                .map((Endpoint endpoint) -> endpoint.path)
                .orElse("none");
        int status = context.statusCode();
        requests.computeIfAbsent(new Series(route, status), series -> new LongAdder())
                .increment();
        durations.computeIfAbsent(route, name -> new Durations()).add(milliseconds / 1000);
        if (LOG.isInfoEnabled()) {
            long tenths = Math.round(milliseconds * 10.0);
            LOG.info("{} {} {} {}.{} ms", context.method(), route, status, tenths / 10, tenths % 10);
        }
    }

    Map<Series, Long> requests() {
        Map<Series, Long> sorted = new TreeMap<>();
        requests.forEach((series, count) -> sorted.put(series, count.sum()));
        return sorted;
    }

    Map<String, Durations> durations() {
        return new TreeMap<>(durations);
    }
}
