package aurum.jobs;

import static aurum.jobs.GoldenTables.field;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import aurum.jobs.GoldenTables.Table;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** What a lake keeps about its runs, beside the lake {@code plain}: copied over it, it makes a whole lake. */
final class GoldenOperations {

    static final Table TABLE_RUNS = new Table(
            "ops.table_runs",
            "one row per run and table",
            "run_id,table_name",
            "unscoped",
            List.of(
                    field("run_id", StringType, "运行编号", "the run"),
                    field("table_name", StringType, "表名", "the table"),
                    field("outcome", StringType, "结果", "built, unchanged, left_out, not_selected or failed"),
                    field("reason", StringType, "原因", "why it was built or not"),
                    field("rows_read", createMapType(StringType, StringType), "读取行数", "rows read, by input"),
                    field("rows_in", LongType, "输入行数", "rows that had to be accounted for"),
                    field("rows_out", LongType, "输出行数", "of these, in the table now"),
                    field("rows_same", LongType, "重复行数", "of these, known already in this or a newer state"),
                    field("rows_set_aside", LongType, "隔离行数", "of these, in quarantine"),
                    field("rows_left_out", LongType, "排除行数", "of these, left out by the source's mapping"),
                    field("rows_written", LongType, "写入行数", "rows written"),
                    field("days", StringType, "重建日期", "the days that were rebuilt"),
                    field("version", LongType, "表版本", "the table's Delta version afterwards"),
                    field("duration_seconds", DoubleType, "耗时（秒）", "how long it took"),
                    field("notes", StringType, "提示", "warnings")));

    static final Table QUARANTINE = new Table(
            "ops.quarantine",
            "one row per source row or file and table that set it aside",
            "quarantine_id",
            "unscoped",
            List.of(
                    field(
                            "quarantine_id",
                            StringType,
                            "隔离编号",
                            "what identifies it: table, file content and record number"),
                    field("table_name", StringType, "隔离该行的表", "the table that set it aside"),
                    field("source_file", StringType, "来源文件", "the landing file it came from"),
                    field("row_number", LongType, "文件内行号", "its record number in that file; null for a whole file"),
                    field("reason", StringType, "原因", "what was wrong, with the value"),
                    field("content", StringType, "原始内容", "what it held"),
                    field("run_id", StringType, "运行编号", "the run that set it aside"),
                    field("set_aside_at", TimestampType, "隔离时间", "when")));

    static final Table FILES = new Table(
            "ops.files",
            "one row per landing file and state of it",
            "feed,file_name,modified_millis",
            "unscoped",
            List.of(
                    field("feed", StringType, "数据源类别", "the feed it belongs to"),
                    field("batch", LongType, "批次", "the batch of the feed it came with, from 1"),
                    field("file_name", StringType, "文件名", "its path below landing"),
                    field("content_hash", StringType, "内容指纹", "SHA-256 of its bytes, the first 128 bits in hex"),
                    field("size_bytes", LongType, "大小（字节）", "its size"),
                    field("modified_millis", LongType, "修改时间", "when it last changed, milliseconds since 1970"),
                    field(
                            "outcome",
                            StringType,
                            "结果",
                            "taken, same_content (skipped: another file held the same) or set_aside"),
                    field("reason", StringType, "原因", "why it was not taken"),
                    field("recorded_at", TimestampType, "记录时间", "when this was recorded")));

    private static final Timestamp EARLIER = Timestamp.valueOf("2026-03-30 22:11:00");
    private static final Timestamp LATER = Timestamp.valueOf("2026-03-31 22:11:00");

    private GoldenOperations() {}

    static List<Row> tableRuns() {
        return List.of(
                built("run-2026-03-30", "bronze.complaints", Map.of("landing", "1804"), 1804, 4),
                built("run-2026-03-30", "silver.complaints", Map.of("bronze.complaints", "1800"), 1800, 0),
                built("run-2026-03-30", "gold.complaints_by_day", Map.of("silver.complaints", "1800"), 690, 0),
                built(
                        "run-2026-03-30",
                        "gold.labels",
                        Map.of("gold.complaints_by_day", "690", "gold.subscribers_by_day", "534"),
                        21,
                        0),
                built("run-2026-03-31", "bronze.complaints", Map.of("landing", "26"), 23, 3),
                built("run-2026-03-31", "silver.complaints", Map.of("bronze.complaints", "23"), 23, 0),
                built("run-2026-03-31", "gold.complaints_by_day", Map.of("silver.complaints", "23"), 10, 0),
                built("run-2026-03-31", "gold.hotspots", Map.of("gold.complaints_by_day", "700"), 520, 0),
                RowFactory.create(
                        "run-2026-03-31",
                        "gold.labels",
                        "unchanged",
                        "nothing it reads changed",
                        scala(Map.of()),
                        0L,
                        0L,
                        0L,
                        0L,
                        0L,
                        0L,
                        "",
                        1L,
                        0.0,
                        ""));
    }

    private static Row built(String run, String table, Map<String, String> read, long written, long setAside) {
        return RowFactory.create(
                run,
                table,
                "built",
                "its inputs changed",
                scala(read),
                written + setAside,
                written,
                0L,
                setAside,
                0L,
                written,
                run.substring(4),
                2L,
                1.25,
                "");
    }

    private static Object scala(Map<String, String> map) {
        return scala.jdk.javaapi.CollectionConverters.asScala(new TreeMap<>(map));
    }

    static List<Row> quarantine() {
        return List.of(
                aside(1, "complaints/2026-03-31.csv", 17L, "received_at \"31.3.26 8 Uhr\" is no time", LATER),
                aside(2, "complaints/2026-03-31.csv", 21L, "received_at \"gestern, 13800138000\" is no time", LATER),
                aside(3, "complaints/2026-03-30.csv", 5L, "not a known status (status in ('open', 'closed'))", EARLIER),
                aside(4, "complaints/2026-03-29.csv.gz", null, "the file is torn", EARLIER));
    }

    private static Row aside(long number, String file, Long rowNumber, String reason, Timestamp at) {
        return RowFactory.create(
                "q" + number,
                "bronze.complaints",
                file,
                rowNumber,
                reason,
                "{\"text\":\"=1+1 王小明 13800138000\"}",
                "run-" + at.toLocalDateTime().toLocalDate(),
                at);
    }

    static List<Row> files() {
        return List.of(
                file("complaints", 1, "complaints/2026-03-30.csv", 18_040, EARLIER, "taken", null),
                file("complaints", 1, "complaints/2026-03-29.csv.gz", 77, EARLIER, "set_aside", "the file is torn"),
                file("complaints", 2, "complaints/2026-03-31.csv", 2_311, LATER, "taken", null),
                file("customers", 1, "customers/2026-03-30.csv", 91_220, EARLIER, "taken", null),
                file(
                        "customers",
                        2,
                        "customers/copy.csv",
                        91_220,
                        LATER,
                        "same_content",
                        "customers/2026-03-30.csv held the same"));
    }

    private static Row file(
            String feed, long batch, String name, long bytes, Timestamp at, String outcome, String reason) {
        return RowFactory.create(
                feed,
                batch,
                name,
                Integer.toHexString(name.hashCode()),
                bytes,
                at.getTime() - 600_000,
                outcome,
                reason,
                at);
    }
}
