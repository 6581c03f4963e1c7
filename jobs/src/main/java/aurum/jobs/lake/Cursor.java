package aurum.jobs.lake;

import aurum.jobs.failure.Failure;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a table had consumed when it was written. It travels in the table's own commit (Delta's {@code userMetadata}), so table and cursor can never disagree.
 *
 * @param runId the run that wrote it
 * @param asOf the day up to which the table was built
 * @param dependsOnAsOf whether another {@code asOf} gives other rows even when no input changed
 * @param contractHash what the contract was
 * @param inputs table name → Delta version that was read
 * @param catalog list name → hash of its content
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Cursor(
        String runId,
        LocalDate asOf,
        boolean dependsOnAsOf,
        String contractHash,
        Map<String, Long> inputs,
        Map<String, String> catalog) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    public Cursor {
        inputs = new TreeMap<>(inputs);
        catalog = new TreeMap<>(catalog);
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Cursor fromJson(String json) {
        try {
            return JSON.readValue(json, Cursor.class);
        } catch (JsonProcessingException e) {
            throw Failure.ofRun("A commit's note is not one of Aurum's: " + json, e);
        }
    }
}
