package aurum.api.operation;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import aurum.api.lake.Pin;
import aurum.api.lake.Rows;
import aurum.api.lake.TableFacts;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables of the publication: what one row is, how many there are, and which are missing and why. */
public final class PublishedTables {

    private static final List<String> COLUMNS = List.of(
            "table_name", "grain", "key", "scope", "version", "row_count", "file_count", "size_bytes", "reason");

    private final Answers answers;

    public PublishedTables(Answers answers) {
        this.answers = answers;
    }

    /** One row per table, those left out included. */
    public void list(Context context) {
        new Parameters(context).refuseOthers();
        Pin pin = answers.pin(context);
        Map<String, List<Object>> rows = new TreeMap<>();
        pin.facts().forEach((name, facts) -> rows.put(name, row(name, facts)));
        pin.publication()
                .leftOut()
                .forEach((name, reason) ->
                        rows.put(name, Arrays.asList(name, null, null, null, null, null, null, null, reason)));
        answers.rows(Rows.of(COLUMNS, new ArrayList<>(rows.values())), "ops.publications", context);
    }

    private static List<Object> row(String name, TableFacts facts) {
        return Arrays.asList(
                name,
                facts.grain(),
                facts.key(),
                facts.scope(),
                facts.version(),
                facts.rows().isPresent() ? facts.rows().getAsLong() : null,
                facts.files(),
                facts.bytes(),
                null);
    }
}
