package aurum.api.answer;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What an answer is written as. */
enum Format {
    JSON("application/json; charset=utf-8", "json"),
    CSV("text/csv; charset=utf-8", "csv"),
    /** The same after lines that begin with {@code #} and say what the rows are. */
    DESCRIBED_CSV("text/csv; charset=utf-8", "csv"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PARQUET("application/vnd.apache.parquet", "parquet");

    /** The parameter that beats {@code Accept}, for links. */
    static final String PARAMETER = "format";

    private static final List<String> ACCEPTED =
            List.of("application/json", "text/csv", XLSX.contentType, PARQUET.contentType);

    private final String contentType;
    private final String ending;

    Format(String contentType, String ending) {
        this.contentType = contentType;
        this.ending = ending;
    }

    String contentType() {
        return contentType;
    }

    /** Of a file's name. */
    String ending() {
        return ending;
    }

    boolean isFile() {
        return this != JSON;
    }

    private record Wish(String type, double weight) {}

    private static final String ATTRIBUTE = "format";

    /** The format the request names, else the one it wishes for most; JSON when it does not say. Read once for each request. */
    static Format of(Context context) {
        Format known = context.attribute(ATTRIBUTE);
        if (known == null) {
            known = read(context);
            context.attribute(ATTRIBUTE, known);
        }
        return known;
    }

    private static Format read(Context context) {
        return new Parameters(context)
                .choice(PARAMETER, Format.class)
                .orElseGet(() -> accepted(Optional.ofNullable(context.header("Accept"))
                        .filter(header -> !header.isBlank())
                        .orElse("*/*")));
    }

    private static Format accepted(String accept) {
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
                case "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" -> {
                    return XLSX;
                }
                case "application/vnd.apache.parquet" -> {
                    return PARQUET;
                }
                default -> {}
            }
        }
        throw ApiError.of(
                406,
                "not_acceptable",
                "Accept asks for \"%s\": there are %s".formatted(accept, String.join(", ", ACCEPTED)),
                Map.of("parameter", "Accept", "received", accept, "allowed", ACCEPTED));
    }

    private static Wish wish(String part) {
        String[] pieces = part.strip().split("\\s*;\\s*");
        double weight = Arrays.stream(pieces)
                .filter(piece -> piece.matches("q=[01](\\.\\d{0,3})?"))
                .mapToDouble(piece -> Double.parseDouble(piece.substring(2)))
                .findFirst()
                .orElse(1);
        return new Wish(pieces[0].toLowerCase(Locale.ROOT), weight);
    }
}
