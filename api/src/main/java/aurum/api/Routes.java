package aurum.api;

import static aurum.api.Role.ANYONE;
import static aurum.api.Role.VIEWER;

import aurum.api.answer.Answers;
import aurum.api.complaint.ComplaintSummary;
import aurum.api.complaint.ComplaintTrend;
import aurum.api.lake.PublishedLake;
import aurum.api.operation.Dictionary;
import aurum.api.operation.Health;
import aurum.api.operation.Labels;
import aurum.api.operation.Status;
import aurum.api.page.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Every route, whom it is for, and who answers it. */
final class Routes {

    /**
     * One route, answered to GET and HEAD.
     *
     * @param path as Javalin writes it
     * @param role whom it is for; a route without one cannot be made
     */
    record Route(String path, Role role, Handler handler) {
        Route {
            Objects.requireNonNull(role, () -> "the route " + path + " says no role");
        }
    }

    private final List<Route> all = new ArrayList<>();
    private final Answers answers;

    Routes(PublishedLake lake, Pages pages) {
        answers = new Answers(lake);
        Health health = new Health(lake);

        get("/health/live", ANYONE, health::live);
        get("/health/ready", ANYONE, health::ready);

        read("/api/v1/status", VIEWER, new Status(lake, answers)::show);
        read("/api/v1/labels", VIEWER, new Labels(answers)::list);
        read("/api/v1/definitions", VIEWER, new Dictionary(answers)::list);
        read("/api/v1/complaints/trend", VIEWER, new ComplaintTrend(answers)::list);
        read("/api/v1/complaints/summary", VIEWER, new ComplaintSummary(answers)::list);

        get("/", ANYONE, pages::first);
        get("/complaints", ANYONE, pages.page("complaints"));
        get("/openapi.yaml", ANYONE, pages::openApi);
        get("/web/<path>", ANYONE, pages::ownFile);
        get("/lib/<path>", ANYONE, pages::libraryFile);
    }

    List<Route> all() {
        return List.copyOf(all);
    }

    void register(RoutesConfig routes) {
        for (Route route : all) {
            routes.get(route.path(), route.handler(), route.role());
            routes.head(route.path(), route.handler(), route.role());
        }
    }

    private void get(String path, Role role, Handler handler) {
        all.add(new Route(path, role, handler));
    }

    /** A route answered from one publication. */
    private void read(String path, Role role, Handler handler) {
        get(path, role, answers.onePublication(handler));
    }
}
