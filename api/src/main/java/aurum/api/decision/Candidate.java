package aurum.api.decision;

/**
 * Somebody whom a service list may hold.
 *
 * @param customerKey a pseudonym
 * @param isControl left without the service; to be told to nobody
 */
record Candidate(
        String customerKey,
        String regionId,
        String serviceProductId,
        String momentId,
        String channel,
        double score,
        boolean isControl) {

    /** What stands in a list's digest. */
    String line() {
        return String.join(
                "|", customerKey, regionId, serviceProductId, momentId, channel, Double.toString(score) + "\n");
    }
}
