package aurum.api.satisfaction;

/** For how long answers are taken together. */
enum PeriodKind {
    MONTH(1),
    QUARTER(3),
    HALF_YEAR(6),
    YEAR(12);

    private final int months;

    PeriodKind(int months) {
        this.months = months;
    }

    int months() {
        return months;
    }
}
