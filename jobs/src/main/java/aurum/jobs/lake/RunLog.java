package aurum.jobs.lake;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TEXTS_BY_NAME;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.TableRun.RuleCheck;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import scala.jdk.javaapi.CollectionConverters;

/** What every run did, for {@code status} and the page: when it started and ended, the account of every table, and every rule it checked. */
public final class RunLog {
    public static final Contract RUNS = Contract.ops("job_runs")
            .grain("one row when a run starts and one when it ends")
            .key("run_id", "outcome")
            .field("run_id", STRING, "运行编号", "the run", REQUIRED)
            .field("recorded_at", TIMESTAMP, "记录时间", "when this was recorded", REQUIRED)
            .field("outcome", STRING, "结果", "started, published, unchanged, refused or failed", REQUIRED)
            .field("as_of_date", DATE, "数据截至日", "the day the run was for", REQUIRED)
            .field("message", STRING, "说明", "what happened, and what to do about it")
            .build();

    public static final Contract TABLES = Contract.ops("table_runs")
            .grain("one row per run and table")
            .key("run_id", "table_name")
            .field("run_id", STRING, "运行编号", "the run", REQUIRED)
            .field("table_name", STRING, "表名", "the table", REQUIRED)
            .field("outcome", STRING, "结果", "built, unchanged, left_out, not_selected or failed", REQUIRED)
            .field("reason", STRING, "原因", "why it was built or not")
            .field("rows_read", TEXTS_BY_NAME, "读取行数", "rows read, by input")
            .field("rows_in", LONG, "输入行数", "rows that had to be accounted for")
            .field("rows_out", LONG, "输出行数", "of these, in the table now")
            .field("rows_same", LONG, "重复行数", "of these, known already in this or a newer state")
            .field("rows_set_aside", LONG, "隔离行数", "of these, in quarantine")
            .field("rows_left_out", LONG, "排除行数", "of these, left out by the source's mapping")
            .field("rows_written", LONG, "写入行数", "rows written")
            .field("days", STRING, "重建日期", "the days that were rebuilt")
            .field("version", LONG, "表版本", "the table's Delta version afterwards")
            .field("duration_seconds", DOUBLE, "耗时（秒）", "how long it took")
            .field("notes", STRING, "提示", "warnings")
            .build();

    public static final Contract RULES = Contract.ops("quality_results")
            .grain("one row per run, table and rule")
            .key("run_id", "table_name", "rule_name")
            .field("run_id", STRING, "运行编号", "the run", REQUIRED)
            .field("table_name", STRING, "表名", "the table", REQUIRED)
            .field("rule_name", STRING, "规则", "the rule", REQUIRED)
            .field("consequence", STRING, "后果", "stop, warn or set_aside", REQUIRED)
            .field("rows_checked", LONG, "检查行数", "rows checked", REQUIRED)
            .field("rows_breaking", LONG, "违规行数", "of these, breaking the rule", REQUIRED)
            .build();

    private final TableWriter writer;

    RunLog(Lake lake) {
        this.writer = new TableWriter(lake);
    }

    void record(RunContext context, String outcome, String message) {
        writer.append(
                RUNS,
                List.of(RowFactory.create(
                        context.runId(),
                        Timestamp.from(Instant.now()),
                        outcome,
                        Date.valueOf(context.asOf()),
                        message)));
    }

    void record(RunContext context, Collection<TableRun> tables) {
        writer.append(
                TABLES,
                tables.stream().map(table -> row(context.runId(), table)).toList());
        List<Row> rules = tables.stream()
                .flatMap(table -> table.checks().stream().map(check -> row(context.runId(), table.table(), check)))
                .toList();
        if (!rules.isEmpty()) {
            writer.append(RULES, rules);
        }
    }

    private static Row row(String runId, TableRun run) {
        Map<String, String> rowsRead = run.rowsRead().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString(), (a, b) -> a, TreeMap::new));
        return RowFactory.create(
                runId,
                run.table(),
                run.outcome().name().toLowerCase(Locale.ROOT),
                run.reason(),
                CollectionConverters.asScala(rowsRead),
                run.rowsIn(),
                run.rowsOut(),
                run.rowsSame(),
                run.rowsSetAside(),
                run.rowsLeftOut(),
                run.rowsWritten(),
                run.days(),
                run.version().orElse(null),
                run.seconds(),
                String.join("\n", run.notes()));
    }

    private static Row row(String runId, String table, RuleCheck check) {
        return RowFactory.create(
                runId,
                table,
                check.rule().name(),
                check.rule().consequence().name().toLowerCase(Locale.ROOT),
                check.rowsChecked(),
                check.rowsBreaking());
    }
}
