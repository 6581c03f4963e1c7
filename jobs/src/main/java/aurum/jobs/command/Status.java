package aurum.jobs.command;

import static org.apache.spark.sql.functions.col;

import aurum.jobs.Pipeline;
import aurum.jobs.lake.Lake;
import aurum.jobs.lake.Publications;
import aurum.jobs.lake.Publications.Publication;
import aurum.jobs.lake.Quarantine;
import aurum.jobs.lake.RunLog;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is served, and what the last runs did. */
@Command(
        name = "status",
        description = "What is served, what the last runs did, what waits in quarantine, which tables are left out.",
        footer = {"", "Example:", "  ./aurum status --lake demo/lake"})
final class Status implements Callable<Integer> {
    @Mixin
    private LakeOption lakeOption;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many runs to show. Default: ${DEFAULT-VALUE}")
    private int runs;

    @Option(names = "--all", description = "Of the last run every table, those that it left as they were too.")
    private boolean isWhole;

    /** Outcomes that a person asks after. */
    private static final Set<String> TOLD = Set.of("built", "failed", "skipped");

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        Lake lake = lakeOption.openToRead();
        Optional<Publication> served = new Publications(lake).newest();
        List<Row> ran = lake.exists(RunLog.RUNS.name()) ? newestRuns(lake) : List.of();
        out.println(served.map(publication -> "Served: publication %d, as of %s, made %s by run %s.%s"
                        .formatted(
                                publication.number(),
                                publication.asOf(),
                                publication.publishedAt(),
                                publication.runId(),
                                outOfDate(ran)))
                .orElse("Served: nothing; there is no publication yet."));
        served.ifPresent(publication ->
                publication.leftOut().forEach((table, why) -> out.printf("  %-32s left out: %s%n", table, why)));
        if (ran.isEmpty()) {
            out.println("No run was ever made here. Make one with: ./aurum run --help");
            return Commands.DONE;
        }
        printRuns(lake, ran);
        if (!new Quarantine(lake).isEmpty()) {
            out.println();
            out.println("In quarantine:");
            for (Row row : new Quarantine(lake).summary().limit(20).collectAsList()) {
                out.printf(
                        "  %,8d  %-24s %s%n", row.<Long>getAs("count"), row.getAs("table_name"), row.getAs("reason"));
            }
        }
        return Commands.DONE;
    }

    private List<Row> newestRuns(Lake lake) {
        return lake.readNewest(RunLog.RUNS.name())
                .orderBy(col("recorded_at").desc())
                .limit(2 * runs)
                .collectAsList();
    }

    /** What was published stays up when a later run publishes nothing. */
    private static String outOfDate(List<Row> ran) {
        return ran.stream()
                .findFirst()
                .filter(row -> List.of("refused", "failed").contains(row.<String>getAs("outcome")))
                .map(row -> " OUT OF DATE: the run for %s was %s; why stands below."
                        .formatted(
                                row.getAs("as_of_date"),
                                row.getAs("outcome").equals("refused") ? "refused" : "not finished"))
                .orElse("");
    }

    private void printRuns(Lake lake, List<Row> newest) {
        out.println();
        out.println("Runs, the newest first:");
        newest.stream()
                .filter(row -> isLastWord(row, newest))
                .limit(runs)
                .forEach(row -> out.printf(
                        "  %s  for %s  %-9s  %s%n",
                        row.getAs("run_id"),
                        row.getAs("as_of_date"),
                        row.getAs("outcome").equals("started") ? "died" : row.getAs("outcome"),
                        row.<String>getAs("message").replace("\n", "\n      ")));
        lastRun(lake, newest.get(0).getAs("run_id"));
    }

    /** A run that started and never ended was killed, or is still going on. */
    private static boolean isLastWord(Row row, List<Row> all) {
        return !row.getAs("outcome").equals("started")
                || all.stream()
                        .noneMatch(other -> other.getAs("run_id").equals(row.getAs("run_id"))
                                && !other.getAs("outcome").equals("started"));
    }

    private void lastRun(Lake lake, String runId) {
        if (!lake.exists(RunLog.TABLES.name())) {
            return;
        }
        out.println();
        out.printf("Tables in run %s, in the order of work:%n", runId);
        List<String> order = Pipeline.plan().names();
        List<Row> tables =
                lake.readNewest(RunLog.TABLES.name()).where(col("run_id").equalTo(runId)).collectAsList().stream()
                        .sorted(Comparator.comparing(row -> order.indexOf(row.<String>getAs("table_name"))))
                        .toList();
        List<Row> told = tables.stream()
                .filter(row -> isWhole || TOLD.contains(row.<String>getAs("outcome")))
                .toList();
        for (Row row : told) {
            out.printf(
                    "  %-32s %-12s in %,d = out %,d + known %,d + set aside %,d + left out %,d  %s%s%n",
                    row.getAs("table_name"),
                    row.getAs("outcome"),
                    row.<Long>getAs("rows_in"),
                    row.<Long>getAs("rows_out"),
                    row.<Long>getAs("rows_same"),
                    row.<Long>getAs("rows_set_aside"),
                    row.<Long>getAs("rows_left_out"),
                    read(row.getJavaMap(row.fieldIndex("rows_read"))),
                    row.<String>getAs("days").isEmpty() ? "" : "  days " + row.getAs("days"));
        }
        if (told.size() < tables.size()) {
            out.printf("  %d more were left as they were; --all shows them%n", tables.size() - told.size());
        }
    }

    private static String read(Map<String, String> rows) {
        return rows.isEmpty()
                ? ""
                : rows.entrySet().stream()
                        .map(read -> read.getValue() + " of " + read.getKey())
                        .collect(Collectors.joining(", ", "read ", ""));
    }
}
