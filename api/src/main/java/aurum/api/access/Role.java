package aurum.api.access;

import io.javalin.security.RouteRole;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who a route is for. A person may have several of those that can be given. */
public enum Role implements RouteRole {
    /** Reads the dashboards. */
    VIEWER,
    /** Assigns actions. */
    MANAGER,
    /** Works on actions, for a department. */
    OWNER,
    /** Makes service lists. */
    MARKETER,
    /** Releases service lists. */
    APPROVER,
    /** Talks to customers. */
    AGENT,
    /** Looks after the data. */
    ENGINEER,
    /** Looks after accounts. */
    ADMIN,
    /** Of routes only: whoever has signed in, whatever they are. */
    SIGNED_IN,
    /** Of routes only: needs no sign-in: health, and the files that make a page. */
    ANYONE;

    /** Those an account can have. */
    public static List<Role> given() {
        return Arrays.stream(values())
                .filter(role -> role != SIGNED_IN && role != ANYONE)
                .toList();
    }

    /** As it is written: {@code viewer}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
