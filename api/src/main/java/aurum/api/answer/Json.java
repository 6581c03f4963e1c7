package aurum.api.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How values are written: days as {@code 2026-03-31}, moments as {@code 2026-03-31T22:12:00Z}, numbers that are none as null. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /** Maps, lists, texts, numbers, booleans and null. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException problem) {
            throw new IllegalArgumentException("no JSON for " + value, problem);
        }
    }

    static Object value(Object value) {
        if (value == null || value instanceof Boolean || value instanceof String) {
            return value;
        }
        if (value instanceof OffsetDateTime moment) {
            return DateTimeFormatter.ISO_INSTANT.format(moment.withOffsetSameInstant(ZoneOffset.UTC));
        }
        if (value instanceof Number number) {
            return Double.isFinite(number.doubleValue()) ? number : null;
        }
        return value instanceof java.util.Map<?, ?> || value instanceof java.util.List<?> ? value : value.toString();
    }
}
