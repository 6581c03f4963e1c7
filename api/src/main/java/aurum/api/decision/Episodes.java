package aurum.api.decision;

import aurum.api.answer.Answers;
import aurum.api.answer.ApiError;
import aurum.api.answer.OutsideScope;
import io.javalin.http.Context;
import java.util.Set;

/** The published hotspots that people can say something about. */
final class Episodes {

    private static final String BY_ID = "select hotspot_id from gold.hotspot_episodes where hotspot_id = :hotspot";

    private static final String ALL = "select hotspot_id from gold.hotspot_episodes";

    private record All() {}

    private record ById(String hotspot) {}

    private final Answers answers;

    Episodes(Answers answers) {
        this.answers = answers;
    }

    /**
     * The hotspot of this id, if it is published and the reader may see it.
     *
     * @throws ApiError 404 when there is none
     * @throws OutsideScope when it lies in another region
     */
    String seen(String id, Context context) {
        ById episode = new ById(id);
        if (!answers.part(BY_ID, episode, context).values().isEmpty()) {
            return id;
        }
        if (answers.isElsewhere(BY_ID, episode, context)) {
            throw new OutsideScope("hotspot " + id);
        }
        throw ApiError.of(404, "not_found", "there is no hotspot \"%s\" in this publication".formatted(id));
    }

    /** All of them the reader may see. */
    Set<String> allSeen(Context context) {
        return Set.copyOf(answers.texts(ALL, new All(), context));
    }
}
