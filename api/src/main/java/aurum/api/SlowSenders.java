package aurum.api;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.AbstractLifeCycle;

/**
 * Hangs up on whoever takes longer than ten seconds to say what they want. A timeout for silence does not see them: they send a letter
 * now and then, and hold the connection for ever.
 */
final class SlowSenders extends AbstractLifeCycle {

    private static final Duration LONGEST_HEADER = Duration.ofSeconds(10);

    /** How far a connection was at the last look. */
    private record Progress(long requests, long bytes, Optional<Instant> talkingSince) {}

    private final Server server;
    private ScheduledExecutorService watcher;
    private Map<EndPoint, Progress> seen = Map.of();

    SlowSenders(Server server) {
        this.server = server;
    }

    @Override
    protected void doStart() {
        watcher = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "slow-senders");
            thread.setDaemon(true);
            return thread;
        });
        watcher.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    protected void doStop() {
        watcher.shutdownNow();
    }

    private void look() {
        Map<EndPoint, Progress> now = new HashMap<>();
        for (Connector connector : server.getConnectors()) {
            for (EndPoint client : connector.getConnectedEndPoints()) {
                Connection connection = client.getConnection();
                if (connection == null) {
                    continue;
                }
                Progress progress = progress(connection, seen.get(client));
                if (progress.talkingSince()
                        .filter(since -> since.plus(LONGEST_HEADER).isBefore(Instant.now()))
                        .isPresent()) {
                    client.close();
                } else {
                    now.put(client, progress);
                }
            }
        }
        seen = now;
    }

    /** Bytes without a request that they complete are the beginning of one. */
    private static Progress progress(Connection connection, Progress before) {
        long requests = connection.getMessagesIn();
        long bytes = connection.getBytesIn();
        if (before == null || before.requests() != requests || requests != connection.getMessagesOut()) {
            boolean isFirst = requests == 0 && bytes > 0;
            return new Progress(requests, bytes, isFirst ? Optional.of(Instant.now()) : Optional.empty());
        }
        if (before.talkingSince().isEmpty() && bytes > before.bytes()) {
            return new Progress(requests, bytes, Optional.of(Instant.now()));
        }
        return new Progress(requests, bytes, before.talkingSince());
    }
}
