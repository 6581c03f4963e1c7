package aurum.jobs.gold.satisfaction;

import static org.apache.spark.sql.functions.col;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;

/** Runs a method on all rows of one kind of survey and one period at once, in an order of their own: the same rows give the same. */
final class PeriodGroups {

    private PeriodGroups() {}

    /** What is made of the rows of one group. */
    interface Method extends Function<List<Row>, List<Row>>, Serializable {}

    /** @param rows with survey_kind, period_kind and period_start_date */
    static Dataset<Row> apply(Dataset<Row> rows, StructType made, Method method) {
        Column[] inOrder = Arrays.stream(rows.schema().fields())
                .filter(field -> !(field.dataType() instanceof ArrayType || field.dataType() instanceof MapType))
                .map(field -> col(field.name()))
                .toArray(Column[]::new);
        return rows.groupByKey(
                        (MapFunction<Row, String>) row -> row.getAs("survey_kind") + "|" + row.getAs("period_kind")
                                + "|" + row.getAs("period_start_date"),
                        Encoders.STRING())
                .flatMapSortedGroups(
                        inOrder,
                        (FlatMapGroupsFunction<String, Row, Row>) (key, group) -> {
                            List<Row> all = new ArrayList<>();
                            group.forEachRemaining(all::add);
                            return method.apply(all).iterator();
                        },
                        Encoders.row(made));
    }

    /** A row; numbers that are none become null. */
    static Row row(Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Double number && !Double.isFinite(number)) {
                cells[i] = null;
            }
        }
        return RowFactory.create(cells);
    }

    /** A nullable number, NaN for null. */
    static double number(Row row, String column) {
        Double value = row.getAs(column);
        return value == null ? Double.NaN : value;
    }
}
