package aurum.jobs.benchmark;

import aurum.jobs.statistics.ExplainedVariance;
import aurum.jobs.statistics.KeyDrivers;
import aurum.jobs.statistics.RatingSample;
import java.util.Random;

/** Two drivers that go together as r = 0.9 beside two others: are they put in the right order, or said to be tied? */
final class DriverTies {
    private static final double TOGETHER = 0.9;
    private static final double ALIKE = 1e-9;
    private static final double[] OTHERS = {0.25, 0.1};

    /**
     * One sample.
     *
     * @param isTied the two are declared a tie
     * @param isOrderRight the more important one comes first; never where neither is
     */
    record Result(boolean isTied, boolean isOrderRight) {}

    private DriverTies() {}

    /**
     * @param first the one's weight in the outcome
     * @param second the other's
     */
    static Result of(long seed, int answers, double first, double second) {
        double[] weights = {first, second, OTHERS[0], OTHERS[1]};
        Random random = new Random(seed);
        RatingSample sample = RatingSample.of(new double[weights.length + 1]);
        for (int i = 0; i < answers; i++) {
            double common = random.nextGaussian();
            double[] drivers = new double[weights.length];
            double outcome = 0.5 * random.nextGaussian();
            for (int j = 0; j < weights.length; j++) {
                drivers[j] = j < 2
                        ? Math.sqrt(TOGETHER) * common + Math.sqrt(1 - TOGETHER) * random.nextGaussian()
                        : random.nextGaussian();
                outcome += weights[j] * drivers[j];
            }
            sample.add(i, drivers, outcome, 1);
        }
        KeyDrivers found = KeyDrivers.of(sample, KeyDrivers.USUAL_RESAMPLES, seed);
        double[] truth = ExplainedVariance.contributions(covariance(weights));
        KeyDrivers.Driver one = found.drivers().get(0);
        KeyDrivers.Driver other = found.drivers().get(1);
        return new Result(
                one.tieGroup() == other.tieGroup(),
                Math.abs(truth[0] - truth[1]) > ALIKE
                        && truth[0] > truth[1]
                                == one.share().value() > other.share().value());
    }

    private static double[][] covariance(double[] weights) {
        int count = weights.length;
        double[][] covariance = new double[count + 1][count + 1];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                covariance[i][j] = i == j ? 1 : i < 2 && j < 2 ? TOGETHER : 0;
                covariance[i][count] += covariance[i][j] * weights[j];
            }
            covariance[count][i] = covariance[i][count];
            covariance[count][count] += covariance[i][count] * weights[i];
        }
        covariance[count][count] += 0.25;
        return covariance;
    }
}
