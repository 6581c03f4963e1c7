package aurum.jobs.silver.survey;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.setAside;
import static aurum.jobs.lake.Rule.warn;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.Type.TIMESTAMP;
import static aurum.jobs.lake.WriteMode.latestBy;
import static aurum.jobs.silver.Ids.idOrUnknown;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_date;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.source.feed.SurveyInvitationsFeed;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per customer considered for a survey: asked or not, why not, with which odds. */
public final class SurveyInvitations implements Table {

    @Override
    public Contract contract() {
        return Contract.silver("survey_invitations")
                .grain("one row per customer considered for a survey")
                .key("invitation_id")
                .scope("region_id")
                .field("invitation_id", STRING, "邀请编号", "the invitation", REQUIRED)
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash")
                .field("survey_kind", STRING, "调查类型", "touchpoint, periodic, research, or 'unknown'", REQUIRED)
                .field("wave", STRING, "批次", "the round of the survey")
                .field("channel", STRING, "渠道", "the channel of the invitation, or 'unknown'", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'unknown'", REQUIRED)
                .field("stratum", STRING, "抽样层", "the stratum it was drawn from")
                .field("sampling_rate", DOUBLE, "抽样概率", "the probability of being asked, 0 to 1", REQUIRED)
                .field("is_asked", BOOLEAN, "是否发出", "was asked", REQUIRED)
                .field("not_asked_reason", STRING, "未发原因", "why not, or null")
                .field("response_id", STRING, "答卷编号", "the response, or null when none came")
                .field("invited_date", DATE, "邀请日期", "the operator's calendar day", REQUIRED)
                .field("invited_at", TIMESTAMP, "邀请时间", "when it was decided", REQUIRED)
                .rule(setAside("the sampling rate is 0 to 1", "sampling_rate between 0 and 1"))
                .rule(warn("who was not asked did not answer", "is_asked or response_id is null"))
                .replaces(latestBy("invited_at"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(SurveyInvitationsFeed.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return in.read(SurveyInvitationsFeed.class)
                .select(
                        col("invitation_id"),
                        in.customerKey(col("customer_id")).as("customer_key"),
                        idOrUnknown("survey_kind").as("survey_kind"),
                        col("wave"),
                        idOrUnknown("channel").as("channel"),
                        idOrUnknown("region").as("region_id"),
                        col("stratum"),
                        col("sampling_rate"),
                        col("is_asked"),
                        col("not_asked_reason"),
                        col("response_id"),
                        to_date(col("invited_at")).as("invited_date"),
                        col("invited_at"),
                        col(Contract.SOURCE_FILE),
                        col(Contract.ROW_NUMBER));
    }
}
