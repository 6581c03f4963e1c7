package aurum.api.complaint;

import aurum.api.answer.Answers;
import aurum.api.answer.Page;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Episodes: hotspots over their days, the largest first. */
public final class HotspotList {

    static final String COLUMNS =
            """
            hotspot_id, region_id, product_line, category_id, status, confidence, explained_by, days, alarm_days, observed, expected, excess,
              ratio, peak_ratio, latest_observed, latest_expected, latest_ratio, latest_per_10k, usual_per_10k, q, opened_date,
              last_seen_date, closed_date, peak_date, latest_date""";

    private static final String EPISODES = "select " + COLUMNS
            + """

            from gold.hotspot_episodes
            where (:status is null or status = :status or :status = 'open' and closed_date is null)
              and (:region is null or region_id = :region)
              and (:product_line is null or product_line = :product_line)
              and (:category is null or category_id = :category or category_id in (
                select id from gold.labels where dimension = 'category' and parent_id = :category))
              and (:confidence is null or confidence = 'high' or :confidence = 'low' or :confidence = confidence)
              and (:with_explained or explained_by is null)
              and (:opened_from is null or opened_date >= :opened_from) and (:opened_to is null or opened_date <= :opened_to)
              and (:seen_from is null or last_seen_date >= :seen_from) and (:seen_to is null or last_seen_date <= :seen_to)
            """;

    private static final List<String> STATUSES =
            List.of("open", "new", "growing", "ongoing", "easing", "over", "withdrawn");

    private static final Map<String, String> SORTS = Map.of(
            "excess", "excess",
            "latest_excess", "latest_observed - latest_expected",
            "ratio", "ratio",
            "observed", "observed",
            "days", "days",
            "opened", "opened_date",
            "last_seen", "last_seen_date");

    enum Confidence {
        HIGH,
        MEDIUM,
        LOW
    }

    private record EpisodeQuery(
            String status,
            String region,
            String productLine,
            String category,
            Confidence confidence,
            boolean withExplained,
            LocalDate openedFrom,
            LocalDate openedTo,
            LocalDate seenFrom,
            LocalDate seenTo) {}

    /**
     * A query and what it asks for.
     *
     * @param sql as the lake takes it
     * @param query its values
     */
    public record Question(String sql, Record query) {}

    private final Answers answers;

    public HotspotList(Answers answers) {
        this.answers = answers;
    }

    /** One row per episode; those that another one explains only when asked for. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        EpisodeQuery query = new EpisodeQuery(
                given.oneOf("status", STATUSES).orElse(null),
                answers.region(given, context, "all").orElse(null),
                given.oneOf("product_line", answers.ids("product_line", context, "all"))
                        .orElse(null),
                given.oneOf("category", answers.ids("category", context, "all")).orElse(null),
                given.choice("confidence", Confidence.class).orElse(null),
                given.yesOrNo("with_explained").orElse(false),
                given.date("opened_from").orElse(null),
                given.date("opened_to").orElse(null),
                given.date("seen_from").orElse(null),
                given.date("seen_to").orElse(null));
        Page page = Page.of(context, given, answers, SORTS, "-excess", "hotspot_id");
        given.refuseOthers();
        answers.rows(EPISODES, query, page, context);
    }

    /** What the first page of open episodes asks, to be measured. */
    public static Question firstPage() {
        return new Question(
                EPISODES + "order by excess desc nulls last, hotspot_id limit 101 offset 0",
                new EpisodeQuery("open", null, null, null, null, false, null, null, LocalDate.EPOCH, null));
    }
}
