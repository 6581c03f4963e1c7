package aurum.jobs.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Of all that is called out at q, at most the share q is expected to be chance: Benjamini &amp; Hochberg (1995), "Controlling the false discovery rate", and for tests that can hardly ever call out, as
 * those of small counts, Döhler, Durand &amp; Roquain (2018), "New FDR bounds for discrete and heterogeneous tests": such a test costs the others no more than the probability with which it can.
 */
public final class FalseDiscoveryRate {

    private FalseDiscoveryRate() {}

    /**
     * @param p probabilities; NaN for what cannot be called out this time, and stays so
     * @param reach by chance, a test is called out at most this often, whatever the threshold; 1 where nothing is known, 0 or NaN for what was not tested at all
     * @return for each, the smallest rate at which it would be called out
     */
    public static double[] q(double[] p, double[] reach) {
        int[] ascending = IntStream.range(0, p.length)
                .filter(i -> !Double.isNaN(p[i]))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> p[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] q = new double[p.length];
        Arrays.fill(q, Double.NaN);
        double[] reaches = Arrays.stream(reach).filter(one -> one > 0).sorted().toArray();
        double[] below = new double[reaches.length + 1];
        for (int i = 0; i < reaches.length; i++) {
            below[i + 1] = below[i] + reaches[i];
        }
        double least = 1;
        for (int rank = ascending.length; rank > 0; rank--) {
            int i = ascending[rank - 1];
            int capped = firstAbove(reaches, p[i]);
            double byChance = below[capped] + p[i] * (reaches.length - capped);
            least = Math.min(least, byChance / rank);
            q[i] = least;
        }
        return q;
    }

    private static int firstAbove(double[] ascending, double value) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) / 2;
            if (ascending[middle] > value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
