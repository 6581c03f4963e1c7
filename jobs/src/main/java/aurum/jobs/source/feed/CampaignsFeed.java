package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** Campaigns: what is mended or promoted, where, from when to when, and what has been done. */
public final class CampaignsFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("campaigns")
                .grain("one row per campaign, area and measure and state, as it came")
                .key("measure_id")
                .field(
                        "measure_id",
                        STRING,
                        "措施编号",
                        "the measure in this area; rows without one get an id of their own")
                .field("campaign_id", STRING, "活动编号", "the campaign", REQUIRED)
                .field("name_zh", STRING, "中文名称", "its name in Chinese")
                .field("name_en", STRING, "英文名称", "its name in English")
                .field("kind", STRING, "类型", "rectification or marketing")
                .field("region", STRING, "地区", "the branch")
                .field("category", STRING, "投诉分类", "the complaints it is against, or null")
                .field("product_line", STRING, "业务线", "the product line, null for all")
                .field("department", STRING, "部门", "the department in charge")
                .field("measure", STRING, "措施", "what is done")
                .field("begins_date", DATE, "开始日期", "the first day", REQUIRED)
                .field("ends_date", DATE, "结束日期", "the last day")
                .field("completed_date", DATE, "完成日期", "the day the measure was completed, or null")
                .field("problem_points", LONG, "问题点数", "problem points found")
                .field("problem_points_solved", LONG, "已解决问题点数", "of these, solved")
                .field("updated_at", TIMESTAMP, "更新时间", "when this state was recorded"));
    }
}
