package aurum.api.access;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one caller may ask: a token bucket each, full at the start, refilled evenly. Callers not heard of for longest are
 * forgotten first, so that made-up ones take no memory.
 */
final class RateLimit {

    private static final int MOST_CALLERS = 10_000;

    private record Bucket(double tokens, Instant at) {}

    private final double perSecond;
    private final double size;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    /** @param perMinute how many requests a minute in the long run; a tenth of it may come at once */
    RateLimit(int perMinute) {
        perSecond = perMinute / 60.0;
        size = Math.max(1, perMinute / 10.0);
    }

    /** Zero when the caller may go on, else how long to wait. */
    synchronized Duration take(String caller, Instant now) {
        Bucket before = buckets.getOrDefault(caller, new Bucket(size, now));
        double seconds = Math.max(0, Duration.between(before.at(), now).toNanos() / 1e9);
        double tokens = Math.min(size, before.tokens() + seconds * perSecond);
        boolean isEnough = tokens >= 1;
        buckets.put(caller, new Bucket(isEnough ? tokens - 1 : tokens, now));
        return isEnough ? Duration.ZERO : Duration.ofNanos((long) ((1 - tokens) / perSecond * 1e9));
    }
}
