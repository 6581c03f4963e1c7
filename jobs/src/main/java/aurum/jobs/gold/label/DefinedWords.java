package aurum.jobs.gold.label;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What the words are called that the tables themselves define; no business maintains them, so they stand here and in no catalog. */
final class DefinedWords {

    private static final String WORDS =
            """
            hotspot_status | new       | 新出现   | New
            hotspot_status | growing   | 上升中   | Growing
            hotspot_status | ongoing   | 持续     | Ongoing
            hotspot_status | easing    | 缓解中   | Easing
            hotspot_status | over      | 已结束   | Over
            hotspot_status | withdrawn | 已撤回   | Withdrawn
            confidence     | high      | 把握大   | High
            confidence     | medium    | 把握中等 | Medium
            confidence     | low       | 把握较小 | Low
            cadence        | day       | 日       | Day
            cadence        | ten_day   | 旬       | Ten days
            cadence        | month     | 月       | Month
            cadence        | quarter   | 季度     | Quarter
            language       | zh        | 中文     | Chinese
            language       | en        | 英文     | English
            sum            | all       | 全部     | All
            churn_band     | high      | 高       | High
            churn_band     | medium    | 中       | Medium
            churn_band     | low       | 低       | Low
            handling       | satisfied | 处理满意 | Handled, satisfied
            handling       | unsatisfied | 处理不满意 | Handled, not satisfied
            handling       | not_asked | 已处理，未知满意度 | Handled, not asked
            handling       | unresolved | 未办结  | Not resolved
            plan_comparison | current  | 现用套餐 | The current plan
            plan_comparison | best     | 最合适   | Fits best
            plan_comparison | cheaper  | 更便宜   | Cheaper
            plan_comparison | same     | 相差不多 | About the same
            plan_comparison | dearer   | 更贵     | Dearer
            plan_comparison | not_known | 无法比较 | Cannot be compared
            segment_dimension | region | 地域     | Region
            segment_dimension | spending | 消费   | Spending
            segment_dimension | use    | 使用     | Use
            segment_dimension | satisfaction | 满意度 | Satisfaction
            segment_dimension | state  | 状态     | State
            tag_dimension  | stage     | 生命周期 | Stage of life
            tag_dimension  | spending  | 消费     | Spending
            tag_dimension  | usage     | 使用     | Use
            tag_dimension  | satisfaction | 满意度 | Satisfaction
            tag_dimension  | state     | 状态     | State
            tag_dimension  | complaining | 投诉   | Complaining
            service_kind   | standard  | 标准     | Standard
            service_kind   | level     | 等级     | By level
            service_kind   | special   | 特色     | Special
            service_verdict | helps    | 有效     | Helps
            service_verdict | harms    | 有害     | Harms
            service_verdict | no_evidence | 没有证据 | No evidence
            service_verdict | insufficient | 数据不足 | Insufficient data
            moment_kind    | business  | 业务场景 | Business
            moment_kind    | life      | 生活场景 | Life
            offer_reason   | best      | 最合适   | Best of all
            offer_reason   | scored_lower | 得分较低 | Scored lower
            offer_reason   | not_for_level | 等级不符 | Not for this level
            offer_reason   | no_consent | 未同意营销 | No consent to marketing
            offer_reason   | open_complaint | 投诉未办结 | Complaint still open
            offer_reason   | too_often | 近期已推荐 | Offered something lately
            offer_reason   | not_worth_it | 打扰大于价值 | Disturbs more than it is worth
            """;

    private static final StructType COLUMNS = new StructType()
            .add("sort_order", DataTypes.LongType)
            .add("id", DataTypes.StringType)
            .add("parent_id", DataTypes.StringType)
            .add("label_zh", DataTypes.StringType)
            .add("label_en", DataTypes.StringType)
            .add("dimension", DataTypes.StringType);

    private DefinedWords() {}

    /** One row per dimension and word, with the columns of a catalog's list. */
    static Dataset<Row> rows(SparkSession session) {
        List<Row> rows = new ArrayList<>();
        for (String line : WORDS.lines().toList()) {
            String[] cells = line.split(" *\\| *");
            rows.add(RowFactory.create(rows.size() + 1L, cells[1], null, cells[2].strip(), cells[3], cells[0]));
        }
        return session.createDataFrame(rows, COLUMNS);
    }
}
