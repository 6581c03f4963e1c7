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
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.model.BoosterSettings;
import aurum.jobs.model.ChurnModel;
import aurum.jobs.model.ChurnScoring;
import aurum.jobs.model.ChurnTrainer;
import aurum.jobs.statistics.ProbabilityMetrics;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/**
 * One row per model of the month: the challenger, learnt from all labelled month ends but the newest, and the one before it, learnt from one month end less; both tested on the newest, which neither has seen. The
 * better one is the champion and scores until the next month is over. The row holds the whole model as text.
 */
public final class ChurnModels implements Table {
    /** All leavers are learnt from, and so many stayers for each, weighted to stand for all. */
    private static final int STAYERS_PER_LEAVER = 10;

    /** With fewer leavers nothing can be learnt, and with fewer to test on nothing can be said. */
    static final int LEAST_LEAVERS = 30;

    private static final int INNER_FOLDS = 3;
    private static final long SEED = 1;

    /** The share of customers that a team can call in a month; how good a model is among these decides. */
    private static final double CALLED_SHARE = 0.05;

    private static final List<BoosterSettings> CANDIDATES = List.of(BoosterSettings.SMOOTH);

    @Override
    public Contract contract() {
        return Contract.gold("churn_models")
                .grain("one row per model of the newest month that is over")
                .key("model_id")
                .field("model_id", STRING, "模型编号", "churn, and the last month end it learnt from", REQUIRED)
                .field("settings", STRING, "训练参数", "how the trees were boosted", REQUIRED)
                .field(
                        "data_hash",
                        STRING,
                        "训练数据摘要",
                        "hash of the rows it learnt from; the same rows give the same model",
                        REQUIRED)
                .field("model", STRING, "模型内容", "the whole model, ready to score again", REQUIRED)
                .field("row_count", LONG, "训练样本数", "rows it learnt from", REQUIRED)
                .field("leaver_count", LONG, "训练离网数", "of these, leavers", REQUIRED)
                .field("tested_count", LONG, "检验样本数", "customers it was tested on", REQUIRED)
                .field("seed", LONG, "随机种子", "of everything that is drawn", REQUIRED)
                .field(
                        "booster_share",
                        DOUBLE,
                        "提升树占比",
                        "share of the boosted trees in the blend with the regression, 0 to 1",
                        REQUIRED)
                .field("auc", DOUBLE, "ROC 曲线下面积（AUC）", "on the month end it was tested on", REQUIRED)
                .field("pr_auc", DOUBLE, "平均精确率（PR-AUC）", "average precision on that month end", REQUIRED)
                .field("brier", DOUBLE, "Brier 分数", "mean squared error of the probabilities", REQUIRED)
                .field("baseline_brier", DOUBLE, "基线 Brier 分数", "the same of last month's rate for everybody", REQUIRED)
                .field(
                        "lift_10",
                        DOUBLE,
                        "前10%提升度",
                        "leaving rate of the tenth with the greatest probabilities against that of all",
                        REQUIRED)
                .field(
                        "calibration_error",
                        DOUBLE,
                        "校准误差",
                        "mean distance of probability and leaving rate over ten equal bins",
                        REQUIRED)
                .field(
                        "called_precision_rate",
                        DOUBLE,
                        "外呼命中率",
                        "leaving rate of the twentieth with the greatest probabilities, 0 to 1",
                        REQUIRED)
                .field(
                        "leaving_rate",
                        DOUBLE,
                        "训练离网率",
                        "leaving rate of the month ends it learnt from, 0 to 1",
                        REQUIRED)
                .field("is_champion", BOOLEAN, "是否在用", "scores until the next month is over", REQUIRED)
                .field("learnt_from_date", DATE, "训练起始快照", "the first month end it learnt from", REQUIRED)
                .field("learnt_to_date", DATE, "训练截止快照", "the last month end it learnt from", REQUIRED)
                .field("tested_date", DATE, "检验快照", "the month end it was tested on", REQUIRED)
                .replaces(everything())
                .build();
    }

    @Override
    public boolean isMonthly() {
        return true;
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(ChurnFeatures.class));
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> labelled = in.read(ChurnFeatures.class).where("leaves is not null");
        List<LocalDate> months = new ArrayList<>();
        for (Row month : labelled.groupBy("snapshot_date")
                .agg(functions.count_if(col("leaves")).as("leavers"))
                .where(col("leavers").geq(LEAST_LEAVERS))
                .orderBy("snapshot_date")
                .collectAsList()) {
            months.add(month.getDate(0).toLocalDate());
        }
        List<Row> rows = new ArrayList<>();
        if (months.size() > 1) {
            LocalDate newest = months.get(months.size() - 1);
            List<LocalDate> earlier = months.subList(0, months.size() - 1);
            List<Object[]> told = new ArrayList<>();
            told.add(tested(labelled, earlier, newest));
            if (earlier.size() > 1) {
                told.add(tested(labelled, earlier.subList(0, earlier.size() - 1), newest));
            }
            int precision = contract().columns().indexOf("called_precision_rate");
            int auc = contract().columns().indexOf("auc");
            int champion = contract().columns().indexOf("is_champion");
            // The challenger comes first: it replaces the one before it only when it finds more among those a team can
            // call, or as many and ranks better.
            boolean isPromoted = told.size() == 1 || compare(told.get(0), told.get(1), precision, auc) > 0;
            for (int i = 0; i < told.size(); i++) {
                told.get(i)[champion] = (i == 0) == isPromoted;
                rows.add(RowFactory.create(told.get(i)));
            }
        }
        return labelled.sparkSession().createDataFrame(rows, contract().schema());
    }

    private static int compare(Object[] challenger, Object[] champion, int precision, int auc) {
        int found = Double.compare((double) challenger[precision], (double) champion[precision]);
        return found != 0 ? found : Double.compare((double) challenger[auc], (double) champion[auc]);
    }

    private static Object[] tested(Dataset<Row> labelled, List<LocalDate> learnt, LocalDate newest) {
        LocalDate last = learnt.get(learnt.size() - 1);
        Dataset<Row> known =
                labelled.where(col("snapshot_date").between(lit(Date.valueOf(learnt.get(0))), lit(Date.valueOf(last))));
        Row counts = known.agg(functions.count(lit(1)), functions.count_if(col("leaves")))
                .head();
        long leavers = counts.getLong(1);
        double share = Math.min(1, STAYERS_PER_LEAVER * leavers / (double) (counts.getLong(0) - leavers));
        Dataset<Row> sample = sample(known, share);
        ChurnModel model = new ChurnTrainer(CANDIDATES, SEED).train(sample, Leaving.columns());
        Row hash = sample.agg(
                        functions.count(lit(1)),
                        functions.sum(xxhash64(Stream.concat(
                                                Stream.of(ChurnTrainer.ROW, ChurnTrainer.OUTCOME),
                                                Leaving.columns().stream())
                                        .map(functions::col)
                                        .toArray(Column[]::new))
                                .cast("decimal(38,0)")))
                .head();

        Dataset<Row> asked = labelled.where(col("snapshot_date").equalTo(lit(Date.valueOf(newest))));
        List<Row> said = ChurnScoring.scored(asked, "customer_key", model, 2, Map.of())
                .join(asked.select("customer_key", "leaves"), "customer_key")
                .select(ChurnScoring.PROBABILITY, "leaves")
                .collectAsList();
        double[] probabilities =
                said.stream().mapToDouble(row -> row.getDouble(0)).toArray();
        boolean[] outcomes = new boolean[probabilities.length];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = said.get(i).getBoolean(1);
        }
        ProbabilityMetrics metrics = ProbabilityMetrics.of(probabilities, outcomes);
        double rate = leavers / (double) counts.getLong(0);
        double[] baseline = new double[outcomes.length];
        Arrays.fill(baseline, rate);
        return new Object[] {
            "churn-" + last,
            model.settings().toString(),
            hash.get(0) + "-" + hash.get(1),
            model.toJson(),
            hash.getLong(0),
            leavers,
            (long) outcomes.length,
            SEED,
            model.boosterShare(),
            metrics.auc(),
            metrics.prAuc(),
            metrics.brier(),
            ProbabilityMetrics.of(baseline, outcomes).brier(),
            metrics.lift10(),
            metrics.calibrationError(),
            ProbabilityMetrics.precisionAtTop(probabilities, outcomes, CALLED_SHARE * outcomes.length),
            rate,
            false,
            Date.valueOf(learnt.get(0)),
            Date.valueOf(last),
            Date.valueOf(newest)
        };
    }

    /** All leavers and some stayers; which, depends on who they are and not on the order of rows. One customer's rows share a fold. */
    private static Dataset<Row> sample(Dataset<Row> known, double share) {
        Column chance = pmod(xxhash64(col("customer_key"), col("snapshot_date"), lit("stayer")), lit(1_000_000L));
        return known.where(col("leaves").or(chance.lt(share * 1_000_000)))
                .withColumn(ChurnTrainer.ROW, xxhash64(concat_ws("/", col("customer_key"), col("snapshot_date"))))
                .withColumn(ChurnTrainer.OUTCOME, when(col("leaves"), 1.0).otherwise(0.0))
                .withColumn(ChurnTrainer.WEIGHT, when(col("leaves"), 1.0).otherwise(1 / share))
                .withColumn(ChurnTrainer.FOLD, pmod(xxhash64(col("customer_key"), lit("fold")), lit(INNER_FOLDS)));
    }
}
