package aurum.jobs.gold.churn;

import static aurum.jobs.lake.Field.Mark.REQUIRED;
import static aurum.jobs.lake.Field.Mark.SENSITIVE;
import static aurum.jobs.lake.Input.all;
import static aurum.jobs.lake.Rule.stop;
import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.DOUBLE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static aurum.jobs.lake.WriteMode.everything;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.gold.customer.CustomerFeatures;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.model.ChurnModel;
import aurum.jobs.model.ChurnScoring;
import aurum.jobs.silver.customer.Customers;
import aurum.jobs.statistics.SurvivalCurve;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** One row per customer at the end of the day: how likely they are to leave, why, and what is at stake. Without rows while there is no model. */
public final class ChurnScores implements Table {
    /** The bands begin at so many times the leaving rate that the model learnt from. */
    private static final double HIGH_FROM_RATES = 4;

    private static final double MEDIUM_FROM_RATES = 2;

    /** Share of those called in time who are held; an assumption until outcomes of lists tell. */
    private static final double SAVE_RATE = 0.25;

    /** Further ahead, nobody's bills are counted on. */
    private static final int HORIZON_MONTHS = 24;

    private static final String REASONS_LIST = "churn_reasons";

    @Override
    public Contract contract() {
        return Contract.gold("churn_scores")
                .grain("one row per customer at the end of the day")
                .key("customer_key")
                .scope("region_id")
                .field("customer_key", STRING, "客户代码", "the customer, as a keyed hash", REQUIRED)
                .field("region_id", STRING, "所在地区", "where the customer lives, or 'unknown'", REQUIRED)
                .field("product_line", STRING, "业务线", "the product line subscribed to, or 'unknown'", REQUIRED)
                .field("level", STRING, "客户等级", "the customer's level, or 'unknown'", SENSITIVE)
                .field("model_id", STRING, "模型编号", "the model that says so", REQUIRED)
                .field(
                        "band",
                        STRING,
                        "风险等级",
                        "high from %.0f times the usual leaving rate, medium from %.0f times, else low"
                                .formatted(HIGH_FROM_RATES, MEDIUM_FROM_RATES),
                        REQUIRED)
                .field("reason_1", STRING, "首要原因", "the strongest reason; null in the band low")
                .field("reason_2", STRING, "次要原因", "the second reason, or null")
                .field("reason_3", STRING, "第三原因", "the third reason, or null")
                .field(
                        "probability",
                        DOUBLE,
                        "离网概率",
                        "of leaving on day %d to %d from now, 0 to 1"
                                .formatted(Leaving.GAP_DAYS + 1, Leaving.GAP_DAYS + Leaving.WINDOW_DAYS),
                        REQUIRED)
                .field(
                        "monthly_value_yuan",
                        DOUBLE,
                        "月均价值（元）",
                        "mean bill of the last months, else the plan's fee",
                        REQUIRED)
                .field(
                        "remaining_months",
                        DOUBLE,
                        "预期剩余月数",
                        "months that customers of this age stay on average, of the next %d".formatted(HORIZON_MONTHS),
                        REQUIRED)
                .field(
                        "value_at_stake_yuan",
                        DOUBLE,
                        "风险价值（元）",
                        "probability × monthly value × remaining months",
                        REQUIRED)
                .field(
                        "retained_value_yuan",
                        DOUBLE,
                        "可挽留价值（元）",
                        "what calling in time is worth: %.0f %% of the value at stake".formatted(100 * SAVE_RATE),
                        REQUIRED)
                .field("call_rank", LONG, "外呼顺序", "1 for whom to call first: by value at stake", REQUIRED)
                .field("scored_date", DATE, "评分日期", "the day at whose end it was said", REQUIRED)
                .rule(stop("a probability is one", "probability between 0 and 1"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(CustomerFeatures.class), all(ChurnModels.class), all(Customers.class));
    }

    @Override
    public List<String> catalogLists() {
        return List.of(REASONS_LIST);
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        LocalDate asOf = in.asOf();
        Dataset<Row> features = in.read(CustomerFeatures.class);
        List<Row> champion = in.read(ChurnModels.class)
                .where("is_champion")
                .select("model_id", "model", "leaving_rate")
                .collectAsList();
        if (champion.isEmpty()) {
            return features.sparkSession().createDataFrame(List.of(), contract().schema());
        }
        double usual = champion.get(0).getDouble(2);
        List<Column> columns = new ArrayList<>(Leaving.selected(features, asOf));
        columns.add(0, col("customer_key"));
        Dataset<Row> scored = ChurnScoring.scored(
                features.select(columns.toArray(Column[]::new)),
                "customer_key",
                ChurnModel.fromJson(champion.get(0).getString(1)),
                MEDIUM_FROM_RATES * usual,
                reasonOf(in.catalog(REASONS_LIST, "id", "features")));
        return valued(scored.join(features, "customer_key"), survival(in.read(Customers.class), asOf))
                .select(
                        col("customer_key"),
                        col("region_id"),
                        col("product_line"),
                        col("level"),
                        lit(champion.get(0).getString(0)).as("model_id"),
                        when(col("probability").geq(HIGH_FROM_RATES * usual), "high")
                                .when(col("probability").geq(MEDIUM_FROM_RATES * usual), "medium")
                                .otherwise("low")
                                .as("band"),
                        reason(1),
                        reason(2),
                        reason(3),
                        col("probability"),
                        col("monthly_value_yuan"),
                        col("remaining_months"),
                        round(col("value_at_stake_yuan"), 2).as("value_at_stake_yuan"),
                        round(col("value_at_stake_yuan").multiply(SAVE_RATE), 2).as("retained_value_yuan"),
                        row_number()
                                .over(Window.orderBy(col("value_at_stake_yuan").desc(), col("customer_key")))
                                .cast("long")
                                .as("call_rank"),
                        lit(Date.valueOf(asOf)).as("scored_date"));
    }

    private static Column reason(int place) {
        return nullif(try_element_at(split(col("reasons"), lit(",")), lit(place)), lit(""))
                .as("reason_" + place);
    }

    private static Map<String, String> reasonOf(Dataset<Row> list) {
        Map<String, String> reasonOf = new TreeMap<>();
        list.collectAsList().forEach(line -> {
            for (String feature : line.<String>getAs("features").split(";")) {
                reasonOf.put(feature.strip(), line.getAs("id"));
            }
        });
        return reasonOf;
    }

    private static Dataset<Row> valued(Dataset<Row> rows, SurvivalCurve survival) {
        List<Column> remaining = new ArrayList<>();
        int longest = survival.survival().length - 1;
        for (int age = 0; age <= longest; age++) {
            remaining.add(lit(Math.round(100 * survival.remaining(age, HORIZON_MONTHS)) / 100.0));
        }
        Column age =
                least(col("tenure_months"), lit((long) longest)).cast("int").plus(1);
        return rows.withColumn(
                        "monthly_value_yuan", round(coalesce(col("arpu_yuan"), col("monthly_fee_yuan"), lit(0.0)), 2))
                .withColumn("remaining_months", element_at(array(remaining.toArray(Column[]::new)), age))
                .withColumn(
                        "value_at_stake_yuan",
                        col("probability").multiply(col("monthly_value_yuan")).multiply(col("remaining_months")));
    }

    /** How long customers stay, by months since they joined; from when each was first told of. */
    private static SurvivalCurve survival(Dataset<Row> customers, LocalDate asOf) {
        String day = "date'%s'".formatted(asOf);
        List<SurvivalCurve.Spell> spells = new ArrayList<>();
        for (Row row : customers
                .groupBy("customer_key")
                .agg(Map.of("activated_date", "min", "changed_date", "min", "left_date", "max"))
                .selectExpr(
                        "`min(activated_date)` as joined",
                        "least(`min(changed_date)`, %s) as seen".formatted(day),
                        "if(`max(left_date)` <= %1$s, `max(left_date)`, null) as left_day".formatted(day))
                .where("joined <= " + day)
                .selectExpr(
                        "greatest(0, int(months_between(seen, joined))) as entered",
                        "greatest(0, int(months_between(coalesce(left_day, %s), joined))) as ended".formatted(day),
                        "left_day is not null as has_left")
                .groupBy("entered", "ended", "has_left")
                .count()
                .where("ended >= entered")
                .collectAsList()) {
            spells.add(new SurvivalCurve.Spell(row.getInt(0), row.getInt(1), row.getBoolean(2), row.getLong(3)));
        }
        return SurvivalCurve.of(spells);
    }
}
