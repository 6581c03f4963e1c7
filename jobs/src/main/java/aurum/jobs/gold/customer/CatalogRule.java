package aurum.jobs.gold.customer;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.lit;

import aurum.jobs.condition.Condition;
import aurum.jobs.condition.ConditionMistake;
import aurum.jobs.condition.Kind;
import aurum.jobs.condition.SparkCondition;
import aurum.jobs.failure.Failure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A line of the catalog whose rule says for which customers it holds.
 *
 * @param rule over the columns of a table with one row per customer
 */
public record CatalogRule(String id, Condition rule) {
    /** The columns of the catalog's list that it is made from. */
    public static final String[] COLUMNS = {"id", "rule", "valid_from", "valid_to"};

    /**
     * The lines that hold on a day and have a rule, in their order.
     *
     * @param lines {@link #COLUMNS} of the list
     * @param columns what a rule may name
     */
    public static List<CatalogRule> of(Dataset<Row> lines, Map<String, Kind> columns, LocalDate day) {
        List<CatalogRule> rules = new ArrayList<>();
        for (Row line : lines.orderBy("sort_order").collectAsList()) {
            String rule = line.getAs("rule");
            if (rule != null && holds(line, day)) {
                String id = line.getAs("id");
                rules.add(new CatalogRule(id, condition(id, rule, columns)));
            }
        }
        return rules;
    }

    private static boolean holds(Row line, LocalDate day) {
        String from = line.getAs("valid_from");
        String to = line.getAs("valid_to");
        return (from == null || !LocalDate.parse(from).isAfter(day))
                && (to == null || !LocalDate.parse(to).isBefore(day));
    }

    /** A run has checked them all before it started. */
    private static Condition condition(String id, String rule, Map<String, Kind> columns) {
        try {
            return Condition.of(rule, columns);
        } catch (ConditionMistake mistake) {
            throw Failure.ofSettings(
                    "The catalog's rule of '%s' cannot be used: %s".formatted(id, mistake.getMessage()));
        }
    }

    /** True for whom it holds; null, which is as false, where that is not known. */
    public Column holds() {
        return SparkCondition.of(rule);
    }

    /** The figures that the rule looked at: {@code tenure_months=3; arpu_yuan=152.3}. */
    public Column reason() {
        return concat_ws(
                "; ",
                rule.columns().stream()
                        .map(column ->
                                concat(lit(column + "="), coalesce(col(column).cast("string"), lit("?"))))
                        .toArray(Column[]::new));
    }
}
