package aurum.api.lake;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads the two tables about the lake itself, always at their newest version. */
final class Operations {

    private static final String PUBLICATIONS = "ops.publications";
    private static final String RUNS = "ops.job_runs";

    /** No lake needs more: whoever keeps a thousand broken publications in a row has other worries. */
    private static final int MOST_PUBLICATIONS = 1000;

    private record Nothing() {}

    private final DeltaReader reader;
    private final CompletableFuture<QueryEngine> engine;

    /** @param engine is waited for only when there are rows to read */
    Operations(DeltaReader reader, CompletableFuture<QueryEngine> engine) {
        this.reader = reader;
        this.engine = engine;
    }

    /** A value that changes when either table has a new commit: two directory listings, no file is opened. */
    String fingerprint() {
        return reader.newestCommit(PUBLICATIONS) + " " + reader.newestCommit(RUNS);
    }

    boolean hasPublications() {
        return reader.exists(PUBLICATIONS);
    }

    /** All publications, newest first. */
    List<Publication> publications() {
        return read(
                        PUBLICATIONS,
                        """
                        select publication_number::bigint, published_at::timestamptz, as_of_date::date, run_id, operator_zone, operator_label_zh,
                          operator_label_en, catalog_hash, tables::map(varchar, bigint), left_out::map(varchar, varchar)
                        from ops.publications order by publication_number desc, published_at desc
                        """)
                .values()
                .stream()
                .map(Operations::publication)
                .toList();
    }

    /** Runs that ended, newest first. */
    List<LastRun> endedRuns() {
        if (!reader.exists(RUNS)) {
            return List.of();
        }
        return read(
                        RUNS,
                        """
                        select run_id, recorded_at, outcome, message from ops.job_runs
                        where outcome <> 'started' order by recorded_at desc
                        """)
                .values()
                .stream()
                .map(row -> new LastRun(
                        (String) row.get(0),
                        (OffsetDateTime) row.get(1),
                        (String) row.get(2),
                        Optional.ofNullable((String) row.get(3))))
                .toList();
    }

    private Rows read(String table, String sql) {
        DeltaTable newest = reader.newest(table);
        LoadedTable loaded = new LoadedTable(table + "@" + newest.version(), newest, null);
        QueryEngine ready = engine.join();
        ready.load(newest, loaded.name());
        try {
            return ready.rows(
                    BoundQuery.of(sql, name -> loaded, new Scope.Everything(), new Nothing()), MOST_PUBLICATIONS);
        } catch (IllegalStateException problem) {
            throw new LakeFault(
                    "%s is not as docs/lake.md says (%s); write it again".formatted(table, problem.getMessage()),
                    problem);
        } finally {
            ready.drop(loaded.name());
        }
    }

    private static Publication publication(List<Object> row) {
        if (row.contains(null)) {
            throw new LakeFault("ops.publications has a row with a value missing (%s); write it again".formatted(row));
        }
        return new Publication(
                (Long) row.get(0),
                (OffsetDateTime) row.get(1),
                (LocalDate) row.get(2),
                (String) row.get(3),
                (String) row.get(4),
                (String) row.get(5),
                (String) row.get(6),
                (String) row.get(7),
                map(row.get(8), Long.class),
                map(row.get(9), String.class));
    }

    private static <T> Map<String, T> map(Object value, Class<T> type) {
        Map<String, T> typed = new java.util.TreeMap<>();
        if (value instanceof Map<?, ?> entries) {
            entries.forEach((key, item) -> typed.put((String) key, type.cast(item)));
        }
        return typed;
    }
}
