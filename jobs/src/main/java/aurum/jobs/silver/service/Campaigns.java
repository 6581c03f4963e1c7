package aurum.jobs.silver.service;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.latestBy;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.CampaignsFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per campaign, area and measure, in its newest state. */
public final class Campaigns implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("campaigns")
                .grain("one row per campaign, area and measure, in its newest state")
                .key("measure_id")
                .scope("region_id")
                .field("measure_id", STRING, "措施编号", "the measure in this area", REQUIRED)
                .field("campaign_id", STRING, "活动编号", "the campaign", REQUIRED)
                .field("name_zh", STRING, "中文名称", "its name in Chinese")
                .field("name_en", STRING, "英文名称", "its name in English")
                .field("kind", STRING, "类型", "rectification, marketing, or 'unknown'", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'unknown'", REQUIRED)
                .field("category_id", STRING, "投诉分类", "the complaints it is against, or null")
                .field("product_line", STRING, "业务线", "the product line, null for all")
                .field("department_id", STRING, "部门", "the department in charge, or 'unknown'", REQUIRED)
                .field("measure", STRING, "措施", "what is done")
                .field("begins_date", DATE, "开始日期", "the first day", REQUIRED)
                .field("ends_date", DATE, "结束日期", "the last day")
                .field("completed_date", DATE, "完成日期", "the day the measure was completed, or null")
                .field("problem_point_count", LONG, "问题点数", "problem points found")
                .field("solved_point_count", LONG, "已解决问题点数", "of these, solved")
                .field("updated_at", TIMESTAMP, "更新时间", "when this state was recorded", REQUIRED)
                .rule(setAside("it ends after it begins", "ends_date is null or ends_date >= begins_date"))
                .rule(
                        setAside(
                                "no more points are solved than found",
                                "solved_point_count is null or problem_point_count is null or solved_point_count between 0 and problem_point_count"))
                .replaces(latestBy("updated_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(CampaignsFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(CampaignsFeed.class)
                .select(
                        col("measure_id"),
                        col("campaign_id"),
                        col("name_zh"),
                        col("name_en"),
                        idOrUnknown("kind").as("kind"),
                        idOrUnknown("region").as("region_id"),
                        col("category").as("category_id"),
                        col("product_line"),
                        idOrUnknown("department").as("department_id"),
                        col("measure"),
                        col("begins_date"),
                        col("ends_date"),
                        col("completed_date"),
                        col("problem_points").as("problem_point_count"),
                        col("problem_points_solved").as("solved_point_count"),
                        coalesce(col("updated_at"), col("begins_date").cast("timestamp"))
                                .as("updated_at"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
