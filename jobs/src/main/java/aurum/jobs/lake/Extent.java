package aurum.jobs.lake;

import aurum.jobs.lake.Input.Reach;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * How much of a table has to be made in this run, derived from what its inputs say has changed since its cursor.
 *
 * @param kind nothing, everything, or what changed
 * @param reason why, in words for the run log
 * @param days for tables made by day, the days to rebuild; empty means all up to {@code asOf}
 * @param daysBeyondHorizon changed days too old to change what was published; only a backfill builds them
 */
record Extent(Kind kind, String reason, Optional<DaySet> days, DaySet daysBeyondHorizon) {

    /** Days before the previous {@code asOf} that late rows may still change without a backfill. */
    static final int HORIZON_DAYS = 14;

    private static final DaySet NO_DAYS = DaySet.of(List.of());

    enum Kind {
        NOTHING,
        EVERYTHING,
        CHANGES
    }

    private static Extent nothing(DaySet beyondHorizon) {
        return new Extent(Kind.NOTHING, "no input changed", Optional.empty(), beyondHorizon);
    }

    private static Extent everything(String reason) {
        return new Extent(Kind.EVERYTHING, reason, Optional.empty(), NO_DAYS);
    }

    /**
     * @param before what the table had consumed, or empty when it does not exist yet
     * @param now what it would consume now
     * @param inputs those of the table's inputs that exist in this lake
     * @param isMonthly it stays as it is until another month is over
     */
    static Extent of(
            Lake lake,
            SparkSession session,
            List<Input> inputs,
            Optional<Cursor> before,
            Cursor now,
            boolean isMonthly) {
        if (before.isEmpty()) {
            return everything("first build");
        }
        Cursor old = before.get();
        if (!old.contractHash().equals(now.contractHash())) {
            return everything("its contract changed");
        }
        if (!old.catalog().equals(now.catalog())) {
            return everything("the catalog changed: " + changedKeys(old.catalog(), now.catalog()));
        }
        if (!old.inputs().keySet().equals(now.inputs().keySet())) {
            return everything("its inputs changed: " + changedKeys(old.inputs(), now.inputs()));
        }
        if (isMonthly) {
            return old.asOf().equals(now.asOf()) ? nothing(NO_DAYS) : everything("a month is over");
        }
        if (old.dependsOnAsOf() && !old.asOf().equals(now.asOf())) {
            return everything("the day changed");
        }
        for (Input input : inputs) {
            if (input.reach() == Reach.ALL && changed(input, old, now)) {
                return everything(name(input) + " changed");
            }
        }
        return ofChanges(lake, session, inputs, old, now);
    }

    private static Extent ofChanges(Lake lake, SparkSession session, List<Input> inputs, Cursor old, Cursor now) {
        LocalDate horizon = old.asOf().minusDays(HORIZON_DAYS);
        Set<LocalDate> days = new TreeSet<>();
        Set<LocalDate> tooOld = new TreeSet<>();
        boolean byDay = false;
        boolean rowsChanged = false;
        for (Input input : inputs) {
            boolean changed = changed(input, old, now);
            rowsChanged |= changed;
            if (input.dayColumn().isEmpty()) {
                continue;
            }
            byDay = true;
            for (LocalDate day : changed ? changedDays(lake, session, input, old, now) : Set.<LocalDate>of()) {
                if (day.isBefore(horizon)) {
                    tooOld.add(day);
                }
                LocalDate last = input.reach() == Reach.DAYS_ONWARDS ? now.asOf() : day;
                day.minusDays(input.lookBackDays())
                        .datesUntil(last.plusDays(1))
                        .filter(candidate -> !candidate.isBefore(horizon) && !candidate.isAfter(now.asOf()))
                        .forEach(days::add);
            }
        }
        if (!byDay) {
            return rowsChanged ? new Extent(Kind.CHANGES, "rows changed", Optional.empty(), NO_DAYS) : nothing(NO_DAYS);
        }
        if (now.asOf().isAfter(old.asOf())) {
            old.asOf().plusDays(1).datesUntil(now.asOf().plusDays(1)).forEach(days::add);
        }
        return days.isEmpty()
                ? nothing(DaySet.of(tooOld))
                : new Extent(Kind.CHANGES, "days changed", Optional.of(DaySet.of(days)), DaySet.of(tooOld));
    }

    private static Set<LocalDate> changedDays(Lake lake, SparkSession session, Input input, Cursor old, Cursor now) {
        String table = name(input);
        String column = input.dayColumn().orElseThrow();
        Set<LocalDate> days = new TreeSet<>();
        Dataset<Row> changes = lake.changes(
                session, table, old.inputs().get(table), now.inputs().get(table));
        for (Row row : exceptClosed(LakeTable.of(input.table()).contract(), changes, column)
                .select(functions.col(column))
                .where(functions.col(column).isNotNull())
                .distinct()
                .collectAsList()) {
            days.add(row.<Date>getAs(0).toLocalDate());
        }
        return days;
    }

    /** Of a history, without the states that only ended: what follows them begins on the day that counts. Such a row is told as it was and as it is, the same but for its end. */
    private static Dataset<Row> exceptClosed(Contract contract, Dataset<Row> changes, String column) {
        if (!(contract.writeMode() instanceof WriteMode.KeepHistory)) {
            return changes;
        }
        List<Column> same = new ArrayList<>();
        contract.key().forEach(key -> same.add(functions.col(key)));
        same.add(TableWriter.state(contract, "").as("_state"));
        same.add(functions.col(column).as("_day"));
        return changes.groupBy(same.toArray(Column[]::new))
                .count()
                .where("count % 2 = 1")
                .select(functions.col("_day").as(column));
    }

    private static boolean changed(Input input, Cursor old, Cursor now) {
        return !old.inputs().get(name(input)).equals(now.inputs().get(name(input)));
    }

    private static String name(Input input) {
        return LakeTable.nameOf(input.table());
    }

    private static String changedKeys(Map<String, ?> old, Map<String, ?> now) {
        Set<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        keys.removeIf(key ->
                old.containsKey(key) && now.containsKey(key) && old.get(key).equals(now.get(key)));
        return String.join(", ", keys);
    }
}
