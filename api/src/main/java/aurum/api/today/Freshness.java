package aurum.api.today;

import aurum.api.answer.Answers;
import aurum.api.lake.Publication;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code freshness}: up to when the figures reach, and whether newer ones should be here: status {@code current} or {@code stale}. */
final class Freshness implements FindingSource {

    private final Answers answers;

    Freshness(Answers answers) {
        this.answers = answers;
    }

    @Override
    public String table() {
        return "gold.labels";
    }

    @Override
    public List<Finding> findings(Context context) {
        Publication publication = answers.pin(context).publication();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("as_of", publication.asOf().toString());
        figures.put("publication", publication.number());
        figures.put("published_at", publication.publishedAt().toInstant().toString());
        figures.put("tables_left_out", (long) publication.leftOut().size());
        figures.put(
                "stale_since",
                answers.staleSince().map(since -> since.toInstant().toString()).orElse(null));
        String status = answers.staleSince().isPresent() ? "stale" : "current";
        return List.of(new Finding("freshness", status, Optional.empty(), Map.of(), figures, "/data"));
    }
}
