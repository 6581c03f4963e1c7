package aurum.api.answer;

import aurum.api.lake.Column;
import aurum.api.lake.Pin;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the columns of an answer mean: a table's own words where a column is a table's, {@code derived-columns.json} where it is computed
 * here.
 *
 * @param byColumn column name to {@code {meaning_zh, meaning_en, unit, left_out}}; the last says why the column has no values, if so
 * @param json the same as JSON: most of a short answer
 */
record Definitions(Map<String, Map<String, String>> byColumn, SerializableString json) {

    private static final JsonNode DERIVED = derived();

    /** @param described the columns of the table the rows come from */
    static Definitions of(List<String> columns, List<Column> described, Pin pin) {
        Map<String, Map<String, String>> definitions = new LinkedHashMap<>();
        for (String name : columns) {
            Optional<Column> own = described.stream()
                    .filter(column -> column.name().equals(name))
                    .findFirst();
            Map<String, String> definition = new LinkedHashMap<>();
            JsonNode computed = DERIVED.path(name);
            definition.put(
                    "meaning_zh",
                    own.map(Column::meaningZh)
                            .orElse(computed.path("meaning_zh").asText()));
            definition.put(
                    "meaning_en",
                    own.map(Column::meaningEn)
                            .orElse(computed.path("meaning_en").asText()));
            definition.put(
                    "unit",
                    own.flatMap(Column::unit).orElse(computed.path("unit").asText(null)));
            definition.put(
                    "left_out",
                    Optional.ofNullable(computed.path("needs").asText(null))
                            .flatMap(pin::leftOut)
                            .orElse(null));
            definitions.put(name, definition);
        }
        return of(definitions);
    }

    static Definitions of(Map<String, Map<String, String>> byColumn) {
        String json = new String(Json.bytes(byColumn), StandardCharsets.UTF_8);
        return new Definitions(byColumn, new SerializedString(json));
    }

    /** A definition in one line, for files that have no other place for it. */
    static String sentence(Map<String, String> definition) {
        String meaning = definition.get("meaning_zh") + " / " + definition.get("meaning_en");
        String unit = definition.get("unit") == null ? "" : " [" + definition.get("unit") + "]";
        return definition.get("left_out") == null
                ? meaning + unit
                : meaning + unit + " (no values: " + definition.get("left_out") + ")";
    }

    private static JsonNode derived() {
        try (InputStream file = Definitions.class.getResourceAsStream("/derived-columns.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
