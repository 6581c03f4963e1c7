package aurum.api.access;

import aurum.api.desk.Desk;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.TreeSet;

/** Everything about who may come in, over one desk. */
public record Access(Accounts accounts, Credentials credentials, Door door, SignIn signIn) {

    private static final String DEMO = "demo";
    private static final Duration DEMO_LINK = Duration.ofHours(1);

    /**
     * What wears off.
     *
     * @param idle after how long without use a session ends
     * @param longest after how long it ends, used or not
     * @param requestsPerMinute how often one caller may ask the API in the long run
     */
    public record Limits(Duration idle, Duration longest, int requestsPerMinute) {}

    public static Access over(Desk desk, Secret secret, Limits limits) {
        Accounts accounts = new Accounts(desk);
        Credentials credentials = new Credentials(desk, accounts, limits.idle());
        Door door = new Door(desk, credentials, secret, limits.requestsPerMinute());
        SignIn signIn = new SignIn(desk, accounts, credentials, secret, door, limits.longest());
        return new Access(accounts, credentials, door, signIn);
    }

    /** The page that lets somebody in once: the code is behind the #, which browsers keep to themselves. */
    public static String link(String address, Credentials.Issued code) {
        return address + "sign-in#once=" + code.text();
    }

    /** A code for an account that may do everything: for looking at a make-believe operator, and for nothing else. */
    public Credentials.Issued demoCode() {
        Account account = accounts.find(DEMO)
                .orElseGet(() -> accounts.add(
                        DEMO,
                        Optional.empty(),
                        EnumSet.copyOf(Role.given()),
                        Optional.empty(),
                        new TreeSet<>(),
                        "(demo)"));
        return credentials.issue(Credentials.Kind.CODE, account, "demo", DEMO_LINK, "(demo)");
    }
}
