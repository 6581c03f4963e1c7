package aurum.api;

import aurum.api.access.Access;
import aurum.api.access.Account;
import aurum.api.access.Accounts;
import aurum.api.access.Credentials;
import aurum.api.access.Passwords;
import aurum.api.access.Role;
import aurum.api.desk.Desk;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** Who may sign in; works while {@code serve} runs, on the same desk. */
@Command(
        name = "account",
        description = "Who may sign in, and what programs show. Works while serve runs.",
        footer = {
            "",
            "Example: ./aurum account add li.wei --roles viewer,manager --regions haizhou --landing demo/landing",
            "         ./aurum account token li.wei --for nightly-export --days 90 --landing demo/landing"
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true)
final class AccountCommand implements Runnable {

    private static final String ACTOR = "(command line)";
    private static final Duration LINK = Duration.ofHours(24);

    /** Sessions are the server's business; here only their table is shared. */
    private static final Duration NO_IDLE = Duration.ofDays(1);

    @Spec
    private CommandSpec specification;

    @Option(
            names = "--conf",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "Where settings are written. Default: aurum.conf here.")
    private Path file = Path.of("aurum.conf");

    @Option(
            names = "--landing",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "As for serve: what is done here is left there for the jobs.")
    private String landing;

    @Option(
            names = "--desk",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "As for serve: a folder, or jdbc:postgresql:… Default: the folder desk beside landing.")
    private String desk;

    @Option(
            names = "--port",
            scope = ScopeType.INHERIT,
            paramLabel = "P",
            description = "As for serve, for links. Default: 7070.")
    private String port;

    @Override
    public void run() {
        specification.commandLine().usage(out());
    }

    @Command(name = "add", description = "Makes an account; asks for its password.", mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "NAME", description = "2 to 64 of a–z, 0–9, dot, dash, underscore.") String name,
            @Option(
                            names = "--roles",
                            required = true,
                            split = ",",
                            paramLabel = "ROLE",
                            description = "viewer, manager, owner, marketer, approver, agent, engineer, admin.")
                    List<String> roles,
            @Option(
                            names = "--regions",
                            split = ",",
                            paramLabel = "ID",
                            description = "Whose rows it sees, with all below. Default: every region.")
                    List<String> regions,
            @Option(names = "--departments", split = ",", paramLabel = "ID", description = "For which it works.")
                    List<String> departments,
            @Option(
                            names = "--password-file",
                            paramLabel = "FILE",
                            description = "Holds the password in its first line; - is standard input.")
                    String passwordFile,
            @Option(names = "--no-password", description = "It only comes with tokens and links.") boolean hasNone) {
        Optional<String> hash =
                hasNone ? Optional.empty() : Optional.of(Passwords.hash(NewPassword.read(passwordFile)));
        Set<Role> given = roles.stream().map(this::role).collect(Collectors.toSet());
        return atDesk(desk -> {
            Account account = new Accounts(desk)
                    .add(
                            name,
                            hash,
                            given,
                            Optional.ofNullable(regions).map(TreeSet::new),
                            new TreeSet<>(Optional.ofNullable(departments).orElse(List.of())),
                            ACTOR);
            out().println("account " + account.name() + " may sign in");
        });
    }

    @Command(
            name = "token",
            description = "Prints a new token for programs, once; or ends one.",
            mixinStandardHelpOptions = true)
    int token(
            @Parameters(paramLabel = "NAME", arity = "0..1", description = "The account it stands for.") String name,
            @Option(
                            names = "--for",
                            paramLabel = "LABEL",
                            description = "What it is for, in your words.",
                            defaultValue = "program")
                    String label,
            @Option(
                            names = "--days",
                            paramLabel = "N",
                            description = "How long it works. Default: 90.",
                            defaultValue = "90")
                    int days,
            @Option(names = "--revoke", paramLabel = "ID", description = "Ends the token of this id; list shows it.")
                    String revoked) {
        if ((name == null) == (revoked == null) || days < 1 || days > 3660 || label.length() > 100) {
            err().println(
                            "aurum: give NAME, --days from 1 to 3660 and a --for of at most 100 letters; or --revoke ID alone");
            return 2;
        }
        return atDesk(desk -> {
            Accounts accounts = new Accounts(desk);
            Credentials credentials = new Credentials(desk, accounts, NO_IDLE);
            if (revoked != null) {
                credentials.revoke(revoked, ACTOR);
                out().println("token " + revoked + " works no more");
                return;
            }
            Credentials.Issued token = credentials.issue(
                    Credentials.Kind.TOKEN, accounts.enabled(name), label, Duration.ofDays(days), ACTOR);
            out().println(token.text());
            err().println("It is shown this once; its id is %s, it works until %s."
                    .formatted(token.id(), minutes(token.expiresAt())));
        });
    }

    @Command(
            name = "link",
            description = "Prints a link that lets the account's owner in once, within a day.",
            mixinStandardHelpOptions = true)
    int link(@Parameters(paramLabel = "NAME", description = "Whose account.") String name) {
        return atDesk(desk -> {
            Accounts accounts = new Accounts(desk);
            Credentials.Issued code = new Credentials(desk, accounts, NO_IDLE)
                    .issue(Credentials.Kind.CODE, accounts.enabled(name), "link", LINK, ACTOR);
            String address = "http://127.0.0.1:%d/".formatted(source().value(Settings.PORT));
            out().println(Access.link(address, code));
        });
    }

    @Command(name = "list", description = "Shows accounts and their tokens.", mixinStandardHelpOptions = true)
    int list() {
        return atDesk(desk -> {
            Accounts accounts = new Accounts(desk);
            List<Credentials.Listed> tokens = new Credentials(desk, accounts, NO_IDLE).tokens();
            for (Account account : accounts.list()) {
                out().printf(
                                "%-20s %-9s roles %s; regions %s; departments %s%n",
                                account.name(),
                                account.isDisabled() ? "disabled" : "",
                                words(account.roles().stream()
                                        .map(Role::word)
                                        .sorted()
                                        .toList()),
                                account.regions().map(AccountCommand::words).orElse("all"),
                                words(account.departments()));
                tokens.stream()
                        .filter(token -> token.account().equals(account.name()))
                        .forEach(token -> out().printf(
                                        "  token %s %-9s %s; used %s, until %s%n",
                                        token.id(),
                                        state(token),
                                        token.label(),
                                        minutes(token.usedAt()),
                                        minutes(token.expiresAt())));
            }
        });
    }

    @Command(
            name = "disable",
            description = "Lets nobody in with the account any more, from within a second.",
            mixinStandardHelpOptions = true)
    int disable(@Parameters(paramLabel = "NAME", description = "Which account.") String name) {
        return atDesk(desk -> {
            new Accounts(desk).disable(name, ACTOR);
            out().println("account " + name + " is disabled");
        });
    }

    private interface Work {
        void at(Desk desk);
    }

    private int atDesk(Work work) {
        Settings.Source source = source();
        try (Desk opened = Desk.open(Settings.desk(source), source.value(Settings.LANDING), InstantSource.system())) {
            work.at(opened);
            return 0;
        }
    }

    private Settings.Source source() {
        Map<String, String> arguments = new LinkedHashMap<>();
        putGiven(arguments, Settings.LANDING, landing);
        putGiven(arguments, Settings.DESK, desk);
        putGiven(arguments, Settings.PORT, port);
        return Settings.source(arguments, System.getenv(), file);
    }

    private static void putGiven(Map<String, String> arguments, Setting<?> setting, String text) {
        if (text != null) {
            arguments.put(setting.name(), text);
        }
    }

    private Role role(String word) {
        return Role.given().stream()
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ParameterException(
                        specification.commandLine(),
                        "--roles has \"%s\": it has to be of %s"
                                .formatted(
                                        word,
                                        words(Role.given().stream()
                                                .map(Role::word)
                                                .toList()))));
    }

    private static String state(Credentials.Listed token) {
        return token.isEnded() ? "ended" : token.expiresAt().isBefore(Instant.now()) ? "expired" : "";
    }

    private static String words(Iterable<String> words) {
        String all = String.join(",", words);
        return all.isEmpty() ? "none" : all;
    }

    private static String minutes(Instant at) {
        return at.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private PrintWriter out() {
        return specification.commandLine().getOut();
    }

    private PrintWriter err() {
        return specification.commandLine().getErr();
    }
}
