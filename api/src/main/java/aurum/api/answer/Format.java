package aurum.api.answer;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an answer is written as. */
enum Format {
    JSON("application/json; charset=utf-8"),
    CSV("text/csv; charset=utf-8");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    String contentType() {
        return contentType;
    }

    private record Wish(String type, double weight) {}

    /** The format the request wishes for most; JSON when it does not say. */
    static Format of(Context context) {
        String accept = Optional.ofNullable(context.header("Accept"))
                .filter(header -> !header.isBlank())
                .orElse("*/*");
        List<Wish> wishes = Arrays.stream(accept.split(","))
                .map(Format::wish)
                .filter(wish -> wish.weight() > 0)
                .sorted(Comparator.comparing(Wish::weight).reversed())
                .toList();
        for (Wish wish : wishes) {
            switch (wish.type()) {
                case "application/json", "application/*", "*/*" -> {
                    return JSON;
                }
                case "text/csv", "text/*" -> {
                    return CSV;
                }
                default -> {}
            }
        }
        throw ApiError.of(
                406,
                "not_acceptable",
                "Accept asks for \"%s\": there are application/json and text/csv".formatted(accept),
                Map.of("parameter", "Accept", "received", accept, "allowed", List.of("application/json", "text/csv")));
    }

    private static Wish wish(String part) {
        String[] pieces = part.strip().split("\\s*;\\s*");
        double weight = Arrays.stream(pieces)
                .filter(piece -> piece.matches("q=[01](\\.\\d{0,3})?"))
                .mapToDouble(piece -> Double.parseDouble(piece.substring(2)))
                .findFirst()
                .orElse(1);
        return new Wish(pieces[0].toLowerCase(java.util.Locale.ROOT), weight);
    }
}
