package aurum.jobs.statistics;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How time passes in a series: what returns, how often a model is fitted, how much of the newest past is kept out of it (a beginning hotspot would teach the model that it is usual), and how
 * many times a window holds.
 *
 * @param refit times from one fit to the next
 * @param guard times before a fit that it does not learn from
 * @param warmUp times that a first fit needs
 * @param history times that a fit looks back at most
 * @param windows how many times are added up and looked at together
 */
public record Cadence(int refit, int guard, int warmUp, int history, int[] windows) {
    /** Days: fitted weekly, looking back two years. */
    public static final Cadence DAY = new Cadence(7, 7, 42, 730, new int[] {1, 2, 3});
    /** Weeks: fitted every four, looking back five years. */
    public static final Cadence WEEK = new Cadence(4, 4, 26, 260, new int[] {1, 2});
    /** Periods such as ten days, months, quarters: fitted at each. */
    public static final Cadence PERIOD = new Cadence(1, 1, 6, 36, new int[] {1});

    private static final int WEEKDAYS = 7;
    private static final int DAYS_FOR_SEASON = 150;
    private static final double DAYS_PER_YEAR = 365.25;
    private static final double WEEKS_PER_YEAR = DAYS_PER_YEAR / WEEKDAYS;
    /** Of an effect on the logarithm: 0.5 lets two thirds of all effects lie between ÷1.6 and ×1.6. */
    private static final double EFFECT_DEVIATION = 0.5;

    private static final double TREND_DEVIATION_PER_YEAR = 0.5;

    /**
     * Days from {@code first} on: level, trend, seven weekdays, a column for each kind of special day and for the day after one, and a season once there are five months to learn it from: it is drawn towards
     * none, looked ahead a week only, and keeps the turn of a year out of the trend and the spread.
     *
     * @param specialDays days that are none of their weekday, and their kind
     */
    public static Covariates days(LocalDate first, int count, Map<LocalDate, String> specialDays) {
        List<String> kinds = specialDays.values().stream().distinct().sorted().toList();
        int after = 2 + WEEKDAYS + kinds.size();
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            LocalDate day = first.plusDays(i);
            double[] row = new double[after + 3];
            row[0] = 1;
            row[1] = i / DAYS_PER_YEAR;
            String kind = specialDays.get(day);
            row[2 + (kind == null ? day.getDayOfWeek().ordinal() : WEEKDAYS + kinds.indexOf(kind))] = 1;
            row[after] = kind == null && specialDays.containsKey(day.minusDays(1)) ? 1 : 0;
            wave(row, after + 1, day.toEpochDay() / DAYS_PER_YEAR, 1);
            rows[i] = row;
        }
        int[] needs = new int[after + 3];
        Arrays.fill(needs, after + 1, needs.length, DAYS_FOR_SEASON);
        return new Covariates(rows, precision(needs.length), needs);
    }

    /** Weeks from number {@code first} on: level, trend, and two waves a year once there is more than a year to learn each from. */
    public static Covariates weeks(long first, int count) {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            double years = (first + i) / WEEKS_PER_YEAR;
            double[] row = new double[6];
            row[0] = 1;
            row[1] = i / WEEKS_PER_YEAR;
            wave(row, 2, years, 1);
            wave(row, 4, years, 2);
            rows[i] = row;
        }
        int one = (int) (1.5 * WEEKS_PER_YEAR);
        int two = (int) (3 * WEEKS_PER_YEAR);
        return new Covariates(rows, precision(6), new int[] {0, 0, one, one, two, two});
    }

    /** Periods: level and trend. */
    public static Covariates periods(int count, double perYear) {
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            rows[i] = new double[] {1, i / perYear};
        }
        return new Covariates(rows, precision(2), new int[2]);
    }

    private static void wave(double[] row, int at, double years, int timesAYear) {
        row[at] = Math.sin(2 * Math.PI * timesAYear * years);
        row[at + 1] = Math.cos(2 * Math.PI * timesAYear * years);
    }

    private static double[] precision(int columns) {
        double[] precision = new double[columns];
        Arrays.fill(precision, 1 / (EFFECT_DEVIATION * EFFECT_DEVIATION));
        precision[1] = 1 / (TREND_DEVIATION_PER_YEAR * TREND_DEVIATION_PER_YEAR);
        return precision;
    }
}
