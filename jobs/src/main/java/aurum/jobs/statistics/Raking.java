package aurum.jobs.statistics;

import java.util.Arrays;

/**
 * Weights that add up to known totals in several ways at once, such as customers by region and by product line: each way in turn, over and over (Deming &amp; Stephan 1940, "On a least squares adjustment of a
 * sampled frequency table when the expected marginal totals are known"), within bounds (Deville &amp; Särndal 1992, "Calibration estimators in survey sampling").
 */
public final class Raking {
    /** No weight becomes more than so many times as great or small as it was. */
    public static final double MOST = 5;

    private static final int ROUNDS = 200;
    private static final double CLOSE_ENOUGH = 1e-10;

    private Raking() {}

    /**
     * @param start by unit, more than 0
     * @param totals by way and group, 0 or more; of a group without units, or without a total, nothing is asked, and the others share what is left
     * @return by unit; they add up to the first way's total
     */
    public static double[] rake(double[] start, Groups groups, double[][] totals) {
        double[] weights = start.clone();
        if (groups.ways() == 0) {
            return weights;
        }
        double all = Arrays.stream(totals[0]).sum();
        double scale = all / Arrays.stream(start).sum();
        for (int unit = 0; unit < weights.length; unit++) {
            weights[unit] *= scale;
        }
        for (int round = 0; round < ROUNDS; round++) {
            double largest = 0;
            for (int way = 0; way < groups.ways(); way++) {
                largest = Math.max(largest, fit(weights, groups.of()[way], totals[way], all));
            }
            for (int unit = 0; unit < weights.length; unit++) {
                double usual = scale * start[unit];
                weights[unit] = Math.max(usual / MOST, Math.min(usual * MOST, weights[unit]));
            }
            if (largest < CLOSE_ENOUGH) {
                break;
            }
        }
        return weights;
    }

    /** @return by how much a total was missed most before, relative to it */
    private static double fit(double[] weights, int[] group, double[] totals, double all) {
        double[] sums = new double[totals.length];
        for (int unit = 0; unit < weights.length; unit++) {
            sums[group[unit]] += weights[unit];
        }
        double asked = 0;
        double unasked = 0;
        for (int i = 0; i < totals.length; i++) {
            asked += sums[i] > 0 ? totals[i] : 0;
            unasked += totals[i] > 0 ? 0 : sums[i];
        }
        // Groups without a known total keep what they weigh; the others share the rest in proportion.
        double share = Math.max(0, all - unasked) / asked;
        double[] factors = new double[totals.length];
        double largest = 0;
        for (int i = 0; i < totals.length; i++) {
            factors[i] = sums[i] > 0 && totals[i] > 0 ? totals[i] * share / sums[i] : 1;
            largest = Math.max(largest, Math.abs(factors[i] - 1));
        }
        for (int unit = 0; unit < weights.length; unit++) {
            weights[unit] *= factors[group[unit]];
        }
        return largest;
    }
}
