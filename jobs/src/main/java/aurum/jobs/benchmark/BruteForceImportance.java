package aurum.jobs.benchmark;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/** Importance as its definition has it, by another road than {@link aurum.jobs.statistics.ExplainedVariance}: one regression on the rows per set of drivers (QR decomposition, not sweeps of cross products), and the gain of a driver averaged over all orders. */
final class BruteForceImportance {
    private final double[][] drivers;
    private final double[] outcome;
    private final double[] weights;
    private final double total;

    BruteForceImportance(double[][] drivers, double[] outcome, double[] weights) {
        this.drivers = drivers;
        this.outcome = outcome;
        this.weights = weights;
        double weight = Arrays.stream(weights).sum();
        double mean = IntStream.range(0, outcome.length)
                        .mapToDouble(i -> weights[i] * outcome[i])
                        .sum()
                / weight;
        this.total = IntStream.range(0, outcome.length)
                .mapToDouble(i -> weights[i] * (outcome[i] - mean) * (outcome[i] - mean))
                .sum();
    }

    double[] contributions() {
        int count = drivers[0].length;
        double[] explained = IntStream.range(0, 1 << count)
                .parallel()
                .mapToDouble(this::explained)
                .toArray();
        double[] contributions = new double[count];
        for (int driver = 0; driver < count; driver++) {
            for (int set = 0; set < explained.length; set++) {
                if ((set & 1 << driver) == 0) {
                    int before = Integer.bitCount(set);
                    double orders = factorial(before) * factorial(count - 1 - before) / factorial(count);
                    contributions[driver] += orders * (explained[set | 1 << driver] - explained[set]);
                }
            }
        }
        return contributions;
    }

    private static double factorial(int number) {
        return IntStream.rangeClosed(1, number).asDoubleStream().reduce(1, (left, right) -> left * right);
    }

    private double explained(int set) {
        if (set == 0) {
            return 0;
        }
        int[] columns = IntStream.range(0, drivers[0].length)
                .filter(driver -> (set & 1 << driver) != 0)
                .toArray();
        double[][] rows = new double[outcome.length][columns.length + 1];
        double[] scaled = new double[outcome.length];
        for (int i = 0; i < outcome.length; i++) {
            double root = Math.sqrt(weights[i]);
            rows[i][0] = root;
            for (int j = 0; j < columns.length; j++) {
                rows[i][j + 1] = root * drivers[i][columns[j]];
            }
            scaled[i] = root * outcome[i];
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.setNoIntercept(true);
        regression.newSampleData(scaled, rows);
        return 1 - regression.calculateResidualSumOfSquares() / total;
    }
}
