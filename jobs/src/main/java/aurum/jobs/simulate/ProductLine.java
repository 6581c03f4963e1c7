package aurum.jobs.simulate;

/** What customers subscribe to, and how each line's base moves: 5G grows, 2G shrinks, all together grow slowly. */
enum ProductLine {
    MOBILE_2G("mobile_2g", 0.06, 0.0010, 0.030, 18),
    MOBILE_3G("mobile_3g", 0.08, 0.0030, 0.020, 14),
    MOBILE_4G("mobile_4g", 0.36, 0.0080, 0.012, 11),
    MOBILE_5G("mobile_5g", 0.26, 0.0300, 0.008, 6),
    BROADBAND("broadband", 0.16, 0.0120, 0.009, 12),
    FIXED_LINE("fixed_line", 0.05, 0.0040, 0.015, 25),
    IOT("iot", 0.03, 0.0250, 0.008, 6);

    static final int DAYS_PER_MONTH = 30;

    final String id;
    /** Share of the customers at the start. */
    final double share;
    /** New customers a day, as a share of the line's customers at the start. */
    final double joiningPerDay;
    /** Probability that an active customer leaves on a given day. */
    final double leavingPerDay;
    /** Age of the longest-standing customer, in years. */
    final int oldestYears;

    ProductLine(String id, double share, double joiningPerMonth, double leavingPerMonth, int oldestYears) {
        this.id = id;
        this.share = share;
        this.joiningPerDay = joiningPerMonth / DAYS_PER_MONTH;
        this.leavingPerDay = leavingPerMonth / DAYS_PER_MONTH;
        this.oldestYears = oldestYears;
    }
}
