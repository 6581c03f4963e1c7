package aurum.api.decision;

import aurum.api.access.SignedIn;
import aurum.api.answer.Answers;
import aurum.api.answer.ApiError;
import aurum.api.answer.Body;
import aurum.api.answer.Parameters;
import aurum.api.desk.Desk;
import aurum.api.lake.Rows;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Which hotspots somebody wants to hear of; each person sees and sets their own. */
public final class Subscriptions {

    private static final List<String> COLUMNS = List.of("hotspot_id", "subscribed_at");
    private static final int LONGEST_ID = 100;

    /** More than anybody follows. */
    private static final int MOST = 500;

    private final Desk desk;
    private final Answers answers;
    private final Episodes episodes;

    public Subscriptions(Desk desk, Answers answers) {
        this.desk = desk;
        this.answers = answers;
        episodes = new Episodes(answers);
    }

    /** One row per hotspot followed, the newest first. */
    public void list(Context context) {
        new Parameters(context).refuseOthers();
        UUID account = SignedIn.of(context).account().id();
        List<List<Object>> rows = desk.read(handle -> handle.createQuery(
                        """
                        select hotspot_id, subscribed_at from subscriptions where account_id = :account
                        order by subscribed_at desc, hotspot_id
                        """)
                .bind("account", account)
                .map((row, mapping) -> List.<Object>of(
                        row.getString("hotspot_id"),
                        row.getTimestamp("subscribed_at").toInstant().toString()))
                .list());
        answers.current(Rows.of(COLUMNS, rows), "desk.subscriptions", context);
    }

    /** Following what one follows already changes nothing. */
    public void subscribe(Context context) {
        new Parameters(context).refuseOthers();
        Body given = new Body(context);
        String hotspot = Body.required("hotspot", given.text("hotspot", LONGEST_ID));
        given.refuseOthers();
        episodes.seen(hotspot, context);
        SignedIn who = SignedIn.of(context);
        Instant since =
                desk.change(transaction -> since(hotspot, who, transaction).orElseGet(() -> {
                    Instant now = desk.now();
                    insert(hotspot, who, now, transaction);
                    desk.record(transaction, who.did("hotspot.subscribed", hotspot, Map.of()));
                    return now;
                }));
        context.status(201);
        List<Object> row = List.of(hotspot, since.toString());
        answers.current(Rows.of(COLUMNS, List.of(row)), "desk.subscriptions", context);
    }

    /** Also of hotspots no longer published. */
    public void unsubscribe(Context context) {
        new Parameters(context).refuseOthers();
        String hotspot = context.pathParam("hotspot_id");
        SignedIn who = SignedIn.of(context);
        desk.write(transaction -> {
            int removed = transaction
                    .createUpdate("delete from subscriptions where hotspot_id = :hotspot and account_id = :account")
                    .bind("hotspot", hotspot)
                    .bind("account", who.account().id())
                    .execute();
            if (removed == 0) {
                throw ApiError.of(404, "not_found", "you do not follow the hotspot \"%s\"".formatted(hotspot));
            }
            desk.record(transaction, who.did("hotspot.unsubscribed", hotspot, Map.of()));
        });
        context.header("Cache-Control", "no-store").status(204);
    }

    private static Optional<Instant> since(String hotspot, SignedIn who, Handle transaction) {
        int all = transaction
                .createQuery("select count(*) from subscriptions where account_id = :account")
                .bind("account", who.account().id())
                .mapTo(Integer.class)
                .one();
        Optional<Instant> since = transaction
                .createQuery(
                        "select subscribed_at from subscriptions where account_id = :account and hotspot_id = :hotspot")
                .bind("account", who.account().id())
                .bind("hotspot", hotspot)
                .mapTo(Instant.class)
                .findOne();
        if (since.isEmpty() && all >= MOST) {
            throw ApiError.of(
                    409, "too_many", "you follow %d hotspots already: leave some of them first".formatted(MOST));
        }
        return since;
    }

    private static void insert(String hotspot, SignedIn who, Instant now, Handle transaction) {
        transaction
                .createUpdate(
                        "insert into subscriptions (hotspot_id, account_id, subscribed_at) values (:hotspot, :account, :now)")
                .bind("hotspot", hotspot)
                .bind("account", who.account().id())
                .bind("now", now)
                .execute();
    }
}
