package aurum.api.complaint;

import aurum.api.answer.Answers;
import aurum.api.answer.ApiError;
import aurum.api.answer.Parameters;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Which complaints are asked for. A filter that is null lets everything through; a category lets through what lies below it too.
 *
 * @param from first day, included
 * @param to last day, included, and never after the publication's
 * @param beforeFrom first day of the period of the same length that ends the day before {@code from}
 * @param beforeTo its last day
 * @param by length of a trend's periods
 * @param split what the rows are told apart by
 * @param top how many parts are shown before the rest is summed
 */
record ComplaintQuery(
        LocalDate from,
        LocalDate to,
        LocalDate beforeFrom,
        LocalDate beforeTo,
        Step by,
        Split split,
        int top,
        String region,
        String productLine,
        String category,
        String channel,
        String journeyStage) {

    /** Four weeks: every weekday counts alike. */
    private static final int DAYS_SHOWN = 28;

    private static final int MOST_DAYS = 3660;
    private static final int PARTS_SHOWN = 5;

    /** @throws ApiError naming the parameter that is not as it has to be */
    static ComplaintQuery from(Context context, Answers answers, boolean isTrend) {
        Parameters given = new Parameters(context);
        LocalDate asOf = answers.pin(context).publication().asOf();
        LocalDate to = given.date("to").filter(day -> day.isBefore(asOf)).orElse(asOf);
        LocalDate from = given.date("from").orElse(to.minusDays(DAYS_SHOWN - 1L));
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        ComplaintQuery query = new ComplaintQuery(
                from,
                to,
                from.minusDays(Math.max(0, Math.min(days, MOST_DAYS))),
                from.minusDays(1),
                isTrend ? given.choice("by", Step.class).orElse(Step.DAY) : Step.DAY,
                given.choice("split", Split.class).orElse(Split.NONE),
                given.number("top", 1, 20).orElse(PARTS_SHOWN),
                answers.region(given, context).orElse(null),
                given.oneOf("product_line", answers.ids("product_line", context))
                        .orElse(null),
                given.oneOf("category", answers.ids("category", context)).orElse(null),
                given.oneOf("channel", answers.ids("channel", context)).orElse(null),
                given.oneOf("journey_stage", answers.ids("journey_stage", context))
                        .orElse(null));
        given.refuseOthers();
        if (days < 1 || days > MOST_DAYS) {
            throw ApiError.of(
                    400,
                    "bad_parameter",
                    "from %s to %s are %d days: it has to be 1 to %d; to is at most %s, the last day published"
                            .formatted(from, to, days, MOST_DAYS, asOf),
                    Map.of("parameter", "from", "received", from.toString(), "expected", "a day up to " + to));
        }
        return query;
    }
}
