package aurum.api.complaint;

/** By what complaints are told apart. */
enum Split {
    REGION("region_id", true),
    PRODUCT_LINE("product_line", true),
    CATEGORY("category_id", false),
    CHANNEL("channel", false),
    JOURNEY_STAGE("journey_stage", false),
    NONE("'all'", false);

    private final String complaintColumn;
    private final boolean isOfSubscribers;

    Split(String complaintColumn, boolean isOfSubscribers) {
        this.complaintColumn = complaintColumn;
        this.isOfSubscribers = isOfSubscribers;
    }

    String complaintColumn() {
        return complaintColumn;
    }

    /** Null where subscribers are not told apart by it: then each part is measured against all of them. */
    String subscriberColumn() {
        return isOfSubscribers ? complaintColumn : "cast(null as varchar)";
    }
}
