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

    private final SimulationSettings settings;
    private final List<Market> markets;
    private final People people;
    /** By market and day: customers who have joined so far, those who left included. */
    private final int[][] joined;
    /** By market and day: active customers. */
    private final int[][] subscribers;
    /** By product line and age in days (since joining, or since day 0): probability of having left. */
    private final double[][] leftBy;
    /** By age in days: probability that the level has changed. */
    private final double[] levelChangedBy;

    /** What happened to a customer on a day, in the order in which the file tells it. */
    record Change(LocalDateTime at, Customer customer, String level, boolean left) {}

    CustomerBase(SimulationSettings settings, List<Branch> branches) {
        this.settings = settings;
        this.markets = markets(branches);
        this.people = new People(settings);
        this.leftBy = new double[ProductLine.values().length][];
        for (ProductLine line : ProductLine.values()) {
            leftBy[line.ordinal()] = happenedBy(line.leavingPerDay);
        }
        this.levelChangedBy = happenedBy(LEVEL_CHANGES_PER_DAY);
        int[] initial = initialSizes();
        this.joined = new int[markets.size()][];
        this.subscribers = new int[markets.size()][];
        for (Market market : markets) {
            joined[market.index()] = joinings(market, initial[market.index()]);
            subscribers[market.index()] = activeByDay(market);
        }
    }

    List<Market> markets() {
        return markets;
    }

    /** Active customers on a day, 0 to {@code days}. */
    int subscribers(Market market, int day) {
        return subscribers[market.index()][day];
    }

    /** All customers there ever were. */
    long customers() {
        long sum = 0;
        for (int[] ofMarket : joined) {
            sum += ofMarket[settings.days()];
        }
        return sum;
    }

    /** Customers of a market on day 0, numbered from 0. */
    int initialCustomers(Market market) {
        return joined[market.index()][0];
    }

    Customer customer(Market market, int ordinal) {
        return people.customer(market, number(market, ordinal), joinDay(market, ordinal));
    }

    /** Who joined, left or changed level on a day from 1 on, in order of time. */
    List<Change> changes(int day) {
        List<Change> changes = new ArrayList<>();
        for (Market market : markets) {
            int[] joinedUpTo = joined[market.index()];
            int ordinal = 0;
            for (int joinDay = 0; joinDay < day; joinDay++) {
                for (; ordinal < joinedUpTo[joinDay]; ordinal++) {
                    addChange(market, ordinal, day - joinDay, day, changes);
                }
            }
            for (; ordinal < joinedUpTo[day]; ordinal++) {
                Customer customer = customer(market, ordinal);
                changes.add(new Change(changeTime(customer.number(), day), customer, customer.firstLevel(), false));
            }
        }
        changes.sort(Comparator.comparing(Change::at));
        return changes;
    }

    /** Draws a customer who is active on a day; the complaint-prone are drawn more often. The market must have one. */
    Customer draw(Market market, int day, RandomStream random) {
        while (true) {
            int ordinal = random.below(joined[market.index()][day]);
            long number = number(market, ordinal);
            boolean active = leavingDraw(number) >= leftBy(market)[day - joinDay(market, ordinal)];
            if (active && (isProne(number) || random.chance(1 / PRONE_FACTOR))) {
                return customer(market, ordinal);
            }
        }
    }

    /** The moment of day at which a customer's change of that day was made: between 8 and 21 o'clock. */
    LocalDateTime changeTime(long number, int day) {
        int second =
                RandomStream.of(settings.seed(), Topic.CHANGE_TIME, number, day).between(8 * 3600, 21 * 3600 - 1);
        return settings.date(day).atStartOfDay().plusSeconds(second);
    }

    private void addChange(Market market, int ordinal, int age, int day, List<Change> changes) {
        long number = number(market, ordinal);
        double[] left = leftBy(market);
        double leaving = leavingDraw(number);
        if (leaving < left[age - 1]) {
            return;
        }
        boolean leaves = leaving < left[age];
        double levelChange = RandomStream.uniform(settings.seed(), Topic.LEVEL_CHANGE, number);
        boolean changed = levelChange < levelChangedBy[age];
        if (leaves) {
            boolean changedBefore = levelChange < levelChangedBy[age - 1];
            Customer customer = customer(market, ordinal);
            changes.add(new Change(changeTime(number, day), customer, level(customer, changedBefore), true));
        } else if (changed && levelChange >= levelChangedBy[age - 1]) {
            Customer customer = customer(market, ordinal);
            changes.add(new Change(changeTime(number, day), customer, customer.secondLevel(), false));
        }
    }

    private static String level(Customer customer, boolean changed) {
        return changed ? customer.secondLevel() : customer.firstLevel();
    }

    private boolean isProne(long number) {
        return RandomStream.uniform(settings.seed(), Topic.PRONENESS, number) < PRONE_SHARE;
    }

    private double leavingDraw(long number) {
        return RandomStream.uniform(settings.seed(), Topic.LEAVING, number);
    }

    private double[] leftBy(Market market) {
        return leftBy[market.productLine().ordinal()];
    }

    private long number(Market market, int ordinal) {
        return (long) ordinal * markets.size() + market.index();
    }

    /** The first day on which at least {@code ordinal + 1} had joined. */
    private int joinDay(Market market, int ordinal) {
        int[] joinedUpTo = joined[market.index()];
        int low = 0;
        int high = settings.days();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (joinedUpTo[middle] > ordinal) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private static List<Market> markets(List<Branch> branches) {
        List<Market> markets = new ArrayList<>();
        for (Branch branch : branches) {
            for (ProductLine line : ProductLine.values()) {
                markets.add(new Market(markets.size(), branch, line));
            }
        }
        return List.copyOf(markets);
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

    /** Splits the customers over the markets, exactly: largest remainders. Each branch leans a little to some product lines. */
    private int[] initialSizes() {
        double[] wanted = new double[markets.size()];
        double sum = 0;
        for (Market market : markets) {
            double leaning = StrictMath.exp(0.25
                    * RandomStream.of(settings.seed(), Topic.MARKET, market.index())
                            .normal());
            wanted[market.index()] = market.branch().weight() * market.productLine().share * leaning;
            sum += wanted[market.index()];
        }
        int[] sizes = new int[wanted.length];
        int missing = settings.customers();
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] *= settings.customers() / sum;
            sizes[i] = (int) wanted[i];
            missing -= sizes[i];
        }
        markets.stream()
                .map(Market::index)
                .sorted(Comparator.comparingDouble((Integer i) -> sizes[i] - wanted[i]))
                .limit(missing)
                .toList()
                .forEach(i -> sizes[i]++);
        return sizes;
    }

    private int[] joinings(Market market, int initial) {
        int[] joinedUpTo = new int[settings.days() + 1];
        joinedUpTo[0] = initial;
        double perDay = initial * market.productLine().joiningPerDay;
        for (int day = 1; day < joinedUpTo.length; day++) {
            RandomStream random = RandomStream.of(settings.seed(), Topic.JOINING, market.index(), day);
            joinedUpTo[day] = joinedUpTo[day - 1] + random.poisson(perDay);
        }
        return joinedUpTo;
    }

    private int[] activeByDay(Market market) {
        int[] joinedUpTo = joined[market.index()];
        double[] left = leftBy(market);
        int[] active = joinedUpTo.clone();
        int ordinal = 0;
        for (int joinDay = 0; joinDay <= settings.days(); joinDay++) {
            for (; ordinal < joinedUpTo[joinDay]; ordinal++) {
                double leaving = leavingDraw(number(market, ordinal));
                for (int day = settings.days(); day > joinDay && leaving < left[day - joinDay]; day--) {
                    active[day]--;
                }
            }
        }
        return active;
    }
}
