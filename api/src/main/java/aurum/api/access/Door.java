package aurum.api.access;

import aurum.api.answer.ApiError;
import aurum.api.answer.OutsideScope;
import aurum.api.answer.Reader;
import aurum.api.desk.Desk;
import aurum.api.desk.Event;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.security.RouteRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Stands before every route: who comes, may they, and did they mean to. */
public final class Door {

    static final String COOKIE = "aurum_session";

    private static final String BEARER = "Bearer ";
    private static final Set<HandlerType> SAFE = Set.of(HandlerType.GET, HandlerType.HEAD);

    /** What a browser says of a request that a page of ours made, or that nobody's page made. */
    private static final List<String> OWN_PAGES = List.of("same-origin", "none");

    private final Desk desk;
    private final Credentials credentials;
    private final Secret secret;
    private final RateLimit limit;

    /** @param requestsPerMinute how often one caller may ask the API in the long run */
    public Door(Desk desk, Credentials credentials, Secret secret, int requestsPerMinute) {
        this.desk = desk;
        this.credentials = credentials;
        this.secret = secret;
        limit = new RateLimit(requestsPerMinute);
    }

    /**
     * Lets a request through to its route, or not.
     *
     * @throws ApiError 401 nobody, 403 not for them or not meant, 429 too often
     */
    public void admit(Context context) {
        Set<Role> wanted = wanted(context);
        refuseOtherSites(context);
        boolean isApi = context.path().startsWith("/api/");
        Optional<SignedIn> visitor = wanted.contains(Role.ANYONE) && !isApi ? Optional.empty() : visitor(context);
        if (isApi) {
            slowDown(
                    visitor.map(who -> "account " + who.account().name()).orElseGet(() -> "address " + context.ip()),
                    context);
        }
        if (wanted.contains(Role.ANYONE)) {
            return;
        }
        if (visitor.isEmpty()) {
            turnAway(isApi, context);
            return;
        }
        SignedIn who = visitor.get();
        if (!wanted.contains(Role.SIGNED_IN) && !who.account().hasAny(wanted)) {
            refuse(who, wanted, context);
        }
        if (!SAFE.contains(context.method())) {
            who.csrfToken().ifPresent(expected -> expectToken(expected, context));
        }
        who.remember(context);
        new Reader(who.account().scope(), who.account().roleWords()).read(context);
    }

    /** Answers as if it were not there, and keeps that somebody asked. */
    public ApiError refuseOutside(OutsideScope outside, Context context) {
        desk.record(SignedIn.of(context).did("scope.refused", outside.subject(), Map.of("route", context.path())));
        return ApiError.of(404, "not_found", outside.getMessage());
    }

    /** What a page has to send along with everything it changes in this session. */
    String csrfToken(String session) {
        return secret.sign("csrf", session);
    }

    private static Set<Role> wanted(Context context) {
        Set<Role> wanted = EnumSet.noneOf(Role.class);
        for (RouteRole role : context.routeRoles()) {
            wanted.add((Role) role);
        }
        if (wanted.isEmpty()) {
            throw ApiError.of(403, "no_role", "this route says no role, so nobody may use it");
        }
        return wanted;
    }

    private Optional<SignedIn> visitor(Context context) {
        String authorization = context.header("Authorization");
        if (authorization != null) {
            return authorization.startsWith(BEARER)
                    ? credentials
                            .take(Credentials.Kind.TOKEN, authorization.substring(BEARER.length()))
                            .map(taken -> new SignedIn(taken.account(), Optional.empty(), taken.expiresAt()))
                    : Optional.empty();
        }
        return Optional.ofNullable(context.cookie(COOKIE)).flatMap(session -> credentials
                .take(Credentials.Kind.SESSION, session)
                .map(taken -> new SignedIn(taken.account(), Optional.of(csrfToken(session)), taken.expiresAt())));
    }

    /** A page of another site can send a request with our cookie, but cannot hide where it comes from. */
    private static void refuseOtherSites(Context context) {
        if (SAFE.contains(context.method())) {
            return;
        }
        String origin = context.header("Origin");
        String own = context.scheme() + "://" + context.host();
        String site = Objects.requireNonNullElse(context.header("Sec-Fetch-Site"), "none");
        if ((origin != null && !origin.equals(own)) || !OWN_PAGES.contains(site)) {
            throw csrf("the request comes from another site's page");
        }
    }

    private static void expectToken(String expected, Context context) {
        String given = Objects.requireNonNullElse(context.header("X-CSRF-Token"), "");
        if (!MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8))) {
            throw csrf("the header X-CSRF-Token is not this session's csrf_token, which GET /api/v1/session tells");
        }
    }

    private static ApiError csrf(String reason) {
        return ApiError.of(403, "csrf", reason);
    }

    private void slowDown(String caller, Context context) {
        Duration wait = limit.take(caller, desk.now());
        if (!wait.isZero()) {
            throw tooMany("too many requests", wait, context);
        }
    }

    /** 429 that says when to come again. */
    static ApiError tooMany(String reason, Duration wait, Context context) {
        long seconds = Math.max(1, (long) Math.ceil(wait.toMillis() / 1000.0));
        context.header("Retry-After", Long.toString(seconds));
        return ApiError.of(
                429, "too_many", "%s: try again in %d seconds".formatted(reason, seconds), Map.of("seconds", seconds));
    }

    private static void turnAway(boolean isApi, Context context) {
        if (isApi) {
            context.header("WWW-Authenticate", "Bearer");
            throw ApiError.of(
                    401,
                    "not_signed_in",
                    "nobody is signed in: sign in at /sign-in, or send Authorization: Bearer with a token that works");
        }
        String page = context.path()
                + Optional.ofNullable(context.queryString())
                        .map(query -> "?" + query)
                        .orElse("");
        context.header("Cache-Control", "no-store");
        context.redirect("/sign-in?then=" + URLEncoder.encode(page, StandardCharsets.UTF_8), HttpStatus.SEE_OTHER);
        context.skipRemainingHandlers();
    }

    private void refuse(SignedIn who, Set<Role> wanted, Context context) {
        List<String> words = wanted.stream().map(Role::word).sorted().toList();
        desk.record(new Event(
                who.account().name(),
                "route.refused",
                context.path(),
                Map.of("method", context.method().toString(), "roles", words)));
        throw ApiError.of(
                403,
                "not_allowed",
                "%s is for %s; you are %s"
                        .formatted(
                                context.path(),
                                String.join(" or ", words),
                                String.join(", ", who.account().roleWords())),
                Map.of("allowed", words));
    }
}
