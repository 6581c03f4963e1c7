package aurum.jobs.command;

import static org.apache.spark.sql.functions.col;

import aurum.jobs.lake.Lake;
import aurum.jobs.lake.Publications;
import aurum.jobs.lake.Publications.Publication;
import aurum.jobs.lake.Quarantine;
import aurum.jobs.lake.RunLog;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        Lake lake = lakeOption.openToRead();
        Optional<Publication> served = new Publications(lake).newest();
        out.println(served.map(publication -> "Served: publication %d, as of %s, made %s by run %s."
                        .formatted(
                                publication.number(),
                                publication.asOf(),
                                publication.publishedAt(),
                                publication.runId()))
                .orElse("Served: nothing; there is no publication yet."));
        served.ifPresent(publication ->
                publication.leftOut().forEach((table, why) -> out.printf("  %-32s left out: %s%n", table, why)));
        if (!lake.exists(RunLog.RUNS.name())) {
            out.println("No run was ever made here. Make one with: ./aurum run --help");
            return Commands.DONE;
        }
        printRuns(lake);
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

    private void printRuns(Lake lake) {
        List<Row> newest = lake.readNewest(RunLog.RUNS.name())
                .orderBy(col("recorded_at").desc())
                .limit(2 * runs)
                .collectAsList();
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
        out.printf("Tables in run %s:%n", runId);
        for (Row row : lake.readNewest(RunLog.TABLES.name())
                .where(col("run_id").equalTo(runId))
                .orderBy("table_name")
                .collectAsList()) {
            out.printf(
                    "  %-32s %-12s in %,d = out %,d + known %,d + set aside %,d + left out %,d  %s%s%n",
                    row.getAs("table_name"),
                    row.getAs("outcome"),
                    row.<Long>getAs("rows_in"),
                    row.<Long>getAs("rows_out"),
                    row.<Long>getAs("rows_same"),
                    row.<Long>getAs("rows_set_aside"),
                    row.<Long>getAs("rows_left_out"),
                    row.getJavaMap(row.fieldIndex("rows_read")),
                    row.<String>getAs("days").isEmpty() ? "" : "  days " + row.getAs("days"));
        }
    }
}
