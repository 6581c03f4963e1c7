package aurum.api.today;

import aurum.api.answer.Answers;
import aurum.api.lake.Rows;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where it is hot: {@code hotspots}, how many episodes are open and in which state, then {@code hotspot}, the ones to look at. Of each
 * state come those with the most complaints beyond expectation on their latest day.
 */
final class OpenHotspots implements FindingSource {

    private static final String COUNTS =
            """
            select count(*) filter (closed_date is null) as open,
              count(*) filter (status = 'new') as new, count(*) filter (status = 'growing') as growing,
              count(*) filter (status = 'ongoing') as ongoing, count(*) filter (status = 'easing') as easing,
              count(*) filter (status = 'over' and closed_date > :as_of - 7) as over_last_week
            from gold.hotspot_episodes where explained_by is null
            """;

    private static final String EPISODES =
            """
            select hotspot_id, status, confidence, region_id, product_line, category_id, observed, expected, excess, ratio, days,
              latest_observed, latest_expected, latest_ratio, latest_per_10k, usual_per_10k, q, opened_date, last_seen_date, latest_date
            from gold.hotspot_episodes where explained_by is null and closed_date is null
            qualify row_number() over (partition by status order by latest_observed - latest_expected desc, hotspot_id) <= 3
            order by case status when 'new' then 1 when 'growing' then 2 when 'ongoing' then 3 else 4 end,
              latest_observed - latest_expected desc, hotspot_id
            """;

    private record AsOf(java.time.LocalDate asOf) {}

    private final Answers answers;

    OpenHotspots(Answers answers) {
        this.answers = answers;
    }

    @Override
    public String table() {
        return "gold.hotspot_episodes";
    }

    @Override
    public List<Finding> findings(Context context) {
        AsOf asOf = new AsOf(answers.pin(context).publication().asOf());
        Rows counts = answers.part(COUNTS, asOf, context);
        Map<String, Object> figures = FindingRow.named(counts, 0);
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                "hotspots",
                ((Long) figures.get("open")) > 0 ? "hot" : "calm",
                Optional.empty(),
                Map.of(),
                figures,
                "/hotspots"));
        Rows episodes = answers.part(EPISODES, asOf, context);
        for (int row = 0; row < episodes.values().size(); row++) {
            findings.add(finding(new LinkedHashMap<>(FindingRow.named(episodes, row))));
        }
        return findings;
    }

    private static Finding finding(Map<String, Object> figures) {
        Map<String, Object> subject = new LinkedHashMap<>();
        for (String name : List.of("hotspot_id", "region_id", "product_line", "category_id")) {
            subject.put(name, figures.remove(name));
        }
        return new Finding(
                "hotspot",
                (String) figures.remove("status"),
                Optional.of((String) figures.remove("confidence")),
                subject,
                figures,
                "/hotspots?hotspot=" + subject.get("hotspot_id"));
    }
}
