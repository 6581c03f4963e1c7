package aurum.api;

import io.javalin.security.RouteRole;

/** Who a route is for. Until people sign in, the program listens on this machine only and whoever sits at it has every role. */
enum Role implements RouteRole {
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
    /** Needs no sign-in: health, and the files that make a page. */
    ANYONE
}
