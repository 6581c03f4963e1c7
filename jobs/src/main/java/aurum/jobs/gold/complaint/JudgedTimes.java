package aurum.jobs.gold.complaint;

import aurum.jobs.statistics.Cadence;
import aurum.jobs.statistics.HotspotScan;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The times that hotspots are looked for in: the days of all history, or the ten-day periods, months or quarters that lie wholly within it.
 *
 * @param name what a row calls it: {@code day}, {@code ten_day}, {@code month}, {@code quarter}
 * @param perYear so many make a year
 * @param firsts the first day of each, in order, without gaps
 * @param end the day after the last
 * @param specialDays days that are none of their weekday, and their kind
 */
record JudgedTimes(
        String name, double perYear, List<LocalDate> firsts, LocalDate end, Map<LocalDate, String> specialDays)
        implements Serializable {
    private static final double DAYS_PER_YEAR = 365.25;
    private static final int MONTHS_PER_QUARTER = 3;
    /** History begins where so many of the next days have complaints; a stray date decades before is none. */
    private static final int BUSY_DAYS = 10;

    /** Of a sum over all history. */
    static JudgedTimes days(LocalDate first, LocalDate last, Map<LocalDate, String> specialDays) {
        List<LocalDate> days = first.datesUntil(last.plusDays(1)).toList();
        return new JudgedTimes(
                "day", DAYS_PER_YEAR, new ArrayList<>(days), last.plusDays(1), new TreeMap<>(specialDays));
    }

    /** The closed periods of each cadence from {@code first} to {@code last}; a period that began before {@code first} is not known whole. */
    static List<JudgedTimes> periods(LocalDate first, LocalDate last) {
        NavigableSet<LocalDate> tens = new TreeSet<>();
        NavigableSet<LocalDate> months = new TreeSet<>();
        NavigableSet<LocalDate> quarters = new TreeSet<>();
        for (YearMonth month = YearMonth.from(first);
                !month.isAfter(YearMonth.from(last).plusMonths(MONTHS_PER_QUARTER));
                month = month.plusMonths(1)) {
            Collections.addAll(tens, month.atDay(1), month.atDay(11), month.atDay(21));
            months.add(month.atDay(1));
            if ((month.getMonthValue() - 1) % MONTHS_PER_QUARTER == 0) {
                quarters.add(month.atDay(1));
            }
        }
        return Stream.of(
                        closed("ten_day", 36, tens, first, last),
                        closed("month", 12, months, first, last),
                        closed("quarter", 4, quarters, first, last))
                .filter(times -> !times.firsts.isEmpty())
                .toList();
    }

    private static JudgedTimes closed(
            String name, double perYear, NavigableSet<LocalDate> bounds, LocalDate first, LocalDate last) {
        NavigableSet<LocalDate> known = bounds.subSet(first, true, last.plusDays(1), true);
        return known.isEmpty()
                ? new JudgedTimes(name, perYear, List.of(), first, Map.of())
                : new JudgedTimes(name, perYear, new ArrayList<>(known.headSet(known.last())), known.last(), Map.of());
    }

    /** The day from which on there is history to learn from. */
    static LocalDate beginning(NavigableSet<LocalDate> daysWithComplaints) {
        return daysWithComplaints.stream()
                .filter(day -> daysWithComplaints
                                .subSet(day, day.plusDays(Cadence.DAY.warmUp()))
                                .size()
                        >= BUSY_DAYS)
                .findFirst()
                .orElseGet(daysWithComplaints::first);
    }

    int count() {
        return firsts.size();
    }

    LocalDate last(int time) {
        return (time + 1 < count() ? firsts.get(time + 1) : end).minusDays(1);
    }

    int length(int time) {
        return (int) ChronoUnit.DAYS.between(firsts.get(time), last(time)) + 1;
    }

    /** The time that a day lies in; −1 for a day in none of them. */
    int of(LocalDate day) {
        if (!day.isBefore(end)) {
            return -1;
        }
        int found = Collections.binarySearch(firsts, day);
        return found >= 0 ? found : -found - 2;
    }

    /** The first time that ends on the day or later. */
    int endingFrom(LocalDate day) {
        int time = 0;
        while (time < count() && last(time).isBefore(day)) {
            time++;
        }
        return time;
    }

    Cadence cadence() {
        return isDays() ? Cadence.DAY : Cadence.PERIOD;
    }

    HotspotScan scan() {
        return isDays()
                ? new HotspotScan(
                        Cadence.DAY,
                        Cadence.days(firsts.get(0), count(), specialDays),
                        firsts.get(0).toEpochDay() + 3)
                : new HotspotScan(Cadence.PERIOD, Cadence.periods(count(), perYear), 0);
    }

    private boolean isDays() {
        return name.equals("day");
    }
}
