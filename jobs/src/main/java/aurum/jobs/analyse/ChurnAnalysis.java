package aurum.jobs.analyse;

import aurum.jobs.analyse.OutcomeFile.Rows;
import aurum.jobs.failure.Failure;
import aurum.jobs.model.BoosterSettings;
import aurum.jobs.model.ChurnModel;
import aurum.jobs.model.ChurnScorer;
import aurum.jobs.model.ChurnTrainer;
import aurum.jobs.statistics.ProbabilityMetrics;
import aurum.jobs.statistics.StratifiedFolds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** How well the model of churn predicts the rows of a file that it has not seen. Everything, choices included, is learnt from the other folds only. */
public final class ChurnAnalysis {
    /** Where the file says no folds. */
    public static final int FOLDS = 5;

    /** The name of the only fold that is predicted where rows have a time. */
    public static final String LATEST = "latest";

    private static final int INNER_FOLDS = 3;
    private static final int REASONS = 3;

    /** With times, at least this share of the rows, the latest ones, is predicted. */
    private static final double LATEST_SHARE = 0.2;

    private final SparkSession spark;
    private final Rows rows;
    private final List<BoosterSettings> candidates;
    private final long seed;
    private final StructType schema;

    /** What is said of one row by a model that had not seen it. */
    public record Score(int row, String fold, double probability, String reasons) {}

    /** One fold: how well it was predicted, by what. */
    public record Fold(String name, ProbabilityMetrics metrics, ChurnModel model) {}

    /** @param scores in order of the rows; with times, of the latest rows only */
    public record Result(List<Fold> folds, List<Score> scores) {}

    public ChurnAnalysis(SparkSession spark, Rows rows, List<BoosterSettings> candidates, long seed) {
        this.spark = spark;
        this.rows = rows;
        this.candidates = candidates;
        this.seed = seed;
        StructType columns = new StructType()
                .add(ChurnTrainer.ROW, DataTypes.LongType)
                .add(ChurnTrainer.OUTCOME, DataTypes.DoubleType)
                .add(ChurnTrainer.WEIGHT, DataTypes.DoubleType)
                .add(ChurnTrainer.FOLD, DataTypes.IntegerType);
        for (int i = 0; i < rows.isNumber().length; i++) {
            columns = columns.add(
                    rows.features().get(i), rows.isNumber()[i] ? DataTypes.DoubleType : DataTypes.StringType);
        }
        this.schema = columns;
    }

    /** Folds that hold the same share of events, rows of one id together. */
    public List<String> stratified() {
        return IntStream.of(StratifiedFolds.split(rows.ids(), rows.outcomes(), FOLDS, seed))
                .mapToObj(fold -> Integer.toString(fold + 1))
                .toList();
    }

    /** The latest rows, whole times together, as {@link #LATEST}; all earlier ones blank. Numbers sort as numbers, all else as text, so dates have to be yyyy-mm-dd. */
    public List<String> latest() {
        List<String> times = rows.times();
        boolean areNumbers = times.stream().allMatch(time -> time != null && time.matches("-?\\d+(\\.\\d+)?"));
        Comparator<String> order = areNumbers
                ? Comparator.comparingDouble(Double::parseDouble)
                : Comparator.nullsFirst(Comparator.naturalOrder());
        List<String> sorted = times.stream().sorted(order.reversed()).toList();
        String first = sorted.get((int) Math.ceil(times.size() * LATEST_SHARE) - 1);
        List<String> folds = times.stream()
                .map(time -> order.compare(time, first) >= 0 ? LATEST : "")
                .toList();
        if (!folds.contains("")) {
            throw Failure.ofSettings(
                    "Every row has the time '%s' or a later one; there is nothing earlier to learn from."
                            .formatted(first));
        }
        return folds;
    }

    /**
     * @param folds per row; those of each fold but the blank one are predicted from all others
     * @throws Failure when a fold or the rest of it holds only one outcome
     */
    public Result run(List<String> folds) {
        List<Fold> done = new ArrayList<>();
        List<Score> scores = new ArrayList<>();
        for (String name : new TreeSet<>(folds)) {
            if (!name.isEmpty()) {
                done.add(predict(name, folds, scores));
            }
        }
        scores.sort(Comparator.comparingInt(Score::row));
        return new Result(done, scores);
    }

    private Fold predict(String name, List<String> folds, List<Score> scores) {
        int[] known = IntStream.range(0, folds.size())
                .filter(i -> !folds.get(i).equals(name))
                .toArray();
        int[] asked = IntStream.range(0, folds.size())
                .filter(i -> folds.get(i).equals(name))
                .toArray();
        boolean[] outcomes = outcomes(known);
        long events = IntStream.range(0, known.length).filter(i -> outcomes[i]).count();
        if (events < INNER_FOLDS || known.length - events < INNER_FOLDS) {
            throw Failure.ofSettings(
                    "Outside fold '%s' there are %d rows with the outcome and %d without; %d of each are the least to learn from."
                            .formatted(name, events, known.length - events, INNER_FOLDS));
        }
        int[] inner = StratifiedFolds.split(
                IntStream.of(known).mapToObj(rows.ids()::get).toList(), outcomes, INNER_FOLDS, seed);
        List<Row> training = new ArrayList<>();
        for (int i = 0; i < known.length; i++) {
            training.add(row(known[i], inner[i]));
        }
        ChurnModel model =
                new ChurnTrainer(candidates, seed).train(spark.createDataFrame(training, schema), rows.features());
        double[] probabilities = score(model, name, asked, scores);
        return new Fold(name, ProbabilityMetrics.of(probabilities, outcomes(asked)), model);
    }

    private double[] score(ChurnModel model, String fold, int[] asked, List<Score> scores) {
        ChurnScorer scorer = new ChurnScorer(model);
        int[] places = model.encoding().places(schema);
        List<float[]> numbers = IntStream.of(asked)
                .mapToObj(i -> model.encoding().trees(row(i, 0), places))
                .toList();
        double[] probabilities = scorer.probabilities(numbers);
        List<List<ChurnScorer.Reason>> reasons = scorer.reasons(numbers);
        for (int i = 0; i < asked.length; i++) {
            scores.add(new Score(asked[i], fold, probabilities[i], words(asked[i], reasons.get(i))));
        }
        return probabilities;
    }

    /** The strongest reasons for the outcome: column, its value, and what it adds to the log-odds. */
    private String words(int row, List<ChurnScorer.Reason> reasons) {
        return String.join(
                "; ",
                reasons.stream()
                        .filter(reason -> reason.logOdds() > 0)
                        .limit(REASONS)
                        .map(reason -> {
                            Object value = rows.cells().get(row)[rows.features().indexOf(reason.feature())];
                            return String.format(
                                    Locale.ROOT,
                                    "%s = %s (+%.2f)",
                                    reason.feature(),
                                    value == null ? "missing" : OutcomeFile.plain(value),
                                    reason.logOdds());
                        })
                        .toList());
    }

    private boolean[] outcomes(int[] places) {
        boolean[] outcomes = new boolean[places.length];
        for (int i = 0; i < places.length; i++) {
            outcomes[i] = rows.outcomes()[places[i]];
        }
        return outcomes;
    }

    private Row row(int place, int fold) {
        Object[] features = rows.cells().get(place);
        Object[] values = new Object[features.length + 4];
        values[0] = (long) place;
        values[1] = rows.outcomes()[place] ? 1.0 : 0.0;
        values[2] = 1.0;
        values[3] = fold;
        System.arraycopy(features, 0, values, 4, features.length);
        return RowFactory.create(values);
    }
}
