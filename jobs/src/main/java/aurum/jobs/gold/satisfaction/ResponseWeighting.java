package aurum.jobs.gold.satisfaction;

import static aurum.jobs.gold.satisfaction.PeriodGroups.number;

import aurum.jobs.statistics.Groups;
import aurum.jobs.statistics.Raking;
import aurum.jobs.statistics.SurveyWeights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** Weighs the responses of one kind of survey and one period. In: one row per customer who was asked. Out: one row per response, as {@link ResponseWeights} has it. */
final class ResponseWeighting implements PeriodGroups.Method {
    private static final long serialVersionUID = 1L;

    /** Per point of satisfaction, on the logistic scale: a third fewer answers for a point more, about what surveys with follow-up calls report. */
    static final double SELECTIVE_SLOPE = -0.3;

    private static final String TOUCHPOINT = "touchpoint";
    private static final double MIDDLE_RATING = 5;

    @Override
    public List<Row> apply(List<Row> asked) {
        boolean[] answered = new boolean[asked.size()];
        double[] rates = new double[asked.size()];
        double[] overall = new double[asked.size()];
        for (int i = 0; i < answered.length; i++) {
            answered[i] = asked.get(i).getAs("response_id") != null;
            rates[i] = number(asked.get(i), "sampling_rate");
            overall[i] = number(asked.get(i), "overall");
        }
        SurveyWeights weights = new SurveyWeights(
                rates,
                answered,
                Groups.of(List.of(names(asked, "region_id"), names(asked, "product_line"), names(asked, "stratum"))));
        int[] answers =
                IntStream.range(0, answered.length).filter(i -> answered[i]).toArray();
        double mean = Arrays.stream(answers)
                .mapToDouble(i -> overall[i])
                .filter(Double::isFinite)
                .average()
                .orElse(MIDDLE_RATING);
        boolean anyRated = Arrays.stream(answers).anyMatch(i -> Double.isFinite(overall[i]));
        double[] outcome = Arrays.stream(overall)
                .map(value -> Double.isNaN(value) ? mean : value)
                .toArray();
        boolean isRaked = !TOUCHPOINT.equals(asked.get(0).getAs("survey_kind"))
                && asked.stream().anyMatch(row -> row.getAs("region_base") != null);
        double[] plain = raked(asked, answers, weights.weights(), isRaked);
        double[] selective = raked(asked, answers, weights.ifSelective(outcome, SELECTIVE_SLOPE), isRaked);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            Row row = asked.get(answers[i]);
            rows.add(PeriodGroups.row(
                    row.getAs("response_id"),
                    row.getAs("survey_kind"),
                    row.getAs("period_kind"),
                    row.getAs("region_id"),
                    row.getAs("product_line"),
                    rates[answers[i]],
                    plain[i],
                    anyRated ? selective[i] : Double.NaN,
                    isRaked,
                    row.getAs("period_start_date")));
        }
        return rows;
    }

    private static List<String> names(List<Row> rows, String column) {
        return rows.stream().map(row -> row.<String>getAs(column)).toList();
    }

    private static double[] raked(List<Row> asked, int[] answers, double[] weights, boolean isRaked) {
        double[] start = Arrays.stream(answers).mapToDouble(i -> weights[i]).toArray();
        if (!isRaked || answers.length == 0) {
            return start;
        }
        List<Row> rows = Arrays.stream(answers).mapToObj(asked::get).toList();
        Groups groups = Groups.of(List.of(names(rows, "region_id"), names(rows, "product_line")));
        double[][] totals = {
            new double[groups.names().get(0).size()],
            new double[groups.names().get(1).size()]
        };
        for (int i = 0; i < rows.size(); i++) {
            totals[0][groups.of()[0][i]] = known(rows.get(i), "region_base");
            totals[1][groups.of()[1][i]] = known(rows.get(i), "line_base");
        }
        return Arrays.stream(totals[0]).sum() > 0 ? Raking.rake(start, groups, totals) : start;
    }

    private static double known(Row row, String column) {
        double number = number(row, column);
        return Double.isNaN(number) ? 0 : number;
    }
}
