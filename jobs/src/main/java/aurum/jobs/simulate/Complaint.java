package aurum.jobs.simulate;

import java.time.LocalDateTime;

/**
 * One complaint, with the future it will have.
 *
 * @param resolvedAt when it will be resolved, or null when never
 * @param storyKey what its text is told from
 */
record Complaint(
        String id,
        Customer customer,
        String category,
        LocalDateTime receivedAt,
        String channel,
        String purpose,
        String escalation,
        LocalDateTime resolvedAt,
        long storyKey) {

    Complaint withId(String newId) {
        return new Complaint(newId, customer, category, receivedAt, channel, purpose, escalation, resolvedAt, storyKey);
    }
}
