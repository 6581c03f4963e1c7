package aurum.jobs.simulate;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Set;

/** Tells of customers: all of them on day 0, then those who joined, left or changed. */
final class CustomerDesk {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Set<String> LEVELS_WITH_MANAGER = Set.of("diamond", "gold");

    private final SimulationSettings settings;
    private final CustomerBase base;
    private final FeedFiles files;
    private final Truth truth;

    CustomerDesk(SimulationSettings settings, CustomerBase base, FeedFiles files, Truth truth) {
        this.settings = settings;
        this.base = base;
        this.files = files;
        this.truth = truth;
    }

    void dayZero() throws IOException {
        String snapshotAt = TIME.format(settings.date(0).atStartOfDay());
        for (Market market : base.markets()) {
            for (int ordinal = 0; ordinal < base.initialCustomers(market); ordinal++) {
                Customer customer = base.customer(market, ordinal);
                tell(customer, ordinal, 0, snapshotAt, customer.firstLevel(), false);
            }
        }
    }

    void day(int day) throws IOException {
        for (CustomerBase.Change change : base.changes(day)) {
            Customer customer = change.customer();
            int ordinal = base.ordinal(customer);
            tell(customer, ordinal, day, TIME.format(change.at()), change.level(), change.left());
            if (change.left()) {
                int market = customer.market().index();
                int falls = base.lives().declineDay(market, ordinal);
                truth.leaver(
                        customer.id(),
                        settings.date(day),
                        base.lives().cause(market, ordinal),
                        falls == Lives.NEVER ? "" : settings.date(falls).toString());
            }
        }
    }

    private void tell(Customer customer, int ordinal, int day, String changedAt, String level, boolean left)
            throws IOException {
        Market market = customer.market();
        Profile profile = base.profile(market, ordinal, day);
        LocalDate contractEnd = profile.contractEnd(settings, day);
        boolean suspended = base.isSuspended(customer.number(), base.joinDay(market, ordinal), day);
        boolean hasManager = !profile.accountManager().isEmpty() && LEVELS_WITH_MANAGER.contains(level);
        files.row(
                "customers",
                customer.id(),
                changedAt,
                customer.name(),
                customer.phone(),
                customer.email(),
                profile.traits().birthDate().toString(),
                profile.traits().isFemale() ? "female" : "male",
                market.branch().id(),
                market.branch().id() + "-" + (1 + profile.district()),
                market.productLine().id,
                profile.plan().id(),
                String.valueOf(profile.plan().monthlyFee()),
                contractEnd == null ? "" : contractEnd.toString(),
                String.valueOf(profile.isPrepaid()),
                level,
                left ? "left" : suspended ? "suspended" : "active",
                profile.familyGroup(),
                hasManager ? profile.accountManager() : "",
                profile.device(),
                profile.joinedThrough(),
                String.valueOf(profile.isRealName()),
                String.valueOf(profile.points()),
                settings.date(day).withDayOfYear(1).plusYears(1).minusDays(1).toString(),
                customer.activated().toString(),
                left ? settings.date(day).toString() : "");
    }
}
