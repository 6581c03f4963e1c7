package aurum.api.access;

import aurum.api.desk.Event;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who this request comes from.
 *
 * @param csrfToken what a page has to send along to change anything; empty for programs
 */
public record SignedIn(Account account, Optional<String> csrfToken, Instant expiresAt) {

    private static final String ATTRIBUTE = "signed-in";

    /** @throws NullPointerException when the route needs no sign-in */
    public static SignedIn of(Context context) {
        SignedIn found = context.attribute(ATTRIBUTE);
        return Objects.requireNonNull(found, () -> context.path() + " is for anyone");
    }

    void remember(Context context) {
        context.attribute(ATTRIBUTE, this);
    }

    /** Something this person did, to be kept. */
    public Event did(String action, String subject, Map<String, Object> details) {
        return new Event(account.name(), action, subject, details);
    }
}
