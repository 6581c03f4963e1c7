package aurum.jobs.source.feed;

import static aurum.jobs.lake.Field.Mark.PERSONAL;
import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;

import aurum.jobs.lake.Contract;
import aurum.jobs.source.Feed;

/** Who was chosen for a survey, who was asked, and who was not and why. */
public final class SurveyInvitationsFeed implements Feed {

    @Override
    public Contract contract() {
        return Feed.rowsAsTheyCame(Feed.feed("survey_invitations")
                .grain("one row per customer considered for a survey, as it came")
                .key("invitation_id")
                .field("invitation_id", STRING, "邀请编号", "the invitation; rows without one get an id of their own")
                .field("customer_id", STRING, "客户编号", "the customer", PERSONAL)
                .field("survey_kind", STRING, "调查类型", "touchpoint, periodic or research")
                .field("wave", STRING, "批次", "the round of the survey")
                .field("invited_at", TIMESTAMP, "邀请时间", "when it was decided", REQUIRED)
                .field("channel", STRING, "渠道", "the channel of the invitation")
                .field("region", STRING, "地区", "the branch")
                .field("stratum", STRING, "抽样层", "the stratum it was drawn from")
                .field("sampling_rate", DOUBLE, "抽样概率", "the probability of being asked, 0 to 1", REQUIRED)
                .field("is_asked", BOOLEAN, "是否发出", "was asked", REQUIRED)
                .field("not_asked_reason", STRING, "未发原因", "why not: asked lately, no consent, open complaint …")
                .field("response_id", STRING, "答卷编号", "the response, or null when none came"));
    }
}
