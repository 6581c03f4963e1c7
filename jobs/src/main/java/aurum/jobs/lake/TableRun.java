package aurum.jobs.lake;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one run did to one table: the account of its rows, and how it ended.
 *
 * @param rowsRead rows read per input
 * @param rowsIn rows that came in and have to be accounted for; for aggregates those that were counted up
 * @param rowsOut of these, rows now in the table: new ones, and newer ones that replaced an older
 * @param rowsSame of these, rows that the table had already, in this or a newer state
 * @param rowsSetAside of these, rows now in quarantine
 * @param rowsLeftOut of these, rows that the source's {@code where} leaves out
 * @param rowsWritten rows the table was given: for aggregates the groups
 * @param version the table's version after the run, empty when it does not exist
 * @param notes what a person should know: warnings, days beyond the horizon
 */
public record TableRun(
        String table,
        Outcome outcome,
        String reason,
        Map<String, Long> rowsRead,
        long rowsIn,
        long rowsOut,
        long rowsSame,
        long rowsSetAside,
        long rowsLeftOut,
        long rowsWritten,
        String days,
        Optional<Long> version,
        double seconds,
        List<RuleCheck> checks,
        List<String> notes) {

    /** How it ended. */
    public enum Outcome {
        BUILT,
        UNCHANGED,
        /** No source brings what it needs. */
        LEFT_OUT,
        NOT_SELECTED,
        /** Something it reads failed. */
        SKIPPED,
        FAILED
    }

    /**
     * One rule over the rows of one run.
     *
     * @param rowsBreaking how many of {@code rowsChecked} did not keep it
     */
    public record RuleCheck(Rule rule, long rowsChecked, long rowsBreaking) {}

    static TableRun without(String table, Outcome outcome, String reason, Optional<Long> version) {
        return new TableRun(table, outcome, reason, Map.of(), 0, 0, 0, 0, 0, 0, "", version, 0, List.of(), List.of());
    }

    /** Rows in = rows out + rows it had already + rows set aside + rows left out. */
    public boolean addsUp() {
        return rowsIn == rowsOut + rowsSame + rowsSetAside + rowsLeftOut;
    }
}
