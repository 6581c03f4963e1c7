package aurum.api.decision;

import aurum.api.access.Account;
import aurum.api.access.Role;
import aurum.api.access.SignedIn;
import aurum.api.answer.Answers;
import aurum.api.answer.ApiError;
import aurum.api.answer.Body;
import aurum.api.answer.Parameters;
import aurum.api.desk.Desk;
import aurum.api.lake.Rows;
import aurum.api.segment.RuleTrial;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules that somebody tried and kept: who, when, and how many customers they drew then. A draft changes no figure; its line becomes a segment when whoever keeps the catalog puts it there. */
public final class RuleDrafts {

    private static final List<String> COLUMNS = List.of(
            "draft_id",
            "draft_name",
            "stage",
            "dimension",
            "rule",
            "customers",
            "all_customers",
            "publication_number",
            "as_of_date",
            "author",
            "written_at",
            "catalog_line");
    private static final List<String> STAGES = List.of("entry", "maturity", "decline");
    private static final List<String> DIMENSIONS = List.of("region", "spending", "use", "satisfaction", "state");
    private static final int LONGEST_NAME = 60;
    private static final int MOST_ROWS = 500;

    private record Draft(
            UUID draftId,
            String name,
            String stage,
            String dimension,
            String rule,
            RuleTrial.Drawn drawn,
            long publication,
            LocalDate asOf,
            String author,
            Instant writtenAt) {

        List<Object> row() {
            return List.of(
                    draftId.toString(),
                    name,
                    stage,
                    dimension,
                    rule,
                    drawn.customers(),
                    drawn.allCustomers(),
                    publication,
                    asOf.toString(),
                    author,
                    writtenAt.toString(),
                    line());
        }

        /** A line of the catalog's segments.csv: its id is for whoever keeps the catalog to choose, and one of the two names to translate. */
        private String line() {
            return Stream.of("NEW", name, name, stage, dimension, rule, "", "")
                    .map(Draft::cell)
                    .collect(Collectors.joining(","));
        }

        private static String cell(String text) {
            return text.matches("[^\",#\\s][^\",]*|") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
        }
    }

    private final Desk desk;
    private final Answers answers;
    private final RuleTrial trial;

    public RuleDrafts(Desk desk, Answers answers, RuleTrial trial) {
        this.desk = desk;
        this.answers = answers;
        this.trial = trial;
    }

    /** One row per draft that the reader may see, the newest first. */
    public void list(Context context) {
        new Parameters(context).refuseOthers();
        List<Draft> drafts = kept(SignedIn.of(context).account());
        boolean isTruncated = drafts.size() > MOST_ROWS;
        answers.current(
                Rows.of(
                        COLUMNS,
                        drafts.stream().limit(MOST_ROWS).map(Draft::row).toList(),
                        isTruncated),
                "desk.rule_drafts",
                context);
    }

    /** Counted anew, among the customers that its author may see. */
    public void write(Context context) {
        new Parameters(context).refuseOthers();
        Body given = new Body(context);
        String name = Body.required("name", given.text("name", LONGEST_NAME));
        String stage = Body.required("stage", given.oneOf("stage", STAGES));
        String dimension = Body.required("dimension", given.oneOf("dimension", DIMENSIONS));
        String rule = Body.required("rule", given.text("rule", RuleTrial.LONGEST_RULE));
        given.refuseOthers();
        refuseLines("name", name);
        refuseLines("rule", rule);
        SignedIn who = SignedIn.of(context);
        Draft draft = new Draft(
                UUID.randomUUID(),
                name,
                stage,
                dimension,
                rule,
                trial.drawn(rule, context),
                answers.pin(context).publication().number(),
                answers.pin(context).publication().asOf(),
                who.account().name(),
                desk.now());
        desk.write(transaction -> {
            transaction
                    .createUpdate(
                            """
                            insert into rule_drafts (draft_id, name, stage, dimension, rule, customers, all_customers, publication, as_of_date, author, written_at)
                            values (:id, :name, :stage, :dimension, :rule, :customers, :all_customers, :publication, :as_of, :author, :now)
                            """)
                    .bind("id", draft.draftId())
                    .bind("name", name)
                    .bind("stage", stage)
                    .bind("dimension", dimension)
                    .bind("rule", rule)
                    .bind("customers", draft.drawn().customers())
                    .bind("all_customers", draft.drawn().allCustomers())
                    .bind("publication", draft.publication())
                    .bind("as_of", draft.asOf())
                    .bind("author", draft.author())
                    .bind("now", draft.writtenAt())
                    .execute();
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("name", name);
            details.put("rule", rule);
            details.put("customers", draft.drawn().customers());
            desk.record(
                    transaction, who.did("rule_draft.written", draft.draftId().toString(), details));
        });
        context.status(201);
        answers.current(Rows.of(COLUMNS, List.of(draft.row())), "desk.rule_drafts", context);
    }

    /** Its author may withdraw it, and a manager. */
    public void withdraw(Context context) {
        new Parameters(context).refuseOthers();
        String id = context.pathParam("draft_id");
        SignedIn who = SignedIn.of(context);
        Draft draft =
                find(id, who.account()).orElseThrow(() -> ApiError.of(404, "not_found", "there is no such draft"));
        boolean isAuthor = draft.author().equals(who.account().name());
        if (!isAuthor && !who.account().hasAny(EnumSet.of(Role.MANAGER))) {
            throw ApiError.of(403, "not_allowed", "a draft is withdrawn by who wrote it, or by a manager");
        }
        desk.write(transaction -> {
            transaction
                    .createUpdate(
                            "update rule_drafts set withdrawn_at = :now where draft_id = :id and withdrawn_at is null")
                    .bind("now", desk.now())
                    .bind("id", draft.draftId())
                    .execute();
            desk.record(transaction, who.did("rule_draft.withdrawn", id, Map.of()));
        });
        context.header("Cache-Control", "no-store").status(204);
    }

    /** What stands on several lines would be several lines of the catalog. */
    private static void refuseLines(String parameter, String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw ApiError.of(
                    400,
                    "bad_parameter",
                    "the %s has to stand on one line".formatted(parameter),
                    Map.of("parameter", parameter));
        }
    }

    /** A count may tell of a single customer: whoever sees some regions only sees their own drafts, which were counted there. */
    private List<Draft> kept(Account reader) {
        List<Draft> drafts = desk.read(handle -> handle.createQuery(
                        """
                        select draft_id, name, stage, dimension, rule, customers, all_customers, publication, as_of_date, author, written_at
                        from rule_drafts where withdrawn_at is null order by written_at desc, draft_id
                        """)
                .map((row, mapping) -> new Draft(
                        row.getObject("draft_id", UUID.class),
                        row.getString("name"),
                        row.getString("stage"),
                        row.getString("dimension"),
                        row.getString("rule"),
                        new RuleTrial.Drawn(row.getLong("customers"), row.getLong("all_customers")),
                        row.getLong("publication"),
                        row.getObject("as_of_date", LocalDate.class),
                        row.getString("author"),
                        row.getTimestamp("written_at").toInstant()))
                .list());
        return drafts.stream()
                .filter(draft -> reader.regions().isEmpty() || draft.author().equals(reader.name()))
                .toList();
    }

    private Optional<Draft> find(String id, Account reader) {
        return kept(reader).stream()
                .filter(draft -> draft.draftId().toString().equals(id))
                .findFirst();
    }
}
