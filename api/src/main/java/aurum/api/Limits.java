package aurum.api;

import aurum.api.answer.ApiError;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.Map;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How much of this machine the requests of everybody together may take; what is beyond is refused cheaply or waits outside. */
final class Limits {

    /** The request line and all headers together; the longest question of ours has some 500 bytes. */
    private static final int MOST_HEADER_BYTES = 8192;

    /** Beyond what a body of ours ever holds; each reader of bodies says its own, smaller limit. */
    private static final long MOST_BODY_BYTES = 1 << 20;

    /** Ours have at most some fifteen. */
    private static final int MOST_PARAMETERS = 50;

    private static final int MOST_THREADS = 128;
    private static final int MOST_CONNECTIONS = 1000;
    private static final int THREAD_IDLE_MILLIS = 30_000;

    private Limits() {}

    static void set(JavalinConfig config) {
        config.http.maxRequestSize = MOST_BODY_BYTES;
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, 4, THREAD_IDLE_MILLIS);
        threads.setName("http");
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> http.setRequestHeaderSize(MOST_HEADER_BYTES));
        config.jetty.modifyServer(Limits::setConnections);
        config.routes.before(Limits::refuseManyParameters);
    }

    private static void setConnections(Server server) {
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.addBean(new SlowSenders(server));
    }

    private static void refuseManyParameters(Context context) {
        String query = context.queryString();
        if (query == null) {
            return;
        }
        long count = 1 + query.chars().filter(letter -> letter == '&').count();
        if (count > MOST_PARAMETERS) {
            throw ApiError.of(
                    400,
                    "too_many_parameters",
                    "there are %d parameters: it has to be at most %d".formatted(count, MOST_PARAMETERS),
                    Map.of("received", count, "allowed", MOST_PARAMETERS));
        }
    }
}
