package aurum.jobs.simulate;

import aurum.jobs.simulate.OperatorCatalog.Branch;
import aurum.jobs.simulate.RandomStream.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How many customers each market has: drawn from the branch's weight, the product line's share and a leaning of its own, and growing day by day. Customers are numbered in the order in which
 * they join.
 */
final class MarketSizes {
    private final SimulationSettings settings;
    private final List<Market> markets;
    private final int[][] joined;

    MarketSizes(SimulationSettings settings, List<Branch> branches) {
        this.settings = settings;
        this.markets = markets(branches);
        int[] initial = initialSizes();
        this.joined = markets.stream()
                .map(market -> joinings(market, initial[market.index()]))
                .toArray(int[][]::new);
    }

    List<Market> markets() {
        return markets;
    }

    /** By market and day: customers who have joined so far, those who left included. */
    int[][] joined() {
        return joined;
    }

    int[] joined(Market market) {
        return joined[market.index()];
    }

    int joined(Market market, int day) {
        return joined[market.index()][day];
    }

    /** All customers there ever were. */
    long everJoined() {
        return Arrays.stream(joined)
                .mapToLong(ofMarket -> ofMarket[settings.days()])
                .sum();
    }

    /** The first day on which at least {@code ordinal + 1} had joined. */
    int joinDay(Market market, int ordinal) {
        int[] joinedUpTo = joined(market);
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
}
