package aurum.jobs.gold.churn;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Type.COUNTS_BY_NAME;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Field;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.model.ChurnModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** One row per model: what it is, what it learnt from, how it stood its test; everything but the model itself. */
public final class ModelCards implements Table {
    private static final String MODEL = "model";

    @Override
    public Contract contract() {
        Contract.Builder contract = Contract.gold("model_cards")
                .grain("one row per model in use or beside it")
                .key("model_id")
                .field("predicts", STRING, "预测内容", "what is told ahead", REQUIRED)
                .field("features", STRING, "特征", "the columns it looks at", REQUIRED)
                .field("feature_count", LONG, "特征数", "how many these are", REQUIRED)
                .field("inputs", COUNTS_BY_NAME, "输入版本", "the tables it was made from, and their versions", REQUIRED);
        for (Field field : new ChurnModels().contract().fields()) {
            if (!field.name().equals(MODEL)) {
                contract.field(field.name(), field.type(), field.meaningZh(), field.meaningEn(), REQUIRED);
            }
        }
        return contract.replaces(everything()).build();
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
        List<Column> columns = new ArrayList<>(List.of(
                lit("leaves on day %d to %d after the snapshot"
                                .formatted(Leaving.GAP_DAYS + 1, Leaving.GAP_DAYS + Leaving.WINDOW_DAYS))
                        .as("predicts"),
                col("features"),
                col("feature_count"),
                versions(in).as("inputs")));
        new ChurnModels()
                .contract().columns().stream()
                        .filter(column -> !column.equals(MODEL))
                        .forEach(column -> columns.add(col(column)));
        Dataset<Row> models = in.read(ChurnModels.class);
        return models.join(features(models), "model_id").select(columns.toArray(Column[]::new));
    }

    /** What each model looks at: not a column that was null for everybody when it learnt. */
    private static Dataset<Row> features(Dataset<Row> models) {
        List<Row> features = models.select("model_id", MODEL).collectAsList().stream()
                .map(row -> {
                    List<String> names =
                            ChurnModel.fromJson(row.getString(1)).encoding().names();
                    return RowFactory.create(row.getString(0), String.join(", ", names), (long) names.size());
                })
                .toList();
        return models.sparkSession()
                .createDataFrame(
                        features,
                        new StructType()
                                .add("model_id", DataTypes.StringType)
                                .add("features", DataTypes.StringType)
                                .add("feature_count", DataTypes.LongType));
    }

    private static Column versions(Inputs in) {
        List<Column> pairs = new ArrayList<>();
        in.versions().forEach((table, version) -> {
            pairs.add(lit(table));
            pairs.add(lit(version));
        });
        return map(pairs.toArray(Column[]::new));
    }
}
