package aurum.jobs.gold.satisfaction;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.col;

import aurum.jobs.gold.complaint.ComplaintRecords;
import aurum.jobs.gold.complaint.SubscribersByDay;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.contact.Contacts;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.service.Campaigns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per KPI, department or branch, and period: score against target, rank, change, and as KPI 'composite' what all come to. Whoever's intervals overlap shares a rank: it is one more than the number of units that are surely
 * better. A KPI that no source measures has no row, and the composite says which share of the weights it rests on.
 */
public final class Scorecard implements Table {

    @Override
    public Contract contract() {
        return Contract.gold("scorecard")
                .grain("one row per KPI, department or branch, and period")
                .key("kpi_id", "unit_kind", "unit_id", "period_kind", "period_start_date")
                .scope("region_id")
                .field("kpi_id", STRING, "考核指标", "the KPI of the catalog, or 'composite'", REQUIRED)
                .field("unit_kind", STRING, "考核对象类型", "department (horizontal) or branch (vertical)", REQUIRED)
                .field("unit_id", STRING, "考核对象", "the department or branch", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'all' for a department", REQUIRED)
                .field("period_kind", STRING, "周期类型", "month, quarter, half_year or year", REQUIRED)
                .field("unit", STRING, "单位", "rate, per_10k, score_0_10 or score_0_100", REQUIRED)
                .field("direction", STRING, "方向", "better when higher or lower", REQUIRED)
                .field("owner_department_id", STRING, "牵头部门", "the department in charge of the KPI")
                .field(
                        "case_count",
                        LONG,
                        "样本量",
                        "cases, responses or inspections it rests on; of the composite, KPIs",
                        REQUIRED)
                .field("rank", LONG, "名次", "one more than the number of units that are surely better", REQUIRED)
                .field("ranked_count", LONG, "参评数", "units that are ranked", REQUIRED)
                .field("score", DOUBLE, "得分", "in the KPI's unit; rates of complaints and churn per 30 days", REQUIRED)
                .field("score_low", DOUBLE, "得分下限", "lower end of its 95 % interval; null where none can be given")
                .field("score_high", DOUBLE, "得分上限", "upper end of its 95 % interval")
                .field("target", DOUBLE, "目标", "the catalog's target; of the composite, 100")
                .field(
                        "weight_rate",
                        DOUBLE,
                        "权重",
                        "the KPI's weight, 0 to 1; of the composite, the share of the weights it rests on")
                .field("achieved_rate", DOUBLE, "达成率", "how far the target is reached, 0 to 1", REQUIRED)
                .field("previous_score", DOUBLE, "上期得分", "the score of the period before, or null")
                .field("change", DOUBLE, "较上期变化", "score less previous_score")
                .field("is_change_certain", BOOLEAN, "变化是否确定", "the two intervals do not overlap")
                .field("is_target_met", BOOLEAN, "是否达标", "the score reaches the target", REQUIRED)
                .field("period_start_date", DATE, "周期开始日", "the first day of the period", REQUIRED)
                .rule(stop("targets are reached from 0 to 1", "achieved_rate between 0 and 1"))
                .rule(stop("ranks fit", "rank between 1 and ranked_count"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                all(SatisfactionScores.class).optional(),
                all(InspectionScores.class).optional(),
                all(InternalSatisfaction.class).optional(),
                all(CompetitorGaps.class).optional(),
                all(ComplaintRecords.class).optional(),
                all(SubscribersByDay.class).optional(),
                all(Customers.class).optional(),
                all(Contacts.class).optional(),
                all(Campaigns.class).optional());
    }

    @Override
    public List<String> catalogLists() {
        return List.of("scorecard_kpis", "care_levels", "categories");
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> kpis = in.catalog(
                "scorecard_kpis",
                "id",
                "unit",
                "direction",
                "weight",
                "target",
                "department",
                "split",
                "valid_from",
                "valid_to");
        return Figures.of(contract(), ScorecardRanks.of(measures(in), kpis));
    }

    private static Dataset<Row> measures(Inputs in) {
        List<Dataset<Row>> measures = new ArrayList<>();
        add(measures, in, SatisfactionScores.class, ScorecardRatings::touchpoints);
        add(measures, in, InspectionScores.class, ScorecardRatings::inspections);
        add(measures, in, InternalSatisfaction.class, ScorecardRatings::internal);
        add(measures, in, CompetitorGaps.class, ScorecardRatings::competitors);
        add(measures, in, Contacts.class, rows -> ScorecardMeasures.hotline(until(in, rows, "contacted_date")));
        add(
                measures,
                in,
                Campaigns.class,
                rows -> ScorecardMeasures.problemPoints(until(in, rows, "begins_date"), in.asOf()));
        add(measures, in, ComplaintRecords.class, rows -> complaints(until(in, rows, "received_date"), in));
        if (in.has(SubscribersByDay.class)) {
            Dataset<Row> subscribers = in.read(SubscribersByDay.class);
            add(measures, in, ComplaintRecords.class, rows -> ScorecardMeasures.complaintRate(rows, subscribers));
            add(measures, in, Customers.class, rows -> ScorecardMeasures.churn(rows, subscribers));
        }
        return measures.stream()
                .reduce(Dataset::unionByName)
                .orElseThrow(() -> new IllegalStateException("The scorecard has nothing to measure by."));
    }

    private static Dataset<Row> until(Inputs in, Dataset<Row> rows, String dayColumn) {
        return SurveyPeriods.until(in.asOf(), rows, dayColumn);
    }

    private static void add(
            List<Dataset<Row>> measures, Inputs in, Class<? extends LakeTable> from, UnaryOperator<Dataset<Row>> made) {
        if (in.has(from)) {
            measures.add(made.apply(in.read(from)));
        }
    }

    private static Dataset<Row> complaints(Dataset<Row> records, Inputs in) {
        Dataset<Row> fixed = in.catalog("categories", "id", "parent_id")
                .where("parent_id = 'broadband_fault'")
                .select(col("id").as("category_id"));
        return ScorecardMeasures.complaints(
                records,
                ScorecardMeasures.limits(in.catalog("care_levels", "levels", "resolve_hours")),
                fixed,
                in.asOf());
    }
}
