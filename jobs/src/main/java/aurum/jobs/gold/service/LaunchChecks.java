package aurum.jobs.gold.service;

import aurum.jobs.statistics.Interval;
import aurum.jobs.statistics.ShareDifference;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The checks of one launch, from its sums. */
final class LaunchChecks {
    /** A smaller control group cannot show for a long time whether the service does anything. */
    private static final double LEAST_CONTROL = 0.05;

    /** As on the scorecard's page: a promise is kept when nine in ten come in time. */
    private static final double KEPT = 0.9;

    /** Below, those who tried it would rather do without. */
    private static final double LEAST_RATING = 6;

    private static final String CHECKLIST = "checklist";
    private static final String WATCH = "watch";

    private final Row sums;

    private LaunchChecks(Row sums) {
        this.sums = sums;
    }

    static List<Row> of(Row sums) {
        LaunchChecks checks = new LaunchChecks(sums);
        return List.of(
                checks.prepared("promise", sums.getAs("promise_hours")),
                checks.prepared("owner", checks.number("department_count")),
                checks.prepared("moment", checks.number("moment_count")),
                checks.share("control_group", CHECKLIST, "control", "due", LEAST_CONTROL),
                checks.asked(),
                checks.share("in_time", WATCH, "in_time", "timed", KEPT),
                checks.use(),
                checks.complaints(),
                checks.rating());
    }

    /** What the catalog has to say before a service starts. */
    private Row prepared(String check, Double value) {
        return row(
                check,
                CHECKLIST,
                value != null && value > 0,
                null,
                value == null ? 0.0 : value,
                null,
                Interval.UNKNOWN);
    }

    private Row share(String check, String kind, String part, String all, double least) {
        if (count(all) < LiftByOutcome.LEAST_CUSTOMERS) {
            return notKnown(check, kind, all);
        }
        double share = (double) count(part) / count(all);
        return row(check, kind, share >= least, count(all), share, least, Interval.UNKNOWN);
    }

    /** Whether customers who tried it were asked. */
    private Row asked() {
        double rated = count("rated");
        return row(
                "customers_asked",
                CHECKLIST,
                rated >= LiftByOutcome.LEAST_CUSTOMERS,
                count("rated"),
                rated,
                (double) LiftByOutcome.LEAST_CUSTOMERS,
                Interval.UNKNOWN);
    }

    private Row use() {
        if (Math.min(count("first_judged"), count("newest_judged")) < LiftByOutcome.LEAST_CUSTOMERS) {
            return notKnown("use", WATCH, "newest_judged");
        }
        Interval change = ShareDifference.of(
                count("newest_used"), count("newest_judged"), count("first_used"), count("first_judged"));
        return compared(
                "use", !change.liesBelow(0), "newest_used", "newest_judged", "first_used", "first_judged", change);
    }

    private Row complaints() {
        if (count("watched") < LiftByOutcome.LEAST_CUSTOMERS) {
            return notKnown("complaints", WATCH, "watched");
        }
        Interval change =
                ShareDifference.of(count("complained"), count("watched"), count("complained_before"), count("watched"));
        return compared(
                "complaints", !change.liesAbove(0), "complained", "watched", "complained_before", "watched", change);
    }

    private Row compared(
            String check,
            boolean isFine,
            String part,
            String all,
            String partBefore,
            String allBefore,
            Interval change) {
        return row(
                check,
                WATCH,
                isFine,
                count(all),
                (double) count(part) / count(all),
                (double) count(partBefore) / count(allBefore),
                change);
    }

    private Row rating() {
        if (count("rated") < LiftByOutcome.LEAST_CUSTOMERS) {
            return notKnown("rating", WATCH, "rated");
        }
        double mean = sums.<Double>getAs("satisfaction") / count("rated");
        return row("rating", WATCH, mean >= LEAST_RATING, count("rated"), mean, LEAST_RATING, Interval.UNKNOWN);
    }

    private Row notKnown(String check, String kind, String all) {
        return RowFactory.create(
                sums.getAs("service_product_id"),
                check,
                kind,
                "not_known",
                count(all),
                null,
                null,
                null,
                null,
                sums.getAs("launched_date"));
    }

    private Row row(
            String check, String kind, boolean isFine, Long count, double value, Double comparedWith, Interval change) {
        return RowFactory.create(
                sums.getAs("service_product_id"),
                check,
                kind,
                isFine ? "fine" : "attention",
                count,
                rounded(value),
                comparedWith == null ? null : rounded(comparedWith),
                rounded(change.low()),
                rounded(change.high()),
                sums.getAs("launched_date"));
    }

    private long count(String column) {
        return sums.getAs(column);
    }

    private Double number(String column) {
        Long count = sums.getAs(column);
        return count == null ? null : (Double) (double) count;
    }

    /** To six decimals; what is no number becomes null. */
    private static Double rounded(double number) {
        return Double.isFinite(number) ? (Double) (Math.rint(number * 1e6) / 1e6) : null;
    }
}
