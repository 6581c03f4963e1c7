package aurum.jobs.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How good probabilities of a yes-or-no event are, against what happened.
 *
 * @param auc chance that of an event and a non-event, drawn at random, the event has the greater probability; ties count half (Hanley &amp; McNeil 1982, "The meaning and use of the area under a
 *     receiver operating characteristic curve")
 * @param prAuc average precision: Σ (recall − recall before) × precision over the thresholds from the greatest down, without interpolation
 * @param brier mean of (probability − outcome)² (Brier 1950, "Verification of forecasts expressed in terms of probability")
 * @param lift10 event rate among the tenth with the greatest probabilities, divided by that of all; where a tie crosses the tenth, its share
 * @param calibrationError mean distance of probability and event rate over ten bins of equal width, weighted by their rows (Naeini, Cooper &amp; Hauskrecht 2015, "Obtaining well calibrated
 *     probabilities using Bayesian binning")
 */
public record ProbabilityMetrics(double auc, double prAuc, double brier, double lift10, double calibrationError) {
    private static final int BINS = 10;
    private static final double TOP_SHARE = 0.1;

    /**
     * @param probabilities 0 to 1
     * @param outcomes whether the event came
     * @return auc, prAuc and lift10 are NaN where all outcomes are the same
     */
    public static ProbabilityMetrics of(double[] probabilities, boolean[] outcomes) {
        int rows = probabilities.length;
        if (rows == 0 || rows != outcomes.length) {
            throw new IllegalArgumentException(
                    "%d probabilities of %d outcomes cannot be judged".formatted(rows, outcomes.length));
        }
        int[] descending = descending(probabilities);
        double events = IntStream.range(0, rows).filter(i -> outcomes[i]).count();
        double brier = IntStream.range(0, rows)
                .mapToDouble(i -> Math.pow(probabilities[i] - (outcomes[i] ? 1 : 0), 2))
                .average()
                .orElseThrow();
        double concordant = 0;
        double precision = 0;
        double found = 0;
        for (int from = 0; from < rows; ) {
            int to = endOfTie(probabilities, descending, from);
            double hits = hits(outcomes, descending, from, to);
            double misses = to - from - hits;
            // Every non-event here stands below the events found before it, and level with those of its tie.
            concordant += misses * (found + hits / 2);
            found += hits;
            precision += hits / events * (found / to);
            from = to;
        }
        boolean isMixed = events > 0 && events < rows;
        return new ProbabilityMetrics(
                isMixed ? concordant / (events * (rows - events)) : Double.NaN,
                isMixed ? precision : Double.NaN,
                brier,
                isMixed ? lift(probabilities, outcomes, TOP_SHARE) : Double.NaN,
                calibrationError(probabilities, outcomes));
    }

    /** Event rate among the greatest {@code share} of the probabilities, divided by that of all. */
    public static double lift(double[] probabilities, boolean[] outcomes, double share) {
        int rows = probabilities.length;
        double all = IntStream.range(0, rows).filter(i -> outcomes[i]).count() / (double) rows;
        return precisionAtTop(probabilities, outcomes, share * rows) / all;
    }

    /**
     * Event rate among those with the greatest probabilities: what a team finds that can call so many.
     *
     * @param capacity how many can be called; a tie that crosses it counts with its share
     */
    public static double precisionAtTop(double[] probabilities, boolean[] outcomes, double capacity) {
        int[] descending = descending(probabilities);
        double left = Math.min(capacity, probabilities.length);
        double called = left;
        double found = 0;
        for (int from = 0; from < descending.length && left > 0; ) {
            int to = endOfTie(probabilities, descending, from);
            double taken = Math.min(left, to - from);
            found += hits(outcomes, descending, from, to) * taken / (to - from);
            left -= taken;
            from = to;
        }
        return found / called;
    }

    private static double calibrationError(double[] probabilities, boolean[] outcomes) {
        double[] expected = new double[BINS];
        double[] observed = new double[BINS];
        for (int i = 0; i < probabilities.length; i++) {
            int bin = Math.min(BINS - 1, (int) (probabilities[i] * BINS));
            expected[bin] += probabilities[i];
            observed[bin] += outcomes[i] ? 1 : 0;
        }
        return IntStream.range(0, BINS)
                        .mapToDouble(bin -> Math.abs(expected[bin] - observed[bin]))
                        .sum()
                / probabilities.length;
    }

    private static int[] descending(double[] probabilities) {
        return IntStream.range(0, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -probabilities[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int endOfTie(double[] probabilities, int[] order, int from) {
        int to = from + 1;
        while (to < order.length && probabilities[order[to]] == probabilities[order[from]]) {
            to++;
        }
        return to;
    }

    private static double hits(boolean[] outcomes, int[] order, int from, int to) {
        return IntStream.range(from, to).filter(i -> outcomes[order[i]]).count();
    }
}
