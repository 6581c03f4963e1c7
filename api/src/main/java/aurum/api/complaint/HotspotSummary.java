package aurum.api.complaint;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Regions, product lines or categories over a period: what came, what was to be expected, how many episodes, and how it compares with the
 * period before and with the same weekdays 52 weeks earlier. Intervals of changes, 95 %: ratios of two Poisson counts on the log scale.
 */
public final class HotspotSummary {

    private static final String CELLS =
            """
            with judged as (
              select %1$s as split, count(*) as days, sum(observed)::bigint as observed, sum(expected) as expected,
                case when count(per_10k) = count(*) then sum(per_10k) end as per_10k, count(*) filter (is_hotspot) as hotspot_days
              from %2$s
              where hotspot_date between :from and :to and %1$s <> 'all'
                and (region_id = :seen_region or :region is null and '%1$s' = 'region_id')
                and (product_line = coalesce(:product_line, 'all') or :product_line is null and '%1$s' = 'product_line')
                and (category_id = coalesce(:category, 'all') or :category is null and '%1$s' = 'category_id')
              group by all
            ),
            opened as (
              select %1$s as split, count(*) as episodes, count(*) filter (closed_date is null) as episodes_open
              from gold.hotspot_episodes
              where explained_by is null and status <> 'withdrawn' and opened_date <= :to and last_seen_date >= :from
                and (:region is null or region_id = :region) and (:product_line is null or product_line = :product_line)
                and (:category is null or category_id = :category)
              group by all
            ),
            began as (select min(complaint_date) as first_day from gold.complaints_by_day),
            counted as (
              select %1$s as split,
                coalesce(sum(complaint_count) filter (complaint_date between :from and :to), 0)::bigint as complaints,
                case when any_value(first_day) <= :before_from then
                  coalesce(sum(complaint_count) filter (complaint_date between :before_from and :before_to), 0)::bigint
                end as complaints_before,
                case when any_value(first_day) <= :year_from then
                  coalesce(sum(complaint_count) filter (complaint_date between :year_from and :year_to), 0)::bigint
                end as complaints_last_year,
                exp(1.959964 * sqrt(1 / nullif(complaints, 0) + 1 / nullif(complaints_before, 0))) as spread,
                exp(1.959964 * sqrt(1 / nullif(complaints, 0) + 1 / nullif(complaints_last_year, 0))) as year_spread
              from gold.complaints_by_day cross join began
              where (:region is null or region_id = :region) and (:product_line is null or product_line = :product_line)
                and (:category is null or category_id = :category)
              group by all
            )
            select :from as from_date, :to as to_date, split, complaints, judged.days, observed, expected, observed - expected as excess,
              observed / nullif(expected, 0) as ratio, per_10k, hotspot_days, coalesce(episodes, 0) as episodes,
              coalesce(episodes_open, 0) as episodes_open, :before_from as before_from, :before_to as before_to, complaints_before,
              complaints / nullif(complaints_before, 0) - 1 as complaints_change,
              complaints / nullif(complaints_before, 0) / spread - 1 as complaints_change_low,
              complaints / nullif(complaints_before, 0) * spread - 1 as complaints_change_high,
              :year_from as year_from, :year_to as year_to, complaints_last_year,
              complaints / nullif(complaints_last_year, 0) - 1 as complaints_year_change,
              complaints / nullif(complaints_last_year, 0) / year_spread - 1 as complaints_year_change_low,
              complaints / nullif(complaints_last_year, 0) * year_spread - 1 as complaints_year_change_high
            from counted left join judged using (split) left join opened using (split)
            order by excess desc nulls last, complaints desc, split
            """;

    private static final int DAYS_SHOWN = 28;
    private static final int MOST_DAYS = 366;
    private static final int WEEKS_OF_A_YEAR = 52;

    enum Part {
        REGION("region_id"),
        PRODUCT_LINE("product_line"),
        CATEGORY("category_id");

        private final String column;

        Part(String column) {
            this.column = column;
        }
    }

    private record PeriodQuery(
            LocalDate from,
            LocalDate to,
            LocalDate beforeFrom,
            LocalDate beforeTo,
            LocalDate yearFrom,
            LocalDate yearTo,
            String region,
            String seenRegion,
            String productLine,
            String category) {}

    private final Answers answers;

    public HotspotSummary(Answers answers) {
        this.answers = answers;
    }

    /** One row per part, the one with the most complaints beyond expectation first. */
    public void list(Context context) {
        Parameters given = new Parameters(context);
        LocalDate asOf = answers.pin(context).publication().asOf();
        LocalDate to = given.date("to").filter(day -> day.isBefore(asOf)).orElse(asOf);
        LocalDate from = given.date("from").orElse(to.minusDays(DAYS_SHOWN - 1L));
        Part split = given.choice("split", Part.class).orElse(Part.REGION);
        String region = answers.region(given, context).orElse(null);
        String productLine = given.oneOf("product_line", answers.ids("product_line", context))
                .orElse(null);
        String category =
                given.oneOf("category", answers.ids("category", context)).orElse(null);
        given.refuseOthers();
        HotspotTrend.refuseWrongSpan(from, to, MOST_DAYS);
        SeenRegion seen = SeenRegion.of(Optional.ofNullable(region).orElse(SeenRegion.ALL), answers, context);
        // Told apart by region, every region's rows are read, never their sum.
        String rows = split == Part.REGION ? "gold.hotspots" : seen.rows("gold.hotspots", "hotspot_date");
        PeriodQuery query = new PeriodQuery(
                from,
                to,
                from.minusDays(ChronoUnit.DAYS.between(from, to) + 1),
                from.minusDays(1),
                from.minusWeeks(WEEKS_OF_A_YEAR),
                to.minusWeeks(WEEKS_OF_A_YEAR),
                region,
                seen.id(),
                productLine,
                category);
        answers.rows(CELLS.formatted(split.column, rows), query, context);
    }
}
