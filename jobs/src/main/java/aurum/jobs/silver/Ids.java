package aurum.jobs.silver;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.trim;

import org.apache.spark.sql.Column;

/** How silver writes the ids of regions, products, categories and channels. */
public final class Ids {
    /** Stands for a value that a row does not bring; it has a label like any other. */
    public static final String UNKNOWN = "unknown";

    private Ids() {}

    /** The trimmed value of a feed's column, or {@link #UNKNOWN}: a row is never lost, and never groups under null. */
    public static Column idOrUnknown(String column) {
        return coalesce(nullif(trim(col(column)), lit("")), lit(UNKNOWN));
    }
}
