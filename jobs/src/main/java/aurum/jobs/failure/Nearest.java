package aurum.jobs.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the name somebody probably meant. */
public final class Nearest {

    private Nearest() {}

    /** {@code " Did you mean 'x'?"}, or nothing when no known name is near. */
    public static String hint(String given, Collection<String> known) {
        return to(given, known).map(name -> " Did you mean '" + name + "'?").orElse("");
    }

    /** The known name with the smallest edit distance, when at most half of the letters differ. */
    public static Optional<String> to(String given, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String asked = given.toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance.apply(asked, name.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> 2 * distance.apply(asked, name.toLowerCase(Locale.ROOT))
                        <= Math.max(asked.length(), name.length()));
    }
}
