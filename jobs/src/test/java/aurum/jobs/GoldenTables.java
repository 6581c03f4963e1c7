package aurum.jobs;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
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
                    field("latitude", DoubleType, "纬度", "degrees north"),
                    field("longitude", DoubleType, "经度", "degrees east"),
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
    static final Table HOTSPOTS = new Table(
            "gold.hotspots",
            "one row per region, product line, category and day, and per sum of them, once there is enough history to tell",
            "region_id,product_line,category_id,hotspot_date",
            "region_id",
            List.of(
                    field("region_id", StringType, "客户所在地区", "where the customers live, or 'all'"),
                    field("product_line", StringType, "业务线", "the product line, or 'all'"),
                    field("category_id", StringType, "投诉分类", "what they complain about, or 'all'"),
                    field(
                            "explained_by",
                            StringType,
                            "由何引起",
                            "of a sum: the cell, as region/product line/category, without whose excess it would be no hotspot"),
                    field(
                            "confidence",
                            StringType,
                            "把握程度",
                            "of a hotspot: high (q up to 0.001), medium (0.01) or low (0.06)"),
                    field("observed", LongType, "投诉件数", "complaints received on the day"),
                    field("expected", DoubleType, "预期件数", "complaints to be expected on such a day"),
                    field("expected_low", DoubleType, "预期下限", "2.5 of 100 such days have fewer"),
                    field("expected_high", DoubleType, "预期上限", "2.5 of 100 such days have more"),
                    field("ratio", DoubleType, "实际与预期之比", "observed divided by expected"),
                    field("excess", DoubleType, "超出件数", "observed minus expected"),
                    field("p", DoubleType, "偶然概率", "how probable as many or more are by chance, 0 to 1"),
                    field(
                            "q",
                            DoubleType,
                            "错误发现率",
                            "false discovery rate at which the cell would just be a hotspot; null below five complaints"),
                    field(
                            "per_10k",
                            DoubleType,
                            "万人投诉量",
                            "complaints of the day per 10,000 subscribers; null without subscribers"),
                    field("window_days", LongType, "合并天数", "days up to this one that were added up, 1 to 3"),
                    field("window_count", LongType, "合并件数", "complaints of these days"),
                    field("is_hotspot", BooleanType, "是否热点", "more than chance explains"),
                    field("hotspot_date", DateType, "日期", "the day")));
    static final Table PERIOD_HOTSPOTS = new Table(
            "gold.period_hotspots",
            "one row per cadence, region, product line, category and closed period, and per sum of them, once there is enough history to tell",
            "cadence,region_id,product_line,category_id,period_start_date",
            "region_id",
            List.of(
                    field(
                            "cadence",
                            StringType,
                            "周期",
                            "ten_day (1st to 10th, 11th to 20th, the rest of a month), month or quarter"),
                    field("region_id", StringType, "客户所在地区", "where the customers live, or 'all'"),
                    field("product_line", StringType, "业务线", "the product line, or 'all'"),
                    field("category_id", StringType, "投诉分类", "what they complain about, or 'all'"),
                    field(
                            "explained_by",
                            StringType,
                            "由何引起",
                            "of a sum: the cell, as region/product line/category, without whose excess it would be no hotspot"),
                    field(
                            "confidence",
                            StringType,
                            "把握程度",
                            "of a hotspot: high (q up to 0.001), medium (0.01) or low (0.06)"),
                    field("observed", LongType, "投诉件数", "complaints received in the period"),
                    field("expected", DoubleType, "预期件数", "complaints to be expected in such a period"),
                    field("expected_low", DoubleType, "预期下限", "2.5 of 100 such periods have fewer"),
                    field("expected_high", DoubleType, "预期上限", "2.5 of 100 such periods have more"),
                    field("ratio", DoubleType, "实际与预期之比", "observed divided by expected"),
                    field("excess", DoubleType, "超出件数", "observed minus expected"),
                    field("p", DoubleType, "偶然概率", "how probable as many or more are by chance, 0 to 1"),
                    field(
                            "q",
                            DoubleType,
                            "错误发现率",
                            "false discovery rate at which the cell would just be a hotspot; null below five complaints"),
                    field(
                            "per_10k",
                            DoubleType,
                            "万人投诉量",
                            "complaints of the period per 10,000 subscribers, the mean of its days; null without subscribers"),
                    field("is_hotspot", BooleanType, "是否热点", "more than chance explains"),
                    field("period_start_date", DateType, "周期首日", "its first day"),
                    field("period_end_date", DateType, "周期末日", "its last day")));
    static final Table HOTSPOT_EPISODES = new Table(
            "gold.hotspot_episodes",
            "one row per episode: a cell's hotspot from its first alarm until a week has passed without one",
            "hotspot_id",
            "region_id",
            List.of(
                    field(
                            "hotspot_id",
                            StringType,
                            "热点编号",
                            "its number: the day it was first published to open, and ten characters for its cell"),
                    field("region_id", StringType, "客户所在地区", "where the customers live, or 'all'"),
                    field("product_line", StringType, "业务线", "the product line, or 'all'"),
                    field("category_id", StringType, "投诉分类", "what they complain about, or 'all'"),
                    field(
                            "status",
                            StringType,
                            "状态",
                            "new (in its first three days), growing, ongoing, easing, over (a week without alarm) or withdrawn (late rows took its alarms away)"),
                    field(
                            "confidence",
                            StringType,
                            "把握程度",
                            "by the least q: high (up to 0.001), medium (0.01) or low (0.06)"),
                    field(
                            "explained_by",
                            StringType,
                            "由何引起",
                            "of a sum: the episode without whose excess it would be none, on most of its alarm days; null for those that stand for themselves"),
                    field("days", LongType, "持续天数", "days from the first alarm to the last, both included"),
                    field("alarm_days", LongType, "报警天数", "of these, with an alarm"),
                    field("observed", LongType, "投诉件数", "complaints from the first alarm to the last"),
                    field("expected", DoubleType, "预期件数", "complaints to be expected in these days"),
                    field("excess", DoubleType, "超出件数", "observed minus expected"),
                    field("ratio", DoubleType, "实际与预期之比", "observed divided by expected"),
                    field(
                            "peak_ratio",
                            DoubleType,
                            "峰值倍数",
                            "observed divided by expected on the day of the greatest excess"),
                    field(
                            "latest_observed",
                            LongType,
                            "最近一日投诉件数",
                            "complaints on the latest day: the newest one, of what is over the last with an alarm"),
                    field("latest_expected", DoubleType, "最近一日预期件数", "complaints to be expected on that day"),
                    field("latest_ratio", DoubleType, "最近一日倍数", "observed divided by expected on that day"),
                    field(
                            "latest_per_10k",
                            DoubleType,
                            "最近一日万人投诉量",
                            "complaints of that day per 10,000 subscribers; null without subscribers"),
                    field(
                            "usual_per_10k",
                            DoubleType,
                            "通常万人投诉量",
                            "complaints to be expected on that day per 10,000 subscribers; null without subscribers"),
                    field("q", DoubleType, "错误发现率", "the least false discovery rate of its days, 0 to 0.06"),
                    field("opened_date", DateType, "首次报警日", "the day of its first alarm"),
                    field("last_seen_date", DateType, "最近报警日", "the day of its last alarm so far"),
                    field(
                            "closed_date",
                            DateType,
                            "关闭日",
                            "a week after the last alarm, or the day of the run that withdrew it; null while it is open"),
                    field("peak_date", DateType, "峰值日", "the day of the greatest excess"),
                    field("latest_date", DateType, "最近一日", "the day of the latest figures")));
    static final Table HOTSPOT_CASES = new Table(
            "gold.hotspot_cases",
            "one row per episode that stands for itself and typical case, at most eight",
            "hotspot_id,case_rank",
            "region_id",
            List.of(
                    field("hotspot_id", StringType, "热点编号", "the episode"),
                    field("complaint_id", StringType, "投诉编号", "the complaint"),
                    field("region_id", StringType, "客户所在地区", "where the customer lives, or 'unknown'"),
                    field("district_id", StringType, "区县", "the district it is about, or 'unknown'"),
                    field("product_line", StringType, "业务线", "the product line it is about, or 'unknown'"),
                    field("category_id", StringType, "投诉分类", "what it is about, or 'unknown'"),
                    field("detail", StringType, "投诉细项", "what it is about, more closely"),
                    field("channel", StringType, "受理渠道", "how it reached the operator, or 'unknown'"),
                    field("journey_stage", StringType, "服务环节", "the stage of the service journey, or 'unknown'"),
                    field("language", StringType, "语言", "zh or en, by its script; null without text"),
                    field(
                            "masked_text",
                            StringType,
                            "投诉内容（已脱敏）",
                            "what the customer said, personal data replaced by words in brackets; null where no text came"),
                    field("case_rank", LongType, "典型程度排名", "its place, 1 the most typical"),
                    field("candidate_count", LongType, "候选投诉件数", "complaints of the episode that it was chosen from"),
                    field(
                            "similarity",
                            DoubleType,
                            "与中心相似度",
                            "cosine with the centre of the episode's complaints, 0 to 1; null without text"),
                    field("received_date", DateType, "受理日期", "the day it was received"),
                    field("received_at", TimestampType, "受理时间", "when it was received"),
                    field("_source_file", StringType, "来源文件", "the landing file it came from"),
                    field("_row_number", LongType, "文件内行号", "its record number in that file, from 1")));
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

    static StructField field(String name, DataType type, String zh, String en) {
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
