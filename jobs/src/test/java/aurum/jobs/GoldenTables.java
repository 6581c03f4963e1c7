package aurum.jobs;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createMapType;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The tables of the golden lakes, word for word as docs/lake.md agrees them: kept apart from the jobs' own contracts on purpose. */
final class GoldenTables {

    static final Table LABELS = new Table(
            "gold.labels",
            "one row per dimension and id",
            "dimension,id",
            "unscoped",
            List.of(
                    field("dimension", StringType, "维度", "what the id belongs to"),
                    field("id", StringType, "编号", "the id"),
                    field("label_zh", StringType, "中文名称", "its name in Chinese"),
                    field("label_en", StringType, "英文名称", "its name in English"),
                    field("parent_id", StringType, "上级编号", "the id above it"),
                    field("sort_order", LongType, "排序", "where it stands in lists"),
                    field(
                            "is_in_catalog",
                            BooleanType,
                            "是否在目录中",
                            "false for a value that a source brought and the catalog lacks")));
    static final Table COMPLAINTS = new Table(
            "gold.complaints_by_day",
            "one row per region, product line, category, channel, journey stage and day",
            "region_id,product_line,category_id,channel,journey_stage,complaint_date",
            "region_id",
            List.of(
                    field("region_id", StringType, "客户所在地区", "where the customer lives"),
                    field("product_line", StringType, "业务线", "the product line complained about"),
                    field("category_id", StringType, "投诉分类", "what the complaint is about"),
                    field("channel", StringType, "受理渠道", "where the complaint was received"),
                    field("journey_stage", StringType, "服务环节", "the stage of the customer's journey"),
                    field("complaint_date", DateType, "受理日期", "the day the complaint was received"),
                    field("complaint_count", LongType, "受理投诉件数", "complaints received"),
                    field("escalated_count", LongType, "其中升级投诉件数", "of these, escalated")));
    static final Table SUBSCRIBERS = new Table(
            "gold.subscribers_by_day",
            "one row per region, product line and day",
            "region_id,product_line,subscriber_date",
            "region_id",
            List.of(
                    field("region_id", StringType, "客户所在地区", "where the customer lives"),
                    field("product_line", StringType, "业务线", "the product line subscribed to"),
                    field("subscriber_date", DateType, "日期", "the day"),
                    field("subscriber_count", LongType, "在网用户数", "subscribers at the end of the day")));
    static final Table PUBLICATIONS = new Table(
            "ops.publications",
            "one row per publication",
            "publication_number",
            "unscoped",
            List.of(
                    field("publication_number", LongType, "发布序号", "counts from 1"),
                    field("published_at", TimestampType, "发布时间", "when it was made"),
                    field("as_of_date", DateType, "截止日期", "everything that happened up to the end of this day"),
                    field("run_id", StringType, "运行编号", "the run that made it"),
                    field("operator_zone", StringType, "运营商时区", "time zone of the operator's calendar"),
                    field("operator_label_zh", StringType, "运营商中文名称", "the operator's name in Chinese"),
                    field("operator_label_en", StringType, "运营商英文名称", "the operator's name in English"),
                    field("catalog_hash", StringType, "目录摘要", "hash of the catalog it was made with"),
                    field("tables", createMapType(StringType, LongType), "各表版本", "Delta version of every table"),
                    field("left_out", createMapType(StringType, StringType), "缺表原因", "why a table does not exist here"),
                    field("rollback_to", LongType, "回退到", "the earlier publication it repeats")));
    static final Table JOB_RUNS = new Table(
            "ops.job_runs",
            "one row per run and outcome",
            "run_id,outcome",
            "unscoped",
            List.of(
                    field("run_id", StringType, "运行编号", "the run"),
                    field("recorded_at", TimestampType, "记录时间", "when this was recorded"),
                    field("outcome", StringType, "结果", "started, published, unchanged, refused or failed"),
                    field("as_of_date", DateType, "截止日期", "the day it ran for"),
                    field("message", StringType, "说明", "why")));

    private GoldenTables() {}

    /** A table with what it says about itself. */
    record Table(String name, String grain, String key, String scope, List<StructField> fields) {
        StructType schema() {
            return new StructType(fields.toArray(StructField[]::new));
        }
    }

    private static StructField field(String name, DataType type, String zh, String en) {
        return new StructField(
                name,
                type,
                true,
                new MetadataBuilder()
                        .putString("comment", en)
                        .putString("aurum.meaning_zh", zh)
                        .putString("aurum.meaning_en", en)
                        .putString("aurum.sensitivity", "none")
                        .build());
    }
}
