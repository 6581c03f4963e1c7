package aurum.jobs.model;

/**
 * How trees are boosted.
 *
 * @param rounds how many trees
 * @param depth of a tree, at most
 * @param eta share of a tree's answer that is taken
 * @param minimumChildWeight least sum of second derivatives in a leaf
 * @param rowShare share of the rows that a tree is grown on
 * @param columnShare share of the columns that a tree may use
 */
public record BoosterSettings(
        int rounds, int depth, double eta, double minimumChildWeight, double rowShare, double columnShare) {
    /** Few, smooth effects, as of tariffs and contracts. */
    public static final BoosterSettings SMOOTH = new BoosterSettings(220, 3, 0.05, 5, 0.8, 0.6);

    /** Some interplay of columns. */
    public static final BoosterSettings MIDDLE = new BoosterSettings(300, 5, 0.08, 2, 0.8, 0.7);

    /** Sharp borders and much interplay, as of clustered behaviour. */
    public static final BoosterSettings SHARP = new BoosterSettings(500, 8, 0.05, 0.05, 0.85, 0.7);
}
