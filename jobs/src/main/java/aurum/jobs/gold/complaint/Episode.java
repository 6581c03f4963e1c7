package aurum.jobs.gold.complaint;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/**
 * A cell's hotspot over its days.
 *
 * @param days from the first alarm on, quiet days between alarms and up to a week after the last included
 * @param alarms the days of alarms, in order
 * @param today the newest day that was judged
 */
record Episode(String cell, NavigableMap<LocalDate, Day> days, List<LocalDate> alarms, LocalDate today) {
    private static final int NEW_DAYS = 3;
    private static final int COMPARED_DAYS = 3;
    /** A weekend may be quiet without anything having been mended. */
    private static final int QUIET_IS_EASING_DAYS = 2;
    /** Standard deviations of the difference between two shares, below which it may be chance. */
    private static final double MORE_THAN_CHANCE = 2;

    /** One day of the cell. */
    record Day(long observed, double expected, Double per10k, double q, String explainedBy) {
        double excess() {
            return observed - expected;
        }

        double ratio() {
            return observed / expected;
        }
    }

    /** Complaints of some days, and how many were to be expected. */
    record Sum(long observed, double expected) {}

    LocalDate opened() {
        return alarms.get(0);
    }

    LocalDate lastSeen() {
        return alarms.get(alarms.size() - 1);
    }

    Optional<LocalDate> closed() {
        LocalDate quiet = lastSeen().plusDays(EpisodeStory.QUIET_DAYS);
        return quiet.isAfter(today) ? Optional.empty() : Optional.of(quiet);
    }

    LocalDate latest() {
        return closed().isPresent() ? lastSeen() : today;
    }

    Day on(LocalDate date) {
        return days.get(date);
    }

    LocalDate peak() {
        return days.headMap(lastSeen(), true).entrySet().stream()
                .max(Comparator.comparingDouble(entry -> entry.getValue().excess()))
                .orElseThrow()
                .getKey();
    }

    double leastQ() {
        return alarms.stream().mapToDouble(day -> on(day).q()).min().orElseThrow();
    }

    Sum sum(LocalDate from, LocalDate to) {
        long observed = 0;
        double expected = 0;
        for (Day day : days.subMap(from, true, to, true).values()) {
            observed += day.observed();
            expected += day.expected();
        }
        return new Sum(observed, expected);
    }

    /** Complaints to be expected per 10,000 subscribers on the latest day, who are known from the newest day with complaints. */
    Optional<Double> usualPer10k() {
        return days.headMap(latest(), true).descendingMap().values().stream()
                .filter(day -> day.observed() > 0 && day.per10k() != null)
                .findFirst()
                .map(day -> day.per10k() / day.observed() * on(latest()).expected());
    }

    String status() {
        if (closed().isPresent()) {
            return "over";
        }
        if (ChronoUnit.DAYS.between(opened(), today) < NEW_DAYS) {
            return "new";
        }
        double change = change();
        if (ChronoUnit.DAYS.between(lastSeen(), today) >= QUIET_IS_EASING_DAYS || change <= -MORE_THAN_CHANCE) {
            return "easing";
        }
        return change >= MORE_THAN_CHANCE ? "growing" : "ongoing";
    }

    /**
     * The last three days against the three before, in standard deviations: given both together, how many fall into the last is binomial with their share of what was expected (Przyborowski &amp; Wilenski
     * 1940, "Homogeneity of results in testing samples from Poisson series").
     */
    private double change() {
        LocalDate split = today.minusDays(COMPARED_DAYS);
        LocalDate from = split.minusDays(COMPARED_DAYS - 1);
        Sum before = sum(from.isBefore(opened()) ? opened() : from, split);
        Sum last = sum(split.plusDays(1), today);
        double total = before.observed() + last.observed();
        double share = last.expected() / (last.expected() + before.expected());
        return total == 0 ? 0 : (last.observed() - total * share) / Math.sqrt(total * share * (1 - share));
    }
}
