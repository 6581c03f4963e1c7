package aurum.jobs.gold.satisfaction;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.lit;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.contact.Contacts;
import aurum.jobs.silver.customer.Consents;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.survey.SurveyInvitations;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per survey plan and customer considered: who is to be asked, with which odds, and who is not, and why. After a touchpoint the customers of the last days are considered, for a periodic or research survey all on its day, and
 * that list stands until the next round; who was merely not drawn for it is left out of the list.
 * Among those who may be asked the draw is systematic in an order that nobody can foresee: everybody of a branch has exactly the stored odds, and no branch gets more than its quota.
 */
public final class SurveyCandidates implements Table {

    @Override
    public Contract contract() {
        return Contract.gold("survey_candidates")
                .grain("one row per survey plan and customer considered")
                .key("plan_id", "customer_key")
                .scope("region_id")
                .field("plan_id", STRING, "调查方案", "the survey plan of the catalog", REQUIRED)
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("survey_kind", STRING, "调查类型", "touchpoint, periodic or research", REQUIRED)
                .field("trigger_id", STRING, "触发编号", "the complaint or contact it is about, or null")
                .field("touchpoint_channel", STRING, "触点渠道", "the channel of that complaint or contact, or null")
                .field("channel", STRING, "邀请渠道", "how to ask", REQUIRED)
                .field("region_id", STRING, "地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("stratum", STRING, "抽样层", "plan and branch: within it all odds are equal", REQUIRED)
                .field(
                        "left_out_reason",
                        STRING,
                        "未抽原因",
                        "left, no_consent, asked_lately, open_complaint, asked_by_other_plan, not_drawn, or null for who is to be asked")
                .field(
                        "sampling_rate",
                        DOUBLE,
                        "抽样概率",
                        "the odds of being drawn among those who may be asked: the plan's, or less where the quota binds; 0 for who may not")
                .field("is_selected", BOOLEAN, "是否抽中", "is to be asked", REQUIRED)
                .field("candidate_date", DATE, "日期", "the day the list was drawn for", REQUIRED)
                .rule(stop("odds are 0 to 1", "sampling_rate between 0 and 1"))
                .rule(stop("who is drawn has no reason against", "is_selected = (left_out_reason is null)"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                all(Customers.class),
                all(Complaints.class).optional(),
                all(Contacts.class).optional(),
                all(Consents.class).optional(),
                all(SurveyInvitations.class).optional());
    }

    @Override
    public List<String> catalogLists() {
        return List.of("survey_plans");
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        SurveyDraw draw = new SurveyDraw(in.asOf());
        Dataset<Row> plans = draw.plans(in.catalog(
                "survey_plans",
                "id",
                "survey_kind",
                "trigger",
                "trigger_channel",
                "channel",
                "within_days",
                "day_of_month",
                "months",
                "quarantine_days",
                "sampling_rate",
                "quota_per_region",
                "valid_from",
                "valid_to"));
        Dataset<Row> customers = in.read(Customers.class).where("valid_to is null");
        Dataset<Row> considered = draw.everybody(plans, customers);
        if (in.has(Complaints.class)) {
            considered = considered.unionByName(draw.afterComplaints(plans, in.read(Complaints.class)));
        }
        if (in.has(Contacts.class)) {
            considered = considered.unionByName(draw.afterContacts(plans, in.read(Contacts.class)));
        }
        // Four joins look at these rows: found once.
        Dataset<Row> one = draw.onePerPlan(considered, customers).localCheckpoint();
        one = in.has(Consents.class)
                ? draw.withConsent(one, in.read(Consents.class))
                : one.withColumn("has_refused", lit(false));
        one = in.has(SurveyInvitations.class)
                ? draw.withQuarantine(one, in.read(SurveyInvitations.class))
                : one.withColumn("days_since_asked", lit(null).cast("int"));
        one = in.has(Complaints.class)
                ? draw.withOpenComplaints(one, in.read(Complaints.class))
                : one.withColumn("has_open_complaint", lit(false));
        return Figures.of(
                contract(), draw.drawn(draw.mayBeAsked(one)).withColumnRenamed("list_date", "candidate_date"));
    }
}
