package aurum.jobs.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Numbers and words as the columns of a linear model: a number in standard deviations from its mean, not farther than six, and a missing one as the mean, with a column that says so; a word as a column per word, 1 or 0, less its
 * share. What never varies brings none. The outcome is not looked at.
 */
public final class DesignMatrix {
    /** Rarer words than these bring no column. */
    private static final int WORDS_KEPT = 30;

    /** Farther out, a number says no more. */
    private static final double FARTHEST = 6;

    /** What adding up equal numbers may leave. */
    private static final double NOTHING = 1e-12;

    private DesignMatrix() {}

    /**
     * @param cells per row one of each feature: a Double, a String, or null where it is missing; of one feature all the same
     * @return by row the columns, each with mean 0 but for numbers that lie far out
     */
    public static double[][] of(List<Object[]> cells) {
        List<double[]> columns = new ArrayList<>();
        int features = cells.isEmpty() ? 0 : cells.get(0).length;
        for (int feature = 0; feature < features; feature++) {
            int place = feature;
            List<Object> values = new ArrayList<>();
            cells.forEach(row -> values.add(row[place]));
            columns.addAll(columns(values));
        }
        double[][] rows = new double[cells.size()][columns.size()];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns.size(); column++) {
                rows[row][column] = columns.get(column)[row];
            }
        }
        return rows;
    }

    private static List<double[]> columns(List<Object> values) {
        List<double[]> columns = values.stream().anyMatch(String.class::isInstance) ? words(values) : numbers(values);
        columns.addAll(shares(values, Objects::isNull));
        return columns;
    }

    private static List<double[]> numbers(List<Object> values) {
        double[] known = values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double.class::cast)
                .toArray();
        double mean = Arrays.stream(known).average().orElse(0);
        double deviation = Math.sqrt(Arrays.stream(known)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
        List<double[]> columns = new ArrayList<>();
        if (deviation > NOTHING * Math.max(1, Math.abs(mean))) {
            columns.add(values.stream()
                    .mapToDouble(value -> value == null ? 0 : ((Double) value - mean) / deviation)
                    .map(away -> Math.max(-FARTHEST, Math.min(FARTHEST, away)))
                    .toArray());
        }
        return columns;
    }

    private static List<double[]> words(List<Object> values) {
        Map<String, Long> times = new TreeMap<>();
        values.stream().filter(Objects::nonNull).forEach(word -> times.merge((String) word, 1L, Long::sum));
        List<double[]> columns = new ArrayList<>();
        times.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(WORDS_KEPT)
                .forEach(word -> columns.addAll(shares(values, word.getKey()::equals)));
        return columns;
    }

    /** A column of 1 and 0, less the mean; none where it is the same everywhere. */
    private static List<double[]> shares(List<Object> values, Predicate<Object> is) {
        double[] column =
                values.stream().mapToDouble(value -> is.test(value) ? 1 : 0).toArray();
        double share = Arrays.stream(column).average().orElse(0);
        if (share == 0 || share == 1) {
            return List.of();
        }
        return List.of(Arrays.stream(column).map(one -> one - share).toArray());
    }
}
