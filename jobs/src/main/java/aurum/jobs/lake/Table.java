package aurum.jobs.lake;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A table of silver or gold, in one class: what it promises, what it reads, how it is made. Stateless, with a public constructor without arguments.
 * Time is an argument ({@link Inputs#asOf}); no clock, path or commit is touched here.
 */
public interface Table extends LakeTable {

    /** Everything {@link #build} reads; reading anything else throws. */
    List<Input> inputs();

    /** Names of the catalog's lists that {@link #build} reads; the table is made anew when one of them changes. */
    default List<String> catalogLists() {
        return List.of();
    }

    /** Whether it is made once a month, as of the last day of the newest month that is over; until the next one is over it stays as it is, whatever its inputs do. */
    default boolean isMonthly() {
        return false;
    }

    /** The rows of this run: for a table that replaces days, those of {@link Inputs#days}; ends in a select of exactly the contract's columns. */
    Dataset<Row> build(Inputs in);
}
