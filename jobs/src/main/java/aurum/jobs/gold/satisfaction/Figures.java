package aurum.jobs.gold.satisfaction;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.round;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Field;
import aurum.jobs.lake.Type;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Exactly a contract's columns, numbers to six decimals: the last digits of a sum depend on the order in which it was added up, and the same rows are to give the same table. */
final class Figures {
    private static final int DECIMALS = 6;

    private Figures() {}

    static Dataset<Row> of(Contract contract, Dataset<Row> rows) {
        return rows.select(contract.fields().stream().map(Figures::column).toArray(Column[]::new));
    }

    private static Column column(Field field) {
        return field.type() == Type.DOUBLE ? round(col(field.name()), DECIMALS).as(field.name()) : col(field.name());
    }
}
