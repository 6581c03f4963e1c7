package aurum.api.today;

import aurum.api.answer.Answers;
import aurum.api.complaint.SeenRegion;
import aurum.api.lake.Pin;
import aurum.api.lake.Rows;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code complaints_of_the_day}: how many complaints the last published day brought, against the same weekday a week before, the mean of
 * the 28 days before and, where days are judged, what was to be expected. Status {@code more} or {@code fewer} where the day lies
 * outside the expected band (without one: where the change against the 28 days is beyond chance), else {@code usual}.
 */
final class ComplaintsOfTheDay implements FindingSource {

    private static final String DAY =
            """
            with days as (
              select complaint_date as day, sum(complaint_count)::bigint as complaints, sum(escalated_count)::bigint as escalated
              from gold.complaints_by_day where complaint_date between :as_of - 28 and :as_of group by all
            ),
            counted as (
              select coalesce(sum(complaints) filter (day = :as_of), 0)::bigint as complaints,
                coalesce(sum(escalated) filter (day = :as_of), 0)::bigint as escalated,
                coalesce(sum(complaints) filter (day = :as_of - 7), 0)::bigint as same_weekday,
                coalesce(sum(complaints) filter (day < :as_of), 0)::bigint as before,
                coalesce(28 - greatest(0, date_diff('day', :as_of - 28, (
                  select min(complaint_date) from gold.complaints_by_day))), 0) as days_before
              from days
            ),
            changes as (
              select *, case when days_before >= 7 then same_weekday end as complaints_week_before,
                before / nullif(days_before, 0) as usual_complaints,
                complaints / nullif(complaints_week_before, 0) as week_ratio,
                exp(1.959964 * sqrt(1 / nullif(complaints, 0) + 1 / nullif(complaints_week_before, 0))) as week_spread,
                complaints / nullif(usual_complaints, 0) as usual_ratio,
                exp(1.959964 * sqrt(1 / nullif(complaints, 0) + 1 / nullif(before, 0))) as usual_spread
              from counted
            )
            select :as_of as day, complaints, poisson_low(complaints) as complaints_low, poisson_high(complaints) as complaints_high, escalated,
              complaints_week_before, week_ratio - 1 as week_change, week_ratio / week_spread - 1 as week_change_low,
              week_ratio * week_spread - 1 as week_change_high, days_before as usual_days, usual_complaints,
              usual_ratio - 1 as usual_change, usual_ratio / usual_spread - 1 as usual_change_low,
              usual_ratio * usual_spread - 1 as usual_change_high
            from changes
            """;

    private static final String SUBSCRIBERS =
            """
            select sum(subscriber_count)::bigint as subscribers, 10000 * :complaints / nullif(subscribers, 0) as per_10k,
              10000 * poisson_low(:complaints) / nullif(subscribers, 0) as per_10k_low,
              10000 * poisson_high(:complaints) / nullif(subscribers, 0) as per_10k_high
            from gold.subscribers_by_day where subscriber_date = :as_of
            """;

    private static final String EXPECTED =
            """
            select any_value(expected) as expected, any_value(expected_low) as expected_low, any_value(expected_high) as expected_high
            from %s
            where hotspot_date = :as_of and region_id = :region and product_line = 'all' and category_id = 'all'
            """;

    private static final String NO_SUBSCRIBERS =
            """
            select null::bigint as subscribers, null::double as per_10k, null::double as per_10k_low, null::double as per_10k_high
            from gold.labels limit 1""";

    private static final String NOT_JUDGED =
            """
            select null::double as expected, null::double as expected_low, null::double as expected_high from gold.labels limit 1""";

    private record Day(LocalDate asOf) {}

    private record Judged(LocalDate asOf, String region) {}

    private record Counted(LocalDate asOf, double complaints) {}

    private final Answers answers;

    ComplaintsOfTheDay(Answers answers) {
        this.answers = answers;
    }

    @Override
    public String table() {
        return "gold.complaints_by_day";
    }

    @Override
    public List<Finding> findings(Context context) {
        Pin pin = answers.pin(context);
        Day day = new Day(pin.publication().asOf());
        Rows counted = answers.part(DAY, day, context);
        Map<String, Object> figures = FindingRow.named(counted, 0);
        Counted complaints = new Counted(day.asOf(), ((Long) figures.get("complaints")).doubleValue());
        boolean hasSubscribers = pin.has("gold.subscribers_by_day");
        figures.putAll(
                FindingRow.named(answers.part(hasSubscribers ? SUBSCRIBERS : NO_SUBSCRIBERS, complaints, context), 0));
        figures.putAll(FindingRow.named(expected(day, context), 0));
        return List.of(new Finding(
                "complaints_of_the_day", status(figures), Optional.empty(), Map.of(), figures, "/complaints"));
    }

    /** Of all that the reader may see. */
    private Rows expected(Day day, Context context) {
        if (!answers.pin(context).has("gold.hotspots")) {
            return answers.part(NOT_JUDGED, day, context);
        }
        SeenRegion region = SeenRegion.of(SeenRegion.ALL, answers, context);
        String sql = EXPECTED.formatted(region.rows("gold.hotspots", "hotspot_date"));
        return answers.part(sql, new Judged(day.asOf(), region.id()), context);
    }

    private static String status(Map<String, Object> figures) {
        boolean isJudged = figures.get("expected_low") != null;
        double value = isJudged ? ((Long) figures.get("complaints")).doubleValue() : 0;
        Double low = (Double) figures.get(isJudged ? "expected_low" : "usual_change_low");
        Double high = (Double) figures.get(isJudged ? "expected_high" : "usual_change_high");
        if (low == null || high == null) {
            return "usual";
        }
        boolean isMore = isJudged ? value > high : low > 0;
        boolean isFewer = isJudged ? value < low : high < 0;
        return isMore ? "more" : isFewer ? "fewer" : "usual";
    }
}
