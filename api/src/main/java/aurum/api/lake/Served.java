package aurum.api.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A publication with every table of it in the engine, kept until the last answer from it is given. */
final class Served {

    private static final AtomicLong LOADS = new AtomicLong();

    private final Publication publication;
    private final Map<String, LoadedTable> tables;
    private final QueryEngine engine;

    /** What was asked once and is asked again by most requests: ids to check parameters against. */
    private final Map<Object, Object> kept = new ConcurrentHashMap<>();

    /** The lake holds one; every answer under way holds one more. */
    private final AtomicInteger holders = new AtomicInteger(1);

    private Served(Publication publication, Map<String, LoadedTable> tables, QueryEngine engine) {
        this.publication = publication;
        this.tables = tables;
        this.engine = engine;
    }

    /**
     * Loads what is not loaded yet, several tables at once: most of the time goes into reading logs and footers, one after the other.
     *
     * @param before the publication served so far: a table that did not change since keeps its place in the engine
     * @throws LakeFault when a single table is not to be trusted; what was loaded is dropped again
     */
    static Served load(Publication publication, Optional<Served> before, DeltaReader reader, QueryEngine engine) {
        Map<String, LoadedTable> tables = new ConcurrentHashMap<>();
        Served served = new Served(publication, tables, engine);
        ExecutorService loaders =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        List<CompletableFuture<Void>> loads = new ArrayList<>();
        publication
                .tables()
                .forEach((name, version) -> loads.add(CompletableFuture.runAsync(
                        () -> {
                            DeltaTable source = reader.at(name, version);
                            source.scope();
                            LoadedTable loaded = before.map(earlier -> earlier.tables.get(name))
                                    .filter(table -> table.source().isSameAs(source))
                                    .orElseGet(() -> fresh(source, engine));
                            loaded.users().incrementAndGet();
                            tables.put(name, loaded);
                        },
                        loaders)));
        loaders.shutdown();
        // All are waited for, so that nothing is loaded any more behind the back of whoever takes it away again.
        List<RuntimeException> problems =
                loads.stream().map(Served::problem).flatMap(Optional::stream).toList();
        if (!problems.isEmpty()) {
            served.release();
            throw problems.get(0);
        }
        return served;
    }

    private static Optional<RuntimeException> problem(CompletableFuture<Void> load) {
        try {
            load.join();
            return Optional.empty();
        } catch (CompletionException problem) {
            return Optional.of(problem.getCause() instanceof RuntimeException cause ? cause : problem);
        }
    }

    private static LoadedTable fresh(DeltaTable source, QueryEngine engine) {
        String name = "%s@%d#%d".formatted(source.name(), source.version(), LOADS.incrementAndGet());
        engine.load(source, name);
        return new LoadedTable(name, source, new AtomicInteger());
    }

    /** Whether it could be held: not after the last holder let it go. */
    boolean hold() {
        return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    void release() {
        if (holders.decrementAndGet() == 0) {
            tables.values().stream()
                    .filter(table -> table.users().decrementAndGet() == 0)
                    .forEach(table -> engine.drop(table.name()));
        }
    }

    Publication publication() {
        return publication;
    }

    Map<String, LoadedTable> tables() {
        return tables;
    }

    Map<Object, Object> kept() {
        return kept;
    }

    LoadedTable table(String name) {
        return Optional.ofNullable(tables.get(name))
                .orElseThrow(() -> new NotInPublication(
                        name, Optional.ofNullable(publication.leftOut().get(name))));
    }
}
