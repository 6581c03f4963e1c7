package aurum.jobs.gold.churn;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.percent_rank;
import static org.apache.spark.sql.functions.round;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.model.ChurnModel;
import aurum.jobs.model.ChurnScoring;
import java.sql.Date;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** One row per tenth of the customers that the model in use was tested on, by probability: what it told of them beside what they did. Without rows while there is no model. */
public final class ChurnCalibration implements Table {
    private static final int PARTS = 10;

    @Override
    public Contract contract() {
        return Contract.gold("churn_calibration")
                .grain("one row per tenth of the customers that the model in use was tested on, by probability")
                .key("tenth")
                .field(
                        "tenth",
                        LONG,
                        "概率分组",
                        "1 the least probable to 10; who has the same probability is in the same one, so that some may lack",
                        REQUIRED)
                .field("model_id", STRING, "模型编号", "the model in use", REQUIRED)
                .field("customer_count", LONG, "客户数", "customers of the tenth", REQUIRED)
                .field("leaver_count", LONG, "离网数", "of these, left within the window", REQUIRED)
                .field("predicted_rate", DOUBLE, "预测离网率", "mean of their probabilities, 0 to 1", REQUIRED)
                .field("observed_rate", DOUBLE, "实际离网率", "share that left, 0 to 1", REQUIRED)
                .field("observed_rate_low", DOUBLE, "实际离网率下限", "lower end of the 95 % interval", REQUIRED)
                .field("observed_rate_high", DOUBLE, "实际离网率上限", "upper end of the 95 % interval", REQUIRED)
                .field("tested_date", DATE, "检验快照", "the month end it was tested on, unseen by the model", REQUIRED)
                .rule(stop("who left was a customer", "leaver_count between 0 and customer_count"))
                .replaces(everything())
                .build();
    }

    @Override
    public boolean isMonthly() {
        return true;
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(ChurnModels.class), all(ChurnFeatures.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> features = in.read(ChurnFeatures.class);
        List<Row> champion = in.read(ChurnModels.class)
                .where("is_champion")
                .select("model_id", "model", "tested_date")
                .collectAsList();
        if (champion.isEmpty()) {
            return features.sparkSession().createDataFrame(List.of(), contract().schema());
        }
        Date tested = champion.get(0).getDate(2);
        Dataset<Row> asked = features.where(
                col("leaves").isNotNull().and(col("snapshot_date").equalTo(lit(tested))));
        ChurnModel model = ChurnModel.fromJson(champion.get(0).getString(1));
        Dataset<Row> told = ChurnScoring.scored(asked, "customer_key", model, 2, Map.of())
                .join(asked.select("customer_key", "leaves"), "customer_key");
        return tenths(told, champion.get(0).getString(0), tested);
    }

    private static Dataset<Row> tenths(Dataset<Row> told, String model, Date tested) {
        Column rank = percent_rank().over(Window.orderBy(ChurnScoring.PROBABILITY));
        Column share = col("leaver_count").divide(col("customer_count"));
        return told.withColumn(
                        "tenth",
                        least(floor(rank.multiply(PARTS)).plus(1), lit(PARTS)).cast("long"))
                .groupBy("tenth")
                .agg(
                        count(lit(1)).as("customer_count"),
                        count_if(col("leaves")).as("leaver_count"),
                        avg(ChurnScoring.PROBABILITY).as("predicted_rate"))
                .select(
                        col("tenth"),
                        lit(model).as("model_id"),
                        col("customer_count"),
                        col("leaver_count"),
                        rounded(col("predicted_rate")).as("predicted_rate"),
                        rounded(share).as("observed_rate"),
                        rounded(WilsonInterval.low(share, col("customer_count")))
                                .as("observed_rate_low"),
                        rounded(WilsonInterval.high(share, col("customer_count")))
                                .as("observed_rate_high"),
                        lit(tested).as("tested_date"));
    }

    private static Column rounded(Column rate) {
        return round(rate, 5);
    }
}
