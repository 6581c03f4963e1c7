package aurum.api.operation;

import aurum.api.answer.ApiError;
import aurum.api.answer.Json;
import aurum.api.lake.Publication;
import aurum.api.lake.PublishedLake;
import io.javalin.http.Context;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells open pages of a new publication, as server-sent events. One thread tells all of them; a listener costs a connection and no
 * thread. After half an hour a listener is let go and comes back by itself, so that what it does not read never piles up.
 */
public final class Events implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);

    private static final int MOST_LISTENERS = 200;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** Until when somebody may listen, and what they were told last. */
    private static final class Listener {
        private final Instant until = Instant.now().plus(LONGEST);
        private Optional<Publication> told = Optional.empty();
    }

    private final PublishedLake lake;
    private final Semaphore places = new Semaphore(MOST_LISTENERS);
    private final Map<SseClient, Listener> listeners = new ConcurrentHashMap<>();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "events");
        thread.setDaemon(true);
        return thread;
    });
    private Instant heartbeatAt = Instant.now();

    public Events(PublishedLake lake) {
        this.lake = lake;
        teller.scheduleWithFixedDelay(this::tell, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Keeps the connection and says {@code publication} now and whenever there is a new one, with its number and day.
     *
     * @throws ApiError 406 when the request does not accept events, 503 when too many listen already
     */
    public void listen(Context context) {
        if (!Objects.requireNonNullElse(context.header("Accept"), "").contains("text/event-stream")) {
            throw ApiError.of(
                    406,
                    "not_acceptable",
                    "this address gives events: ask with Accept: text/event-stream",
                    Map.of("parameter", "Accept", "allowed", "text/event-stream"));
        }
        if (!places.tryAcquire()) {
            throw ApiError.of(
                    503, "too_many_listeners", "%d pages listen already; ask again later".formatted(MOST_LISTENERS));
        }
        context.disableCompression();
        try {
            new SseHandler(this::join).handle(context);
        } catch (RuntimeException problem) {
            places.release();
            throw problem;
        }
    }

    public int listeners() {
        return listeners.size();
    }

    @Override
    public void close() {
        teller.shutdownNow();
        listeners.keySet().forEach(SseClient::close);
    }

    private void join(SseClient client) {
        client.keepAlive();
        client.onClose(() -> {
            listeners.remove(client);
            places.release();
        });
        Listener listener = new Listener();
        listeners.put(client, listener);
        lake.state().served().ifPresent(publication -> tell(client, listener, publication));
    }

    private void tell() {
        try {
            lake.state()
                    .served()
                    .ifPresent(publication ->
                            listeners.forEach((client, listener) -> tell(client, listener, publication)));
            if (Instant.now().isAfter(heartbeatAt)) {
                heartbeatAt = Instant.now().plus(HEARTBEAT);
                listeners.forEach(this::keepOrLetGo);
            }
        } catch (RuntimeException problem) {
            LOG.error("telling the open pages failed", problem);
        }
    }

    private void keepOrLetGo(SseClient client, Listener listener) {
        synchronized (client) {
            if (client.terminated() || Instant.now().isAfter(listener.until)) {
                client.close();
            } else {
                client.sendComment("still here");
            }
        }
    }

    /** Says what the listener does not know yet; two threads may both try. */
    private static void tell(SseClient client, Listener listener, Publication publication) {
        synchronized (client) {
            if (!listener.told.equals(Optional.of(publication))) {
                listener.told = Optional.of(publication);
                client.sendEvent("publication", data(publication));
            }
        }
    }

    private static String data(Publication publication) {
        return new String(
                Json.bytes(Map.of(
                        "publication",
                        publication.number(),
                        "as_of",
                        publication.asOf().toString())),
                StandardCharsets.UTF_8);
    }
}
