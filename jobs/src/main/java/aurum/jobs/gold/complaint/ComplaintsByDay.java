package aurum.jobs.gold.complaint;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.changesOf;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.daysOf;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.complaint.Complaints;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * One row per region, product line, category, channel, journey stage and day: complaints received. Rates are divided after adding up, with
 * {@link SubscribersByDay}.
 */
public final class ComplaintsByDay implements Table {

    @Override
    public Contract contract() {
        return Contract.gold("complaints_by_day")
                .grain("one row per region, product line, category, channel, journey stage and day")
                .key("region_id", "product_line", "category_id", "channel", "journey_stage", "complaint_date")
                .scope("region_id")
                .field("region_id", STRING, "客户所在地区", "where the customer lives", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line they are about", REQUIRED)
                .field("category_id", STRING, "投诉分类", "what they are about", REQUIRED)
                .field("channel", STRING, "受理渠道", "how they reached the operator", REQUIRED)
                .field("journey_stage", STRING, "服务环节", "the stage of the service journey", REQUIRED)
                .field("complaint_count", LONG, "受理投诉件数", "complaints received", REQUIRED)
                .field("escalated_count", LONG, "其中升级投诉件数", "of these, escalated", REQUIRED)
                .field("complaint_date", DATE, "受理日期", "the day they were received", REQUIRED)
                .rule(stop("counts fit", "0 <= escalated_count and escalated_count <= complaint_count"))
                .countsRowsIn("complaint_count")
                .replaces(daysOf("complaint_date"))
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(changesOf(Complaints.class).by("received_date"));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        return perCellAndDay(in.read(Complaints.class));
    }

    static Dataset<Row> perCellAndDay(Dataset<Row> complaints) {
        return complaints
                .groupBy(
                        col("region_id"),
                        col("product_line"),
                        col("category_id"),
                        col("channel"),
                        col("journey_stage"),
                        col("received_date").as("complaint_date"))
                .agg(
                        count(lit(1)).as("complaint_count"),
                        count_if(col("is_escalated")).as("escalated_count"))
                .select(
                        "region_id",
                        "product_line",
                        "category_id",
                        "channel",
                        "journey_stage",
                        "complaint_count",
                        "escalated_count",
                        "complaint_date");
    }
}
