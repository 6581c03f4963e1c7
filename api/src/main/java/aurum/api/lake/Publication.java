package aurum.api.lake;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;

/**
 * What may be read together: one row of {@code ops.publications}.
 *
 * @param number counts from 1
 * @param publishedAt when it was made, UTC
 * @param asOf everything that happened up to the end of this day, in the operator's zone
 * @param runId the run that made it
 * @param zone time zone of the operator's calendar
 * @param operatorZh the operator's name in Chinese
 * @param operatorEn the operator's name in English
 * @param catalogHash of the catalog it was made with
 * @param tables table name to Delta version: all that may be read
 * @param leftOut table name to the reason why it does not exist here
 */
public record Publication(
        long number,
        OffsetDateTime publishedAt,
        LocalDate asOf,
        String runId,
        String zone,
        String operatorZh,
        String operatorEn,
        String catalogHash,
        Map<String, Long> tables,
        Map<String, String> leftOut) {}
