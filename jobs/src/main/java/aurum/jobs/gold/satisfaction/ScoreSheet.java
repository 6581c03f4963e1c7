package aurum.jobs.gold.satisfaction;

import static aurum.jobs.gold.satisfaction.PeriodGroups.number;

import aurum.jobs.statistics.Groups;
import aurum.jobs.statistics.Interval;
import aurum.jobs.statistics.WeightedScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Scores one kind of survey in one period, by region, dimension and value. In: one row per response with its weight and ratings. Out: {@link #SCORED}. */
final class ScoreSheet implements PeriodGroups.Method {
    private static final long serialVersionUID = 1L;
    static final double SATISFIED_FROM = 8;
    private static final double PROMOTES_FROM = 9;
    private static final double DETRACTS_TO = 6;
    private static final String ALL = "all";

    static final StructType SCORED = new StructType()
            .add("survey_kind", DataTypes.StringType)
            .add("period_kind", DataTypes.StringType)
            .add("period_start_date", DataTypes.DateType)
            .add("region_id", DataTypes.StringType)
            .add("dimension", DataTypes.StringType)
            .add("value", DataTypes.StringType)
            .add("response_count", DataTypes.LongType)
            .add("is_sufficient", DataTypes.BooleanType)
            .add("mean_score", DataTypes.DoubleType)
            .add("mean_score_low", DataTypes.DoubleType)
            .add("mean_score_high", DataTypes.DoubleType)
            .add("raw_mean_score", DataTypes.DoubleType)
            .add("selective_mean_score", DataTypes.DoubleType)
            .add("satisfied_rate", DataTypes.DoubleType)
            .add("satisfied_rate_low", DataTypes.DoubleType)
            .add("satisfied_rate_high", DataTypes.DoubleType)
            .add("raw_satisfied_rate", DataTypes.DoubleType)
            .add("recommend_score", DataTypes.DoubleType)
            .add("recommend_score_low", DataTypes.DoubleType)
            .add("recommend_score_high", DataTypes.DoubleType)
            .add("raw_recommend_score", DataTypes.DoubleType)
            .add("expectation", DataTypes.DoubleType)
            .add("gap", DataTypes.DoubleType)
            .add("gap_low", DataTypes.DoubleType)
            .add("gap_high", DataTypes.DoubleType);

    /** Where a score belongs. */
    private record Place(String region, String dimension, String value) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return (region + "|" + dimension + "|" + value)
                    .compareTo(other.region + "|" + other.dimension + "|" + other.value);
        }
    }

    /** What one response says of one place; NaN where it says nothing. */
    private record Said(int response, double score, double recommend, double expectation, double gap) {}

    /** Ratings of one response, to be averaged. */
    private static final class Mean {
        private double experience;
        private double expectation;
        private double gap;
        private int experiences;
        private int expectations;
        private int gaps;

        private void add(double rated, double expected) {
            if (!Double.isNaN(rated)) {
                experience += rated;
                experiences++;
            }
            if (!Double.isNaN(expected)) {
                expectation += expected;
                expectations++;
            }
            if (!Double.isNaN(rated - expected)) {
                gap += rated - expected;
                gaps++;
            }
        }

        private Said of(int response) {
            return new Said(response, experience / experiences, Double.NaN, expectation / expectations, gap / gaps);
        }
    }

    @Override
    public List<Row> apply(List<Row> responses) {
        boolean isRaked = responses.get(0).getAs("is_raked");
        Groups groups = isRaked
                ? Groups.of(List.of(names(responses, "region_id"), names(responses, "product_line")))
                : Groups.of(List.of());
        WeightedScores scores = new WeightedScores(
                responses.stream().mapToDouble(row -> number(row, "weight")).toArray(), groups);
        double[] selective = responses.stream()
                .mapToDouble(row -> number(row, "selective_weight"))
                .toArray();
        Map<Place, List<Said>> places = new TreeMap<>();
        for (int i = 0; i < responses.size(); i++) {
            Row response = responses.get(i);
            for (String region : List.of(ALL, response.<String>getAs("region_id"))) {
                said(response, i).forEach((of, said) -> places.computeIfAbsent(
                                new Place(region, of.get(0), of.get(1)), ignored -> new ArrayList<>())
                        .add(said));
            }
        }
        Row first = responses.get(0);
        List<Row> rows = new ArrayList<>();
        places.forEach((place, said) -> rows.add(row(first, place, said, scores, selective)));
        return rows;
    }

    private static List<String> names(List<Row> rows, String column) {
        return rows.stream().map(row -> row.<String>getAs(column)).toList();
    }

    /** By dimension and value. */
    private static Map<List<String>, Said> said(Row response, int place) {
        Map<List<String>, Mean> rated = new HashMap<>();
        Mean whole = new Mean();
        List<Row> ratings = response.isNullAt(response.fieldIndex("ratings"))
                ? List.of()
                : response.getList(response.fieldIndex("ratings"));
        for (Row rating : ratings) {
            double experience = number(rating, "experience");
            double expectation = number(rating, "expectation");
            whole.add(experience, expectation);
            for (String dimension : List.of("attribute_id", "department", "journey_stage")) {
                String value = rating.getAs(dimension);
                if (value != null) {
                    rated.computeIfAbsent(List.of(dimension.replace("_id", ""), value), ignored -> new Mean())
                            .add(experience, expectation);
                }
            }
        }
        Map<List<String>, Said> said = new HashMap<>();
        rated.forEach((of, mean) -> said.put(of, mean.of(place)));
        Said ratedOnTheWhole = whole.of(place);
        Said onTheWhole = new Said(
                place,
                number(response, "overall"),
                number(response, "recommend"),
                ratedOnTheWhole.expectation,
                ratedOnTheWhole.gap);
        said.put(List.of(ALL, ALL), onTheWhole);
        put(said, "product_line", response.getAs("line"), onTheWhole);
        put(said, "level", response.getAs("level"), onTheWhole);
        put(said, "channel", response.getAs("channel"), onTheWhole);
        put(said, "store_ownership", response.getAs("store_ownership"), onTheWhole);
        put(said, "account_manager", response.getAs("account_manager_id"), onTheWhole);
        return said;
    }

    private static void put(Map<List<String>, Said> said, String dimension, String value, Said what) {
        if (value != null && !value.equals("unknown")) {
            said.put(List.of(dimension, value), what);
        }
    }

    private static Row row(Row first, Place place, List<Said> said, WeightedScores scores, double[] selective) {
        Figure mean = Figure.of(said, Said::score, value -> value);
        Figure satisfied = Figure.of(said, Said::score, value -> value >= SATISFIED_FROM ? 1 : 0);
        Figure recommend = Figure.of(
                said, Said::recommend, value -> value >= PROMOTES_FROM ? 100 : value <= DETRACTS_TO ? -100 : 0);
        Figure expectation = Figure.of(said, Said::expectation, value -> value);
        Figure gap = Figure.of(said, Said::gap, value -> value);
        Interval meanScore = mean.mean(scores);
        Interval satisfiedRate = scores.share(satisfied.answers, satisfied.values);
        Interval recommendScore = recommend.mean(scores);
        Interval gapMean = gap.mean(scores);
        boolean isSufficient = WeightedScores.isSufficient(mean.answers.length);
        return PeriodGroups.row(
                first.getAs("survey_kind"),
                first.getAs("period_kind"),
                first.getAs("period_start_date"),
                place.region,
                place.dimension,
                place.value,
                (long) mean.answers.length,
                isSufficient,
                rating(meanScore.value()),
                rating(meanScore.low()),
                rating(meanScore.high()),
                isSufficient ? mean.plain() : Double.NaN,
                isSufficient ? mean.weighted(selective) : Double.NaN,
                satisfiedRate.value(),
                satisfiedRate.low(),
                satisfiedRate.high(),
                isSufficient ? satisfied.plain() : Double.NaN,
                recommendScore.value(),
                Math.max(-100, recommendScore.low()),
                Math.min(100, recommendScore.high()),
                WeightedScores.isSufficient(recommend.answers.length) ? recommend.plain() : Double.NaN,
                expectation.mean(scores).value(),
                gapMean.value(),
                gapMean.low(),
                gapMean.high());
    }

    /** Weights leave a trace in the last digit, and an interval knows of no scale. */
    private static double rating(double value) {
        return Math.max(0, Math.min(10, value));
    }

    /** Values of those responses that have one. */
    private record Figure(int[] answers, double[] values) {
        private interface Of {
            double of(Said said);
        }

        private static Figure of(List<Said> said, Of of, DoubleUnaryOperator coded) {
            List<Said> known =
                    said.stream().filter(one -> !Double.isNaN(of.of(one))).toList();
            return new Figure(
                    known.stream().mapToInt(Said::response).toArray(),
                    known.stream().mapToDouble(of::of).map(coded).toArray());
        }

        private Interval mean(WeightedScores scores) {
            return scores.mean(answers, values);
        }

        private double plain() {
            return Arrays.stream(values).average().orElse(Double.NaN);
        }

        private double weighted(double[] weights) {
            double sum = 0;
            double total = 0;
            for (int i = 0; i < answers.length; i++) {
                sum += weights[answers[i]] * values[i];
                total += weights[answers[i]];
            }
            return sum / total;
        }
    }
}
