package aurum.api;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Serves the dashboards and the API until stopped. */
@Command(
        name = "serve",
        description = "Serves the dashboards and the API of a lake, on this machine only, until Ctrl-C.",
        footer = {
            "",
            "It needs a secret of its own in the environment, always the same: export AURUM_SECRET=$(openssl rand -hex 32)",
            "Who may sign in: ./aurum account --help",
            "",
            "Example: ./aurum serve --lake demo/lake --landing demo/landing --port 7070"
        },
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {

    @Spec
    private CommandSpec specification;

    @Option(
            names = "--conf",
            paramLabel = "FILE",
            description = "Where settings are written. Default: aurum.conf here.")
    private Path file = Path.of("aurum.conf");

    /** Adds one option per setting, so that neither is ever without the other. */
    static CommandSpec specification() {
        CommandSpec specification = CommandSpec.forAnnotatedObject(new Serve());
        for (Setting<?> setting : options()) {
            OptionSpec.Builder option = OptionSpec.builder("--" + setting.name())
                    .paramLabel(setting.label())
                    .type(String.class)
                    .description(setting.describe());
            if (setting == Settings.DEMO) {
                option.arity("0..1").fallbackValue("true");
            }
            specification.addOption(option.build());
        }
        return specification;
    }

    private static List<Setting<?>> options() {
        return Settings.ALL.stream().filter(setting -> !setting.isSecret()).toList();
    }

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (Setting<?> setting : options()) {
            String given = specification.findOption("--" + setting.name()).getValue();
            if (given != null) {
                arguments.put(setting.name(), given);
            }
        }
        Server server = Server.start(Settings.resolve(arguments, System.getenv(), file));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
        PrintWriter out = specification.commandLine().getOut();
        out.println(server.address());
        server.demoLink().ifPresent(link -> out.println("Lets you in once, within the hour: " + link));
        out.flush();
        Thread.currentThread().join();
        return 0;
    }
}
