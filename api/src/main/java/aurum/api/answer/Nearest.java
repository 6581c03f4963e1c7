package aurum.api.answer;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody probably meant: the known word with the fewest slips of the keyboard (Damerau 1964), if that is near enough. */
public final class Nearest {

    private Nearest() {}

    /** The nearest of the known words, or nothing when more than a third of the letters would have to change. */
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String other) -> edits(word, other))
                        .thenComparing(other -> other))
                .filter(other -> edits(word, other) <= Math.max(1, Math.max(word.length(), other.length()) / 3));
    }

    /** The same as words to append to a message: {@code " (did you mean \"region\"?)"}, or nothing. */
    public static String suggestion(String word, Collection<String> known) {
        return to(word, known)
                .map(other -> " (did you mean \"" + other + "\"?)")
                .orElse("");
    }

    private static int edits(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 40) {
            return Integer.MAX_VALUE;
        }
        int[][] edits = new int[one.length() + 1][other.length() + 1];
        for (int row = 0; row <= one.length(); row++) {
            for (int column = 0; column <= other.length(); column++) {
                edits[row][column] = row == 0 || column == 0 ? row + column : fewest(edits, row, column, one, other);
            }
        }
        return edits[one.length()][other.length()];
    }

    private static int fewest(int[][] edits, int row, int column, String one, String other) {
        int change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
        int fewest = Math.min(
                edits[row - 1][column - 1] + change, 1 + Math.min(edits[row - 1][column], edits[row][column - 1]));
        boolean isSwapped = row > 1
                && column > 1
                && one.charAt(row - 1) == other.charAt(column - 2)
                && one.charAt(row - 2) == other.charAt(column - 1);
        return isSwapped ? Math.min(fewest, edits[row - 2][column - 2] + 1) : fewest;
    }
}
