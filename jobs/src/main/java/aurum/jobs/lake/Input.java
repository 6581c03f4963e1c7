package aurum.jobs.lake;

import java.util.Optional;

/**
 * One declared input of a table.
 *
 * @param table the class of what is read
 * @param reach which rows a change makes the table read again
 * @param dayColumn the input's column with the day of a row, where {@code reach} needs one
 * @param lookBackDays how many days before a changed day have to be rebuilt too
 * @param isOptional the table is built without it when no source brings it
 */
public record Input(
        Class<? extends LakeTable> table,
        Reach reach,
        Optional<String> dayColumn,
        int lookBackDays,
        boolean isOptional) {

    /** Which part of an input is read when it has changed. */
    public enum Reach {
        /** Every row, each time anything changed. */
        ALL,
        /** Only the rows that were added or changed. */
        CHANGED_ROWS,
        /** All rows of the days on which a row was added or changed. */
        CHANGED_DAYS,
        /** Every row; each day from the first changed one onwards is rebuilt. */
        DAYS_ONWARDS
    }

    public static Input all(Class<? extends LakeTable> table) {
        return new Input(table, Reach.ALL, Optional.empty(), 0, false);
    }

    /** Only rows that are new or changed; {@link #by} widens it to their whole days. */
    public static Input changesOf(Class<? extends LakeTable> table) {
        return new Input(table, Reach.CHANGED_ROWS, Optional.empty(), 0, false);
    }

    /** Whole days: those of changed rows, and those that have come since the table was last built. */
    public Input by(String column) {
        return new Input(table, Reach.CHANGED_DAYS, Optional.of(column), lookBackDays, isOptional);
    }

    /** A change moves every later day too, as a customer who joined counts on each day since. */
    public Input onwardsFrom(String column) {
        return new Input(table, Reach.DAYS_ONWARDS, Optional.of(column), lookBackDays, isOptional);
    }

    /** A changed day moves this many days before it too. */
    public Input lookBack(int days) {
        return new Input(table, reach, dayColumn, days, isOptional);
    }

    /** The table can do without. */
    public Input optional() {
        return new Input(table, reach, dayColumn, lookBackDays, true);
    }
}
