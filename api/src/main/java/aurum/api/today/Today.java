package aurum.api.today;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import aurum.api.lake.Rows;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the first page says, in one answer. */
public final class Today {

    private static final List<String> COLUMNS =
            List.of("rank", "kind", "status", "confidence", "subject", "figures", "link");

    private final Answers answers;
    private final List<FindingSource> sources;

    public Today(Answers answers) {
        this.answers = answers;
        sources = List.of(new OpenHotspots(answers), new ComplaintsOfTheDay(answers), new Freshness(answers));
    }

    /** One row per finding, the most important first. */
    public void list(Context context) {
        new Parameters(context).refuseOthers();
        List<List<Object>> rows = new ArrayList<>();
        for (FindingSource source : sources) {
            if (answers.pin(context).has(source.table())) {
                source.findings(context)
                        .forEach(finding -> rows.add(Arrays.asList(
                                rows.size() + 1L,
                                finding.kind(),
                                finding.status(),
                                finding.confidence().orElse(null),
                                finding.subject(),
                                finding.figures(),
                                finding.link())));
            }
        }
        answers.rows(Rows.of(COLUMNS, rows), "gold.complaints_by_day", context);
    }
}
