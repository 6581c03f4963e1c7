package aurum.jobs.command;

import aurum.jobs.failure.Failure;
import aurum.jobs.failure.Failures;
import java.io.PrintStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.TypeConversionException;

/** All verbs, their settings, and how an error becomes a sentence and an exit code. */
@Command(
        name = "aurum",
        description = "Complaints are gold: from landing files to a publication.",
        mixinStandardHelpOptions = true,
        version = "aurum 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            Run.class,
            Tables.class,
            Describe.class,
            ShowPlan.class,
            Graph.class,
            Status.class,
            PublicationsCommand.class,
            Export.class,
            Doctor.class,
            Analyse.class,
            Simulate.class,
            Bench.class,
        },
        footer = {
            "",
            "And, each with --help of its own:",
            "  demo          From nothing to a dashboard.",
            "  test          Every test.",
            "  serve         Serve the page and the API.",
            "  account       Who may sign in.",
            "  pictures      A picture of every page.",
            "",
            "Example:",
            "  ./aurum demo"
        })
public final class Commands {
    /** Exit codes: what a scheduler may rely on. */
    static final int DONE = 0;

    static final int FAILED = 1;
    static final int WRONG_USE = 2;
    static final int WRONG_SETTINGS = 3;

    /** Set when somebody ends the process: whatever breaks from then on breaks because of that. */
    private static final AtomicBoolean STOPPING = new AtomicBoolean();

    @Option(
            names = "--conf",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "Settings file. Default: aurum.conf in the working folder, when there is one")
    private java.nio.file.Path conf;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack of an error.")
    private boolean isDebug;

    private Commands() {}

    /** Runs one command line; {@code serve}, {@code account} and the like are the launcher's to hand to the api. */
    public static int execute(String... arguments) {
        PrintStream err = System.err;
        CommandLine commandLine = new CommandLine(new Commands());
        boolean isDebug = Arrays.asList(arguments).contains("--debug");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> STOPPING.set(true)));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.registerConverter(LocalDate.class, Commands::day);
        commandLine.setExecutionExceptionHandler((exception, command, parsed) -> explained(exception, isDebug, err));
        withHelp(commandLine);
        try {
            commandLine.setDefaultValueProvider(Settings.load(Settings.named(arguments), commandLine, System.getenv()));
        } catch (Failure failure) {
            return explained(failure, isDebug, err);
        }
        return commandLine.execute(arguments);
    }

    /** Every verb explains itself, and those below it too. */
    private static void withHelp(CommandLine command) {
        command.getSubcommands().values().forEach(sub -> {
            sub.getCommandSpec().mixinStandardHelpOptions(true);
            withHelp(sub);
        });
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new TypeConversionException("'%s' is no day; it has to be yyyy-mm-dd".formatted(text));
        }
    }

    private static int explained(Exception exception, boolean isDebug, PrintStream err) {
        if (STOPPING.get()) {
            err.println("Stopped. What was published before stays; run again to go on from it.");
            return FAILED;
        }
        err.println(Failures.summary(exception));
        if (isDebug) {
            exception.printStackTrace(err);
        } else if (!(exception instanceof Failure)) {
            err.println("Run it again with --debug to see where it happened.");
        }
        return exception instanceof Failure failure && failure.kind() == Failure.Kind.SETTINGS
                ? WRONG_SETTINGS
                : FAILED;
    }
}
