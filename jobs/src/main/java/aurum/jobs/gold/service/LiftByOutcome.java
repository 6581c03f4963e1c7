package aurum.jobs.gold.service;

import aurum.jobs.statistics.DesignMatrix;
import aurum.jobs.statistics.Interval;
import aurum.jobs.statistics.ShareDifference;
import aurum.jobs.statistics.UpliftLearner;
import aurum.jobs.statistics.UpliftRanking;
import aurum.jobs.statistics.UpliftRanking.Trial;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** All offers of one service product, made into its lift by outcome. */
final class LiftByOutcome {
    /** Of smaller groups the interval is so wide that it is no answer. */
    static final int LEAST_CUSTOMERS = 30;

    static final String USED = "used";
    static final List<String> OUTCOMES = List.of(USED, "complained", "left");

    /** Columns of an offer, in the order in which they come. */
    static final List<String> OFFER = List.of(
            "service_product_id",
            "delivery_id",
            "customer_key",
            "channel",
            "is_control",
            "offered_date",
            USED,
            "complained",
            "left");

    /** Columns of a month end that a ranking learns from, beside the channel of the offer. */
    static final List<String> KNOWN = List.of(
            "level",
            "product_line",
            "age_years",
            "has_family_group",
            "tenure_months",
            "monthly_fee_yuan",
            "last_bill_yuan",
            "voice_minutes_per_month",
            "data_megabytes_per_month",
            "video_share_rate",
            "night_share_rate",
            "active_day_count",
            "complaint_count_30_days",
            "contact_count_56_days",
            "recent_overall");

    private static final int RESAMPLES = 500;
    /** Fixed, so that the same offers give the same intervals. */
    private static final long SEED = 20_260_701;

    private LiftByOutcome() {}

    /** One row per outcome that is known of somebody. */
    static List<Row> of(String product, List<Row> offers) {
        List<Row> lifts = new ArrayList<>();
        for (String outcome : OUTCOMES) {
            List<Row> judged = offers.stream()
                    .filter(row -> !row.isNullAt(row.fieldIndex(outcome)))
                    .toList();
            if (!judged.isEmpty()) {
                lifts.add(lift(product, outcome, judged));
            }
        }
        return lifts;
    }

    private static Row lift(String product, String outcome, List<Row> judged) {
        long treated = count(judged, false, null);
        long control = count(judged, true, null);
        long hits = count(judged, false, outcome);
        long controlHits = count(judged, true, outcome);
        boolean isSufficient = Math.min(treated, control) >= LEAST_CUSTOMERS;
        Interval lift = ShareDifference.of(hits, treated, controlHits, control);
        boolean isRanked = outcome.equals(USED);
        List<Row> known = judged.stream().filter(LiftByOutcome::isKnown).toList();
        UpliftRanking ranking =
                isRanked ? UpliftRanking.of(trial(known, outcome), UpliftLearner.X, RESAMPLES, SEED) : null;
        Interval qini = isRanked ? ranking.qini() : Interval.UNKNOWN;
        return row(
                product,
                outcome,
                isSufficient ? verdict(outcome.equals(USED) ? lift : lift.times(-1)) : "insufficient",
                isRanked ? ranking.verdict().name().toLowerCase(Locale.ROOT) : null,
                treated,
                hits,
                control,
                controlHits,
                isRanked ? (long) known.size() : null,
                (double) hits / treated,
                (double) controlHits / control,
                lift.value(),
                lift.low(),
                lift.high(),
                qini.value(),
                qini.low(),
                qini.high(),
                day(judged, Comparator.reverseOrder()),
                day(judged, Comparator.naturalOrder()));
    }

    /** @param better the lift, above 0 where it is what the service is for */
    private static String verdict(Interval better) {
        return better.liesAbove(0) ? "helps" : better.liesBelow(0) ? "harms" : "no_evidence";
    }

    private static boolean isKnown(Row offer) {
        return !offer.isNullAt(offer.fieldIndex("is_known"));
    }

    private static Trial trial(List<Row> known, String outcome) {
        List<String> units = new ArrayList<>();
        List<Object[]> cells = new ArrayList<>();
        boolean[] treated = new boolean[known.size()];
        boolean[] hits = new boolean[known.size()];
        for (int i = 0; i < treated.length; i++) {
            Row offer = known.get(i);
            units.add(offer.getAs("customer_key"));
            treated[i] = !offer.<Boolean>getAs("is_control");
            hits[i] = offer.getAs(outcome);
            List<Object> values = new ArrayList<>(List.of(offer.<String>getAs("channel")));
            KNOWN.forEach(name -> values.add(cell(offer.getAs(name))));
            cells.add(values.toArray());
        }
        return new Trial(units, DesignMatrix.of(cells), treated, hits);
    }

    private static Object cell(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1.0 : 0.0;
        }
        return value instanceof Number number ? (Object) number.doubleValue() : value;
    }

    private static long count(List<Row> offers, boolean isControl, String outcome) {
        return offers.stream()
                .filter(offer -> offer.<Boolean>getAs("is_control") == isControl)
                .filter(offer -> outcome == null || offer.<Boolean>getAs(outcome))
                .count();
    }

    private static Date day(List<Row> offers, Comparator<Date> order) {
        return offers.stream()
                .map(offer -> offer.<Date>getAs("offered_date"))
                .max(order)
                .orElseThrow();
    }

    /** Numbers to six decimals; those that are none become null. */
    private static Row row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Double number) {
                cells[i] = Double.isFinite(number) ? Math.rint(number * 1e6) / 1e6 : null;
            }
        }
        return RowFactory.create(cells);
    }
}
