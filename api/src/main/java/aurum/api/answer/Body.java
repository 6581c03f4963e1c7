package aurum.api.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The JSON object a request brings, typed. Asking for a field makes it known; {@link #refuseOthers} then refuses the rest. Everything
 * throws {@link ApiError} naming the field, what came, and what is allowed.
 */
public final class Body {

    /** Nothing people type is longer. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final int DEEPEST = 8;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonNode fields;
    private final List<String> known = new ArrayList<>();

    public Body(Context context) {
        String type = Objects.requireNonNullElse(context.header("Content-Type"), "");
        if (!type.matches("(?i)application/json(\\s*;\\s*charset=utf-8)?")) {
            throw ApiError.of(
                    415,
                    "unsupported_media_type",
                    "the body is \"%s\": it has to be application/json in UTF-8".formatted(type));
        }
        byte[] bytes = bytes(context);
        try {
            fields = JSON.readTree(bytes);
        } catch (JsonProcessingException problem) {
            throw ApiError.of(400, "bad_body", "the body is not JSON as it has to be: " + problem.getOriginalMessage());
        } catch (IOException problem) {
            throw ApiError.of(400, "bad_body", "the body cannot be read");
        }
        if (fields == null || !fields.isObject()) {
            throw ApiError.of(400, "bad_body", "the body has to be a JSON object, {\"field\": value}");
        }
    }

    /** A text of at most so many letters that is not blank. */
    public Optional<String> text(String name, int most) {
        return value(name).map(value -> {
            String text = value.isTextual() ? value.textValue().strip() : "";
            if (text.isEmpty() || text.length() > most || text.indexOf(0) >= 0) {
                throw ApiError.badParameter(name, value.asText(), "a text of 1 to %d letters".formatted(most));
            }
            return text;
        });
    }

    /** One of the words known here. */
    public Optional<String> oneOf(String name, Collection<String> allowed) {
        return text(name, 100).map(value -> {
            if (!allowed.contains(value)) {
                List<String> sorted = allowed.stream().sorted().toList();
                throw ApiError.badParameter(
                        name, value, "one of " + String.join(", ", sorted), sorted, Nearest.suggestion(value, sorted));
            }
            return value;
        });
    }

    /** A text exactly as it came, which no error repeats: a password. */
    public Optional<String> exact(String name, int most) {
        return value(name).map(value -> {
            String text = value.isTextual() ? value.textValue() : "";
            if (text.isEmpty() || text.length() > most) {
                throw ApiError.badParameter(name, "(not shown)", "a text of 1 to %d letters".formatted(most));
            }
            return text;
        });
    }

    /** A whole number within bounds, both included. */
    public Optional<Integer> number(String name, int least, int most) {
        return value(name).map(value -> {
            if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
                throw ApiError.badParameter(
                        name, value.asText(), "a whole number from %d to %d".formatted(least, most));
            }
            return value.intValue();
        });
    }

    /** A day as {@code 2026-03-31}. */
    public Optional<LocalDate> date(String name) {
        return value(name).map(value -> {
            try {
                if (!value.asText().matches("[12]\\d{3}-\\d{2}-\\d{2}")) {
                    throw new DateTimeParseException("not a day of these centuries", value.asText(), 0);
                }
                return LocalDate.parse(value.asText());
            } catch (DateTimeParseException problem) {
                throw ApiError.badParameter(name, value.asText(), "a day as YYYY-MM-DD, 2026-03-31");
            }
        });
    }

    /** To be called last: any field nobody asked for is an error. */
    public void refuseOthers() {
        fields.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw ApiError.unknownField(name, known);
            }
        });
    }

    /** A field that has to be there. */
    public static <T> T required(String name, Optional<T> value) {
        return value.orElseThrow(() ->
                ApiError.of(400, "bad_body", "the field %s is missing".formatted(name), Map.of("parameter", name)));
    }

    private Optional<JsonNode> value(String name) {
        known.add(name);
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isNull());
    }

    /** Reads no further than it may, whatever length the request claims. */
    private static byte[] bytes(Context context) {
        byte[] bytes;
        try {
            bytes = context.bodyInputStream().readNBytes(MOST_BYTES + 1);
        } catch (IOException problem) {
            throw ApiError.of(400, "bad_body", "the body cannot be read");
        }
        if (bytes.length > MOST_BYTES) {
            throw ApiError.of(413, "too_large", "the body has more than %d bytes".formatted(MOST_BYTES));
        }
        return bytes;
    }
}
