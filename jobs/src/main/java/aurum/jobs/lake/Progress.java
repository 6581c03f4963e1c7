package aurum.jobs.lake;

import java.util.List;

/** Where a run tells how far it is. */
public interface Progress {

    /** Work begins on these tables, in this order or several at once. */
    void planned(List<String> tables);

    void started(String table);

    void ended(TableRun table);

    /** Something outside the tables: restoring, publishing. */
    void said(String sentence);
}
