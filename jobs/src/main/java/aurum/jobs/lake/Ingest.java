package aurum.jobs.lake;

import java.util.Set;

/** Fills bronze tables from landing; the runner knows no more about files than this. */
public interface Ingest {

    /** The bronze tables that some source fills. */
    Set<String> feeds();

    /** Takes in every file of a feed that is whole and was not taken before; gives account of every record. */
    TableRun run(LakeTable feed, RunContext context);

    /** Remembers what was taken in, once every feed is through; a run that dies before is caught up from what its feeds committed. */
    void finish();
}
