package aurum.api.satisfaction;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.util.List;

/**
 * Whose figures are shown. Weighted scores of several regions do not add up, so there is no sum but the published one, {@code all}; whoever
 * may not see that is shown the first of their regions unless they choose one.
 */
final class ChosenRegion {

    static final String ALL = "all";

    private static final String SEEN = "select distinct region_id from %s order by region_id <> 'all', region_id";

    private record Nothing() {}

    private ChosenRegion() {}

    /** @param table whose regions there are to choose from */
    static String of(String table, Parameters given, Answers answers, Context context) {
        String asked = answers.region(given, context, ALL).orElse(ALL);
        if (!asked.equals(ALL)) {
            return asked;
        }
        List<String> seen = answers.texts(SEEN.formatted(table), new Nothing(), context);
        return seen.isEmpty() ? ALL : seen.get(0);
    }
}
