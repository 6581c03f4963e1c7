package aurum.api;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One setting: everything about it in one constant.
 *
 * @param name as on the command line without the dashes, and as the key in {@code aurum.conf}
 * @param label what stands for its value in {@code --help}
 * @param fallback its value when nobody sets it; empty when it has to be given or may be missing
 * @param isRequired whether starting without it is an error
 * @param check turns the text into a value, or throws {@link IllegalArgumentException} saying what is wrong and what to do
 * @param help one sentence
 * @param isSecret whether no list of programs and no error may show it: it is no option of the command line
 */
record Setting<T>(
        String name,
        String label,
        Optional<String> fallback,
        boolean isRequired,
        Function<String, T> check,
        String help,
        boolean isSecret) {

    Setting(
            String name,
            String label,
            Optional<String> fallback,
            boolean isRequired,
            Function<String, T> check,
            String help) {
        this(name, label, fallback, isRequired, check, help, false);
    }

    /** The name it has in the environment: {@code AURUM_QUERY_TIMEOUT_SECONDS}. */
    String environmentName() {
        return "AURUM_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    String describe() {
        return fallback.map(value -> help + " Default: " + value + ".").orElse(help) + " Environment: "
                + environmentName() + ".";
    }

    /** Whole numbers between two bounds, both included. */
    static Function<String, Integer> between(int least, int most) {
        return text -> {
            if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException("it has to be a whole number from %d to %d".formatted(least, most));
            }
            return Integer.parseInt(text);
        };
    }
}
