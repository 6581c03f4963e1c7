package aurum.api.complaint;

import aurum.api.answer.Answers;
import aurum.api.answer.ApiError;
import aurum.api.answer.OutsideScope;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.util.Map;

/** One episode by its number, its typical cases, and where in the sources they came from. */
public final class HotspotEpisode {

    private static final String EPISODE =
            "select " + HotspotList.COLUMNS + " from gold.hotspot_episodes where hotspot_id = :hotspot";

    private static final String CASES =
            """
            select hotspot_id, case_rank, complaint_id, region_id, district_id, product_line, category_id, detail, channel, journey_stage,
              language, masked_text, candidate_count, similarity, received_date, received_at
            from gold.hotspot_cases where hotspot_id = :hotspot order by case_rank
            """;

    private static final String SOURCE_ROWS =
            """
            select hotspot_id, case_rank, complaint_id, _source_file as source_file, _row_number as row_number, received_date
            from gold.hotspot_cases where hotspot_id = :hotspot order by case_rank
            """;

    private record EpisodeNumber(String hotspot) {}

    private final Answers answers;

    public HotspotEpisode(Answers answers) {
        this.answers = answers;
    }

    /** One row. */
    public void show(Context context) {
        answer(EPISODE, context);
    }

    /** At most eight complaints that say best what the episode is about, personal data masked. */
    public void cases(Context context) {
        answer(CASES, context);
    }

    /** The file and the row of each of them. */
    public void sourceRows(Context context) {
        answer(SOURCE_ROWS, context);
    }

    private void answer(String sql, Context context) {
        new Parameters(context).refuseOthers();
        EpisodeNumber number = new EpisodeNumber(context.pathParam("hotspot_id"));
        if (answers.part(EPISODE, number, context).values().isEmpty()) {
            if (answers.isElsewhere(EPISODE, number, context)) {
                throw new OutsideScope("hotspot " + context.pathParam("hotspot_id"));
            }
            throw ApiError.of(
                    404,
                    "no_such_hotspot",
                    "this publication has no hotspot of that number; /api/v1/hotspots lists them",
                    Map.of("parameter", "hotspot_id"));
        }
        answers.rows(sql, number, context);
    }
}
