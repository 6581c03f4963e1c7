package aurum.jobs;

import java.util.List;

/** What surveys, inspections and scorecards of the golden lake are called. */
final class GoldenWords {

    private static final String WORDS =
            """
            department | network | 网络 | Network | -
            department | customer_service | 客服 | Customer service | -
            department | channel | 渠道 | Channels | -
            department | finance | 财务 | Finance | -
            level | gold | 金 | Gold | -
            level | ordinary | 普通 | Ordinary | -
            store_ownership | own | 自有 | Own | -
            store_ownership | agent | 代理 | Agent | -
            operator | own | 本网 | Our own | -
            operator | competitor_a | 竞争对手甲 | Competitor A | -
            operator | competitor_b | 竞争对手乙 | Competitor B | -
            survey_kind | touchpoint | 触点即时评价 | Touchpoint survey | -
            survey_kind | periodic | 定期满意度调查 | Periodic survey | -
            survey_kind | research | 专项调研 | Research | -
            attribute | network_coverage | 网络覆盖 | Network coverage | network
            attribute | billing_clarity | 账单清晰 | Clear bills | finance
            attribute | store_service | 营业厅服务 | Store service | channel
            attribute | complaint_handling | 投诉处理 | Complaint handling | customer_service
            internal_attribute | cooperation | 协作配合 | Cooperation | -
            internal_attribute | timeliness | 响应及时 | Timeliness | -
            inspection_kind | mystery_shopping | 暗访 | Mystery shopping | -
            inspection_kind | experience_test | 对比体验 | Experience test beside competitors | -
            inspection_kind | record_audit | 记录抽查 | Record audit | -
            inspection_item | greeting | 主动问候 | Greeting | mystery_shopping
            inspection_item | waiting_time | 等候时长 | Waiting time | mystery_shopping
            inspection_item | download_speed | 下载速率 | Download speed | experience_test
            inspection_item | indoor_coverage | 室内覆盖 | Indoor coverage | experience_test
            inspection_item | bill_readable | 账单可读 | Bill readable | record_audit
            inspection_item | answered_in_time | 按时答复 | Answered in time | record_audit
            inspection_check | greeting | 进厅一分钟内是否有人主动问候并问明来意 | Is a customer greeted and asked what for within a minute | mystery_shopping
            inspection_check | waiting_time | 从取号到受理是否不超过十五分钟 | Is a customer served within fifteen minutes of taking a number | mystery_shopping
            inspection_check | download_speed | 在热点区域测十次下载速率，与对手同时同地 | Measure the download speed ten times in busy places beside the competitors | experience_test
            inspection_check | indoor_coverage | 在十处室内点位测信号强度与接通 | Measure signal and calls at ten places indoors | experience_test
            inspection_check | bill_readable | 抽查三十张账单，每项收费是否有名称、用量和单价 | Look at thirty bills; has every charge a name, a quantity and a price | record_audit
            inspection_check | answered_in_time | 抽查三十件投诉，是否在承诺时限内答复 | Look at thirty complaints; was each answered within the time promised | record_audit
            kpi | touchpoint_satisfaction | 触点满意度 | Touchpoint satisfaction | customer_service
            kpi | complaint_rate | 万人投诉率 | Complaints per 10,000 | customer_service
            kpi | resolved_in_time | 投诉处理及时率 | Resolved in time | customer_service
            kpi | inspection_score | 服务检查得分 | Inspection score | channel
            journey_stage | acceptance | 业务受理 | Order acceptance | -
            journey_stage | complaint_handling | 投诉处理 | Complaint handling | -
            """;

    private GoldenWords() {}

    /** Dimension, id, name in Chinese, name in English, the id above or {@code -}. */
    static List<String[]> lines() {
        return WORDS.lines().map(line -> line.split(" \\| ")).toList();
    }
}
