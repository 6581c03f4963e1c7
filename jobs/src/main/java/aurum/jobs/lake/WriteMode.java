package aurum.jobs.lake;

import java.util.List;
import java.util.Optional;

/** How a table's new rows take their place among the old ones; each way gives the same result when repeated. */
public sealed interface WriteMode {

    /** Rows are only ever added. */
    record Append() implements WriteMode {}

    /** The days that were rebuilt are replaced, the others stay. */
    record ReplaceDays(String dayColumn) implements WriteMode {}

    /**
     * A row replaces the one with the same key when its {@code versionColumn} is newer; equal times are decided by content.
     *
     * @param within a column of the key, a date: only rows of the incoming dates are looked at
     */
    record MergeLatest(String versionColumn, Optional<String> within) implements WriteMode {}

    /**
     * Every state is kept and holds from {@code from} until the next one of the same {@code entity} begins, which is its {@code to}; null for the state that still
     * holds. Of two states that begin at once the greater content holds.
     */
    record KeepHistory(String entity, String from, String to) implements WriteMode {}

    /**
     * Numbers are added to those of the row with the same key; what is added may be negative. Decimals keep three places, so that adding up in any order gives the same.
     *
     * @param within a column of the key, a date: only rows of the incoming dates are looked at
     * @param latest columns that keep the greatest value instead
     */
    record AddUp(String within, List<String> latest) implements WriteMode {}

    /** The whole table is made anew. */
    record ReplaceAll() implements WriteMode {}

    static WriteMode append() {
        return new Append();
    }

    static WriteMode daysOf(String dayColumn) {
        return new ReplaceDays(dayColumn);
    }

    static WriteMode latestBy(String versionColumn) {
        return new MergeLatest(versionColumn, Optional.empty());
    }

    static WriteMode latestBy(String versionColumn, String within) {
        return new MergeLatest(versionColumn, Optional.of(within));
    }

    static WriteMode historyOf(String entity, String from, String to) {
        return new KeepHistory(entity, from, to);
    }

    static WriteMode addedUp(String within, String... latest) {
        return new AddUp(within, List.of(latest));
    }

    static WriteMode everything() {
        return new ReplaceAll();
    }

    /** Whether new rows are merged among the old by key, so that a table never loses rows. */
    default boolean merges() {
        return this instanceof MergeLatest || this instanceof KeepHistory || this instanceof AddUp;
    }
}
