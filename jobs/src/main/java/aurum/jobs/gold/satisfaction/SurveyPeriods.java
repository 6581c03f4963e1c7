package aurum.jobs.gold.satisfaction;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.make_date;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.year;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The periods satisfaction is told for: month, quarter, half year, year. A day lies in one of each. */
final class SurveyPeriods {
    static final List<String> KINDS = List.of("month", "quarter", "half_year", "year");

    private SurveyPeriods() {}

    /** What had happened by the end of that day. */
    static Dataset<Row> until(LocalDate asOf, Dataset<Row> rows, String dayColumn) {
        return rows.where(col(dayColumn).leq(lit(Date.valueOf(asOf))));
    }

    /** Every row once per period its day lies in, with {@code period_kind} and {@code period_start_date}. */
    static Dataset<Row> of(Dataset<Row> rows, String dayColumn, String... kinds) {
        Column day = col(dayColumn);
        List<String> wanted = kinds.length == 0 ? KINDS : List.of(kinds);
        Column[] periods = wanted.stream()
                .map(kind -> struct(
                        lit(kind).as("period_kind"), to_date(start(kind, day)).as("period_start_date")))
                .toArray(Column[]::new);
        return rows.withColumn("_period", explode(array(periods)))
                .withColumn("period_kind", col("_period.period_kind"))
                .withColumn("period_start_date", col("_period.period_start_date"))
                .drop("_period");
    }

    private static Column start(String kind, Column day) {
        return switch (kind) {
            case "month" -> trunc(day, "MM");
            case "quarter" -> trunc(day, "QUARTER");
            case "half_year" ->
                make_date(year(day), when(month(day).leq(6), lit(1)).otherwise(lit(7)), lit(1));
            case "year" -> trunc(day, "YEAR");
            default -> throw new IllegalArgumentException("There is no period '%s'.".formatted(kind));
        };
    }
}
