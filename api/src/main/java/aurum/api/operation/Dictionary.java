package aurum.api.operation;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import aurum.api.lake.Column;
import aurum.api.lake.Pin;
import aurum.api.lake.Rows;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the published tables say about themselves. */
public final class Dictionary {

    private static final List<String> COLUMNS =
            List.of("table_name", "grain", "column_name", "type", "meaning_zh", "meaning_en", "unit", "sensitivity");

    private final Answers answers;

    public Dictionary(Answers answers) {
        this.answers = answers;
    }

    /** One row per table and column. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        Pin pin = answers.pin(context);
        List<String> tables = given.oneOf("table", pin.grains().keySet())
                .map(List::of)
                .orElseGet(() -> pin.grains().keySet().stream().sorted().toList());
        given.refuseOthers();
        List<List<Object>> rows = new ArrayList<>();
        for (String table : tables) {
            for (Column column : pin.columns(table)) {
                rows.add(Arrays.asList(
                        table,
                        pin.grains().get(table),
                        column.name(),
                        column.type(),
                        column.meaningZh(),
                        column.meaningEn(),
                        column.unit().orElse(null),
                        column.sensitivity()));
            }
        }
        answers.rows(Rows.of(COLUMNS, rows), "ops.publications", context);
    }
}
