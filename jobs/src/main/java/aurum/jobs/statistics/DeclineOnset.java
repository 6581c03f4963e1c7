package aurum.jobs.statistics;

/**
 * How many days before leaving use began to fall: the least-squares fit of use that is level and then falls evenly, a broken line whose break is searched (Hinkley 1971, "Inference in two-phase regression").
 * Says that it cannot tell when the broken line explains little more than a level one.
 */
public final class DeclineOnset {
    /** A shorter fall cannot be told from a few quiet days. */
    private static final int SHORTEST_DAYS = 7;

    /** The fall has to explain at least this share of the variation around the level. */
    private static final double LEAST_EXPLAINED = 0.15;

    private DeclineOnset() {}

    /**
     * @param use by days before leaving, from 1; NaN for a day of which nothing is known
     * @return days before leaving at which the fall began; 0 when there is none to be seen
     */
    public static int daysBefore(double[] use) {
        double mean = mean(use);
        double level = squares(use, mean);
        double least = level;
        int best = 0;
        for (int onset = SHORTEST_DAYS; onset < use.length; onset++) {
            Line line = fit(use, onset);
            if (line.slope > 0 && line.squares < least) {
                least = line.squares;
                best = onset;
            }
        }
        return least < (1 - LEAST_EXPLAINED) * level ? best : 0;
    }

    /** @param slope use that is gained with each day farther from leaving */
    private record Line(double slope, double squares) {}

    /** Use = a + b × min(days before leaving, onset). */
    private static Line fit(double[] use, int onset) {
        double n = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < use.length; i++) {
            if (!Double.isNaN(use[i])) {
                double day = Math.min(i + 1, onset);
                n++;
                x += day;
                y += use[i];
                xx += day * day;
                xy += day * use[i];
                yy += use[i] * use[i];
            }
        }
        double spread = xx - x * x / n;
        double together = xy - x * y / n;
        double slope = spread > 0 ? together / spread : 0;
        return new Line(slope, yy - y * y / n - slope * together);
    }

    private static double mean(double[] use) {
        double sum = 0;
        int known = 0;
        for (double one : use) {
            if (!Double.isNaN(one)) {
                sum += one;
                known++;
            }
        }
        return sum / known;
    }

    private static double squares(double[] use, double around) {
        double squares = 0;
        for (double one : use) {
            squares += Double.isNaN(one) ? 0 : (one - around) * (one - around);
        }
        return squares;
    }
}
