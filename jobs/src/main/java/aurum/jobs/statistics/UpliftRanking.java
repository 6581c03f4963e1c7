package aurum.jobs.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether it can be told whom a treatment moves more than others. A model of the uplift is learnt in parts of the rows and ranks the others, so that every row is ranked by a model that has not seen it; the ranking is believed
 * only where the interval of its Qini coefficient lies above 0.
 *
 * @param qini normalised, see {@link QiniCurve#coefficient}; unknown where data are insufficient
 * @param uplift expected by row, in the outcome's probability; empty where data are insufficient
 */
public record UpliftRanking(Interval qini, Verdict verdict, double[] uplift) {
    /** The fewest rows with, and without, the outcome in each group: below, a model knows next to nothing, and a resample may hold none. */
    public static final int LEAST_OUTCOMES = 10;

    private static final int FOLDS = 5;

    /** Whether a ranking by uplift beats chance. */
    public enum Verdict {
        EVIDENCE("evidence"),
        NO_EVIDENCE("no evidence"),
        INSUFFICIENT("insufficient data");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * Customers of whom some were treated by chance.
     *
     * @param units one per row; rows of one unit are never ranked by a model that saw another of them
     * @param columns by row what was known before the treatment, see {@link DesignMatrix}
     * @param treated or else of the control group
     * @param hits whether the outcome came
     */
    public record Trial(List<String> units, double[][] columns, boolean[] treated, boolean[] hits) {

        boolean isSufficient() {
            int[] counts = new int[4];
            for (int i = 0; i < hits.length; i++) {
                counts[(treated[i] ? 2 : 0) + (hits[i] ? 1 : 0)]++;
            }
            return columns.length > 0
                    && columns[0].length > 0
                    && Arrays.stream(counts).allMatch(count -> count >= LEAST_OUTCOMES);
        }
    }

    /**
     * @param resamples for the interval; 1,000 leave its ends uncertain by about a twentieth of its width
     * @param seed the same gives the same; of another one only chance differs
     */
    public static UpliftRanking of(Trial trial, UpliftLearner learner, int resamples, long seed) {
        if (!trial.isSufficient()) {
            return new UpliftRanking(Interval.UNKNOWN, Verdict.INSUFFICIENT, new double[0]);
        }
        double[] uplift = outOfFold(trial, learner, seed);
        Interval qini = QiniCurve.of(uplift, trial.treated, trial.hits).coefficient(resamples, seed);
        return new UpliftRanking(qini, qini.liesAbove(0) ? Verdict.EVIDENCE : Verdict.NO_EVIDENCE, uplift);
    }

    private static double[] outOfFold(Trial trial, UpliftLearner learner, long seed) {
        int[] folds = StratifiedFolds.split(trial.units, trial.hits, FOLDS, seed);
        CrossProducts[] treated = new CrossProducts[FOLDS];
        CrossProducts[] control = new CrossProducts[FOLDS];
        Arrays.setAll(treated, fold -> sums(trial, folds, fold, true));
        Arrays.setAll(control, fold -> sums(trial, folds, fold, false));
        RidgeRegression[] models = new RidgeRegression[FOLDS];
        Arrays.setAll(models, fold -> learner.learn(others(treated, fold), others(control, fold)));
        return IntStream.range(0, folds.length)
                .mapToDouble(i -> models[folds[i]].at(trial.columns[i]))
                .toArray();
    }

    private static CrossProducts sums(Trial trial, int[] folds, int fold, boolean treated) {
        int columns = trial.columns[0].length;
        CrossProducts sums = new CrossProducts(new double[columns + 1]);
        for (int i = 0; i < folds.length; i++) {
            if (folds[i] == fold && trial.treated[i] == treated) {
                double[] row = Arrays.copyOf(trial.columns[i], columns + 1);
                row[columns] = trial.hits[i] ? 1 : 0;
                sums.add(row, 1);
            }
        }
        return sums;
    }

    private static CrossProducts others(CrossProducts[] parts, int fold) {
        CrossProducts sum = parts[0].empty();
        for (int part = 0; part < parts.length; part++) {
            if (part != fold) {
                sum.add(parts[part], 1);
            }
        }
        return sum;
    }
}
