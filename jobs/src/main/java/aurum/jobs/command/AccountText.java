package aurum.jobs.command;

import aurum.jobs.lake.TableRun;
import aurum.jobs.lake.TableRun.Outcome;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The account of rows, in words and as a table. */
final class AccountText {
    private AccountText() {}

    static String line(TableRun run) {
        return switch (run.outcome()) {
            case BUILT ->
                "read %s%s"
                        .formatted(
                                run.rowsRead().entrySet().stream()
                                        .map(entry -> "%,d rows of %s".formatted(entry.getValue(), entry.getKey()))
                                        .collect(Collectors.joining(", ")),
                                run.days().isEmpty() || run.days().equals("all") ? "" : "; days " + run.days());
            case UNCHANGED -> run.reason();
            default -> "";
        };
    }

    static void print(List<TableRun> runs, PrintStream out) {
        out.printf(
                "  %-32s %12s   %12s %12s %12s %12s%n", "rows", "in", "= out", "+ known", "+ set aside", "+ left out");
        for (TableRun run : runs) {
            if (run.outcome() == Outcome.BUILT) {
                out.printf(
                        Locale.ROOT,
                        "  %-32s %,12d   %,12d %,12d %,12d %,12d%s%n",
                        run.table(),
                        run.rowsIn(),
                        run.rowsOut(),
                        run.rowsSame(),
                        run.rowsSetAside(),
                        run.rowsLeftOut(),
                        run.addsUp() ? "" : "  DOES NOT ADD UP");
            } else if (run.outcome() == Outcome.LEFT_OUT) {
                out.printf("  %-32s left out: %s%n", run.table(), run.reason());
            } else if (run.outcome() == Outcome.UNCHANGED) {
                out.printf("  %-32s unchanged%n", run.table());
            }
        }
    }
}
