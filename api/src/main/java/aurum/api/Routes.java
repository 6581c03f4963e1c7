package aurum.api;

import static aurum.api.access.Role.AGENT;
import static aurum.api.access.Role.ANYONE;
import static aurum.api.access.Role.APPROVER;
import static aurum.api.access.Role.ENGINEER;
import static aurum.api.access.Role.MANAGER;
import static aurum.api.access.Role.MARKETER;
import static aurum.api.access.Role.OWNER;
import static aurum.api.access.Role.SIGNED_IN;
import static aurum.api.access.Role.VIEWER;
import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.HEAD;
import static io.javalin.http.HandlerType.POST;

import aurum.api.access.Role;
import aurum.api.access.SignIn;
import aurum.api.answer.Answers;
import aurum.api.channel.Channels;
import aurum.api.churn.CallCapacity;
import aurum.api.churn.ChurnRecord;
import aurum.api.churn.CustomersAtRisk;
import aurum.api.complaint.ComplaintSummary;
import aurum.api.complaint.ComplaintTrend;
import aurum.api.complaint.HotspotEpisode;
import aurum.api.complaint.HotspotList;
import aurum.api.complaint.HotspotSummary;
import aurum.api.complaint.HotspotTrend;
import aurum.api.complaint.PeriodHotspots;
import aurum.api.decision.Marks;
import aurum.api.decision.Notes;
import aurum.api.decision.RuleDrafts;
import aurum.api.decision.ServiceLists;
import aurum.api.decision.Subscriptions;
import aurum.api.desk.Desk;
import aurum.api.lake.PublishedLake;
import aurum.api.moment.KeyMoments;
import aurum.api.operation.Dictionary;
import aurum.api.operation.Events;
import aurum.api.operation.Health;
import aurum.api.operation.Labels;
import aurum.api.operation.Metrics;
import aurum.api.operation.Operation;
import aurum.api.operation.PublishedTables;
import aurum.api.operation.Status;
import aurum.api.operation.Traffic;
import aurum.api.page.Pages;
import aurum.api.satisfaction.CompetitorGaps;
import aurum.api.satisfaction.DissatisfactionReasons;
import aurum.api.satisfaction.InspectionChecklist;
import aurum.api.satisfaction.InspectionScores;
import aurum.api.satisfaction.InternalSatisfaction;
import aurum.api.satisfaction.SatisfactionDrivers;
import aurum.api.satisfaction.SatisfactionScores;
import aurum.api.satisfaction.Scorecard;
import aurum.api.segment.RuleTrial;
import aurum.api.segment.SegmentProfile;
import aurum.api.segment.Segments;
import aurum.api.service.ServiceProducts;
import aurum.api.today.Today;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every route, whom it is for, and who answers it. */
final class Routes {

    /**
     * One route.
     *
     * @param verb GET is answered to HEAD too
     * @param path as Javalin writes it
     * @param roles whom it is for, any of these; a route without one cannot be made
     */
    record Route(HandlerType verb, String path, Set<Role> roles, Handler handler) {
        Route {
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("the route %s %s says no role".formatted(verb, path));
            }
        }
    }

    private static final Set<Role> WRITERS = Set.of(MANAGER, OWNER, ENGINEER);

    /** Who sees customers one by one, though by their pseudonyms only: who makes and releases lists, and who answers for them. */
    private static final Set<Role> LISTERS = Set.of(MANAGER, MARKETER, APPROVER);

    /** The same for one customer: who talks to them too. */
    private static final Set<Role> CARERS = Set.of(MANAGER, MARKETER, APPROVER, AGENT);

    /** Who tries rules: a rule that is narrow enough tells of a single customer. */
    private static final Set<Role> RULE_WRITERS = Set.of(MANAGER, MARKETER);

    /** Who makes service lists, and who lets them go: two people, whatever else they are. */
    private static final Set<Role> LIST_READERS = Set.of(MARKETER, APPROVER);

    private final List<Route> all = new ArrayList<>();
    private final Answers answers;

    Routes(PublishedLake lake, Desk desk, SignIn signIn, Pages pages, Events events, Traffic traffic) {
        answers = new Answers(lake);
        Health health = new Health(lake);

        get("/health/live", ANYONE, health::live);
        get("/health/ready", ANYONE, health::ready);

        get("/metrics", ENGINEER, new Metrics(lake, answers, events, traffic)::show);

        get("/api/v1/events", VIEWER, events::listen);
        read("/api/v1/status", VIEWER, new Status(lake, answers)::show);
        read("/api/v1/labels", VIEWER, new Labels(answers)::list);
        read("/api/v1/definitions", VIEWER, new Dictionary(answers)::list);
        read("/api/v1/complaints/trend", VIEWER, new ComplaintTrend(answers)::list);
        read("/api/v1/complaints/summary", VIEWER, new ComplaintSummary(answers)::list);

        read("/api/v1/today", VIEWER, new Today(answers)::list);
        read("/api/v1/hotspots", VIEWER, new HotspotList(answers)::list);
        read("/api/v1/hotspots/trend", VIEWER, new HotspotTrend(answers)::list);
        read("/api/v1/hotspots/summary", VIEWER, new HotspotSummary(answers)::list);
        read("/api/v1/hotspots/periods", VIEWER, new PeriodHotspots(answers)::list);
        HotspotEpisode episode = new HotspotEpisode(answers);
        read("/api/v1/hotspots/{hotspot_id}", VIEWER, episode::show);
        read("/api/v1/hotspots/{hotspot_id}/cases", VIEWER, episode::cases);
        read("/api/v1/hotspots/{hotspot_id}/rows", ENGINEER, episode::sourceRows);

        read("/api/v1/satisfaction/scores", VIEWER, new SatisfactionScores(answers)::list);
        read("/api/v1/satisfaction/reasons", VIEWER, new DissatisfactionReasons(answers)::list);
        read("/api/v1/satisfaction/drivers", VIEWER, new SatisfactionDrivers(answers)::list);
        read("/api/v1/satisfaction/checklist", VIEWER, new InspectionChecklist(answers)::list);
        read("/api/v1/scorecard", VIEWER, new Scorecard(answers)::list);
        read("/api/v1/scorecard/competitors", VIEWER, new CompetitorGaps(answers)::list);
        read("/api/v1/scorecard/internal", VIEWER, new InternalSatisfaction(answers)::list);
        read("/api/v1/scorecard/inspections", VIEWER, new InspectionScores(answers)::list);
        CallCapacity capacity = new CallCapacity(answers);
        read("/api/v1/churn/capacity", VIEWER, capacity::list);
        read("/api/v1/churn/reasons", VIEWER, capacity::reasons);
        CustomersAtRisk customers = new CustomersAtRisk(answers);
        read("/api/v1/churn/customers", LISTERS, customers::list);
        read("/api/v1/churn/customers/{customer_key}", CARERS, customers::show);
        read("/api/v1/churn/customers/{customer_key}/signals", CARERS, customers::signals);
        read("/api/v1/churn/customers/{customer_key}/plans", CARERS, customers::plans);
        ChurnRecord record = new ChurnRecord(answers);
        read("/api/v1/churn/models", VIEWER, record::models);
        read("/api/v1/churn/calibration", VIEWER, record::calibration);
        read("/api/v1/churn/drift", VIEWER, record::drift);
        read("/api/v1/churn/signals", VIEWER, record::signals);
        read("/api/v1/churn/recovery", VIEWER, record::recovery);

        Channels channels = new Channels(answers);
        read("/api/v1/channels", VIEWER, channels::list);
        read("/api/v1/channels/calibration", VIEWER, channels::calibration);
        Segments segments = new Segments(answers);
        RuleTrial trial = new RuleTrial(answers);
        read("/api/v1/segments", VIEWER, segments::list);
        read("/api/v1/segments/profile", VIEWER, new SegmentProfile(answers)::list);
        read("/api/v1/segments/overlaps", VIEWER, segments::overlaps);
        read("/api/v1/segments/migrations", VIEWER, segments::migrations);
        read("/api/v1/segments/count", RULE_WRITERS, trial::count);

        KeyMoments moments = new KeyMoments(answers);
        read("/api/v1/moments", VIEWER, moments::list);
        read("/api/v1/moments/decisions", VIEWER, moments::decisions);
        read("/api/v1/moments/customers", LISTERS, moments::customers);

        ServiceProducts services = new ServiceProducts(answers);
        read("/api/v1/service-products", VIEWER, services::list);
        read("/api/v1/service-products/months", VIEWER, services::months);
        read("/api/v1/service-products/lift", VIEWER, services::lift);
        read("/api/v1/service-products/launches", VIEWER, services::launches);
        read("/api/v1/service-products/requests", VIEWER, services::requests);

        Operation operation = new Operation(answers);
        read("/api/v1/operation/runs", VIEWER, operation::runs);
        read("/api/v1/operation/publications", VIEWER, operation::publications);
        read("/api/v1/operation/freshness", VIEWER, operation::freshness);
        read("/api/v1/operation/quarantine", ENGINEER, operation::quarantine);
        read("/api/v1/operation/lineage", VIEWER, operation::lineage);
        read("/api/v1/operation/tables", VIEWER, new PublishedTables(answers)::list);

        on(POST, "/api/v1/session", ANYONE, signIn::open);
        on(GET, "/api/v1/session", SIGNED_IN, signIn::show);
        on(DELETE, "/api/v1/session", SIGNED_IN, signIn::close);

        Notes notes = new Notes(desk, answers);
        read("/api/v1/notes", VIEWER, notes::list);
        change(POST, "/api/v1/notes", WRITERS, notes::write);
        change(DELETE, "/api/v1/notes/{note_id}", WRITERS, notes::withdraw);
        Marks marks = new Marks(desk, answers);
        read("/api/v1/marks", VIEWER, marks::list);
        change(POST, "/api/v1/marks", Set.of(MANAGER, OWNER), marks::mark);
        change(DELETE, "/api/v1/marks/{hotspot_id}", Set.of(MANAGER, OWNER), marks::unmark);
        Subscriptions subscriptions = new Subscriptions(desk, answers);
        read("/api/v1/subscriptions", VIEWER, subscriptions::list);
        change(POST, "/api/v1/subscriptions", Set.of(VIEWER), subscriptions::subscribe);
        change(DELETE, "/api/v1/subscriptions/{hotspot_id}", Set.of(VIEWER), subscriptions::unsubscribe);

        RuleDrafts drafts = new RuleDrafts(desk, answers, trial);
        read("/api/v1/rule-drafts", RULE_WRITERS, drafts::list);
        change(POST, "/api/v1/rule-drafts", RULE_WRITERS, drafts::write);
        change(DELETE, "/api/v1/rule-drafts/{draft_id}", RULE_WRITERS, drafts::withdraw);

        ServiceLists lists = new ServiceLists(desk, answers);
        read("/api/v1/service-lists", LIST_READERS, lists::list);
        read("/api/v1/service-lists/preview", LIST_READERS, lists::preview);
        read("/api/v1/service-lists/{list_id}/members", LIST_READERS, lists::members);
        change(POST, "/api/v1/service-lists", Set.of(MARKETER), lists::write);
        change(POST, "/api/v1/service-lists/{list_id}/submit", Set.of(MARKETER), lists::submit);
        change(POST, "/api/v1/service-lists/{list_id}/release", Set.of(APPROVER), lists::release);
        change(POST, "/api/v1/service-lists/{list_id}/reject", Set.of(APPROVER), lists::reject);

        get("/", VIEWER, pages.page("today"));
        get("/docs", ANYONE, pages.page("docs"));
        get("/sign-in", ANYONE, pages.page("sign-in"));
        get("/openapi.yaml", ANYONE, pages::openApi);
        get("/web/<path>", ANYONE, pages::ownFile);
        get("/lib/<path>", ANYONE, pages::libraryFile);
        get("/{page}", VIEWER, pages::page);
    }

    List<Route> all() {
        return List.copyOf(all);
    }

    void register(RoutesConfig routes) {
        for (Route route : all) {
            Role[] roles = route.roles().toArray(Role[]::new);
            routes.addHttpHandler(route.verb(), route.path(), route.handler(), roles);
            if (route.verb() == GET) {
                routes.addHttpHandler(HEAD, route.path(), route.handler(), roles);
            }
        }
    }

    private void on(HandlerType verb, String path, Role role, Handler handler) {
        all.add(new Route(verb, path, Set.of(role), handler));
    }

    private void get(String path, Role role, Handler handler) {
        on(GET, path, role, handler);
    }

    /** A route answered from one publication. */
    private void read(String path, Role role, Handler handler) {
        read(path, Set.of(role), handler);
    }

    private void read(String path, Set<Role> roles, Handler handler) {
        all.add(new Route(GET, path, roles, answers.onePublication(handler)));
    }

    /** A route by which people change what the desk holds, about one publication. */
    private void change(HandlerType verb, String path, Set<Role> roles, Handler handler) {
        all.add(new Route(verb, path, roles, answers.oneChange(handler)));
    }
}
