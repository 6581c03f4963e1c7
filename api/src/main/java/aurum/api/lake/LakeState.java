package aurum.api.lake;

import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * What is served and how fresh it is.
 *
 * @param served the publication answers come from
 * @param staleSince when something newer should have been served
 * @param reason why it is not, or why nothing is served at all
 * @param lastRun how the newest run ended
 */
public record LakeState(
        Optional<Publication> served,
        Optional<OffsetDateTime> staleSince,
        Optional<String> reason,
        Optional<LastRun> lastRun) {

    public boolean isStale() {
        return staleSince.isPresent();
    }
}
