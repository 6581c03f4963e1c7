package aurum.api.lake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lake as its readers may see it: exactly one publication at a time, resolved by Delta Kernel, answered by DuckDB, as agreed in
 * docs/lake.md. It fails closed: a publication with a table that cannot be trusted is not taken, and the one before stays.
 */
public final class PublishedLake implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedLake.class);

    /** A publication that could not be taken may heal (a copy still under way): it is tried again this much later. */
    private static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(10);

    /** How far back a fresh start looks for a publication it can take. */
    private static final int MOST_STEPS_BACK = 10;

    private final Path lake;
    private final CompletableFuture<QueryEngine> engine;
    private final CompletableFuture<DeltaReader> reader;
    private final OperationTables operationTables;
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "lake-watcher");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicReference<LakeState> state = new AtomicReference<>(
            new LakeState(Optional.empty(), Optional.empty(), Optional.of("the lake is being read"), Optional.empty()));
    private final AtomicReference<Optional<Served>> served = new AtomicReference<>(Optional.empty());
    private String fingerprint = "";
    private Instant tryAgainAt = Instant.MAX;

    /**
     * Starts both engines, each on its own: that is most of what a start costs. Nothing is served before the first {@link #refresh}.
     *
     * @param lake its folder, on this machine's disk; it may be empty, absent or broken
     * @param memoryMegabytes the most the query engine may use
     * @param queryTimeout the longest a query may take, in whole seconds
     */
    public PublishedLake(Path lake, int memoryMegabytes, Duration queryTimeout) {
        this.lake = lake.toAbsolutePath().normalize();
        engine = CompletableFuture.supplyAsync(() -> new QueryEngine(this.lake, memoryMegabytes, queryTimeout));
        reader = CompletableFuture.supplyAsync(() -> new DeltaReader(this.lake));
        operationTables = new OperationTables(reader, engine);
    }

    /** Looks for a newer publication now and then, until closed. */
    public void watch(Duration every) {
        watcher.scheduleWithFixedDelay(
                () -> {
                    try {
                        refresh();
                    } catch (RuntimeException problem) {
                        LOG.error("looking for a new publication failed; the next look is in {}", every, problem);
                    }
                },
                every.toMillis(),
                every.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Takes the newest publication if something changed since the last look; cheap when nothing did. */
    public synchronized void refresh() {
        Operations operations = new Operations(reader.join(), engine);
        String found = operations.fingerprint();
        if (found.equals(fingerprint) && Instant.now().isBefore(tryAgainAt)) {
            return;
        }
        fingerprint = found;
        tryAgainAt = Instant.MAX;
        Optional<Refusal> refusal = takeNewest(operations);
        state.set(judge(refusal, operations));
        refusal.ifPresent(refused -> tryAgainAt = Instant.now().plus(TRY_AGAIN_AFTER));
    }

    public LakeState state() {
        return state.get();
    }

    /**
     * Holds the publication served now for one answer; to be closed after it.
     *
     * @throws NothingPublished when there is none
     */
    public Pin pin() {
        while (true) {
            Served current = served.get()
                    .orElseThrow(() -> new NothingPublished(state().reason().orElse("nothing is published")));
            if (current.hold()) {
                return new Pin(current, engine.join());
            }
        }
    }

    /** The tables about the lake itself. */
    public OperationTables operations() {
        return operationTables;
    }

    @Override
    public void close() {
        watcher.shutdownNow();
        engine.thenAccept(QueryEngine::close);
    }

    private record Refusal(OffsetDateTime since, String reason) {}

    /** The same reason stays one refusal, since when it was first seen. */
    private Refusal seenNow(String reason) {
        return Optional.ofNullable(state.get())
                .filter(before -> before.reason().equals(Optional.of(reason)))
                .flatMap(LakeState::staleSince)
                .map(since -> new Refusal(since, reason))
                .orElseGet(() -> new Refusal(OffsetDateTime.now(ZoneOffset.UTC), reason));
    }

    /** Goes back from the newest publication to the first that can be taken; the reason is why it is not the newest. */
    private Optional<Refusal> takeNewest(Operations operations) {
        List<Publication> publications;
        try {
            if (!operations.hasPublications()) {
                String what = Files.isDirectory(lake) ? "holds no publication yet" : "does not exist";
                return Optional.of(seenNow("the lake " + what));
            }
            publications = operations.publications();
        } catch (LakeFault fault) {
            LOG.warn("publications cannot be read: {}", fault.getMessage());
            return Optional.of(seenNow(fault.getMessage()));
        }
        Optional<Refusal> refusal =
                publications.isEmpty() ? Optional.of(seenNow("the lake holds no publication yet")) : Optional.empty();
        for (Publication publication :
                publications.stream().limit(MOST_STEPS_BACK).toList()) {
            if (isServed(publication)) {
                return refusal;
            }
            try {
                swap(Served.load(publication, served.get(), reader.join(), engine.join()));
                LOG.info("serving publication {} as of {}", publication.number(), publication.asOf());
                return refusal;
            } catch (LakeFault fault) {
                LOG.warn("publication {} is not taken: {}", publication.number(), fault.getMessage());
                Refusal latest = new Refusal(
                        publication.publishedAt(),
                        "publication %d is not taken: %s".formatted(publication.number(), fault.getMessage()));
                refusal = Optional.of(refusal.orElse(latest));
            }
        }
        return refusal;
    }

    private boolean isServed(Publication publication) {
        return served.get()
                .map(current -> current.publication().equals(publication))
                .orElse(false);
    }

    private void swap(Served next) {
        served.getAndSet(Optional.of(next)).ifPresent(Served::release);
    }

    private LakeState judge(Optional<Refusal> refusal, Operations operations) {
        Optional<Publication> publication = served.get().map(Served::publication);
        List<LastRun> runs;
        try {
            runs = operations.endedRuns();
        } catch (LakeFault fault) {
            LOG.warn("runs cannot be read: {}", fault.getMessage());
            runs = List.of();
            refusal = Optional.of(refusal.orElse(seenNow(fault.getMessage())));
        }
        Optional<LastRun> last = runs.stream().findFirst();
        Optional<LastRun> firstBad = runs.stream()
                .takeWhile(LastRun::isBad)
                .filter(run -> publication.isEmpty()
                        || run.recordedAt().isAfter(publication.get().publishedAt()))
                .reduce((newer, older) -> older);
        if (refusal.isPresent()) {
            return new LakeState(
                    publication,
                    Optional.of(refusal.get().since()),
                    Optional.of(refusal.get().reason()),
                    last);
        }
        return new LakeState(
                publication,
                firstBad.map(LastRun::recordedAt),
                firstBad.flatMap(bad -> last.map(run -> "the last run %s: %s"
                        .formatted(
                                run.outcome().equals("refused") ? "was refused" : "failed",
                                run.message().orElse("it gave no reason")))),
                last);
    }
}
