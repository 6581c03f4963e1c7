package aurum.jobs.lake;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import java.sql.Timestamp;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Rows and files set aside: none is lost, each with the reason and what it held. A row is set aside once, however often its run is repeated. */
public final class Quarantine {
    public static final Contract CONTRACT = Contract.ops("quarantine")
            .grain("one row per source row or file and table that set it aside")
            .key("quarantine_id")
            .field(
                    "quarantine_id",
                    STRING,
                    "隔离编号",
                    "what identifies it: table, file content and record number",
                    REQUIRED)
            .field("table_name", STRING, "隔离该行的表", "the table that set it aside", REQUIRED)
            .field("source_file", STRING, "来源文件", "the landing file it came from")
            .field("row_number", LONG, "文件内行号", "its record number in that file; null for a whole file")
            .field("reason", STRING, "原因", "what was wrong, with the value", PERSONAL)
            .field("content", STRING, "原始内容", "what it held", PERSONAL)
            .field("run_id", STRING, "运行编号", "the run that set it aside", REQUIRED)
            .field("set_aside_at", TIMESTAMP, "隔离时间", "when", REQUIRED)
            .build();

    private final Lake lake;
    private final TableWriter writer;

    public Quarantine(Lake lake) {
        this.lake = lake;
        this.writer = new TableWriter(lake);
    }

    /** Adds rows that carry {@code _source_file} and {@code _row_number}. */
    void add(SparkSession session, String table, Dataset<Row> rows, Column reason, RunContext context) {
        Column content = functions.to_json(functions.struct(functions.col("*")));
        add(session, table, rows, functions.col("_source_file"), reason, content, context);
    }

    /**
     * @param identity what the file is known by, so that a row is set aside once: its content hash, or its path
     */
    public void add(
            SparkSession session,
            String table,
            Dataset<Row> rows,
            Column identity,
            Column reason,
            Column content,
            RunContext context) {
        Column id = functions.substring(
                functions.sha2(
                        functions.concat_ws("/", functions.lit(table), identity, functions.col("_row_number")), 256),
                1,
                32);
        Dataset<Row> set = rows.select(
                id.as("quarantine_id"),
                functions.lit(table).as("table_name"),
                functions.col("_source_file").as("source_file"),
                functions.col("_row_number").as("row_number"),
                reason.as("reason"),
                content.as("content"),
                functions.lit(context.runId()).as("run_id"),
                functions.lit(Timestamp.from(context.startedAt())).as("set_aside_at"));
        writer.addMissing(session, CONTRACT, set);
    }

    /** Sets a whole file aside. */
    public void addFile(
            SparkSession session, String table, String file, String hash, String reason, RunContext context) {
        Dataset<Row> row = session.createDataFrame(
                List.of(RowFactory.create(file, null)),
                new org.apache.spark.sql.types.StructType()
                        .add("_source_file", "string")
                        .add("_row_number", "bigint"));
        add(
                session,
                table,
                row,
                functions.lit(hash),
                functions.lit(reason),
                functions.lit(null).cast("string"),
                context);
    }

    /** How many rows and files wait here, by table. */
    public Dataset<Row> summary() {
        return lake.readNewest(CONTRACT.name())
                .groupBy("table_name", "reason")
                .count()
                .orderBy(functions.col("count").desc(), functions.col("table_name"), functions.col("reason"));
    }

    public boolean isEmpty() {
        return !lake.exists(CONTRACT.name());
    }
}
