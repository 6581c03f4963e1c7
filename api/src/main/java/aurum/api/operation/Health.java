package aurum.api.operation;

import aurum.api.answer.Json;
import aurum.api.lake.NothingPublished;
import aurum.api.lake.PublishedLake;
import io.javalin.http.Context;
import java.util.Map;

/** For whoever starts and watches the program. */
public final class Health {

    private final PublishedLake lake;

    public Health(PublishedLake lake) {
        this.lake = lake;
    }

    /** The program runs, whatever the lake is like. */
    public void live(Context context) {
        write(Map.of("status", "live"), context);
    }

    /**
     * There is something to answer from.
     *
     * @throws NothingPublished when there is not
     */
    public void ready(Context context) {
        lake.pin().close();
        write(Map.of("status", "ready"), context);
    }

    private static void write(Map<String, Object> body, Context context) {
        context.header("Cache-Control", "no-store");
        context.contentType("application/json; charset=utf-8").result(Json.bytes(body));
    }
}
