package aurum.api.answer;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameters of one request, typed. Asking for a parameter makes it known; {@link #refuseOthers} then refuses the rest, so no
 * handler keeps a second list. Everything throws {@link ApiError} naming the parameter, what came, and what is allowed.
 */
public final class Parameters {

    private final Context context;
    private final List<String> known = new ArrayList<>();

    public Parameters(Context context) {
        this.context = context;
        known.add(Format.PARAMETER);
    }

    /** A day as {@code 2026-03-31}. */
    public Optional<LocalDate> date(String name) {
        return text(name).map(value -> {
            try {
                if (!value.matches("[12]\\d{3}-\\d{2}-\\d{2}")) {
                    throw new DateTimeParseException("not a day of these centuries", value, 0);
                }
                return LocalDate.parse(value);
            } catch (DateTimeParseException problem) {
                throw ApiError.badParameter(name, value, "a day as YYYY-MM-DD, 2026-03-31");
            }
        });
    }

    /** A whole number within bounds, both included. */
    public Optional<Integer> number(String name, int least, int most) {
        return text(name).map(value -> {
            if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
                throw ApiError.badParameter(name, value, "a whole number from %d to %d".formatted(least, most));
            }
            return Integer.parseInt(value);
        });
    }

    /** One of an enumeration's names, in lower case. */
    public <E extends Enum<E>> Optional<E> choice(String name, Class<E> choices) {
        List<String> allowed = Arrays.stream(choices.getEnumConstants())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .toList();
        return oneOf(name, allowed).map(value -> Enum.valueOf(choices, value.toUpperCase(Locale.ROOT)));
    }

    /** One of the words known here. */
    public Optional<String> oneOf(String name, Collection<String> allowed) {
        return text(name).map(value -> {
            if (!allowed.contains(value)) {
                List<String> sorted = allowed.stream().sorted().toList();
                throw ApiError.badParameter(
                        name, value, "one of " + String.join(", ", sorted), sorted, Nearest.suggestion(value, sorted));
            }
            return value;
        });
    }

    /** A text that means nothing but itself, as long as 200 letters. */
    public Optional<String> any(String name) {
        return text(name, 200);
    }

    /** The same of another length. */
    public Optional<String> text(String name, int most) {
        return text(name).map(value -> {
            if (value.length() > most || value.chars().anyMatch(Character::isISOControl)) {
                throw ApiError.badParameter(name, value, "at most %d letters on one line".formatted(most));
            }
            return value;
        });
    }

    /** Yes or no. */
    public Optional<Boolean> yesOrNo(String name) {
        return oneOf(name, List.of("true", "false")).map(Boolean::valueOf);
    }

    /** What was given, sorted by name, without the parameters named here. */
    Map<String, List<String>> filters(String... without) {
        Map<String, List<String>> filters = new TreeMap<>(context.queryParamMap());
        filters.keySet().removeAll(List.of(without));
        return filters;
    }

    /** To be called last: any parameter nobody asked for is an error. */
    public void refuseOthers() {
        context.queryParamMap().keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ApiError.unknownParameter(name, known);
                });
    }

    private Optional<String> text(String name) {
        if (!known.contains(name)) {
            known.add(name);
        }
        List<String> values = context.queryParams(name);
        if (values.size() > 1) {
            throw ApiError.badParameter(name, String.join(", ", values), "given once");
        }
        if (values.size() == 1 && values.get(0).isEmpty()) {
            throw ApiError.badParameter(name, "", "left out, or a value");
        }
        return values.stream().findFirst();
    }
}
