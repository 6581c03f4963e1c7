package aurum.api;

import aurum.api.access.Access;
import aurum.api.access.Secret;
import aurum.api.answer.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the program was told. A value comes from the first that names it: arguments, environment, {@code aurum.conf}, default.
 *
 * @param lake the folder the jobs write
 * @param landing the folder for what people decide
 * @param desk the database of decisions: a folder, or {@code jdbc:postgresql:…}
 * @param isDemo whether it is only to be looked at: it lets somebody in without an account
 * @param limits how long a session lasts, and how often one caller may ask
 * @param port 0 takes any free one
 * @param memoryMegabytes the most the query engine may use
 * @param queryTimeout the longest a query may take
 * @param secret what the server signs with
 */
record Settings(
        Path lake,
        Path landing,
        String desk,
        boolean isDemo,
        Access.Limits limits,
        int port,
        int memoryMegabytes,
        Duration queryTimeout,
        Secret secret) {

    static final Setting<Path> LAKE =
            new Setting<>("lake", "DIR", Optional.empty(), true, Settings::folder, "The folder of the lake to serve.");
    static final Setting<Path> LANDING = new Setting<>(
            "landing",
            "DIR",
            Optional.empty(),
            true,
            Settings::folder,
            "The folder where what people decide is left for the jobs.");
    static final Setting<String> DESK = new Setting<>(
            "desk",
            "URL",
            Optional.empty(),
            false,
            Settings::database,
            "The database of decisions: a folder, or jdbc:postgresql:… Default: the folder desk beside landing.");
    static final Setting<Secret> SECRET = new Setting<>(
            "secret",
            "SECRET",
            Optional.empty(),
            false,
            Secret::of,
            "What the server signs with, 32 letters or more; needed but for a demo.",
            true);
    static final Setting<Boolean> DEMO = new Setting<>(
            "demo",
            "true|false",
            Optional.of("false"),
            false,
            Settings::yesOrNo,
            "Only to be looked at: needs no secret, and prints a link that lets somebody in once.");
    static final Setting<Integer> SESSION_IDLE = new Setting<>(
            "session-idle-minutes",
            "N",
            Optional.of("60"),
            false,
            Setting.between(1, 1440),
            "A browser that asks nothing for this long is signed out.");
    static final Setting<Integer> SESSION_HOURS = new Setting<>(
            "session-hours",
            "N",
            Optional.of("12"),
            false,
            Setting.between(1, 168),
            "A browser is signed out this long after signing in.");
    static final Setting<Integer> REQUESTS = new Setting<>(
            "requests-per-minute",
            "N",
            Optional.of("6000"),
            false,
            Setting.between(1, 100_000_000),
            "How often one account, or one address, may ask the API in the long run; a tenth of it at once.");
    static final Setting<Integer> PORT = new Setting<>(
            "port",
            "P",
            Optional.of("7070"),
            false,
            Setting.between(0, 65_535),
            "The port to listen on, on this machine only; 0 takes any free one.");
    static final Setting<Integer> MEMORY = new Setting<>(
            "memory-megabytes",
            "N",
            Optional.of("512"),
            false,
            Setting.between(64, 1_000_000),
            "The most memory the query engine may use, published tables included.");
    static final Setting<Integer> QUERY_TIMEOUT = new Setting<>(
            "query-timeout-seconds",
            "N",
            Optional.of("10"),
            false,
            Setting.between(1, 600),
            "A query that takes longer is cancelled.");

    static final List<Setting<?>> ALL = List.of(
            LAKE, LANDING, DESK, SECRET, DEMO, SESSION_IDLE, SESSION_HOURS, REQUESTS, PORT, MEMORY, QUERY_TIMEOUT);

    /** Settings of the other program, which may share the file: its options that are no switches. */
    private static final Set<String> OF_THE_JOBS = Set.of(
            "sources", "catalog", "date", "customer-key", "settle", "wait", "accept-shrinking", "runs", "where", "out");

    /**
     * Puts the settings together.
     *
     * @param arguments setting name to text, as given on the command line
     * @param environment the process's environment
     * @param file {@code aurum.conf}; it may be missing
     * @throws SettingsException naming the setting, its value and where that came from
     */
    static Settings resolve(Map<String, String> arguments, Map<String, String> environment, Path file) {
        Source source = source(arguments, environment, file);
        boolean isDemo = source.value(DEMO);
        return new Settings(
                source.value(LAKE),
                source.value(LANDING),
                desk(source),
                isDemo,
                new Access.Limits(
                        Duration.ofMinutes(source.value(SESSION_IDLE)),
                        Duration.ofHours(source.value(SESSION_HOURS)),
                        source.value(REQUESTS)),
                source.value(PORT),
                source.value(MEMORY),
                Duration.ofSeconds(source.value(QUERY_TIMEOUT)),
                source.optional(SECRET).orElseGet(() -> secretOfADemo(isDemo)));
    }

    /** Where values come from, for a verb that needs only some of them. */
    static Source source(Map<String, String> arguments, Map<String, String> environment, Path file) {
        Map<String, String> written = read(file);
        return setting -> {
            if (arguments.containsKey(setting.name())) {
                return Optional.of(new Given(arguments.get(setting.name()), "--" + setting.name()));
            }
            if (environment.containsKey(setting.environmentName())) {
                return Optional.of(new Given(environment.get(setting.environmentName()), setting.environmentName()));
            }
            if (written.containsKey(setting.name())) {
                return Optional.of(new Given(written.get(setting.name()), setting.name() + " in " + file));
            }
            return setting.fallback().map(text -> new Given(text, "the default of " + setting.name()));
        };
    }

    /** Where the desk is. */
    static String desk(Source source) {
        return source.optional(DESK)
                .orElseGet(() -> source.value(LANDING).resolveSibling("desk").toString());
    }

    private static Secret secretOfADemo(boolean isDemo) {
        if (!isDemo) {
            throw new SettingsException(
                    "secret is missing: set %s, or write secret = … into aurum.conf; make one with: openssl rand -hex 32. Only a demo (--demo) needs none"
                            .formatted(SECRET.environmentName()));
        }
        return Secret.passing();
    }

    record Given(String text, String place) {}

    /** Finds what was given for a setting. */
    interface Source {
        Optional<Given> find(Setting<?> setting);

        /** @throws SettingsException when it is not as it has to be */
        default <T> Optional<T> optional(Setting<T> setting) {
            return find(setting).map(given -> {
                try {
                    return setting.check().apply(given.text());
                } catch (IllegalArgumentException problem) {
                    String shown = setting.isSecret() ? "(not shown)" : "\"" + given.text() + "\"";
                    throw new SettingsException(
                            "%s is %s: %s".formatted(given.place(), shown, problem.getMessage()), problem);
                }
            });
        }

        /** @throws SettingsException when it is missing too */
        default <T> T value(Setting<T> setting) {
            return optional(setting)
                    .orElseThrow(
                            () -> new SettingsException("%s is missing: give --%s, set %s, or write it into aurum.conf"
                                    .formatted(setting.name(), setting.name(), setting.environmentName())));
        }
    }

    private static Map<String, String> read(Path file) {
        Map<String, String> values = new LinkedHashMap<>();
        List<String> lines;
        try {
            lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException problem) {
            throw new SettingsException(file + " cannot be read: is it a text file in UTF-8?", problem);
        }
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new SettingsException(
                        "%s, line %d: \"%s\" is not of the form key = value".formatted(file, number, line));
            }
            String key = line.substring(0, equals).strip();
            List<String> known = ALL.stream().map(Setting::name).toList();
            if (OF_THE_JOBS.contains(key)) {
                continue;
            }
            if (!known.contains(key)) {
                throw new SettingsException("%s, line %d: \"%s\" is not a setting%s; known are %s"
                        .formatted(file, number, key, Nearest.suggestion(key, known), String.join(", ", known)));
            }
            values.put(key, line.substring(equals + 1).strip());
        }
        return values;
    }

    private static Path folder(String text) {
        String local =
                text.startsWith("file:") ? text.substring("file:".length()).replaceFirst("^/+", "/") : text;
        if (local.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
            throw new IllegalArgumentException(
                    "only folders on this machine's disk are served, not yet those of another file system; copy it here first");
        }
        Path folder = Path.of(local).toAbsolutePath().normalize();
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("it has to be a folder, and this is a file");
        }
        return folder;
    }

    private static String database(String text) {
        if (text.startsWith("jdbc:postgresql:")) {
            return text;
        }
        if (text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*") && !text.startsWith("file:")) {
            throw new IllegalArgumentException("it has to be a folder, or begin with jdbc:postgresql:");
        }
        return folder(text).toString();
    }

    private static boolean yesOrNo(String text) {
        if (!text.matches("true|false")) {
            throw new IllegalArgumentException("it has to be true or false");
        }
        return Boolean.parseBoolean(text);
    }
}
