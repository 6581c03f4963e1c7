package aurum.api.decision;

import aurum.api.access.Role;
import aurum.api.access.SignedIn;
import aurum.api.answer.Answers;
import aurum.api.answer.ApiError;
import aurum.api.answer.Body;
import aurum.api.answer.OutsideScope;
import aurum.api.answer.Parameters;
import aurum.api.desk.Desk;
import aurum.api.lake.Rows;
import aurum.api.lake.Scope;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people know about a day that no source tells: a holiday of one town, a storm. A note changes no figure. */
public final class Notes {

    private static final List<String> COLUMNS =
            List.of("note_id", "note_date", "region_id", "text", "author", "written_at");
    private static final int LONGEST = 2000;
    private static final int MOST_ROWS = 1000;

    private record Note(
            UUID noteId, LocalDate noteDate, Optional<String> regionId, String text, String author, Instant writtenAt) {

        List<Object> row() {
            return Arrays.asList(
                    noteId.toString(), noteDate.toString(), regionId.orElse(null), text, author, writtenAt.toString());
        }
    }

    private final Desk desk;
    private final Answers answers;

    public Notes(Desk desk, Answers answers) {
        this.desk = desk;
        this.answers = answers;
    }

    /** One row per note, the newest day first; those about no region are everybody's. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        Optional<LocalDate> from = given.date("from");
        Optional<LocalDate> to = given.date("to");
        Optional<String> region = answers.region(given, context);
        given.refuseOthers();
        Scope scope = answers.scope(context);
        List<List<Object>> rows =
                between(from.orElse(LocalDate.of(1000, 1, 1)), to.orElse(LocalDate.of(2999, 12, 31))).stream()
                        .filter(note -> note.regionId().map(scope::has).orElse(true))
                        .filter(note -> region.isEmpty()
                                || note.regionId().isEmpty()
                                || note.regionId().equals(region))
                        .map(Note::row)
                        .toList();
        boolean isTruncated = rows.size() > MOST_ROWS;
        Rows shown = Rows.of(COLUMNS, isTruncated ? rows.subList(0, MOST_ROWS) : rows, isTruncated);
        answers.current(shown, "desk.notes", context);
    }

    public void write(Context context) {
        new Parameters(context).refuseOthers();
        Body given = new Body(context);
        LocalDate date = Body.required("date", given.date("date"));
        Optional<String> region = answers.inScope(given.oneOf("region", answers.ids("region", context)), context);
        String text = Body.required("text", given.text("text", LONGEST));
        given.refuseOthers();
        SignedIn who = SignedIn.of(context);
        Note note =
                new Note(UUID.randomUUID(), date, region, text, who.account().name(), desk.now());
        desk.write(transaction -> {
            transaction
                    .createUpdate(
                            """
                            insert into notes (note_id, note_date, region_id, text, author, written_at)
                            values (:id, :date, :region, :text, :author, :now)
                            """)
                    .bind("id", note.noteId())
                    .bind("date", note.noteDate())
                    .bind("region", region.orElse(null))
                    .bind("text", text)
                    .bind("author", note.author())
                    .bind("now", note.writtenAt())
                    .execute();
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("note_date", date.toString());
            details.put("region_id", region.orElse(null));
            details.put("text", text);
            desk.record(transaction, who.did("note.written", note.noteId().toString(), details));
        });
        context.status(201);
        answers.current(Rows.of(COLUMNS, List.of(note.row())), "desk.notes", context);
    }

    /** Its author may withdraw it, and a manager. */
    public void withdraw(Context context) {
        new Parameters(context).refuseOthers();
        String id = context.pathParam("note_id");
        SignedIn who = SignedIn.of(context);
        Scope scope = answers.scope(context);
        Note note = find(id).orElseThrow(() -> ApiError.of(404, "not_found", "there is no such note"));
        if (!note.regionId().map(scope::has).orElse(true)) {
            throw new OutsideScope("note " + id);
        }
        boolean isAuthor = note.author().equals(who.account().name());
        if (!isAuthor && !who.account().hasAny(EnumSet.of(Role.MANAGER))) {
            throw ApiError.of(403, "not_allowed", "a note is withdrawn by who wrote it, or by a manager");
        }
        desk.write(transaction -> {
            transaction
                    .createUpdate("update notes set withdrawn_at = :now where note_id = :id and withdrawn_at is null")
                    .bind("now", desk.now())
                    .bind("id", note.noteId())
                    .execute();
            desk.record(transaction, who.did("note.withdrawn", id, Map.of()));
        });
        context.header("Cache-Control", "no-store").status(204);
    }

    private List<Note> between(LocalDate from, LocalDate to) {
        return desk.read(handle -> handle.createQuery(
                        """
                        select note_id, note_date, region_id, text, author, written_at from notes
                        where withdrawn_at is null and note_date between :from and :to
                        order by note_date desc, written_at desc, note_id
                        """)
                .bind("from", from)
                .bind("to", to)
                .map((row, mapping) -> new Note(
                        row.getObject("note_id", UUID.class),
                        row.getObject("note_date", LocalDate.class),
                        Optional.ofNullable(row.getString("region_id")),
                        row.getString("text"),
                        row.getString("author"),
                        row.getTimestamp("written_at").toInstant()))
                .list());
    }

    private Optional<Note> find(String id) {
        return between(LocalDate.of(1000, 1, 1), LocalDate.of(2999, 12, 31)).stream()
                .filter(note -> note.noteId().toString().equals(id))
                .findFirst();
    }
}
