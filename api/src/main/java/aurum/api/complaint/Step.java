package aurum.api.complaint;

/** How long a period of a trend is; weeks begin on Monday. */
enum Step {
    DAY,
    WEEK,
    MONTH
}
