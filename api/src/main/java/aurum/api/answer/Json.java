package aurum.api.answer;

import aurum.api.lake.Rows;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

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

    /** Row by row, without an object between the rows and the bytes. */
    static byte[] bytes(Answer answer) {
        Rows rows = answer.rows();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(8192);
        try (JsonGenerator out = MAPPER.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeArrayFieldStart("rows");
            for (List<Object> values : rows.values()) {
                out.writeStartObject();
                for (int column = 0; column < values.size(); column++) {
                    out.writeFieldName(rows.columns().get(column));
                    write(out, values.get(column));
                }
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeStringField("as_of", answer.publication().asOf().toString());
            out.writeNumberField("publication", answer.publication().number());
            out.writeStringField("table", answer.table());
            out.writeFieldName("definitions");
            out.writeRawValue(answer.definitions().json());
            out.writeBooleanField("truncated", rows.isTruncated());
            out.writeStringField("next", answer.next().orElse(null));
            out.writeEndObject();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return bytes.toByteArray();
    }

    /** A value as text, number, boolean, map, list or null. */
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
        return value instanceof java.util.Map<?, ?> || value instanceof List<?> ? value : value.toString();
    }

    private static void write(JsonGenerator out, Object value) throws IOException {
        Object plain = value(value);
        if (plain instanceof String text) {
            out.writeString(text);
        } else if (plain instanceof Long number) {
            out.writeNumber(number);
        } else if (plain instanceof Double number) {
            out.writeNumber(number);
        } else if (plain instanceof Integer number) {
            out.writeNumber(number);
        } else if (plain instanceof BigDecimal number) {
            out.writeNumber(number);
        } else if (plain instanceof BigInteger number) {
            out.writeNumber(number);
        } else if (plain instanceof Boolean bool) {
            out.writeBoolean(bool);
        } else {
            out.writePOJO(plain);
        }
    }
}
