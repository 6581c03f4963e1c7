package aurum.jobs.gold.satisfaction;

import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** How far a plain mean of a few independent values may lie from the truth, with 95 % confidence. */
final class Spread {
    private static final double NORMAL = 1.959964;
    /** Below so many values the expansion of the quantile is off by more than a hundredth. */
    private static final int LEAST_VALUES = 5;

    private Spread() {}

    /**
     * Half the width of Student's interval; null for fewer than five values.
     *
     * @param deviation standard deviation of the values
     */
    static Column reach(Column deviation, Column count) {
        return when(count.geq(LEAST_VALUES), student(count).multiply(deviation).divide(sqrt(count)));
    }

    /** The 97.5 % quantile of Student's t with count − 1 degrees of freedom, by the Cornish–Fisher expansion about the normal (Abramowitz &amp; Stegun 26.7.5). */
    private static Column student(Column count) {
        Column freedom = count.minus(1);
        double z = NORMAL;
        double first = (Math.pow(z, 3) + z) / 4;
        double second = (5 * Math.pow(z, 5) + 16 * Math.pow(z, 3) + 3 * z) / 96;
        double third = (3 * Math.pow(z, 7) + 19 * Math.pow(z, 5) + 17 * Math.pow(z, 3) - 15 * z) / 384;
        return lit(z).plus(lit(first).divide(freedom))
                .plus(lit(second).divide(pow(freedom, lit(2))))
                .plus(lit(third).divide(pow(freedom, lit(3))));
    }

    /** The value kept on its scale; null stays null. */
    static Column within(Column value, double from, double to) {
        return when(value.isNotNull(), greatest(lit(from), least(lit(to), value)));
    }
}
