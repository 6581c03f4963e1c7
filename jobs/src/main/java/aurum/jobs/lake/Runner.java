package aurum.jobs.lake;

import aurum.jobs.failure.Failure;
import aurum.jobs.failure.Failures;
import aurum.jobs.lake.Publications.Publication;
import aurum.jobs.lake.TableRun.Outcome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * One run: takes the lake, starts from the last publication, ingests, builds every selected table as soon as its inputs are there, asks
 * the gate, and publishes. Whatever ends a run early leaves the last publication as it is, and the next run starts from it.
 */
public final class Runner {
    /** Tables built at a time; on two cores four keep both busy while commits wait for the disk. */
    private static final int AT_ONCE = 4;

    private final Lake lake;
    private final Plan plan;
    private final Ingest ingest;
    private final Publications publications;
    private final Progress progress;

    public Runner(Lake lake, Plan plan, Ingest ingest, Progress progress) {
        this.lake = lake;
        this.plan = plan;
        this.ingest = ingest;
        this.publications = new Publications(lake);
        this.progress = progress;
    }

    /**
     * How a run ended.
     *
     * @param publication what is served now: the one this run made, or the one before when nothing changed
     * @param isNew whether this run made it
     */
    public record Result(Publication publication, boolean isNew, List<TableRun> tables) {}

    /**
     * @param selected tables to build, in order of work; the others stay as published
     * @throws Failure when nothing could be published, saying why
     */
    public Result run(List<String> selected, RunContext context) {
        try (LakeLock lock =
                LakeLock.take(lake, "run " + context.runId() + " for " + context.asOf(), context.lockWait())) {
            Optional<Publication> last = publications.newest();
            last.filter(publication -> publication.asOf().isAfter(context.asOf()))
                    .ifPresent(publication -> {
                        throw Failure.ofSettings(
                                "The lake is published as of %s, later than --date %s. To serve an earlier state: ./aurum publications rollback N"
                                        .formatted(publication.asOf(), context.asOf()));
                    });
            RunLog log = new RunLog(lake);
            log.record(context, "started", "");
            try {
                Result result = publish(selected, context, last, log);
                log.record(
                        context,
                        result.isNew() ? "published" : "unchanged",
                        "publication " + result.publication().number());
                return result;
            } catch (Refused refused) {
                log.record(context, "refused", refused.getMessage());
                throw Failure.ofRun(refused.getMessage());
            } catch (RuntimeException failure) {
                recordFailure(log, context, failure);
                throw failure;
            }
        }
    }

    /** What made the run fail, a full disk say, may also keep this from being written; then the first reason is the one that counts. */
    private static void recordFailure(RunLog log, RunContext context, RuntimeException failure) {
        try {
            log.record(context, "failed", Failures.summary(failure));
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private Result publish(List<String> selected, RunContext context, Optional<Publication> last, RunLog log) {
        startFrom(last, context);
        Map<String, String> leftOut = plan.leftOut(ingest.feeds());
        List<String> planned =
                selected.stream().filter(name -> !leftOut.containsKey(name)).toList();
        progress.planned(planned);
        Map<String, TableRun> runs = build(planned, leftOut, context);
        ingest.finish();
        log.record(context, runs.values());

        List<String> objections = new QualityGate(lake).objections(runs.values(), last, context, this::mayShrink);
        if (!objections.isEmpty()) {
            throw new Refused(last, objections);
        }
        Map<String, Long> tables = new TreeMap<>();
        runs.values().stream()
                .filter(run -> plan.table(run.table()) instanceof Table)
                .forEach(run -> run.version().ifPresent(version -> tables.put(run.table(), version)));
        if (last.isPresent()
                && last.get().tables().equals(tables)
                && last.get().asOf().equals(context.asOf())) {
            return new Result(last.get(), false, List.copyOf(runs.values()));
        }
        Publication publication = new Publication(
                last.map(Publication::number).orElse(0L) + 1,
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                context.asOf(),
                context.runId(),
                context.catalog().zone().getId(),
                context.catalog().labelZh(),
                context.catalog().labelEn(),
                context.catalog().hash(),
                tables,
                leftOut,
                Optional.empty());
        publications.add(publication);
        return new Result(publication, true, List.copyOf(runs.values()));
    }

    private boolean mayShrink(String table) {
        return !plan.table(table).contract().writeMode().merges();
    }

    /** A run that ended without a publication may have written; what it wrote is undone first, so that every run starts from what is published. */
    private void startFrom(Optional<Publication> last, RunContext context) {
        Map<String, Long> published = last.map(Publication::tables).orElse(Map.of());
        TableWriter writer = new TableWriter(lake);
        for (String name : plan.names()) {
            OptionalLong newest = lake.newestVersion(name);
            if (!(plan.table(name) instanceof Table) || newest.isEmpty()) {
                continue;
            }
            Long version = published.get(name);
            if (version == null) {
                progress.said("%s was never published; it is made anew".formatted(name));
                lake.drop(name, context.runId());
            } else if (version != newest.getAsLong() && !isRestored(name, version, newest.getAsLong())) {
                progress.said("%s goes back to its published version %d".formatted(name, version));
                writer.restore(lake.spark().newSession(), name, version);
            }
        }
    }

    /** Whether an earlier run went back already and nothing has been written since. */
    private boolean isRestored(String name, long published, long newest) {
        return lake.restoredFrom(name, newest).equals(OptionalLong.of(published));
    }

    private Map<String, TableRun> build(List<String> planned, Map<String, String> leftOut, RunContext context) {
        Map<String, CompletableFuture<TableRun>> futures = new LinkedHashMap<>();
        Map<String, TableRun> ended = new ConcurrentHashMap<>();
        TableBuild builds = new TableBuild(lake, context);
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (String name : plan.names()) {
                if (leftOut.containsKey(name)) {
                    futures.put(
                            name,
                            CompletableFuture.completedFuture(
                                    TableRun.without(name, Outcome.LEFT_OUT, leftOut.get(name), Optional.empty())));
                    continue;
                }
                CompletableFuture<?>[] inputs =
                        plan.inputsOf(name).stream().map(futures::get).toArray(CompletableFuture[]::new);
                futures.put(
                        name,
                        CompletableFuture.allOf(inputs)
                                .thenApplyAsync(done -> one(name, planned, ended, builds, context), workers));
            }
            Map<String, TableRun> runs = new LinkedHashMap<>();
            futures.forEach((name, future) -> runs.put(name, future.join()));
            return runs;
        } finally {
            workers.shutdownNow();
        }
    }

    private TableRun one(
            String name, List<String> planned, Map<String, TableRun> ended, TableBuild builds, RunContext context) {
        TableRun run;
        LakeTable table = plan.table(name);
        Optional<TableRun> failed = inputRuns(name, ended)
                .filter(input -> input.outcome() == Outcome.FAILED || input.outcome() == Outcome.SKIPPED)
                .findFirst();
        if (failed.isPresent()) {
            run = TableRun.without(
                    name, Outcome.SKIPPED, "because " + failed.get().table() + " failed", version(name));
        } else if (!planned.contains(name)) {
            run = TableRun.without(name, Outcome.NOT_SELECTED, "not selected", version(name));
        } else {
            progress.started(name);
            try {
                run = table instanceof Table built
                        ? builds.run(built, versions(name, ended))
                        : ingest.run(table, context);
            } catch (Failure failure) {
                run = TableRun.without(name, Outcome.FAILED, failure.getMessage(), version(name));
            } catch (RuntimeException crash) {
                Failures.log(name, crash);
                run = TableRun.without(name, Outcome.FAILED, name + ": " + Failures.summary(crash), version(name));
            }
        }
        ended.put(name, run);
        progress.ended(run);
        return run;
    }

    private Stream<TableRun> inputRuns(String name, Map<String, TableRun> ended) {
        return plan.inputsOf(name).stream().map(ended::get).filter(Objects::nonNull);
    }

    /** The inputs' versions as this run left them. */
    private Map<String, Long> versions(String name, Map<String, TableRun> ended) {
        Map<String, Long> versions = new TreeMap<>();
        inputRuns(name, ended).forEach(run -> run.version().ifPresent(version -> versions.put(run.table(), version)));
        return versions;
    }

    private Optional<Long> version(String name) {
        return lake.newestVersion(name).stream().boxed().findFirst();
    }

    /** Nothing is published; what was published stays. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(Optional<Publication> last, List<String> objections) {
            super("Nothing was published. %s%n%s"
                    .formatted(
                            last.map(publication -> "Publication %d (as of %s) stays up."
                                            .formatted(publication.number(), publication.asOf()))
                                    .orElse("There is no earlier publication."),
                            String.join(System.lineSeparator(), prefixed(objections))));
        }

        private static List<String> prefixed(List<String> objections) {
            List<String> lines = new ArrayList<>();
            objections.forEach(objection -> lines.add("- " + objection));
            return lines;
        }
    }
}
