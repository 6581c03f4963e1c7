package aurum.api;

import aurum.api.answer.ApiError;
import aurum.api.answer.Json;
import aurum.api.answer.Nearest;
import aurum.api.lake.NotInPublication;
import aurum.api.lake.NothingPublished;
import aurum.api.lake.PublishedLake;
import aurum.api.lake.QueryTimeout;
import aurum.api.page.Pages;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program while it serves: the lake, the routes, and what holds for every answer. */
final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** Nobody signs in yet, so nobody from outside comes in. */
    private static final String THIS_MACHINE = "127.0.0.1";

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int COMPRESSED_FROM_BYTES = 1024;

    private final PublishedLake lake;
    private final Routes routes;
    private final Javalin javalin;

    private Server(PublishedLake lake) {
        this.lake = lake;
        routes = new Routes(lake, new Pages());
        javalin = Javalin.create(this::configure);
    }

    /** Starts, and is ready to answer when it returns. */
    static Server start(Settings settings) {
        PublishedLake lake = new PublishedLake(settings.lake(), settings.memoryMegabytes(), settings.queryTimeout());
        try {
            CompletableFuture<Void> firstLook = CompletableFuture.runAsync(lake::refresh);
            Server server = new Server(lake);
            server.javalin.start(THIS_MACHINE, settings.port());
            firstLook.join();
            lake.watch(LOOK_EVERY);
            return server;
        } catch (RuntimeException problem) {
            lake.close();
            throw problem;
        }
    }

    String address() {
        return "http://%s:%d/".formatted(THIS_MACHINE, javalin.port());
    }

    Routes routes() {
        return routes;
    }

    @Override
    public void close() {
        javalin.stop();
        lake.close();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy.setDefaultMinSizeForCompression(COMPRESSED_FROM_BYTES);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(false);
        });
        config.jetty.modifyServer(server -> server.setErrorHandler(new BareErrors()));
        config.routes.before(Server::refuseForeignHosts);
        config.routes.before(Server::harden);
        config.routes.beforeMatched(Server::refuseRoleless);
        routes.register(config.routes);
        config.routes.exception(ApiError.class, Server::write);
        config.routes.exception(NothingPublished.class, (problem, context) -> {
            context.header("Retry-After", "5");
            write(
                    ApiError.of(
                            503,
                            "not_ready",
                            "%s. Run ./aurum demo for a make-believe operator, or ./aurum run with --lake and your sources"
                                    .formatted(problem.getMessage()),
                            Map.of("reason", problem.getMessage(), "commands", List.of("./aurum demo", "./aurum run"))),
                    context);
        });
        config.routes.exception(
                NotInPublication.class,
                (problem, context) -> write(ApiError.of(404, "not_published", problem.getMessage()), context));
        config.routes.exception(QueryTimeout.class, (problem, context) -> {
            context.header("Retry-After", "30");
            write(ApiError.of(503, "too_slow", problem.getMessage()), context);
        });
        config.routes.exception(HttpResponseException.class, this::refuse);
        config.routes.exception(Exception.class, (problem, context) -> {
            LOG.error("{} failed", context.path(), problem);
            write(ApiError.of(500, "failed", "the server failed at this; its log says why"), context);
        });
    }

    /** A page of another site could reach a server on this machine through a name of its own (DNS rebinding). */
    private static void refuseForeignHosts(Context context) {
        String host = Objects.requireNonNullElse(context.host(), "").replaceFirst(":\\d+$", "");
        if (!List.of(THIS_MACHINE, "localhost", "[::1]").contains(host)) {
            throw ApiError.of(421, "wrong_host", "this server answers as 127.0.0.1 or localhost only");
        }
    }

    private static void harden(Context context) {
        context.header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        context.header("X-Content-Type-Options", "nosniff");
        context.header("X-Frame-Options", "DENY");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        context.header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    }

    private static void refuseRoleless(Context context) {
        if (context.routeRoles().isEmpty()) {
            throw ApiError.of(403, "no_role", "this route says no role, so nobody may use it");
        }
    }

    private void refuse(HttpResponseException problem, Context context) {
        problem.getDetails().forEach((name, value) -> {
            if (name.equals("availableMethods")) {
                context.header("Allow", value);
            }
        });
        String message =
                switch (problem.getStatus()) {
                    case 404 ->
                        "there is nothing at this address"
                                + Nearest.suggestion(
                                        context.path(),
                                        routes.all().stream()
                                                .map(Routes.Route::path)
                                                .toList());
                    case 405 -> "this address is answered to GET and HEAD only";
                    default -> Objects.requireNonNullElse(problem.getMessage(), "the request was refused");
                };
        String error =
                switch (problem.getStatus()) {
                    case 404 -> "not_found";
                    case 405 -> "method_not_allowed";
                    default -> "refused";
                };
        write(ApiError.of(problem.getStatus(), error, message), context);
    }

    private static void write(ApiError error, Context context) {
        context.header("Cache-Control", "no-store");
        context.removeHeader("ETag");
        context.status(error.status())
                .contentType("application/json; charset=utf-8")
                .result(Json.bytes(error.body()));
    }
}
