package aurum.api.complaint;

import aurum.api.answer.Answers;
import aurum.api.answer.Page;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Closed ten-day periods, months and quarters, judged as days are. */
public final class PeriodHotspots {

    private static final String TABLE = "gold.period_hotspots";

    private static final String PERIODS =
            """
            select cadence, period_start_date, period_end_date, region_id, product_line, category_id, observed, expected, expected_low,
              expected_high, ratio, excess, p, q, is_hotspot, confidence, explained_by, per_10k
            from %s
            where cadence = :cadence
              and (:region is null or region_id = :region)
              and (:product_line is null or product_line = :product_line)
              and (:category is null or category_id = :category)
              and (not :hotspots_only or is_hotspot) and (:with_explained or explained_by is null)
              and (:from is null or period_end_date >= :from) and (:to is null or period_start_date <= :to)
            """;

    private static final Map<String, String> SORTS = Map.of(
            "period", "period_start_date",
            "excess", "excess",
            "ratio", "ratio",
            "observed", "observed");

    enum Cadence {
        TEN_DAY,
        MONTH,
        QUARTER
    }

    private record CadenceQuery(
            Cadence cadence,
            String region,
            String productLine,
            String category,
            boolean hotspotsOnly,
            boolean withExplained,
            LocalDate from,
            LocalDate to) {}

    private final Answers answers;

    public PeriodHotspots(Answers answers) {
        this.answers = answers;
    }

    /** One row per cell and period, the newest period first. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        Optional<SeenRegion> region =
                answers.region(given, context, SeenRegion.ALL).map(asked -> SeenRegion.of(asked, answers, context));
        CadenceQuery query = new CadenceQuery(
                given.choice("cadence", Cadence.class).orElse(Cadence.MONTH),
                region.map(SeenRegion::id).orElse(null),
                given.oneOf("product_line", answers.ids("product_line", context, "all"))
                        .orElse(null),
                given.oneOf("category", answers.ids("category", context, "all")).orElse(null),
                given.yesOrNo("hotspots_only").orElse(true),
                given.yesOrNo("with_explained").orElse(false),
                given.date("from").orElse(null),
                given.date("to").orElse(null));
        Page page = Page.of(
                context,
                given,
                answers,
                SORTS,
                "-period",
                "excess desc, period_start_date, region_id, product_line, category_id");
        given.refuseOthers();
        String table = region.map(seen -> seen.rows(TABLE, "cadence, period_start_date, period_end_date"))
                .orElse(TABLE);
        answers.rows(PERIODS.formatted(table), query, page, context);
    }
}
