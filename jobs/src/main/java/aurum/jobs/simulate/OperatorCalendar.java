package aurum.jobs.simulate;

import java.time.LocalDate;
import java.util.Map;

/** What kind of day it is changes how many complain: weekdays, public holidays and the day after, working weekends, shopping festivals, Consumer Rights Day. */
final class OperatorCalendar {

    /** Monday to Sunday; their mean is 1. */
    private static final double[] WEEKDAY_FACTORS = {1.18, 1.10, 1.04, 1.02, 1.00, 0.86, 0.80};

    private static final double WORKING_WEEKEND_FACTOR = 0.97;
    private static final double AFTER_HOLIDAY_FACTOR = 1.12;
    private static final double SHOPPING_FESTIVAL_FACTOR = 1.15;
    private static final double CONSUMER_DAY_FACTOR = 1.30;

    private final Map<LocalDate, String> kinds;

    /** @param kinds the catalog's special days and their kind */
    OperatorCalendar(Map<LocalDate, String> kinds) {
        this.kinds = Map.copyOf(kinds);
    }

    /** The factor that a day of this kind puts on a category's expected complaints. */
    double factor(LocalDate date, CategoryProfile category) {
        return switch (kinds.getOrDefault(date, "")) {
            case "public_holiday" -> category.holidayFactor();
            case "working_weekend" -> StrictMath.pow(WORKING_WEEKEND_FACTOR, category.weekdayStrength());
            case "shopping_festival" -> SHOPPING_FESTIVAL_FACTOR * ordinaryDay(date, category);
            case "consumer_day" -> CONSUMER_DAY_FACTOR * ordinaryDay(date, category);
            default -> ordinaryDay(date, category);
        };
    }

    private double ordinaryDay(LocalDate date, CategoryProfile category) {
        double weekday = WEEKDAY_FACTORS[date.getDayOfWeek().getValue() - 1];
        boolean afterHoliday = kinds.getOrDefault(date.minusDays(1), "").equals("public_holiday");
        return StrictMath.pow(afterHoliday ? weekday * AFTER_HOLIDAY_FACTOR : weekday, category.weekdayStrength());
    }

    /** Whether a public holiday lies within three days. */
    boolean isHolidayWeek(LocalDate date) {
        return date.minusDays(3).datesUntil(date.plusDays(4)).anyMatch(near -> kinds.getOrDefault(near, "")
                .equals("public_holiday"));
    }
}
