package aurum.jobs.gold.customer;

import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.silver.complaint.Complaints;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How often, about what and how customers complain. */
final class ComplaintFeatures implements FeatureBlock {

    @Override
    public Class<? extends LakeTable> source() {
        return Complaints.class;
    }

    @Override
    public Contract.Builder describe(Contract.Builder contract) {
        return contract.field("complaint_count_30_days", LONG, "近30天投诉次数", "complaints received in the last 30 days")
                .field("complaint_count_90_days", LONG, "近90天投诉次数", "complaints received in the last 90 days")
                .field("complaint_count_365_days", LONG, "近一年投诉次数", "complaints received in the last 365 days")
                .field("escalated_count_56_days", LONG, "近8周升级次数", "of the complaints of the last 56 days, escalated")
                .field(
                        "unsatisfied_count_56_days",
                        LONG,
                        "近8周不满意次数",
                        "of the complaints of the last 56 days, resolved without satisfying")
                .field("open_complaint_count", LONG, "未办结投诉数", "complaints not resolved at the end of the day")
                .field("escalated_count_365_days", LONG, "近一年升级次数", "of the complaints of the last 365 days, escalated")
                .field(
                        "unsatisfied_count_365_days",
                        LONG,
                        "近一年不满意次数",
                        "of the complaints of the last 365 days, resolved without satisfying")
                .field(
                        "reasonable_rate",
                        DOUBLE,
                        "合理投诉占比",
                        "share of the complaints of the last 365 days judged reasonable, of those judged, 0 to 1")
                .field("last_complaint_date", DATE, "最近投诉日期", "the day of the newest complaint")
                .field("last_category_id", STRING, "最近投诉分类", "what the newest complaint is about");
    }

    @Override
    public Dataset<Row> of(Dataset<Row> rows, LocalDate asOf) {
        Column inYear = FeatureBlock.inLast(365, "received_date", asOf);
        Column inWeeks = FeatureBlock.inLast(CustomerSnapshot.RECENT_DAYS, "received_date", asOf);
        Column endOfDay = FeatureBlock.endOf(asOf);
        Column isUnsatisfied = col("is_satisfied")
                .equalTo(false)
                .and(coalesce(col("resolved_at"), col("updated_at")).lt(endOfDay));
        return rows.where(FeatureBlock.upTo("received_date", asOf))
                .groupBy("customer_key")
                .agg(
                        count_if(FeatureBlock.inLast(30, "received_date", asOf)).as("complaint_count_30_days"),
                        count_if(FeatureBlock.inLast(90, "received_date", asOf)).as("complaint_count_90_days"),
                        count_if(inYear).as("complaint_count_365_days"),
                        count_if(inWeeks.and(col("is_escalated"))).as("escalated_count_56_days"),
                        count_if(inWeeks.and(isUnsatisfied)).as("unsatisfied_count_56_days"),
                        count_if(col("resolved_at")
                                        .isNull()
                                        .or(col("resolved_at").geq(endOfDay)))
                                .as("open_complaint_count"),
                        count_if(inYear.and(col("is_escalated"))).as("escalated_count_365_days"),
                        count_if(inYear.and(isUnsatisfied)).as("unsatisfied_count_365_days"),
                        round(
                                        avg(when(
                                                inYear.and(col("reasonableness").isNotNull()),
                                                when(col("reasonableness").equalTo("reasonable"), 1.0)
                                                        .otherwise(0.0))),
                                        4)
                                .as("reasonable_rate"),
                        max("received_date").as("last_complaint_date"),
                        max_by(col("category_id"), struct(col("received_at"), col("complaint_id")))
                                .as("last_category_id"));
    }
}
