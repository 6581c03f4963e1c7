package aurum.api.answer;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody probably meant: the known word with the fewest edits (Levenshtein 1966), if that is near enough. */
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
        int[] above = new int[other.length() + 1];
        for (int column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= one.length(); row++) {
            int[] line = new int[other.length() + 1];
            line[0] = row;
            for (int column = 1; column <= other.length(); column++) {
                int change = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                line[column] = Math.min(above[column - 1] + change, 1 + Math.min(above[column], line[column - 1]));
            }
            above = line;
        }
        return above[other.length()];
    }
}
