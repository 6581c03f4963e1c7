package aurum.jobs.command;

import aurum.jobs.failure.Failure;
import aurum.jobs.failure.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where an option's value comes from when the command line does not give it: the environment ({@code AURUM_CUSTOMER_KEY}), then {@code aurum.conf}
 * ({@code customer-key = …}), then the option's own default. Every option is a setting; its name, help and default stand where the option is declared.
 */
final class Settings implements IDefaultValueProvider {
    /** Keys of {@code aurum.conf} that the API reads. */
    private static final Set<String> SERVE_KEYS = Set.of(
            "port",
            "desk",
            "secret",
            "demo",
            "session-idle-minutes",
            "session-hours",
            "requests-per-minute",
            "memory-megabytes",
            "query-timeout-seconds");

    private final Map<String, String> file;
    private final Map<String, String> environment;

    private Settings(Map<String, String> file, Map<String, String> environment) {
        this.file = file;
        this.environment = environment;
    }

    /**
     * @param path {@code aurum.conf}; absent is fine unless somebody named it
     * @throws Failure naming the line of an unknown key and the nearest known one
     */
    static Settings load(Optional<Path> given, CommandLine commands, Map<String, String> environment) {
        Path path = given.orElse(Path.of("aurum.conf"));
        if (given.isPresent() && !Files.isRegularFile(path)) {
            throw Failure.ofSettings("--conf %s: there is no such file.".formatted(path));
        }
        Set<String> known = new TreeSet<>(SERVE_KEYS);
        collect(commands, known);
        Map<String, String> values = new LinkedHashMap<>();
        List<String> lines = Files.isRegularFile(path) ? lines(path) : List.of();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            String key = equals < 0 ? line : line.substring(0, equals).strip();
            if (equals < 0 || !known.contains(key)) {
                throw Failure.ofSettings("%s, line %d: '%s' is no setting.%s Settings: %s"
                        .formatted(path, i + 1, key, Nearest.hint(key, known), String.join(", ", known)));
            }
            values.put(key, line.substring(equals + 1).strip());
        }
        return new Settings(values, environment);
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw Failure.ofSettings("%s cannot be read: %s".formatted(path, e.getMessage()));
        }
    }

    private static void collect(CommandLine command, Set<String> keys) {
        command.getCommandSpec().options().forEach(option -> keys.add(key(option)));
        command.getSubcommands().values().forEach(sub -> collect(sub, keys));
    }

    private static String key(OptionSpec option) {
        return option.longestName().replaceFirst("^--", "");
    }

    @Override
    public String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String key = key(option);
        String fromEnvironment =
                environment.get("AURUM_" + key.toUpperCase(Locale.ROOT).replace('-', '_'));
        return fromEnvironment != null ? fromEnvironment : file.get(key);
    }

    /** The {@code --conf} of a command line, which has to be known before the rest is parsed. */
    static Optional<Path> named(String[] arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        int at = words.indexOf("--conf");
        return at >= 0 && at + 1 < words.size()
                ? Optional.of(Path.of(words.get(at + 1)))
                : words.stream()
                        .filter(word -> word.startsWith("--conf="))
                        .map(word -> Path.of(word.substring("--conf=".length())))
                        .findFirst();
    }
}
