package aurum.api;

import aurum.api.access.AccessProblem;
import aurum.api.desk.DeskFault;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.concurrent.CompletionException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line of the API. Exit codes: 0 done, 1 failed, 2 wrong use, 3 wrong settings. */
@Command(
        name = "aurum",
        description = "The dashboards and the API over a published lake.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Main implements Runnable {

    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;
    private static final int WRONG_SETTINGS = 3;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces.")
    private boolean isDebugging;

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    @Override
    public void run() {
        commandLine().usage(System.out);
    }

    static CommandLine commandLine() {
        Main main = new Main();
        CommandLine line = new CommandLine(main)
                .addSubcommand(Serve.specification())
                .addSubcommand(new BenchCommand())
                .addSubcommand(new AccountCommand());
        line.setExecutionExceptionHandler((problem, command, parsed) -> main.report(problem, command.getErr()));
        return line;
    }

    private int report(Exception problem, PrintWriter err) {
        if (isDebugging) {
            problem.printStackTrace(err);
        }
        err.println("aurum: " + explain(problem));
        if (problem instanceof AccessProblem) {
            return WRONG_USE;
        }
        return problem instanceof SettingsException ? WRONG_SETTINGS : FAILED;
    }

    private static String explain(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException
                    || String.valueOf(cause.getMessage()).startsWith("Port already in use")) {
                return "the port is taken by another program: stop that one, or choose another with --port (0 takes any free one)";
            }
        }
        if (problem instanceof CompletionException && problem.getCause() != null) {
            return explain(problem.getCause());
        }
        return problem instanceof SettingsException || problem instanceof DeskFault || problem instanceof AccessProblem
                ? problem.getMessage()
                : problem.getMessage() + " (--debug shows where)";
    }
}
