package aurum.jobs.lake;

import aurum.jobs.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import scala.concurrent.Await;
import scala.concurrent.duration.FiniteDuration;

/** Numbers counted over rows while these pass on to where they are needed, so that counting costs no pass of its own. */
public final class Tally {
    /** The count is told a moment after the action. */
    private static final FiniteDuration LONGEST_WAIT = FiniteDuration.create(1, TimeUnit.MINUTES);

    private final Observation observation = new Observation();
    private final List<Column> named = new ArrayList<>();

    /**
     * @param numbers aggregates that give whole numbers
     */
    public Tally(List<Column> numbers) {
        numbers.forEach(number -> named.add(number.as("n" + named.size())));
    }

    /** The same rows; one action over them fills this. */
    public Dataset<Row> over(Dataset<Row> rows) {
        return rows.observe(
                observation, named.get(0), named.subList(1, named.size()).toArray(Column[]::new));
    }

    /**
     * Waits until the action has told what it counted.
     *
     * @param index in the order of the constructor
     * @throws Failure when it does not, since a plan can drop what it sees no use for
     */
    public long number(int index) {
        try {
            return Await.result(observation.future(), LONGEST_WAIT).getLong(index);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.ofRun("Interrupted while counting rows.");
        } catch (TimeoutException e) {
            throw Failure.ofRun("Rows passed, but how many was never told. Run again; if it stays, report it.", e);
        }
    }
}
