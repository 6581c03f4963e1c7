package aurum.api.operation;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import aurum.api.lake.LakeState;
import aurum.api.lake.LastRun;
import aurum.api.lake.Publication;
import aurum.api.lake.PublishedLake;
import aurum.api.lake.Rows;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is served, how fresh it is, and why it is not fresher. */
public final class Status {

    private final PublishedLake lake;
    private final Answers answers;

    public Status(PublishedLake lake, Answers answers) {
        this.lake = lake;
        this.answers = answers;
    }

    /** One row. */
    public void show(Context context) {
        new Parameters(context).refuseOthers();
        Publication publication = answers.pin(context).publication();
        LakeState state = lake.state();
        Optional<LastRun> run = state.lastRun();
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("publication_number", publication.number());
        row.put("published_at", publication.publishedAt());
        row.put("as_of_date", publication.asOf());
        row.put("run_id", publication.runId());
        row.put("operator_zone", publication.zone());
        row.put("operator_label_zh", publication.operatorZh());
        row.put("operator_label_en", publication.operatorEn());
        row.put("is_stale", state.isStale());
        row.put("stale_since", state.staleSince().orElse(null));
        row.put("stale_reason", state.reason().orElse(null));
        row.put("left_out", publication.leftOut());
        row.put("last_run_id", run.map(LastRun::runId).orElse(null));
        row.put("last_run_at", run.map(LastRun::recordedAt).orElse(null));
        row.put("last_run_outcome", run.map(LastRun::outcome).orElse(null));
        row.put("last_run_message", run.flatMap(LastRun::message).orElse(null));
        Rows rows = Rows.of(List.copyOf(row.keySet()), List.of(new ArrayList<>(row.values())));
        answers.current(rows, "ops.publications", context);
    }
}
