package aurum.jobs.lake;

import aurum.jobs.lake.Publications.Publication;
import aurum.jobs.lake.TableRun.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.spark.sql.SparkSession;

/** The last look across all tables of a run, before anybody may see them: what spans tables or publications. What a row of one table has to keep is a {@link Rule} of its contract. */
final class QualityGate {
    private final Lake lake;
    private final SparkSession session;

    QualityGate(Lake lake) {
        this.lake = lake;
        this.session = lake.spark();
    }

    /**
     * Why nothing may be published, one sentence each; none when all is well.
     *
     * @param mayShrink tables that a run can make smaller: not those into which rows are only merged
     */
    List<String> objections(
            Collection<TableRun> runs, Optional<Publication> last, RunContext context, Predicate<String> mayShrink) {
        List<String> objections = new ArrayList<>();
        for (TableRun run : runs) {
            if (run.outcome() == Outcome.FAILED) {
                objections.add(run.reason());
            }
            if (run.outcome() == Outcome.BUILT && !run.addsUp()) {
                objections.add(
                        "%s: %,d rows came in, but %,d out + %,d known + %,d set aside + %,d left out make %,d. A step loses or doubles rows."
                                .formatted(
                                        run.table(),
                                        run.rowsIn(),
                                        run.rowsOut(),
                                        run.rowsSame(),
                                        run.rowsSetAside(),
                                        run.rowsLeftOut(),
                                        run.rowsOut() + run.rowsSame() + run.rowsSetAside() + run.rowsLeftOut()));
            }
            last.map(publication -> publication.tables().get(run.table()))
                    .filter(published -> run.outcome() == Outcome.BUILT && mayShrink.test(run.table()))
                    .filter(published -> !context.acceptedShrinking().contains(run.table()))
                    .flatMap(published -> shrunk(run, published))
                    .ifPresent(objections::add);
        }
        return objections;
    }

    private Optional<String> shrunk(TableRun run, long publishedVersion) {
        long published = lake.read(session, run.table(), publishedVersion).count();
        long now = lake.read(session, run.table(), run.version().orElseThrow()).count();
        return 2 * now >= published
                ? Optional.empty()
                : Optional.of(
                        "%s: only %,d rows are left of the %,d that are published. If a file of this run is to blame, land a corrected one, with newer states of the same rows, and run again; if the loss is meant: --accept-shrinking %s"
                                .formatted(run.table(), now, published, run.table()));
    }
}
