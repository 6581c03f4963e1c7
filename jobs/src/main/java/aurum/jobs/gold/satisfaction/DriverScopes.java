package aurum.jobs.gold.satisfaction;

import aurum.jobs.statistics.Interval;
import aurum.jobs.statistics.KeyDrivers;
import aurum.jobs.statistics.PenaltyReward;
import aurum.jobs.statistics.RatingSample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** The drivers of one kind of survey in one period, of everything, of each region and of each product line. In: one row per response with its ratings by attribute. Out: rows of {@link SatisfactionDrivers}. */
final class DriverScopes implements PeriodGroups.Method {
    private static final long serialVersionUID = 1L;
    private static final String ALL = "all";
    /** An attribute that fewer of a scope's responses rate is left out, rather than the responses that do not. */
    private static final double RATED_BY = 0.8;
    /** Below, a rating is bad; from the other on, excellent. */
    private static final double LOW_BELOW = 5;

    private static final double HIGH_FROM = 9;
    /** Fixed, so that the same responses give the same intervals. */
    private static final long SEED = 20_260_701;

    /** Of which responses. */
    private record Scope(String region, String productLine) {}

    @Override
    public List<Row> apply(List<Row> responses) {
        Map<String, List<Row>> regions = new TreeMap<>();
        Map<String, List<Row>> lines = new TreeMap<>();
        for (Row response : responses) {
            regions.computeIfAbsent(response.getAs("region_id"), ignored -> new ArrayList<>())
                    .add(response);
            lines.computeIfAbsent(response.getAs("product_line"), ignored -> new ArrayList<>())
                    .add(response);
        }
        List<Row> rows = new ArrayList<>(drivers(new Scope(ALL, ALL), responses));
        regions.forEach((region, own) -> rows.addAll(drivers(new Scope(region, ALL), own)));
        lines.forEach((line, own) -> rows.addAll(drivers(new Scope(ALL, line), own)));
        return rows;
    }

    private static List<Row> drivers(Scope scope, List<Row> responses) {
        List<String> attributes = attributes(responses);
        RatingSample sample = RatingSample.ofRatings(attributes.size(), LOW_BELOW, HIGH_FROM);
        for (Row response : responses) {
            Map<String, Double> ratings = response.getJavaMap(response.fieldIndex("ratings"));
            if (ratings.keySet().containsAll(attributes)) {
                sample.add(
                        response.getAs("unit"),
                        attributes.stream().mapToDouble(ratings::get).toArray(),
                        response.getAs("overall"),
                        response.getAs("weight"));
            }
        }
        Row first = responses.get(0);
        long count = sample.rows();
        List<Row> rows = new ArrayList<>();
        if (attributes.size() < 2 || count < KeyDrivers.leastRows(attributes.size())) {
            attributes.forEach(attribute -> rows.add(insufficient(first, scope, attribute, count)));
            return rows;
        }
        KeyDrivers found = KeyDrivers.of(sample, KeyDrivers.USUAL_RESAMPLES, SEED);
        PenaltyReward contrast = PenaltyReward.of(sample, KeyDrivers.USUAL_RESAMPLES, SEED);
        for (int i = 0; i < attributes.size(); i++) {
            rows.add(row(first, scope, attributes.get(i), found, contrast, i));
        }
        return rows;
    }

    private static List<String> attributes(List<Row> responses) {
        Map<String, Integer> rated = new TreeMap<>();
        for (Row response : responses) {
            Map<String, Double> ratings = response.getJavaMap(response.fieldIndex("ratings"));
            ratings.keySet().forEach(attribute -> rated.merge(attribute, 1, Integer::sum));
        }
        return rated.entrySet().stream()
                .filter(entry -> entry.getValue() >= RATED_BY * responses.size())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Row insufficient(Row first, Scope scope, String attribute, long count) {
        Object[] cells = new Object[30];
        System.arraycopy(start(first, scope, attribute), 0, cells, 0, 5);
        cells[8] = count;
        cells[28] = false;
        cells[29] = first.getAs("period_start_date");
        return PeriodGroups.row(cells);
    }

    private static Object[] start(Row first, Scope scope, String attribute) {
        return new Object[] {
            first.getAs("survey_kind"), first.getAs("period_kind"), scope.region, scope.productLine, attribute
        };
    }

    private static Row row(
            Row first, Scope scope, String attribute, KeyDrivers found, PenaltyReward contrast, int place) {
        KeyDrivers.Driver driver = found.drivers().get(place);
        Interval share = driver.share();
        Interval performance = driver.performance();
        Interval effect = driver.effect();
        Interval penalty = contrast.penalty().get(place);
        Interval reward = contrast.reward().get(place);
        Object[] start = start(first, scope, attribute);
        return PeriodGroups.row(
                start[0],
                start[1],
                start[2],
                start[3],
                start[4],
                lower(driver.direction()),
                lower(driver.quadrant()),
                lower(contrast.kinds().get(place)),
                found.rows(),
                (long) driver.tieGroup(),
                share.value(),
                share.low(),
                share.high(),
                found.rSquared().value(),
                performance.value(),
                performance.low(),
                performance.high(),
                driver.lead().value(),
                effect.value(),
                effect.low(),
                effect.high(),
                penalty.value(),
                penalty.low(),
                penalty.high(),
                reward.value(),
                reward.low(),
                reward.high(),
                driver.isQuadrantCertain(),
                true,
                first.getAs("period_start_date"));
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
