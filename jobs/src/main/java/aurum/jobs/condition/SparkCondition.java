package aurum.jobs.condition;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;

/** Conditions as Spark's columns, so that no text is ever read a second time. */
public final class SparkCondition {
    private static final Dialect<Column> SPARK = new Dialect<>() {
        @Override
        public Column column(String name) {
            return col(name);
        }

        @Override
        public Column value(Object value) {
            return lit(value instanceof LocalDate date ? Date.valueOf(date) : value);
        }

        @Override
        public Column calculation(char operator, Column left, Column right) {
            Column one = left.cast("double");
            Column other = right.cast("double");
            return switch (operator) {
                case '+' -> one.plus(other);
                case '-' -> one.minus(other);
                case '*' -> one.multiply(other);
                default -> one.divide(nullif(other, lit(0.0)));
            };
        }

        @Override
        public Column firstKnown(List<Column> terms) {
            return coalesce(terms.toArray(Column[]::new));
        }

        @Override
        public Column comparison(String operator, Column left, Column right) {
            return switch (operator) {
                case "=" -> left.equalTo(right);
                case "<>" -> left.notEqual(right);
                case "<" -> left.lt(right);
                case "<=" -> left.leq(right);
                case ">" -> left.gt(right);
                default -> left.geq(right);
            };
        }

        @Override
        public Column oneOf(Column term, List<Column> values) {
            return term.isin(values.toArray());
        }

        @Override
        public Column unknown(Column term) {
            return term.isNull();
        }

        @Override
        public Column not(Column term) {
            return org.apache.spark.sql.functions.not(term);
        }

        @Override
        public Column and(Column left, Column right) {
            return left.and(right);
        }

        @Override
        public Column or(Column left, Column right) {
            return left.or(right);
        }
    };

    private SparkCondition() {}

    /** True, false, or null where that is not known. */
    public static Column of(Condition condition) {
        return condition.term().in(SPARK);
    }
}
