package aurum.api.answer;

import aurum.api.lake.Publication;
import aurum.api.lake.Rows;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers with rows of a test's choice. */
final class Answered {

    private static final Publication PUBLICATION = new Publication(
            7,
            OffsetDateTime.parse("2026-03-31T22:12:00Z"),
            LocalDate.parse("2026-03-31"),
            "run-7",
            "Asia/Shanghai",
            "澄江电信",
            "Chengjiang Telecom",
            "3f1a",
            Map.of(),
            Map.of());

    private Answered() {}

    static Answer of(List<String> columns, List<List<Object>> values) {
        Map<String, Map<String, String>> definitions = new LinkedHashMap<>();
        for (String column : columns) {
            Map<String, String> definition = new LinkedHashMap<>();
            definition.put("meaning_zh", "含义 " + column);
            definition.put("meaning_en", "meaning of " + column);
            definition.put("unit", null);
            definition.put("left_out", null);
            definitions.put(column, definition);
        }
        return new Answer(
                Rows.of(columns, values),
                "gold.labels",
                Definitions.of(definitions),
                PUBLICATION,
                "/api/v1/labels",
                Map.of("dimension", List.of("region")),
                Optional.empty());
    }
}
