package aurum.api.decision;

/**
 * Whom a service list is to hold; null where anybody will do.
 *
 * @param purpose {@code marketing}, which needs consent, or {@code notice}, which every customer is owed
 */
record CandidateQuery(
        String purpose,
        String region,
        String productLine,
        String level,
        String segment,
        String serviceProduct,
        String channel) {

    static final String MARKETING = "marketing";

    boolean needsConsent() {
        return purpose.equals(MARKETING);
    }

    /** On what the law lets it rest (PIPL, article 13): consent, or the contract that it is part of. */
    String legalBasis() {
        return needsConsent() ? "consent" : "contract";
    }
}
