package aurum.api.access;

import aurum.api.answer.ApiError;
import aurum.api.answer.Body;
import aurum.api.answer.Json;
import aurum.api.answer.Parameters;
import aurum.api.desk.Desk;
import aurum.api.desk.Event;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Signing in and out of a browser session. */
public final class SignIn {

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_CODE = 100;

    private final Desk desk;
    private final Accounts accounts;
    private final Credentials credentials;
    private final Attempts attempts;
    private final Secret secret;
    private final Door door;
    private final Duration longest;

    /** @param longest after how long a session ends, used or not */
    public SignIn(Desk desk, Accounts accounts, Credentials credentials, Secret secret, Door door, Duration longest) {
        this.desk = desk;
        this.accounts = accounts;
        this.credentials = credentials;
        this.secret = secret;
        this.door = door;
        this.longest = longest;
        attempts = new Attempts(desk);
    }

    /** Opens a session: a new one always, so that nobody can make another use one they know. */
    public void open(Context context) {
        new Parameters(context).refuseOthers();
        Body given = new Body(context);
        Optional<String> name = given.text("name", LONGEST_NAME);
        Optional<String> password = given.exact("password", Passwords.LONGEST);
        Optional<String> code = given.exact("code", LONGEST_CODE);
        given.refuseOthers();
        if (code.isPresent() == (name.isPresent() || password.isPresent())) {
            throw ApiError.of(400, "bad_body", "the body has to hold name and password, or code");
        }
        Account account = code.isPresent()
                ? byCode(code.get())
                : byPassword(Body.required("name", name), Body.required("password", password), context);
        Optional.ofNullable(context.cookie(Door.COOKIE))
                .ifPresent(old -> credentials.end(Credentials.Kind.SESSION, old, account.name()));
        Credentials.Issued session =
                credentials.issue(Credentials.Kind.SESSION, account, "browser", longest, account.name());
        context.cookie(cookie(session.text(), -1, context));
        write(new SignedIn(account, Optional.of(door.csrfToken(session.text())), session.expiresAt()), context);
    }

    /** Who am I. */
    public void show(Context context) {
        new Parameters(context).refuseOthers();
        write(SignedIn.of(context), context);
    }

    /** Ends the session; a program's token is not ended by it. */
    public void close(Context context) {
        new Parameters(context).refuseOthers();
        String actor = SignedIn.of(context).account().name();
        Optional.ofNullable(context.cookie(Door.COOKIE))
                .ifPresent(session -> credentials.end(Credentials.Kind.SESSION, session, actor));
        context.cookie(cookie("", 0, context));
        context.header("Cache-Control", "no-store").status(204);
    }

    /** Drops what nobody needs any more. */
    public void forgetOld() {
        attempts.forgetOld();
        credentials.forgetOld();
    }

    private Account byPassword(String name, String password, Context context) {
        String nameDigest = secret.sign("name", name);
        long attempt = attempts.begin(nameDigest, context.ip());
        Optional<Duration> wait = attempts.wait(attempt, nameDigest, context.ip());
        Optional<String> hash = accounts.passwordHash(name);
        // Whoever is not known is not named: people type passwords where names belong.
        String actor = hash.isPresent() ? name : "(nobody)";
        if (wait.isPresent()) {
            attempts.refused(attempt);
            desk.record(new Event(actor, "session.locked", "sign-in", Map.of()));
            throw Door.tooMany("too many wrong guesses", wait.get(), context);
        }
        if (!Passwords.isRight(password, hash)) {
            desk.record(new Event(actor, "session.refused", "sign-in", Map.of()));
            throw ApiError.of(401, "wrong_password", "there is no account of this name with this password");
        }
        attempts.succeeded(attempt);
        return accounts.enabled(name);
    }

    /** Codes are 256 random bits: nobody guesses them, so guesses are not counted. */
    private Account byCode(String code) {
        return credentials.takeOnce(code).map(Credentials.Taken::account).orElseThrow(() -> {
            desk.record(new Event("(nobody)", "session.refused", "sign-in", Map.of("by", "code")));
            return ApiError.of(401, "wrong_code", "this link was used, has expired, or never was; ask for a new one");
        });
    }

    private static Cookie cookie(String value, int seconds, Context context) {
        Cookie cookie = new Cookie(Door.COOKIE, value, "/", seconds);
        cookie.setHttpOnly(true);
        cookie.setSameSite(SameSite.STRICT);
        cookie.setSecure(context.scheme().equals("https"));
        return cookie;
    }

    private static void write(SignedIn who, Context context) {
        Account account = who.account();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", account.name());
        body.put("roles", new ArrayList<>(account.roleWords()));
        body.put("regions", account.regions().map(ArrayList::new).orElse(null));
        body.put("departments", new ArrayList<>(account.departments()));
        body.put("csrf_token", who.csrfToken().orElse(null));
        body.put("expires_at", who.expiresAt().toString());
        context.header("Cache-Control", "no-store");
        context.contentType("application/json; charset=utf-8").result(Json.bytes(body));
    }
}
