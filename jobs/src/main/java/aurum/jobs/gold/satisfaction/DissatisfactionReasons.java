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
import static org.apache.spark.sql.functions.array_distinct;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.trim;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Input;
import aurum.jobs.lake.Inputs;
import aurum.jobs.lake.Table;
import aurum.jobs.silver.survey.SurveyResponses;
import aurum.jobs.statistics.Groups;
import aurum.jobs.statistics.Interval;
import aurum.jobs.statistics.WeightedScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** One row per kind of survey, period, region and reason: what the dissatisfied name as the reason, weighted as the scores are. One customer may name several. */
public final class DissatisfactionReasons implements Table {
    /** On the whole, 0 to 10; below it a customer is dissatisfied. */
    static final double DISSATISFIED_BELOW = 6;

    private static final StructType NAMED = new StructType()
            .add("survey_kind", DataTypes.StringType)
            .add("period_kind", DataTypes.StringType)
            .add("period_start_date", DataTypes.DateType)
            .add("region_id", DataTypes.StringType)
            .add("category_id", DataTypes.StringType)
            .add("dissatisfied_count", DataTypes.LongType)
            .add("response_count", DataTypes.LongType)
            .add("named_rate", DataTypes.DoubleType)
            .add("named_rate_low", DataTypes.DoubleType)
            .add("named_rate_high", DataTypes.DoubleType)
            .add("raw_named_rate", DataTypes.DoubleType)
            .add("is_sufficient", DataTypes.BooleanType);

    @Override
    public Contract contract() {
        return Contract.gold("dissatisfaction_reasons")
                .grain("one row per kind of survey, period, region and reason")
                .key("survey_kind", "period_kind", "period_start_date", "region_id", "category_id")
                .scope("region_id")
                .field("survey_kind", STRING, "调查类型", "touchpoint, periodic, research, or 'unknown'", REQUIRED)
                .field("period_kind", STRING, "周期类型", "month, quarter, half_year or year", REQUIRED)
                .field("region_id", STRING, "地区", "the branch, or 'all'", REQUIRED)
                .field(
                        "category_id",
                        STRING,
                        "不满原因",
                        "the complaint category named, or 'none' where no reason is",
                        REQUIRED)
                .field("parent_category_id", STRING, "上级分类", "the category above it, or null")
                .field("response_count", LONG, "提及数", "dissatisfied responses that name it", REQUIRED)
                .field("dissatisfied_count", LONG, "不满答卷数", "dissatisfied responses (below 6) in all", REQUIRED)
                .field(
                        "named_rate",
                        DOUBLE,
                        "提及率",
                        "weighted share of the dissatisfied that name it, 0 to 1; null when insufficient")
                .field("named_rate_low", DOUBLE, "提及率下限", "lower end of its 95 % interval")
                .field("named_rate_high", DOUBLE, "提及率上限", "upper end of its 95 % interval")
                .field("raw_named_rate", DOUBLE, "未加权提及率", "plain share of the dissatisfied that name it")
                .field("is_sufficient", BOOLEAN, "样本充足", "at least 30 dissatisfied responses", REQUIRED)
                .field("period_start_date", DATE, "周期开始日", "the first day of the period", REQUIRED)
                .rule(stop("counts fit", "0 < response_count and response_count <= dissatisfied_count"))
                .replaces(everything())
                .build();
    }

    @Override
    public List<Input> inputs() {
        return List.of(all(ResponseWeights.class), all(SurveyResponses.class));
    }

    @Override
    public List<String> catalogLists() {
        return List.of("categories");
    }

    @Override
    public Dataset<Row> build(Inputs in) {
        Dataset<Row> dissatisfied = in.read(SurveyResponses.class)
                .where(col("overall").lt(DISSATISFIED_BELOW))
                .select(col("response_id"), reasons().as("reasons"));
        Dataset<Row> named = PeriodGroups.apply(
                in.read(ResponseWeights.class).join(dissatisfied, "response_id"), NAMED, DissatisfactionReasons::named);
        Dataset<Row> parents = in.catalog("categories", "id", "parent_id")
                .select(col("id"), col("parent_id").as("parent_category_id"));
        return Figures.of(
                contract(), named.join(parents, named.col("category_id").equalTo(parents.col("id")), "left"));
    }

    private static Column reasons() {
        Column parts = transform(split(coalesce(col("reasons"), lit("")), ";"), part -> trim(part));
        return array_distinct(filter(parts, part -> part.notEqual("")));
    }

    private static List<Row> named(List<Row> dissatisfied) {
        WeightedScores scores = new WeightedScores(
                dissatisfied.stream()
                        .mapToDouble(row -> row.<Double>getAs("weight"))
                        .toArray(),
                Groups.of(List.of()));
        Map<String, List<Integer>> regions = new TreeMap<>();
        for (int i = 0; i < dissatisfied.size(); i++) {
            for (String region : List.of("all", dissatisfied.get(i).<String>getAs("region_id"))) {
                regions.computeIfAbsent(region, ignored -> new ArrayList<>()).add(i);
            }
        }
        List<Row> rows = new ArrayList<>();
        regions.forEach((region, places) -> rows.addAll(ofRegion(region, places, dissatisfied, scores)));
        return rows;
    }

    private static List<Row> ofRegion(
            String region, List<Integer> places, List<Row> dissatisfied, WeightedScores scores) {
        int[] answers = places.stream().mapToInt(Integer::intValue).toArray();
        Map<String, double[]> named = new TreeMap<>();
        for (int i = 0; i < answers.length; i++) {
            Row row = dissatisfied.get(answers[i]);
            List<String> reasons = row.getList(row.fieldIndex("reasons"));
            for (String reason : reasons.isEmpty() ? List.of("none") : reasons) {
                named.computeIfAbsent(reason, ignored -> new double[answers.length])[i] = 1;
            }
        }
        boolean isSufficient = WeightedScores.isSufficient(answers.length);
        Row first = dissatisfied.get(0);
        List<Row> rows = new ArrayList<>();
        named.forEach((reason, holds) -> {
            Interval rate = scores.share(answers, holds);
            double count = Arrays.stream(holds).sum();
            rows.add(PeriodGroups.row(
                    first.getAs("survey_kind"),
                    first.getAs("period_kind"),
                    first.getAs("period_start_date"),
                    region,
                    reason,
                    (long) answers.length,
                    (long) count,
                    rate.value(),
                    rate.low(),
                    rate.high(),
                    isSufficient ? count / answers.length : Double.NaN,
                    isSufficient));
        });
        return rows;
    }
}
