package aurum.jobs.simulate;

/**
 * How files are spoilt on their way. Nothing is lost by it: a broken row is one more, beside the row it was, a repeated one the same again, a late one comes with a file of
 * a later day; so whoever sets broken rows aside and drops repeats has exactly the rows of the clean world.
 *
 * @param broken share of rows beside which a mangled copy is sent, 0 to 1
 * @param repeated share of rows that are sent twice, the second time up to five days later, 0 to 1
 * @param late share of rows that come one to five days late, 0 to 1
 * @param isShuffled rows of a file are in no order
 */
public record Dirt(double broken, double repeated, double late, boolean isShuffled) {

    public static final Dirt NONE = new Dirt(0, 0, 0, false);

    /** Days that late and repeated rows may be late. */
    static final int LATEST_DAYS = 5;

    /** @throws IllegalArgumentException naming the share that is none */
    public Dirt {
        require("broken", broken);
        require("duplicate", repeated);
        require("late", late);
    }

    boolean isNone() {
        return equals(NONE);
    }

    private static void require(String name, double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "The simulation's setting %s is %s; allowed: 0 to 1.".formatted(name, share));
        }
    }
}
