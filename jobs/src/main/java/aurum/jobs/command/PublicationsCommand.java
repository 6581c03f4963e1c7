package aurum.jobs.command;

import aurum.jobs.lake.Lake;
import aurum.jobs.lake.LakeLock;
import aurum.jobs.lake.Publications;
import aurum.jobs.lake.Publications.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lists publications, or serves an earlier one again. */
@Command(
        name = "publications",
        description = "All publications, the newest first.",
        footer = {
            "",
            "Examples:",
            "  ./aurum publications --lake demo/lake",
            "  ./aurum publications rollback 3 --lake demo/lake"
        },
        subcommands = PublicationsCommand.Rollback.class)
final class PublicationsCommand implements Callable<Integer> {
    @Mixin
    private LakeOption lakeOption;

    @Override
    public Integer call() {
        for (Publication publication : new Publications(lakeOption.openToRead()).all()) {
            System.out.printf(
                    "%4d  as of %s  made %s  run %s  %d tables%s%n",
                    publication.number(),
                    publication.asOf(),
                    publication.publishedAt(),
                    publication.runId(),
                    publication.tables().size(),
                    publication
                            .rollbackTo()
                            .map(number -> "  (repeats " + number + ")")
                            .orElse(""));
        }
        return Commands.DONE;
    }

    /** Publishes an earlier publication again. */
    @Command(
            name = "rollback",
            mixinStandardHelpOptions = true,
            description = "Serve publication N again, as a new publication; the next run starts from it.",
            footer = {"", "Example:", "  ./aurum publications rollback 3 --lake demo/lake"})
    static final class Rollback implements Callable<Integer> {
        @Mixin
        private LakeOption lakeOption;

        @Parameters(paramLabel = "N", description = "The publication to serve again.")
        private long number;

        @Override
        public Integer call() {
            Lake lake = lakeOption.openToRead();
            try (LakeLock lock = LakeLock.take(lake, "rollback to publication " + number, Duration.ZERO)) {
                Publication again = new Publications(lake).rollBack(number, "rollback-" + number, Instant.now());
                System.out.printf(
                        "Publication %d serves again what publication %d served, as of %s.%n",
                        again.number(), number, again.asOf());
            }
            return Commands.DONE;
        }
    }
}
