package aurum.jobs.statistics;

import java.util.Arrays;

/** Rows of drivers and an outcome, kept as the cross products of {@link BlockBootstrap#BLOCKS} blocks: its size does not grow with the rows. */
public final class RatingSample {
    private final int drivers;
    private final double lowBelow;
    private final double highFrom;
    private final CrossProducts[] blocks;
    private final double[] values;

    private RatingSample(double[] origin, double lowBelow, double highFrom, int columns) {
        this.drivers = origin.length - 1;
        this.lowBelow = lowBelow;
        this.highFrom = highFrom;
        this.values = new double[columns];
        double[] all = Arrays.copyOf(origin, columns);
        this.blocks = new CrossProducts[BlockBootstrap.BLOCKS];
        Arrays.setAll(blocks, i -> new CrossProducts(all));
    }

    /** @param origin of each driver and, last, the outcome: a value near its mean */
    public static RatingSample of(double[] origin) {
        return new RatingSample(origin, Double.NaN, Double.NaN, origin.length);
    }

    /**
     * Ratings on one scale, of which {@link PenaltyReward} too can be asked.
     *
     * @param lowBelow what is less is a bad rating
     * @param highFrom what is no less is an excellent one
     */
    public static RatingSample ofRatings(int drivers, double lowBelow, double highFrom) {
        double[] origin = new double[drivers + 1];
        Arrays.fill(origin, (lowBelow + highFrom) / 2);
        return new RatingSample(origin, lowBelow, highFrom, 3 * drivers + 1);
    }

    /**
     * @param unit a number of the sampling unit, such as the customer: rows of one unit stay together
     * @param ratings one per driver, none missing
     * @param weight more than 0
     */
    public void add(long unit, double[] ratings, double outcome, double weight) {
        System.arraycopy(ratings, 0, values, 0, drivers);
        values[drivers] = outcome;
        for (int i = 0; i < drivers && values.length > drivers + 1; i++) {
            values[drivers + 1 + i] = ratings[i] < lowBelow ? 1 : 0;
            values[2 * drivers + 1 + i] = ratings[i] >= highFrom ? 1 : 0;
        }
        blocks[BlockBootstrap.blockOf(unit)].add(values, weight);
    }

    int drivers() {
        return drivers;
    }

    boolean hasRatings() {
        return values.length > drivers + 1;
    }

    CrossProducts[] blocks() {
        return blocks;
    }

    public long rows() {
        return Arrays.stream(blocks).mapToLong(CrossProducts::rows).sum();
    }

    CrossProducts total() {
        CrossProducts total = blocks[0].empty();
        for (CrossProducts block : blocks) {
            total.add(block, 1);
        }
        return total;
    }
}
