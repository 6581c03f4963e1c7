package aurum.api;

import aurum.api.access.Access;
import aurum.api.answer.ApiError;
import aurum.api.answer.Json;
import aurum.api.answer.Nearest;
import aurum.api.answer.OutsideScope;
import aurum.api.desk.Desk;
import aurum.api.lake.LakeFault;
import aurum.api.lake.NotInPublication;
import aurum.api.lake.NothingPublished;
import aurum.api.lake.PublishedLake;
import aurum.api.lake.QueryTimeout;
import aurum.api.lake.QueryTooLarge;
import aurum.api.operation.Events;
import aurum.api.operation.Traffic;
import aurum.api.page.Pages;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program while it serves: the lake, the routes, and what holds for every answer. */
final class Server implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /** Passwords and tokens travel in clear until there is a way to say by which name and certificate others reach it. */
    private static final String THIS_MACHINE = "127.0.0.1";

    /** What this machine is called in a request to it. */
    private static final Set<String> NAMES = Set.of(THIS_MACHINE, "localhost", "[::1]");

    private static final Pattern PORT = Pattern.compile(":\\d+$");

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final int COMPRESSED_FROM_BYTES = 1024;

    private final PublishedLake lake;
    private final Desk desk;
    private final Access access;
    private final boolean isDemo;
    private final Events events;
    private final Traffic traffic = new Traffic();
    private final Routes routes;
    private final Javalin javalin;

    private Server(PublishedLake lake, Desk desk, Settings settings) {
        this.lake = lake;
        this.desk = desk;
        events = new Events(lake);
        access = Access.over(desk, settings.secret(), settings.limits());
        isDemo = settings.isDemo();
        routes = new Routes(lake, desk, access.signIn(), new Pages(), events, traffic);
        javalin = Javalin.create(this::configure);
    }

    /** Starts, and is ready to answer when it returns. */
    static Server start(Settings settings) {
        return start(settings, InstantSource.system());
    }

    /** @param clock by which sessions and guesses wear off */
    static Server start(Settings settings, InstantSource clock) {
        PublishedLake lake = new PublishedLake(settings.lake(), settings.memoryMegabytes(), settings.queryTimeout());
        Desk desk = null;
        try {
            CompletableFuture<Void> firstLook = CompletableFuture.runAsync(lake::refresh);
            desk = Desk.open(settings.desk(), settings.landing(), clock);
            Server server = new Server(lake, desk, settings);
            server.javalin.start(THIS_MACHINE, settings.port());
            firstLook.join();
            lake.watch(LOOK_EVERY);
            desk.repeat(LOOK_EVERY, desk::deliver);
            desk.repeat(FORGET_EVERY, server.access.signIn()::forgetOld);
            return server;
        } catch (RuntimeException problem) {
            lake.close();
            if (desk != null) {
                desk.close();
            }
            throw problem;
        }
    }

    /** In a demo: a page that lets somebody in once. */
    Optional<String> demoLink() {
        return isDemo ? Optional.of(Access.link(address(), access.demoCode())) : Optional.empty();
    }

    Access access() {
        return access;
    }

    Desk desk() {
        return desk;
    }

    PublishedLake lake() {
        return lake;
    }

    int port() {
        return javalin.port();
    }

    String address() {
        return "http://%s:%d/".formatted(THIS_MACHINE, javalin.port());
    }

    Routes routes() {
        return routes;
    }

    @Override
    public void close() {
        events.close();
        javalin.stop();
        lake.close();
        desk.close();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.http.prefer405over404 = true;
        config.http.compressionStrategy.setDefaultMinSizeForCompression(COMPRESSED_FROM_BYTES);
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendDateHeader(false);
            // Jetty keeps header fields of a connection; by default it finds them without regard to case, and takes one
            // token for another.
            http.setHeaderCacheCaseSensitive(true);
        });
        config.jetty.modifyServer(server -> server.setErrorHandler(new BareErrors()));
        config.requestLogger.http(traffic::record);
        Limits.set(config);
        config.routes.before(Server::refuseForeignHosts);
        config.routes.before(Server::harden);
        config.routes.beforeMatched(access.door()::admit);
        routes.register(config.routes);
        config.routes.exception(ApiError.class, Server::write);
        config.routes.exception(
                OutsideScope.class,
                (problem, context) -> write(access.door().refuseOutside(problem, context), context));
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
        config.routes.exception(LakeFault.class, (problem, context) -> {
            LOG.error("the lake is damaged", problem);
            write(ApiError.of(503, "lake_damaged", problem.getMessage()), context);
        });
        config.routes.exception(QueryTimeout.class, (problem, context) -> {
            context.header("Retry-After", "30");
            write(ApiError.of(503, "too_slow", problem.getMessage()), context);
        });
        config.routes.exception(QueryTooLarge.class, (problem, context) -> {
            LOG.warn("{}: {}", context.path(), problem.getMessage());
            write(ApiError.of(503, "too_large", problem.getMessage()), context);
        });
        config.routes.exception(HttpResponseException.class, this::refuse);
        config.routes.exception(Exception.class, (problem, context) -> {
            LOG.error("{} failed", context.path(), problem);
            write(ApiError.of(500, "failed", "the server failed at this; its log says why"), context);
        });
    }

    /** A page of another site could reach a server on this machine through a name of its own (DNS rebinding). */
    private static void refuseForeignHosts(Context context) {
        String host = Objects.requireNonNullElse(context.host(), "");
        if (!NAMES.contains(PORT.matcher(host).replaceFirst(""))) {
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
                    case 405 ->
                        "this address is not answered to %s, only to %s"
                                .formatted(
                                        context.method(),
                                        Objects.requireNonNullElse(context.res().getHeader("Allow"), "GET, HEAD"));
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
        if (error.status() == 503 && context.res().getHeader("Retry-After") == null) {
            context.header("Retry-After", "1");
        }
        context.status(error.status())
                .contentType("application/json; charset=utf-8")
                .result(Json.bytes(error.body()));
    }
}
