package aurum.api.answer;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a list is asked for. A cursor is a place in the list of one publication, which never changes, so pages neither
 * repeat nor skip a row; with the next publication a cursor is over. It says for which question it is, and is refused with another.
 *
 * @param order SQL of ours: what is sorted by, ended by what is unique
 * @param limit rows on the page at the most
 * @param offset rows before it
 * @param question what tells this list from others
 */
public record Page(String order, int limit, int offset, String question) {

    /** More rows than anybody reads in one answer. */
    static final int MOST_ROWS = 10_000;

    private static final int ROWS_SHOWN = 100;
    private static final Pattern CURSOR = Pattern.compile("(\\d{1,18})\\.(\\d{1,9})\\.([0-9a-f]{16})");

    /**
     * Reads {@code sort}, {@code limit} and {@code cursor}. A file holds the whole list by default, a page {@value #ROWS_SHOWN} rows.
     *
     * @param sorts what may be sorted by to its SQL; {@code -name} sorts the largest first
     * @param fallback one of them, as in the parameter
     * @param unique columns that together are no other row's
     */
    public static Page of(
            Context context,
            Parameters given,
            Answers answers,
            Map<String, String> sorts,
            String fallback,
            String unique) {
        List<String> allowed = new ArrayList<>();
        new TreeMap<>(sorts).keySet().forEach(name -> allowed.addAll(List.of(name, "-" + name)));
        String sort = given.oneOf("sort", allowed).orElse(fallback);
        int limit =
                given.number("limit", 1, MOST_ROWS).orElse(Format.of(context).isFile() ? MOST_ROWS : ROWS_SHOWN);
        String order = "%s %s nulls last, %s"
                .formatted(sorts.get(sort.replaceFirst("^-", "")), sort.startsWith("-") ? "desc" : "asc", unique);
        String question = Digest.of(List.of(context.path(), given.filters("cursor", "limit"), sort));
        Optional<String> cursor = given.any("cursor");
        int offset = cursor.map(text -> offset(
                        text, question, answers.pin(context).publication().number()))
                .orElse(0);
        return new Page(order, limit, offset, question);
    }

    /** The cursor of the page after this one. */
    String next(long publication) {
        String text = "%d.%d.%s".formatted(publication, offset + limit, question);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static int offset(String text, String question, long publication) {
        Matcher cursor = CURSOR.matcher(decoded(text));
        if (!cursor.matches() || !cursor.group(3).equals(question)) {
            throw ApiError.badParameter(
                    "cursor", text, "the value of next in an answer to the same filters and sort, unchanged");
        }
        if (Long.parseLong(cursor.group(1)) != publication) {
            throw ApiError.of(
                    410,
                    "cursor_expired",
                    "the list was read from publication %s and %d is served now; begin again without cursor"
                            .formatted(cursor.group(1), publication),
                    Map.of("parameter", "cursor", "publication", publication));
        }
        return Integer.parseInt(cursor.group(2));
    }

    private static String decoded(String text) {
        try {
            return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException problem) {
            return "";
        }
    }
}
