package aurum.jobs.gold.churn;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.round;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.LakeTable;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.complaint.Complaints;
import aurum.jobs.silver.contact.Contacts;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.silver.customer.Subscriptions;
import aurum.jobs.silver.usage.UsageDays;
import aurum.jobs.silver.usage.UsageMonths;
import java.sql.Date;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** One row per early signal: how often it told the truth at the month ends whose window is over, and how long before leaving it could first be seen. Made when a month is over. */
public final class SignalRecords implements Table {
    /** Leavers of so many days are looked at for when a signal could first be seen. */
    private static final int DAYS_BACK = 180;

    private static final String WORDS = "churn_signals";

    @Override
    public Contract contract() {
        return Contract.gold("signal_records")
                .grain("one row per early signal")
                .key("signal_id")
                .field("signal_id", STRING, "预警信号", "the signal, as in the catalog's churn_signals", REQUIRED)
                .field("reminder_zh", STRING, "提醒（中文）", "what to remind the agent of, in Chinese; from the catalog")
                .field("reminder_en", STRING, "提醒（英文）", "the same in English")
                .field("script_zh", STRING, "话术（中文）", "what to say, in Chinese; from the catalog")
                .field("script_en", STRING, "话术（英文）", "the same in English")
                .field("seen_count", LONG, "历史出现次数", "times that it showed at the month ends judged so far", REQUIRED)
                .field(
                        "leaver_count",
                        LONG,
                        "可观察离网数",
                        "recent leavers of whom the day on which it first showed is known",
                        REQUIRED)
                .field(
                        "precision_rate",
                        DOUBLE,
                        "命中率",
                        "share of these times after which the customer left within the window, 0 to 1; null while there is none")
                .field("lift", DOUBLE, "提升度", "that share against the share of all customers")
                .field(
                        "lead_time_days",
                        DOUBLE,
                        "提前天数",
                        "median of the days between the day on which it could first be seen and leaving")
                .replaces(everything())
                .build();
    }

    @Override
    public boolean isMonthly() {
        return true;
    }

    @Override
    public List<Input> inputs() {
        return List.of(
                all(ChurnFeatures.class),
                all(Customers.class),
                all(Subscriptions.class),
                all(Complaints.class).optional(),
                all(Contacts.class).optional(),
                all(UsageMonths.class).optional(),
                all(UsageDays.class).optional());
    }

    @Override
    public List<String> catalogLists() {
        return List.of(WORDS);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> leavers = Leaving.leavers(in.read(Customers.class), in.asOf())
                .where(col("left_date").gt(lit(Date.valueOf(in.asOf().minusDays(DAYS_BACK)))));
        Dataset<Row> judged = in.read(ChurnFeatures.class).where("leaves is not null");
        Dataset<Row> signals = judged.sparkSession()
                .createDataset(Arrays.stream(Signal.values()).map(Signal::id).toList(), Encoders.STRING())
                .toDF("signal_id");
        String[] bySignal = {"signal_id"};
        return signals.join(precision(judged), bySignal, "left")
                .join(leads(in, leavers), bySignal, "left")
                .join(
                        in.catalog(WORDS, "id", "reminder_zh", "reminder_en", "script_zh", "script_en")
                                .withColumnRenamed("id", "signal_id"),
                        bySignal,
                        "left")
                .select(
                        col("signal_id"),
                        col("reminder_zh"),
                        col("reminder_en"),
                        col("script_zh"),
                        col("script_en"),
                        coalesce(col("seen_count"), lit(0L)).as("seen_count"),
                        coalesce(col("leaver_count"), lit(0L)).as("leaver_count"),
                        col("precision_rate"),
                        col("lift"),
                        col("lead_time_days"));
    }

    private static Dataset<Row> precision(Dataset<Row> judged) {
        Dataset<Row> all = judged.agg(avg(col("leaves").cast("int")).as("usual_rate"));
        return Signal.shown(judged, "leaves")
                .groupBy("signal_id")
                .agg(
                        count(lit(1)).as("seen_count"),
                        round(avg(col("leaves").cast("int")), 6).as("precision_rate"))
                .crossJoin(all)
                .withColumn("lift", round(col("precision_rate").divide(nullif(col("usual_rate"), lit(0.0))), 4))
                .drop("usual_rate");
    }

    private static Dataset<Row> leads(Inputs in, Dataset<Row> leavers) {
        List<Dataset<Row>> seen = new ArrayList<>();
        seen.add(FirstSeen.contractEnding(in.read(Subscriptions.class), leavers));
        add(seen, in, Complaints.class, leavers, FirstSeen::highRiskComplaint);
        add(seen, in, Contacts.class, leavers, FirstSeen::suspensionEnquiry);
        add(seen, in, UsageMonths.class, leavers, FirstSeen::silence);
        add(seen, in, UsageDays.class, leavers, FirstSeen::usageChange);
        return seen.stream()
                .reduce(Dataset::unionByName)
                .orElseThrow()
                .groupBy("signal_id")
                .agg(
                        count(lit(1)).as("leaver_count"),
                        expr("percentile(lead_days, 0.5)").as("lead_time_days"));
    }

    private interface Look {
        Dataset<Row> at(Dataset<Row> rows, Dataset<Row> leavers);
    }

    private static void add(
            List<Dataset<Row>> seen, Inputs in, Class<? extends LakeTable> source, Dataset<Row> leavers, Look look) {
        if (in.has(source)) {
            seen.add(look.at(in.read(source), leavers));
        }
    }
}
