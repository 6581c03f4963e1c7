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
import java.util.Set;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** "Not a hotspot": somebody who knows the place says that an alarm is none, and why. A mark changes no figure. */
public final class Marks {

    private static final List<String> COLUMNS = List.of("hotspot_id", "mark_reason", "author", "marked_at");
    private static final int LONGEST_ID = 100;
    private static final int LONGEST_REASON = 2000;
    private static final int MOST_ROWS = 1000;

    private final Desk desk;
    private final Answers answers;
    private final Episodes episodes;

    public Marks(Desk desk, Answers answers) {
        this.desk = desk;
        this.answers = answers;
        episodes = new Episodes(answers);
    }

    /** One row per marked hotspot the reader may see, the newest first. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        Set<String> visible = given.any("hotspot")
                .map(id -> Set.of(episodes.seen(id, context)))
                .orElseGet(() -> episodes.allSeen(context));
        given.refuseOthers();
        List<List<Object>> rows = desk.read(handle -> handle.createQuery(
                        "select hotspot_id, reason, author, marked_at from marks order by marked_at desc, hotspot_id")
                .map((row, mapping) -> List.<Object>of(
                        row.getString("hotspot_id"),
                        row.getString("reason"),
                        row.getString("author"),
                        row.getTimestamp("marked_at").toInstant().toString()))
                .list());
        List<List<Object>> seen = rows.stream()
                .filter(row -> visible.contains((String) row.get(0)))
                .toList();
        Rows shown = Rows.of(COLUMNS, seen.stream().limit(MOST_ROWS).toList(), seen.size() > MOST_ROWS);
        answers.current(shown, "desk.marks", context);
    }

    public void mark(Context context) {
        new Parameters(context).refuseOthers();
        Body given = new Body(context);
        String hotspot = Body.required("hotspot", given.text("hotspot", LONGEST_ID));
        String reason = Body.required("reason", given.text("reason", LONGEST_REASON));
        given.refuseOthers();
        episodes.seen(hotspot, context);
        SignedIn who = SignedIn.of(context);
        Instant now = desk.now();
        try {
            desk.write(transaction -> {
                transaction
                        .createUpdate(
                                "insert into marks (hotspot_id, reason, author, marked_at) values (:hotspot, :reason, :author, :now)")
                        .bind("hotspot", hotspot)
                        .bind("reason", reason)
                        .bind("author", who.account().name())
                        .bind("now", now)
                        .execute();
                desk.record(transaction, who.did("hotspot.marked", hotspot, Map.of("reason", reason)));
            });
        } catch (UnableToExecuteStatementException problem) {
            if (!Desk.isTaken(problem)) {
                throw problem;
            }
            throw ApiError.of(
                    409,
                    "already_marked",
                    "the hotspot \"%s\" is marked already; take that mark off first".formatted(hotspot));
        }
        context.status(201);
        List<Object> row = List.of(hotspot, reason, who.account().name(), now.toString());
        answers.current(Rows.of(COLUMNS, List.of(row)), "desk.marks", context);
    }

    public void unmark(Context context) {
        new Parameters(context).refuseOthers();
        String hotspot = episodes.seen(context.pathParam("hotspot_id"), context);
        desk.write(transaction -> {
            int removed = transaction
                    .createUpdate("delete from marks where hotspot_id = :hotspot")
                    .bind("hotspot", hotspot)
                    .execute();
            if (removed == 0) {
                throw ApiError.of(404, "not_found", "the hotspot \"%s\" is not marked".formatted(hotspot));
            }
            desk.record(transaction, SignedIn.of(context).did("hotspot.unmarked", hotspot, Map.of()));
        });
        context.header("Cache-Control", "no-store").status(204);
    }
}
