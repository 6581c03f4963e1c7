package aurum.api.lake;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * How the newest run ended, from {@code ops.job_runs}.
 *
 * @param runId the run
 * @param recordedAt when it ended, UTC
 * @param outcome {@code published}, {@code unchanged}, {@code refused} or {@code failed}
 * @param message why
 */
public record LastRun(String runId, OffsetDateTime recordedAt, String outcome, Optional<String> message) {

    boolean isBad() {
        return outcome.equals("refused") || outcome.equals("failed");
    }
}
