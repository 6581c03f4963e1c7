package aurum.api.decision;

import aurum.api.access.SignedIn;
import aurum.api.answer.Answers;
import aurum.api.answer.ApiError;
import aurum.api.answer.Body;
import aurum.api.answer.Parameters;
import aurum.api.desk.Desk;
import aurum.api.lake.Rows;
import aurum.api.lake.Scope;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** The lists that marketing works through: built by filters, submitted, released by a second person, handed out. Customers are counted until a list is released. */
public final class ServiceLists {

    private static final String TABLE = "desk.service_lists";
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 1000;
    private static final int MOST_CAPACITY = 1_000_000;
    private static final int MOST_DAYS = 60;
    private static final int USUAL_DAYS = 14;
    private static final int MOST_ROWS = 500;

    private final Desk desk;
    private final Answers answers;
    private final ListShelf shelf;
    private final ListCandidates candidates;
    private final ListRelease release;

    public ServiceLists(Desk desk, Answers answers) {
        this.desk = desk;
        this.answers = answers;
        shelf = new ListShelf(desk);
        candidates = new ListCandidates(answers);
        release = new ListRelease(desk);
    }

    /** One row per list that the reader may see, the newest first. */
    public void list(Context context) {
        new Parameters(context).refuseOthers();
        Scope scope = answers.scope(context);
        List<List<Object>> seen = shelf.all().stream()
                .filter(list -> list.isSeenIn(scope))
                .limit(MOST_ROWS + 1L)
                .map(ServiceList::row)
                .toList();
        boolean isTruncated = seen.size() > MOST_ROWS;
        answers.current(
                Rows.of(ServiceList.COLUMNS, isTruncated ? seen.subList(0, MOST_ROWS) : seen, isTruncated),
                TABLE,
                context);
    }

    /** One row: how many customers a list of these filters would hold, and why not more. */
    public void preview(Context context) {
        Parameters given = new Parameters(context);
        CandidateQuery wanted = candidates.of(given, context);
        Optional<Integer> capacity = given.number("capacity", 1, MOST_CAPACITY);
        given.refuseOthers();
        Rows counts = candidates.counts(wanted, capacity, desk.read(shelf::onListsLately), context);
        answers.current(counts, ListCandidates.TABLE, context);
    }

    /** Keeps a draft. */
    public void write(Context context) {
        new Parameters(context).refuseOthers();
        Body given = new Body(context);
        String name = Body.required("name", given.text("name", LONGEST_NAME));
        CandidateQuery wanted = candidates.of(given, context);
        Optional<Integer> capacity = given.number("capacity", 1, MOST_CAPACITY);
        int days = given.number("valid_days", 1, MOST_DAYS).orElse(USUAL_DAYS);
        given.refuseOthers();
        SignedIn who = SignedIn.of(context);
        Instant now = desk.now();
        ServiceList list = new ServiceList(
                UUID.randomUUID(),
                name,
                ServiceList.State.DRAFT,
                wanted,
                capacity,
                days,
                answers.scope(context) instanceof Scope.Regions regions
                        ? Optional.of(new TreeSet<>(regions.ids()))
                        : Optional.empty(),
                who.account().name(),
                now,
                now.plus(Duration.ofDays(days)),
                null,
                null,
                null,
                null,
                Optional.empty());
        desk.write(transaction -> {
            shelf.add(transaction, list);
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("name", name);
            details.put("purpose", wanted.purpose());
            details.put("legal_basis", wanted.legalBasis());
            desk.record(transaction, who.did("service_list.written", list.id().toString(), details));
        });
        context.status(201);
        show(list, context);
    }

    /** Its author puts it before a second person. */
    public void submit(Context context) {
        new Parameters(context).refuseOthers();
        SignedIn who = SignedIn.of(context);
        UUID id = seen(context).id();
        ServiceList list = desk.change(transaction -> {
            ListShelf.lock(transaction);
            ServiceList draft = shelf.find(transaction, id).orElseThrow(ListRelease::unknown);
            if (!draft.author().equals(who.account().name())) {
                throw ApiError.of(403, "not_allowed", "a list is submitted by who made it");
            }
            ListRelease.expect(draft, ServiceList.State.DRAFT);
            shelf.submit(transaction, id);
            desk.record(transaction, who.did("service_list.submitted", id.toString(), Map.of()));
            return shelf.find(transaction, id).orElseThrow(ListRelease::unknown);
        });
        show(list, context);
    }

    /** A second person lets it go: from now on its members are settled. */
    public void release(Context context) {
        new Parameters(context).refuseOthers();
        ServiceList list = seen(context);
        String approver = SignedIn.of(context).account().name();
        ListRelease.mayDecide(list, approver);
        List<Candidate> byScore = ListCandidates.oneByOne(list.wanted(), list.scope(), answers.pin(context));
        show(release.release(list.id(), approver, byScore, answers.pin(context).publication()), context);
    }

    /** A second person does not let it go, and says why. */
    public void reject(Context context) {
        new Parameters(context).refuseOthers();
        UUID id = seen(context).id();
        Body given = new Body(context);
        String reason = Body.required("reason", given.text("reason", LONGEST_REASON));
        given.refuseOthers();
        SignedIn who = SignedIn.of(context);
        ServiceList list = desk.change(transaction -> {
            ListShelf.lock(transaction);
            ServiceList waiting = shelf.find(transaction, id).orElseThrow(ListRelease::unknown);
            ListRelease.mayDecide(waiting, who.account().name());
            shelf.reject(transaction, id, who.account().name(), reason);
            desk.record(transaction, who.did("service_list.rejected", id.toString(), Map.of("reason", reason)));
            return shelf.find(transaction, id).orElseThrow(ListRelease::unknown);
        });
        show(list, context);
    }

    /** Who is to be contacted, and how; every time it is handed out is kept. */
    public void members(Context context) {
        new Parameters(context).refuseOthers();
        ServiceList list = seen(context);
        ListRelease.expect(list, ServiceList.State.RELEASED);
        ListMembers.HandedOut handedOut =
                ListMembers.of(list, shelf.members(list.id()), list.scope(), answers.pin(context));
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("members", handedOut.rows().values().size());
        details.put("consent_withdrawn", handedOut.withdrawn());
        details.put("purpose", list.wanted().purpose());
        details.put("publication", answers.pin(context).publication().number());
        desk.record(
                SignedIn.of(context).did("service_list.handed_out", list.id().toString(), details));
        answers.current(handedOut.rows(), "desk.service_list_members", context);
    }

    private void show(ServiceList list, Context context) {
        answers.current(Rows.of(ServiceList.COLUMNS, List.of(list.row())), TABLE, context);
    }

    /** A list that the reader may not see is none. */
    private ServiceList seen(Context context) {
        String id = context.pathParam("list_id");
        Scope scope = answers.scope(context);
        return shelf.all().stream()
                .filter(list -> list.id().toString().equals(id) && list.isSeenIn(scope))
                .findFirst()
                .orElseThrow(ListRelease::unknown);
    }
}
