package aurum.jobs.gold.complaint;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.statistics.CellFamily;
import java.sql.Date;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * One row per episode and typical case: the complaints that say best what the hotspot is about, near the centre of all it consists of and different from each other. Personal data are masked
 * here, before the text leaves silver.
 */
public final class HotspotCases implements Table {
    /** Complaints of an episode that cases are chosen from; of more, so many are drawn, the same each time. */
    private static final int CANDIDATES = 300;
    /** Late rows may still change the alarms of so many days, and with them the episodes. */
    private static final int SETTLED_AFTER_DAYS = 21;
    /** An alarm may add up three days: those before the first are part of the story. */
    private static final int WINDOW_DAYS_BEFORE = 2;

    @Override
    public Contract contract() {
        return Contract.gold("hotspot_cases")
                .grain("one row per episode that stands for itself and typical case, at most eight")
                .key("hotspot_id", "case_rank")
                .scope("region_id")
                .field("hotspot_id", STRING, "热点编号", "the episode", REQUIRED)
                .field("complaint_id", STRING, "投诉编号", "the complaint", REQUIRED)
                .field("region_id", STRING, "客户所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("district_id", STRING, "区县", "the district it is about, or 'unknown'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line it is about, or 'unknown'", REQUIRED)
                .field("category_id", STRING, "投诉分类", "what it is about, or 'unknown'", REQUIRED)
                .field("detail", STRING, "投诉细项", "what it is about, more closely")
                .field("channel", STRING, "受理渠道", "how it reached the operator, or 'unknown'", REQUIRED)
                .field("journey_stage", STRING, "服务环节", "the stage of the service journey, or 'unknown'", REQUIRED)
                .field("language", STRING, "语言", "zh or en, by its script; null without text")
                .field(
                        "masked_text",
                        STRING,
                        "投诉内容（已脱敏）",
                        "what the customer said, personal data replaced by words in brackets; null where no text came",
                        SENSITIVE)
                .field("case_rank", LONG, "典型程度排名", "its place, 1 the most typical", REQUIRED)
                .field("candidate_count", LONG, "热点内投诉件数", "complaints of the episode's cell and days", REQUIRED)
                .field(
                        "similarity",
                        DOUBLE,
                        "与中心相似度",
                        "cosine with the centre of the episode's complaints, 0 to 1; null without text")
                .field("received_date", DATE, "受理日期", "the day it was received", REQUIRED)
                .field("received_at", TIMESTAMP, "受理时间", "when it was received", REQUIRED)
                .field(Contract.SOURCE_FILE, STRING, "来源文件", "the landing file it came from")
                .field(Contract.ROW_NUMBER, LONG, "文件内行号", "its record number in that file, from 1")
                .rule(stop("at most eight", "case_rank between 1 and 8"))
                .rule(stop("similarity", "similarity is null or similarity between 0 and 1"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(HotspotEpisodes.class), all(Complaints.class));
    }

    /** Episodes that nothing can change any more keep their cases; the others choose anew. */
    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> episodes = in.read(HotspotEpisodes.class).where("explained_by is null and status <> 'withdrawn'");
        Optional<Dataset<Row>> before = in.itself()
                .filter(rows ->
                        rows.schema().simpleString().equals(contract().schema().simpleString()));
        Column isSettled = isSettled(in.read(HotspotEpisodes.class));
        Dataset<Row> kept = before.map(rows -> rows.join(
                        broadcast(episodes.where(isSettled).select("hotspot_id")),
                        new String[] {"hotspot_id"},
                        "left_semi"))
                .orElseGet(() -> in.read(HotspotEpisodes.class)
                        .sparkSession()
                        .createDataFrame(List.of(), contract().schema()));
        Dataset<Row> open =
                episodes.join(kept.select("hotspot_id").distinct(), new String[] {"hotspot_id"}, "left_anti");
        Column[] columns = contract().columns().stream().map(name -> col(name)).toArray(Column[]::new);
        return candidates(open, in.read(Complaints.class))
                .groupByKey((MapFunction<Row, String>) row -> row.getAs("hotspot_id"), Encoders.STRING())
                .flatMapGroups(new TypicalCases(), Encoders.row(contract().schema()))
                .select(columns)
                .unionByName(kept.select(columns));
    }

    private static Column isSettled(Dataset<Row> episodes) {
        Date newest = episodes.agg(max("latest_date")).head().getDate(0);
        return newest == null ? lit(false) : col("last_seen_date").lt(date_sub(lit(newest), SETTLED_AFTER_DAYS));
    }

    /** The complaints of each episode's cell and days, or a draw of them. */
    private static Dataset<Row> candidates(Dataset<Row> episodes, Dataset<Row> complaints) {
        Date first = episodes.agg(min("opened_date")).head().getDate(0);
        Dataset<Row> cells = episodes.select(
                col("hotspot_id"),
                col("region_id").as("_region"),
                col("product_line").as("_line"),
                col("category_id").as("_category"),
                date_sub(col("opened_date"), WINDOW_DAYS_BEFORE).as("_from"),
                col("last_seen_date").as("_to"));
        WindowSpec ofEpisode = Window.partitionBy("hotspot_id");
        return complaints
                .where(first == null ? lit(false) : col("received_date").geq(date_sub(lit(first), WINDOW_DAYS_BEFORE)))
                .join(
                        broadcast(cells),
                        matches("_region", "region_id")
                                .and(matches("_line", "product_line"))
                                .and(matches("_category", "category_id"))
                                .and(col("received_date").between(col("_from"), col("_to"))))
                .withColumn("candidate_count", count(lit(1)).over(ofEpisode))
                .withColumn(
                        "_draw",
                        row_number().over(ofEpisode.orderBy(xxhash64(col("complaint_id")), col("complaint_id"))))
                .where(col("_draw").leq(CANDIDATES));
    }

    private static Column matches(String cell, String complaint) {
        return col(cell).equalTo(CellFamily.ALL).or(col(cell).equalTo(col(complaint)));
    }
}
