package aurum.jobs.gold.churn;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;

import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row per customer and early signal that shows at the end of the day, with its evidence, and with how often and how far ahead it told the truth in the months before. */
public final class ChurnSignals implements Table {

    @Override
    public Contract contract() {
        return Contract.gold("churn_signals")
                .grain("one row per customer and signal that shows at the end of the day")
                .key("customer_key", "signal_id")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field(
                        "signal_id",
                        STRING,
                        "预警信号",
                        "contract_ending, usage_change, silence, high_risk_complaint or suspension_enquiry",
                        REQUIRED)
                .field(
                        "seen_count",
                        LONG,
                        "历史出现次数",
                        "customers who showed it at the month ends judged so far",
                        REQUIRED)
                .field(
                        "evidence",
                        DOUBLE,
                        "证据",
                        "the number that shows it: days, times, or change against own past",
                        REQUIRED)
                .field(
                        "precision_rate",
                        DOUBLE,
                        "命中率",
                        "share of those who showed it at earlier month ends and left within the window, 0 to 1; null while none is judged")
                .field("lift", DOUBLE, "提升度", "that share against the share of all customers")
                .field(
                        "lead_time_days",
                        DOUBLE,
                        "提前天数",
                        "median of the days between the day on which it could first be seen and leaving")
                .field("shown_date", DATE, "日期", "the day at whose end it shows", REQUIRED)
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(CustomerFeatures.class), all(SignalRecords.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        LocalDate asOf = in.asOf();
        Dataset<Row> today = in.read(CustomerFeatures.class);
        List<Column> columns = new ArrayList<>(Leaving.selected(today, asOf));
        columns.addAll(0, List.of(col("customer_key"), col("region_id")));
        return Signal.shown(today.select(columns.toArray(Column[]::new)), "customer_key", "region_id")
                .join(in.read(SignalRecords.class), new String[] {"signal_id"}, "left")
                .select(
                        col("customer_key"),
                        col("region_id"),
                        col("signal_id"),
                        coalesce(col("seen_count"), lit(0L)).as("seen_count"),
                        round(col("evidence"), 4).as("evidence"),
                        col("precision_rate"),
                        col("lift"),
                        col("lead_time_days"),
                        lit(Date.valueOf(asOf)).as("shown_date"));
    }
}
