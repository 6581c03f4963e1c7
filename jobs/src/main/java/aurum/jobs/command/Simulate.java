package aurum.jobs.command;

import aurum.jobs.failure.Failure;
import aurum.jobs.simulate.Dirt;
import aurum.jobs.simulate.Operator;
import aurum.jobs.simulate.SimulationSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes the landing files of a make-believe operator. */
@Command(
        name = "simulate",
        description =
                "Landing files of a make-believe operator, and in _truth/ what they were drawn from. The same seed gives the same files.",
        footer = {
            "",
            "Example:",
            "  ./aurum simulate --out landing --customers 20000 --days 180 --until 2026-06-30 --seed 1"
        })
final class Simulate implements Callable<Integer> {
    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Where to write; absent or empty.")
    private Path folder;

    @Option(
            names = "--customers",
            paramLabel = "N",
            defaultValue = "" + SimulationSettings.DEFAULT_CUSTOMERS,
            description = "Customers at the start. Default: ${DEFAULT-VALUE}")
    private int customers;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "" + SimulationSettings.DEFAULT_DAYS,
            description = "Days of history. Default: ${DEFAULT-VALUE}")
    private int days;

    @Option(names = "--until", paramLabel = "DATE", required = true, description = "The last day (yyyy-mm-dd).")
    private LocalDate until;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "" + SimulationSettings.DEFAULT_SEED,
            description = "Any whole number. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--complaints-per-10k",
            paramLabel = "N",
            defaultValue = "" + SimulationSettings.DEFAULT_COMPLAINTS_PER_10K,
            description =
                    "Complaints per 10,000 customers and 30 days. Default: ${DEFAULT-VALUE}, some thirty times a real operator's, so that few customers complain like many")
    private double complaintsPer10k;

    @Option(
            names = "--broken",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of rows beside which a mangled copy is sent, 0 to 1. Default: ${DEFAULT-VALUE}")
    private double broken;

    @Option(
            names = "--duplicate",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of rows that are sent twice, 0 to 1. Default: ${DEFAULT-VALUE}")
    private double duplicate;

    @Option(
            names = "--late",
            paramLabel = "SHARE",
            defaultValue = "0",
            description = "Share of rows that come one to five days late, 0 to 1. Default: ${DEFAULT-VALUE}")
    private double late;

    @Option(names = "--shuffle", description = "Rows of a file are in no order.")
    private boolean shuffle;

    @Option(names = "--catalog", paramLabel = "DIR", description = "The catalog. Default: data/catalog")
    private Path catalog;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        try {
            SimulationSettings settings = new SimulationSettings(
                    folder,
                    Home.orDefault(catalog, "data/catalog"),
                    customers,
                    days,
                    until,
                    seed,
                    complaintsPer10k,
                    new Dirt(broken, duplicate, late, shuffle));
            boolean isTerminal = System.console() != null;
            Operator.Summary summary = new Operator(settings).simulate((date, done, all) -> {
                if (isTerminal) {
                    out.printf("\r\033[K  simulating %s  %d/%d days", date, done, all);
                    out.flush();
                }
            });
            out.printf(
                    "%s%,d customers, %,d complaints, %,d rows in %,d files: %s%n",
                    isTerminal ? "\r\033[K" : "",
                    summary.customers(),
                    summary.complaints(),
                    summary.rows(),
                    summary.rowsByFile().size(),
                    folder);
            return Commands.DONE;
        } catch (IllegalArgumentException e) {
            throw Failure.ofSettings(e.getMessage());
        } catch (IOException e) {
            throw Failure.ofRun("The simulator could not write to %s: %s".formatted(folder, e.getMessage()), e);
        }
    }
}
