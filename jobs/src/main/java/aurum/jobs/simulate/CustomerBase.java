package aurum.jobs.simulate;

import aurum.jobs.simulate.OperatorCatalog.Branch;
import aurum.jobs.simulate.RandomStream.Topic;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who is a customer on which day. Nothing is stored per customer: within a market customers are numbered in the order in which they joined, and when one leaves or changes level is a
 * function of seed and number alone. A customer is active from the activation date to the day before the leaving date.
 */
final class CustomerBase {

    static final Weighted LEVELS = Weighted.parse("diamond:0.02 gold:0.08 silver:0.18 star:0.27 ordinary:0.45");

    private static final double LEVEL_CHANGES_PER_DAY = 0.015 / ProductLine.DAYS_PER_MONTH;
    private static final double PRONE_SHARE = 0.04;
    private static final double PRONE_FACTOR = 6;
    private static final double SUSPENSIONS_PER_DAY = 0.0003;
    private static final int SUSPENDED_DAYS = 10;

    private final SimulationSettings settings;
    private final MarketSizes sizes;
    private final People people;
    /** By market and day: active customers. */
    private final int[][] subscribers;
    /** By age in days: probability that the level has changed. */
    private final double[] levelChangedBy;

    private final Profile.Register register;
    private final Lives lives;

    /** A customer as of a change on a day, in the order in which the file tells it. */
    record Change(LocalDateTime at, Customer customer, String level, boolean left) {}

    CustomerBase(SimulationSettings settings, List<Branch> branches, List<Plan> plans) {
        this.settings = settings;
        this.sizes = new MarketSizes(settings, branches);
        this.people = new People(settings);
        this.register = new Profile.Register(settings, plans);
        this.levelChangedBy = happenedBy(LEVEL_CHANGES_PER_DAY);
        this.lives = new Lives(settings, sizes.markets(), sizes.joined(), register);
        this.subscribers = new int[sizes.markets().size()][];
        for (Market market : sizes.markets()) {
            subscribers[market.index()] = activeByDay(market);
        }
    }

    List<Market> markets() {
        return sizes.markets();
    }

    /** Active customers on a day, 0 to {@code days}. */
    int subscribers(Market market, int day) {
        return subscribers[market.index()][day];
    }

    /** All customers there ever were. */
    long customers() {
        return sizes.everJoined();
    }

    /** Customers of a market on day 0, numbered from 0. */
    int initialCustomers(Market market) {
        return joined(market, 0);
    }

    Customer customer(Market market, int ordinal) {
        return people.customer(market, number(market, ordinal), joinDay(market, ordinal));
    }

    /** What the systems hold of a customer on a day. */
    Profile profile(Market market, int ordinal, int day) {
        return register.of(market, number(market, ordinal), joinDay(market, ordinal), day);
    }

    Profile profile(Customer customer, int day) {
        return profile(customer.market(), ordinal(customer), day);
    }

    Lives lives() {
        return lives;
    }

    /** Customers of a market who have joined by a day, those who left included. */
    int joined(Market market, int day) {
        return sizes.joined(market, day);
    }

    boolean isActive(Market market, int ordinal, int day) {
        return day < lives.leaveDay(market.index(), ordinal);
    }

    /** The number of a customer within the market. */
    int ordinal(Customer customer) {
        return (int) (customer.number() / markets().size());
    }

    long number(Market market, int ordinal) {
        return (long) ordinal * markets().size() + market.index();
    }

    /** Who joined, left or changed on a day from 1 on, in order of time. */
    List<Change> changes(int day) {
        List<Change> changes = new ArrayList<>();
        for (Market market : markets()) {
            int[] joinedUpTo = sizes.joined(market);
            int ordinal = 0;
            for (int joinDay = 0; joinDay < day; joinDay++) {
                for (; ordinal < joinedUpTo[joinDay]; ordinal++) {
                    if (changesOn(market, ordinal, joinDay, day)) {
                        changes.add(change(market, ordinal, joinDay, day));
                    }
                }
            }
            for (; ordinal < joinedUpTo[day]; ordinal++) {
                changes.add(change(market, ordinal, day, day));
            }
        }
        changes.sort(Comparator.comparing(Change::at));
        return changes;
    }

    private boolean changesOn(Market market, int ordinal, int joinDay, int day) {
        int leaves = lives.leaveDay(market.index(), ordinal);
        if (leaves <= day) {
            return leaves == day;
        }
        long number = number(market, ordinal);
        double level = RandomStream.uniform(settings.seed(), Topic.LEVEL_CHANGE, number);
        int age = day - joinDay;
        int end = lives.contractEnd(market.index(), ordinal);
        int suspended = suspension(number, joinDay);
        return (level < levelChangedBy[age] && level >= levelChangedBy[age - 1])
                || (end != Lives.NEVER && end < day && (day - 1 - end) % Profile.CONTRACT_DAYS == 0)
                || suspended == day
                || suspended + SUSPENDED_DAYS == day
                || register.planChangeDay(number, joinDay) == day
                || register.moveDay(number, joinDay) == day;
    }

    private Change change(Market market, int ordinal, int joinDay, int day) {
        Customer customer = customer(market, ordinal);
        long number = customer.number();
        boolean levelChanged =
                RandomStream.uniform(settings.seed(), Topic.LEVEL_CHANGE, number) < levelChangedBy[day - joinDay];
        String level = levelChanged ? customer.secondLevel() : customer.firstLevel();
        return new Change(changeTime(number, day), customer, level, lives.leaveDay(market.index(), ordinal) == day);
    }

    /** Whether a customer's use is barred on a day. */
    boolean isSuspended(long number, int joinDay, int day) {
        int from = suspension(number, joinDay);
        return day >= from && day < from + SUSPENDED_DAYS;
    }

    private int suspension(long number, int joinDay) {
        double waited = RandomStream.uniform(settings.seed(), Topic.SUSPENSION, number) / SUSPENSIONS_PER_DAY;
        return waited > settings.days() ? 2 * settings.days() : joinDay + 1 + (int) waited;
    }

    /** Lets an active customer leave on a coming day because of how a complaint was handled, unless that was due sooner anyway. */
    void leaveBecauseOfHandling(Customer customer, int day) {
        int market = customer.market().index();
        int ordinal = ordinal(customer);
        int due = lives.leaveDay(market, ordinal);
        if (day >= due || day > settings.days()) {
            return;
        }
        for (int lost = day; lost <= settings.days() && lost < due; lost++) {
            subscribers[market][lost]--;
        }
        lives.leaveBecauseOfHandling(market, ordinal, day);
    }

    /** Keeps an active customer from leaving. */
    void stay(Customer customer) {
        int market = customer.market().index();
        int ordinal = ordinal(customer);
        for (int kept = lives.leaveDay(market, ordinal); kept <= settings.days(); kept++) {
            subscribers[market][kept]++;
        }
        lives.stay(market, ordinal);
    }

    /** Draws a customer who is active on a day; the complaint-prone are drawn more often. The market must have one. */
    Customer draw(Market market, int day, RandomStream random) {
        while (true) {
            int ordinal = random.below(joined(market, day));
            if (isActive(market, ordinal, day)
                    && (isProne(number(market, ordinal)) || random.chance(1 / PRONE_FACTOR))) {
                return customer(market, ordinal);
            }
        }
    }

    /** Draws any customer who is active on a day and did not join on it, or null when there is none to be found. */
    Customer drawAny(Market market, int day, RandomStream random) {
        int known = joined(market, Math.max(0, day - 1));
        for (int i = 0; i < 50 && known > 0; i++) {
            int ordinal = random.below(known);
            if (isActive(market, ordinal, day)) {
                return customer(market, ordinal);
            }
        }
        return null;
    }

    /** The moment of day at which a customer's change of that day was made: between 8 and 21 o'clock. */
    LocalDateTime changeTime(long number, int day) {
        int second =
                RandomStream.of(settings.seed(), Topic.CHANGE_TIME, number, day).between(8 * 3600, 21 * 3600 - 1);
        return settings.date(day).atStartOfDay().plusSeconds(second);
    }

    private boolean isProne(long number) {
        return RandomStream.uniform(settings.seed(), Topic.PRONENESS, number) < PRONE_SHARE;
    }

    /** Probability of a daily event having happened by each age; 0 at age 0. */
    private double[] happenedBy(double perDay) {
        double[] probabilities = new double[settings.days() + 1];
        double notYet = 1;
        for (int age = 1; age < probabilities.length; age++) {
            notYet *= 1 - perDay;
            probabilities[age] = 1 - notYet;
        }
        return probabilities;
    }

    /** The first day on which at least {@code ordinal + 1} had joined. */
    int joinDay(Market market, int ordinal) {
        return sizes.joinDay(market, ordinal);
    }

    private int[] activeByDay(Market market) {
        int[] joinedUpTo = sizes.joined(market);
        int[] active = joinedUpTo.clone();
        for (int ordinal = 0; ordinal < joinedUpTo[settings.days()]; ordinal++) {
            for (int day = lives.leaveDay(market.index(), ordinal); day <= settings.days(); day++) {
                active[day]--;
            }
        }
        return active;
    }
}
