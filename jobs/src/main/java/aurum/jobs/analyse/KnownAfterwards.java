package aurum.jobs.analyse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Gamma;

/**
 * Columns of a trial that were known only after it had begun, and that nothing may be learnt from. Where chance decided who is treated, nothing that was known before can differ between the arms, and nothing can be the same for
 * everybody with one outcome but by rare luck. What the trial does not touch and the outcome does not settle cannot be told so; the user has to name it.
 */
final class KnownAfterwards {
    /** Of ten thousand columns that were known before, one is left out by mistake. */
    private static final double BY_CHANCE = 1e-4;

    /** Rarer words are counted together: the test needs five expected in each arm. */
    private static final int FEWEST = 5;

    private final int[] arms;
    private final long[] armSizes;
    private final boolean[] outcomes;

    /** @param arms of each row, from 0 */
    KnownAfterwards(int[] arms, boolean[] outcomes) {
        this.arms = arms;
        this.outcomes = outcomes;
        this.armSizes = new long[Arrays.stream(arms).max().orElse(0) + 1];
        Arrays.stream(arms).forEach(arm -> armSizes[arm]++);
    }

    /**
     * @param values per row a Double, a String, or null where it is missing
     * @return why this column was known only afterwards, or empty
     */
    Optional<String> why(List<Object> values) {
        for (boolean outcome : new boolean[] {false, true}) {
            Optional<Object> only = settled(values, outcome);
            if (only.isPresent()) {
                return Optional.of(
                        "is %s for everybody %s the outcome".formatted(only.get(), outcome ? "with" : "without"));
            }
        }
        return differs(values) ? Optional.of("differs between the arms") : Optional.empty();
    }

    /** The one value of all rows with this outcome, where others have others so often that it cannot be luck. */
    private Optional<Object> settled(List<Object> values, boolean outcome) {
        Object only = null;
        long rows = 0;
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == outcome) {
                if (rows++ > 0 && !Objects.equals(only, values.get(i))) {
                    return Optional.empty();
                }
                only = values.get(i);
            }
        }
        Object value = only;
        long others = outcomes.length - rows;
        long same = IntStream.range(0, outcomes.length)
                .filter(i -> outcomes[i] != outcome && Objects.equals(value, values.get(i)))
                .count();
        return rows > 0 && others > 0 && Math.pow((double) same / others, rows) < BY_CHANCE
                ? Optional.of(value == null ? "missing" : OutcomeFile.plain(value))
                : Optional.empty();
    }

    private boolean differs(List<Object> values) {
        boolean isWord = values.stream().anyMatch(String.class::isInstance);
        return wordsDiffer(values, isWord ? value -> value : value -> value == null ? "" : "number")
                || !isWord && meansDiffer(values);
    }

    /** Pearson's test of the same shares in every arm. */
    private boolean wordsDiffer(List<Object> values, UnaryOperator<Object> word) {
        Map<Object, long[]> counts = new HashMap<>();
        for (int i = 0; i < arms.length; i++) {
            counts.computeIfAbsent(word.apply(values.get(i)), ignored -> new long[armSizes.length])[arms[i]]++;
        }
        long smallest = Arrays.stream(armSizes).min().orElse(0);
        long[] rest = new long[armSizes.length];
        List<long[]> rows = new ArrayList<>();
        for (long[] row : counts.values()) {
            long all = Arrays.stream(row).sum();
            if ((double) all * smallest / arms.length >= FEWEST) {
                rows.add(row);
            } else {
                Arrays.setAll(rest, arm -> rest[arm] + row[arm]);
            }
        }
        if ((double) Arrays.stream(rest).sum() * smallest / arms.length >= FEWEST) {
            rows.add(rest);
        }
        double distance = rows.stream().mapToDouble(this::distance).sum();
        return isRare(distance, (rows.size() - 1) * (armSizes.length - 1));
    }

    private double distance(long[] row) {
        double all = Arrays.stream(row).sum();
        return IntStream.range(0, row.length)
                .mapToDouble(arm -> {
                    double expected = all * armSizes[arm] / arms.length;
                    return (row[arm] - expected) * (row[arm] - expected) / expected;
                })
                .sum();
    }

    /** Of the same mean in every arm, in many rows. */
    private boolean meansDiffer(List<Object> values) {
        int[] known = IntStream.range(0, arms.length)
                .filter(i -> values.get(i) != null)
                .toArray();
        IntToDoubleFunction number = i -> (Double) values.get(i);
        double mean = Arrays.stream(known).mapToDouble(number).average().orElse(0);
        double variance = Arrays.stream(known)
                .mapToDouble(i -> Math.pow(number.applyAsDouble(i) - mean, 2))
                .average()
                .orElse(0);
        double distance = 0;
        for (int arm = 0; arm < armSizes.length; arm++) {
            int place = arm;
            double[] of = Arrays.stream(known)
                    .filter(i -> arms[i] == place)
                    .mapToDouble(number)
                    .toArray();
            double away = Arrays.stream(of).average().orElse(mean) - mean;
            distance += variance > 0 ? of.length * away * away / variance : 0;
        }
        return isRare(distance, armSizes.length - 1);
    }

    private static boolean isRare(double distance, int freedom) {
        return freedom > 0 && Gamma.regularizedGammaQ(freedom / 2.0, distance / 2) < BY_CHANCE;
    }
}
