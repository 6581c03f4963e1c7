package aurum.jobs.lake;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A set of calendar days, kept as ranges without gaps, in order. */
public final class DaySet {

    /** Both ends included. */
    public record Range(LocalDate first, LocalDate last) {
        @Override
        public String toString() {
            return first.equals(last) ? first.toString() : first + ".." + last;
        }
    }

    private final List<Range> ranges;

    private DaySet(List<Range> ranges) {
        this.ranges = ranges;
    }

    public static DaySet of(Collection<LocalDate> days) {
        List<Range> ranges = new ArrayList<>();
        for (LocalDate day : new TreeSet<>(days)) {
            int last = ranges.size() - 1;
            if (last >= 0 && ranges.get(last).last().plusDays(1).equals(day)) {
                ranges.set(last, new Range(ranges.get(last).first(), day));
            } else {
                ranges.add(new Range(day, day));
            }
        }
        return new DaySet(List.copyOf(ranges));
    }

    /** Every day from {@code first} to {@code last}, both included; none when {@code first} is later. */
    public static DaySet between(LocalDate first, LocalDate last) {
        return new DaySet(first.isAfter(last) ? List.of() : List.of(new Range(first, last)));
    }

    public List<Range> ranges() {
        return ranges;
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    public long size() {
        return ranges.stream()
                .mapToLong(range -> ChronoUnit.DAYS.between(range.first(), range.last()) + 1)
                .sum();
    }

    public LocalDate first() {
        return ranges.get(0).first();
    }

    public LocalDate last() {
        return ranges.get(ranges.size() - 1).last();
    }

    /** This set as a condition on a date column, in the SQL that Spark and Delta read. */
    public String sql(String column) {
        return ranges.isEmpty()
                ? "false"
                : ranges.stream()
                        .map(range -> range.first().equals(range.last())
                                ? "%s = date'%s'".formatted(column, range.first())
                                : "%s between date'%s' and date'%s'".formatted(column, range.first(), range.last()))
                        .collect(Collectors.joining(" or ", "(", ")"));
    }

    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(", "));
    }
}
