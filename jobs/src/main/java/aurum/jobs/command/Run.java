package aurum.jobs.command;

import aurum.jobs.Pipeline;
import aurum.jobs.catalog.Catalog;
import aurum.jobs.lake.CustomerKey;
import aurum.jobs.lake.Lake;
import aurum.jobs.lake.Plan;
import aurum.jobs.lake.RunContext;
import aurum.jobs.lake.Runner;
import aurum.jobs.source.FeedIngest;
import aurum.jobs.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lands, builds, checks, publishes. */
@Command(
        name = "run",
        description = "Take in what landed, build what it changes, and publish.",
        footer = {
            "",
            "Example:",
            "  ./aurum run --sources data/sources/operator --landing landing --lake lake --date 2026-06-30",
            "  ./aurum run 'gold.complaints_by_day+' --lake lake --landing landing --date 2026-06-30 --dry-run"
        })
public final class Run implements Callable<Integer> {
    @Mixin
    private LakeOption lakeOption;

    @Mixin
    private ProgressOption progress;

    @Parameters(
            paramLabel = "SELECT",
            description =
                    "Tables to build: names, globs (gold.*), +name with all it reads, name+ with all that reads it. Default: all.")
    private List<String> select = new ArrayList<>();

    @Option(
            names = "--landing",
            paramLabel = "DIR",
            required = true,
            description = "Folder with the files that sources name; may be given several times.")
    private List<Path> landing;

    @Option(
            names = "--sources",
            paramLabel = "PATH",
            description = "A source's YAML file, or a folder of them. Default: data/sources/operator")
    private Path sources;

    @Option(
            names = "--catalog",
            paramLabel = "DIR",
            description = "The catalog. Default: a catalog folder beside the sources, else data/catalog")
    private Path catalog;

    @Option(
            names = "--date",
            paramLabel = "D",
            required = true,
            description = "Everything that happened up to the end of this day counts (yyyy-mm-dd).")
    private LocalDate date;

    @Option(
            names = "--customer-key",
            paramLabel = "SECRET",
            description =
                    "Secret that turns customer ids into pseudonyms, 32 characters or more. Better given as AURUM_CUSTOMER_KEY.")
    private String customerKey;

    @Option(
            names = "--settle",
            paramLabel = "SECONDS",
            defaultValue = "2",
            description = "A landing file is whole when it has not changed for so long. Default: ${DEFAULT-VALUE}")
    private int settle;

    @Option(
            names = "--wait",
            paramLabel = "MINUTES",
            defaultValue = "0",
            description = "How long to wait for another run on this lake. Default: refuse at once")
    private int wait;

    @Option(
            names = "--accept-shrinking",
            paramLabel = "TABLE",
            description = "This table may lose more than half of its rows.")
    private Set<String> acceptShrinking = Set.of();

    @Option(
            names = "--dry-run",
            description = "Say what would be built and why some tables are left out; touch nothing.")
    private boolean isDryRun;

    @Override
    public Integer call() {
        Plan plan = Pipeline.plan();
        List<String> selected = plan.select(select);
        List<Source> read = Source.load(Home.orDefault(sources, "data/sources/operator"), Pipeline.feeds());
        Catalog business = Catalog.load(Home.catalogFor(catalog, sources));
        Pipeline.checkRules(business);
        CustomerKey key = customerKey == null ? CustomerKey.none() : CustomerKey.of(customerKey);
        Lake lake = lakeOption.open(business);
        FeedIngest ingest = new FeedIngest(lake, landing, Duration.ofSeconds(settle), read, key.isPresent());
        if (isDryRun) {
            new PlanText(plan, ingest.feeds()).print(selected, System.out);
            return 0;
        }
        Instant now = Instant.now();
        RunContext context =
                new RunContext(runId(now), now, date, business, key, acceptShrinking, Duration.ofMinutes(wait));
        Runner.Result result = new Runner(lake, plan, ingest, progress.of("Run for " + date)).run(selected, context);
        progress.finished(result, lakeOption.root(), landing.get(0).toString());
        return 0;
    }

    /** Sorts by time; the process id keeps two runs of one second apart. */
    private static String runId(Instant now) {
        return DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss")
                        .withZone(ZoneOffset.UTC)
                        .format(now) + "-" + ProcessHandle.current().pid();
    }
}
