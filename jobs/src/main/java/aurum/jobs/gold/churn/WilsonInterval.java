package aurum.jobs.gold.churn;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sqrt;

import org.apache.spark.sql.Column;

/** The 95 % interval of a share (Wilson 1927, "Probable inference, the law of succession, and statistical inference"): of few cases too it stays within 0 and 1. */
final class WilsonInterval {
    /** The normal quantile of a 95 % interval. */
    private static final double Z = 1.959964;

    private WilsonInterval() {}

    /** @param share 0 to 1, of {@code all} cases */
    static Column low(Column share, Column all) {
        return middle(share, all).minus(half(share, all)).divide(whole(all));
    }

    /** @param share 0 to 1, of {@code all} cases */
    static Column high(Column share, Column all) {
        return middle(share, all).plus(half(share, all)).divide(whole(all));
    }

    private static Column middle(Column share, Column all) {
        return share.plus(lit(Z * Z / 2).divide(all));
    }

    private static Column half(Column share, Column all) {
        return sqrt(share.multiply(lit(1.0).minus(share))
                        .divide(all)
                        .plus(lit(Z * Z / 4).divide(all).divide(all)))
                .multiply(Z);
    }

    private static Column whole(Column all) {
        return lit(Z * Z).divide(all).plus(1);
    }
}
