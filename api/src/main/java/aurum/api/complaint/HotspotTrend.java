package aurum.api.complaint;

import aurum.api.answer.Answers;
import aurum.api.answer.ApiError;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** One cell day by day: what came beside what was to be expected. */
public final class HotspotTrend {

    private static final String DAYS =
            """
            select hotspot_date, region_id, product_line, category_id, observed, expected, expected_low, expected_high, ratio, excess, p, q,
              is_hotspot, confidence, explained_by, window_days, window_count, per_10k
            from %s
            where region_id = :region and product_line = :product_line and category_id = :category
              and hotspot_date between :from and :to
            order by hotspot_date
            """;

    private static final int DAYS_SHOWN = 90;
    private static final int MOST_DAYS = 3660;

    private record CellQuery(String region, String productLine, String category, LocalDate from, LocalDate to) {}

    private final Answers answers;

    public HotspotTrend(Answers answers) {
        this.answers = answers;
    }

    /** One row per judged day. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        LocalDate asOf = answers.pin(context).publication().asOf();
        LocalDate to = given.date("to").filter(day -> day.isBefore(asOf)).orElse(asOf);
        LocalDate from = given.date("from").orElse(to.minusDays(DAYS_SHOWN - 1L));
        SeenRegion region =
                SeenRegion.of(answers.region(given, context, SeenRegion.ALL).orElse(SeenRegion.ALL), answers, context);
        CellQuery query = new CellQuery(
                region.id(),
                given.oneOf("product_line", answers.ids("product_line", context, "all"))
                        .orElse("all"),
                given.oneOf("category", answers.ids("category", context, "all")).orElse("all"),
                from,
                to);
        given.refuseOthers();
        refuseWrongSpan(from, to, MOST_DAYS);
        answers.rows(DAYS.formatted(region.rows("gold.hotspots", "hotspot_date")), query, context);
    }

    /** @throws ApiError when the period is empty or too long */
    static void refuseWrongSpan(LocalDate from, LocalDate to, int most) {
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > most) {
            throw ApiError.of(
                    400,
                    "bad_parameter",
                    "from %s to %s are %d days: it has to be 1 to %d".formatted(from, to, days, most),
                    Map.of("parameter", "from", "received", from.toString(), "expected", "a day up to " + to));
        }
    }
}
