package aurum.api.operation;

import aurum.api.answer.Answers;
import aurum.api.answer.Parameters;
import aurum.api.lake.Rows;
import io.javalin.http.Context;
import java.util.List;

/** What the lake keeps about itself: runs, publications, files taken in, rows set aside, what was made from what. */
public final class Operation {

    private static final String RUNS =
            """
            with ended as (
              select run_id, any_value(as_of_date) as as_of_date, min(recorded_at) filter (outcome = 'started') as started_at,
                max(recorded_at) filter (outcome <> 'started') as ended_at,
                coalesce(any_value(outcome) filter (outcome <> 'started'), 'running') as outcome,
                any_value(message) filter (outcome <> 'started') as message
              from ops.job_runs group by run_id
            ),
            tables as (
              select run_id, count(*) filter (outcome = 'built') as tables_built, count(*) filter (outcome = 'failed') as tables_failed,
                coalesce(sum(rows_written), 0)::bigint as rows_written, coalesce(sum(rows_set_aside), 0)::bigint as rows_set_aside
              from %s group by run_id
            )
            select run_id, as_of_date, started_at, ended_at, epoch(ended_at - started_at) as duration_seconds, outcome, message,
              coalesce(tables_built, 0) as tables_built, coalesce(tables_failed, 0) as tables_failed,
              coalesce(rows_written, 0) as rows_written, coalesce(rows_set_aside, 0) as rows_set_aside
            from ended left join tables using (run_id) order by coalesce(started_at, ended_at) desc, run_id desc
            """;

    /** Stands in for the accounts of tables in a lake that never kept any. */
    private static final String NO_TABLE_RUNS =
            "(select null::varchar as run_id, null::varchar as outcome, null::bigint as rows_written, null::bigint as rows_set_aside"
                    + " where false)";

    private static final String PUBLICATIONS =
            """
            select publication_number, published_at, as_of_date, run_id, rollback_to, cardinality(tables) as table_count,
              cardinality(left_out) as left_out_count, publication_number = :served as is_served
            from ops.publications order by publication_number desc
            """;

    private static final String FRESHNESS =
            """
            select feed, count(*) filter (outcome = 'taken') as files_taken, count(*) filter (outcome = 'set_aside') as files_set_aside,
              arg_max(file_name, (recorded_at, modified_millis)) filter (outcome = 'taken') as newest_file,
              to_timestamp(max(modified_millis) filter (outcome = 'taken') / 1000) as newest_modified_at,
              max(recorded_at) filter (outcome = 'taken') as newest_taken_at, coalesce(sum(size_bytes) filter (outcome = 'taken'), 0)::bigint as bytes_taken
            from ops.files group by feed order by newest_taken_at nulls first, feed
            """;

    /** A reason names the value that was wrong: what stands in quotation marks is left out, and so is what the row held. */
    private static final String QUARANTINE =
            """
            select table_name, source_file, regexp_replace(reason, '"[^"]*"', '"…"', 'g') as reason_kind, count(*) as rows_set_aside,
              min(row_number) as first_row_number, min(set_aside_at) as first_set_aside_at, max(set_aside_at) as last_set_aside_at,
              arg_max(run_id, set_aside_at) as last_run_id
            from ops.quarantine group by all order by last_set_aside_at desc, rows_set_aside desc, table_name, source_file, reason_kind
            """;

    private static final String LINEAGE =
            """
            with runs as (select run_id, min(recorded_at) as started_at from ops.job_runs group by run_id),
            builds as (
              select table_name, run_id, started_at, rows_read from ops.table_runs join runs using (run_id)
              where outcome = 'built' and cardinality(rows_read) > 0
            ),
            inputs as (
              select table_name, unnest(map_keys(rows_read)) as input_name, run_id, started_at, rows_read from builds
            )
            select table_name, input_name, arg_max(run_id, started_at) as last_run_id, max(started_at) as last_read_at,
              arg_max(try_cast(rows_read[input_name] as bigint), started_at) as rows_read
            from inputs group by all order by table_name, input_name
            """;

    private static final int SHOWN = 100;
    private static final int MOST = 1000;

    private record Served(long served) {}

    private final Answers answers;

    public Operation(Answers answers) {
        this.answers = answers;
    }

    /** One row per run, the newest first. */
    public void runs(Context context) {
        list(
                RUNS.formatted(answers.hasOperations("ops.table_runs") ? "ops.table_runs" : NO_TABLE_RUNS),
                "ops.job_runs",
                context);
    }

    /** One row per publication, the newest first. */
    public void publications(Context context) {
        list(PUBLICATIONS, "ops.publications", context);
    }

    /** One row per feed, the one that was silent longest first. */
    public void freshness(Context context) {
        list(FRESHNESS, "ops.files", context);
    }

    /** One row per table, file and kind of reason. */
    public void quarantine(Context context) {
        list(QUARANTINE, "ops.quarantine", context);
    }

    /** One row per table and input, as they were last read: the graph of the lake. */
    public void lineage(Context context) {
        list(LINEAGE, "ops.table_runs", context);
    }

    /** What was never written has no rows yet. */
    private void list(String sql, String table, Context context) {
        Parameters given = new Parameters(context);
        int limit = given.number("limit", 1, MOST).orElse(sql.equals(LINEAGE) ? MOST : SHOWN);
        given.refuseOthers();
        if (answers.hasOperations(table)) {
            Served served = new Served(answers.pin(context).publication().number());
            answers.operations(sql, served, limit, context);
        } else {
            answers.current(Rows.of(List.of(), List.of()), table, context);
        }
    }
}
