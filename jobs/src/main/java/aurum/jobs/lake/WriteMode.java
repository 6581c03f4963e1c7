package aurum.jobs.lake;

/** How a table's new rows take their place among the old ones; each way gives the same result when repeated. */
public sealed interface WriteMode {

    /** Rows are only ever added. */
    record Append() implements WriteMode {}

    /** The days that were rebuilt are replaced, the others stay. */
    record ReplaceDays(String dayColumn) implements WriteMode {}

    /** A row replaces the one with the same key when its {@code versionColumn} is newer; equal times are decided by content. */
    record MergeLatest(String versionColumn) implements WriteMode {}

    /** The whole table is made anew. */
    record ReplaceAll() implements WriteMode {}

    static WriteMode append() {
        return new Append();
    }

    static WriteMode daysOf(String dayColumn) {
        return new ReplaceDays(dayColumn);
    }

    static WriteMode latestBy(String versionColumn) {
        return new MergeLatest(versionColumn);
    }

    static WriteMode everything() {
        return new ReplaceAll();
    }
}
