package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.statistics.UpliftRanking.Trial;
import aurum.jobs.statistics.UpliftRanking.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

class UpliftRankingTest {
    private static final int RESAMPLES = 300;

    /**
     * Customers with three numbers, a quarter of them control.
     *
     * @param lift of all that are treated
     * @param more of those whose first number is above 0, and less of the others
     */
    private static Trial trial(int rows, double lift, double more, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> units = new ArrayList<>();
        List<Object[]> cells = new ArrayList<>();
        boolean[] treated = new boolean[rows];
        boolean[] hits = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            units.add(Integer.toString(i));
            double first = random.nextGaussian();
            cells.add(new Object[] {first, random.nextGaussian(), random.nextBoolean() ? "a" : null});
            treated[i] = random.nextInt(4) > 0;
            double uplift = treated[i] ? lift + (first > 0 ? more : -more) : 0;
            hits[i] = random.nextDouble() < 0.2 + 0.05 * Math.max(-1, Math.min(1, first)) + uplift;
        }
        return new Trial(units, DesignMatrix.of(cells), treated, hits);
    }

    @Test
    void whomItMovesMoreIsFoundWhereItIsSo() {
        for (UpliftLearner learner : UpliftLearner.values()) {
            UpliftRanking found = UpliftRanking.of(trial(4_000, 0.15, 0.12, 1), learner, RESAMPLES, 1);
            assertThat(found.verdict()).as(learner.name()).isEqualTo(Verdict.EVIDENCE);
            assertThat(found.qini().value()).isBetween(0.1, 0.4);
        }
    }

    @Test
    void aTreatmentThatHelpsEverybodyAlikeRanksNobody() {
        int claimed = 0;
        for (long seed = 0; seed < 60; seed++) {
            UpliftRanking found = UpliftRanking.of(trial(1_200, 0.15, 0, seed), UpliftLearner.X, RESAMPLES, seed);
            claimed += found.verdict() == Verdict.EVIDENCE ? 1 : 0;
        }
        assertThat(claimed).as("claims of 60, by chance 2.5 %").isLessThanOrEqualTo(4);
    }

    @Test
    void fewOutcomesAreNotEnough() {
        Trial few = trial(80, 0, 0, 1);
        assertThat(UpliftRanking.of(few, UpliftLearner.X, RESAMPLES, 1).verdict())
                .isEqualTo(Verdict.INSUFFICIENT);
        Trial nothingKnown = new Trial(few.units(), new double[80][0], few.treated(), few.hits());
        assertThat(UpliftRanking.of(nothingKnown, UpliftLearner.X, RESAMPLES, 1).qini())
                .isEqualTo(Interval.UNKNOWN);
    }

    @Test
    void theSameSeedGivesTheSame() {
        UpliftRanking once = UpliftRanking.of(trial(500, 0.1, 0.1, 4), UpliftLearner.X, RESAMPLES, 9);
        UpliftRanking again = UpliftRanking.of(trial(500, 0.1, 0.1, 4), UpliftLearner.X, RESAMPLES, 9);
        assertThat(again.qini()).isEqualTo(once.qini());
        assertThat(again.uplift()).isEqualTo(once.uplift());
    }

    /** Row by row, without a word of cross products: what the treated would have done without, what the others would have done with it, and a model of each. */
    @Test
    void theLearnersAreThoseOfTheirDefinition() {
        Trial trial = trial(240, 0.1, 0.1, 7);
        double[][][] rows = new double[2][][];
        double[][] outcomes = new double[2][];
        CrossProducts[] sums = new CrossProducts[2];
        for (int arm = 0; arm < 2; arm++) {
            boolean isTreated = arm == 1;
            int[] of = java.util.stream.IntStream.range(0, 240)
                    .filter(i -> trial.treated()[i] == isTreated)
                    .toArray();
            rows[arm] = Arrays.stream(of).mapToObj(i -> trial.columns()[i]).toArray(double[][]::new);
            outcomes[arm] =
                    Arrays.stream(of).mapToDouble(i -> trial.hits()[i] ? 1 : 0).toArray();
            sums[arm] = new CrossProducts(new double[rows[arm][0].length + 1]);
            for (int i = 0; i < of.length; i++) {
                double[] row = Arrays.copyOf(rows[arm][i], rows[arm][i].length + 1);
                row[row.length - 1] = outcomes[arm][i];
                sums[arm].add(row, 1);
            }
        }
        double[] ofControl = ridge(rows[0], outcomes[0]);
        double[] ofTreated = ridge(rows[1], outcomes[1]);
        double[] imputedTreated = new double[rows[1].length];
        Arrays.setAll(imputedTreated, i -> outcomes[1][i] - at(ofControl, rows[1][i]));
        double[] imputedControl = new double[rows[0].length];
        Arrays.setAll(imputedControl, i -> at(ofTreated, rows[0][i]) - outcomes[0][i]);
        double[] byTreated = ridge(rows[1], imputedTreated);
        double[] byControl = ridge(rows[0], imputedControl);
        double share = rows[1].length / 240.0;
        for (int i = 0; i < 240; i += 17) {
            double[] row = trial.columns()[i];
            assertThat(UpliftLearner.T.learn(sums[1], sums[0]).at(row))
                    .isEqualTo(at(ofTreated, row) - at(ofControl, row), within(1e-8));
            assertThat(UpliftLearner.X.learn(sums[1], sums[0]).at(row))
                    .isEqualTo(share * at(byControl, row) + (1 - share) * at(byTreated, row), within(1e-8));
        }
    }

    private static double at(double[] model, double[] row) {
        double sum = model[0];
        for (int i = 0; i < row.length; i++) {
            sum += model[i + 1] * row[i];
        }
        return sum;
    }

    /** Ridge regression by matrices of rows, its penalty by the hat matrix; the intercept first. */
    private static double[] ridge(double[][] rows, double[] outcome) {
        int n = rows.length;
        int p = rows[0].length;
        double[] means = new double[p];
        Arrays.stream(rows).forEach(row -> Arrays.setAll(means, j -> means[j] + row[j] / n));
        double mean = Arrays.stream(outcome).average().orElseThrow();
        RealMatrix x = new Array2DRowRealMatrix(n, p);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < p; j++) {
                x.setEntry(i, j, rows[i][j] - means[j]);
            }
        }
        RealVector y = new ArrayRealVector(outcome).mapSubtract(mean);
        double least = y.dotProduct(y) / Math.pow(1 - 1.0 / n, 2);
        RealVector best = new ArrayRealVector(p);
        for (double penalty : new double[] {1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100}) {
            RealMatrix gram = x.transpose()
                    .multiply(x)
                    .add(MatrixUtils.createRealIdentityMatrix(p).scalarMultiply(penalty * n));
            RealMatrix hat = new LUDecomposition(gram).getSolver().getInverse().multiply(x.transpose());
            RealVector effects = hat.operate(y);
            RealVector left = y.subtract(x.operate(effects));
            double error = left.dotProduct(left) / Math.pow(1 - (x.multiply(hat).getTrace() + 1) / n, 2);
            if (error < least) {
                least = error;
                best = effects;
            }
        }
        double[] model = new double[p + 1];
        model[0] = mean - best.dotProduct(new ArrayRealVector(means));
        System.arraycopy(best.toArray(), 0, model, 1, p);
        return model;
    }

    @Test
    void numbersAndWordsBecomeColumns() {
        double[][] columns = DesignMatrix.of(List.of(
                new Object[] {1.0, "x", 5.0},
                new Object[] {3.0, "y", 5.0},
                new Object[] {null, null, 5.0},
                new Object[] {2.0, "x", 5.0}));
        double deviation = Math.sqrt(2.0 / 3);
        assertThat(columns[0]).containsExactly(new double[] {-1 / deviation, -0.25, 0.5, -0.25, -0.25}, within(1e-12));
        assertThat(columns[2]).containsExactly(new double[] {0, 0.75, -0.5, -0.25, 0.75}, within(1e-12));
    }
}
