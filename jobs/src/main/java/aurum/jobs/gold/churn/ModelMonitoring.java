package aurum.jobs.gold.churn;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Type.BOOLEAN;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.model.ChurnModel;
import aurum.jobs.model.FeatureDrift;
import aurum.jobs.statistics.PopulationStability;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * One row per feature of the model in use: whether customers of today are distributed as those of the last month end that it learnt from. What a model does not look at, such as what was not yet known of
 * anybody when it was made, cannot mislead it and is not watched. An alarm says not to release lists by its scores before somebody has
 * looked.
 */
public final class ModelMonitoring implements Table {
    @Override
    public Contract contract() {
        return Contract.gold("model_monitoring")
                .grain("one row per feature of the model in use, at the end of the day")
                .key("feature")
                .field("feature", STRING, "特征", "the column that is watched", REQUIRED)
                .field("model_id", STRING, "模型编号", "the model in use", REQUIRED)
                .field(
                        "row_count_then",
                        LONG,
                        "训练时客户数",
                        "customers at the last month end that the model learnt from",
                        REQUIRED)
                .field("row_count_now", LONG, "当前客户数", "customers today", REQUIRED)
                .field(
                        "stability_index",
                        DOUBLE,
                        "稳定性指数（PSI）",
                        "population stability index over tenths of then; 0 where nothing moved",
                        REQUIRED)
                .field(
                        "chance_index",
                        DOUBLE,
                        "随机波动上限",
                        "what chance alone hardly exceeds with so many customers",
                        REQUIRED)
                .field(
                        "is_alarm",
                        BOOLEAN,
                        "漂移报警",
                        "above %.2f and above chance: scores are not to be relied on"
                                .formatted(PopulationStability.ALARM),
                        REQUIRED)
                .field("watched_date", DATE, "日期", "the day at whose end it was looked", REQUIRED)
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(CustomerFeatures.class), all(ChurnFeatures.class), all(ChurnModels.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        LocalDate asOf = in.asOf();
        Dataset<Row> today = in.read(CustomerFeatures.class);
        List<Row> champion = in.read(ChurnModels.class)
                .where("is_champion")
                .select("model_id", "learnt_to_date", "model")
                .collectAsList();
        List<Row> rows = new ArrayList<>();
        if (!champion.isEmpty()) {
            Dataset<Row> then = in.read(ChurnFeatures.class)
                    .where(col("snapshot_date").equalTo(lit(champion.get(0).getDate(1))));
            Dataset<Row> now = today.select(Leaving.selected(today, asOf).toArray(Column[]::new));
            List<String> features =
                    ChurnModel.fromJson(champion.get(0).getString(2)).encoding().names();
            for (FeatureDrift.Moved moved : FeatureDrift.of(then, now, features)) {
                rows.add(RowFactory.create(
                        moved.feature(),
                        champion.get(0).getString(0),
                        moved.rowsThen(),
                        moved.rowsNow(),
                        moved.index(),
                        moved.byChance(),
                        moved.isAlarm(),
                        Date.valueOf(asOf)));
            }
        }
        return today.sparkSession().createDataFrame(rows, contract().schema());
    }
}
