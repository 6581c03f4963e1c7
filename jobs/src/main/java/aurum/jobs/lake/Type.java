package aurum.jobs.lake;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The column types a contract may use: those that Spark, Delta Kernel and DuckDB read alike. */
public enum Type {
    STRING(DataTypes.StringType, "text"),
    LONG(DataTypes.LongType, "a whole number"),
    DOUBLE(DataTypes.DoubleType, "a number"),
    BOOLEAN(DataTypes.BooleanType, "true or false"),
    DATE(DataTypes.DateType, "a date"),
    TIMESTAMP(DataTypes.TimestampType, "a date and time"),
    /** Text to number, as in a publication's map of table to version. */
    COUNTS_BY_NAME(DataTypes.createMapType(DataTypes.StringType, DataTypes.LongType), "numbers by name"),
    /** Text to text. */
    TEXTS_BY_NAME(DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType), "texts by name");

    private final DataType sparkType;
    private final String expectation;

    Type(DataType sparkType, String expectation) {
        this.sparkType = sparkType;
        this.expectation = expectation;
    }

    public DataType spark() {
        return sparkType;
    }

    /** What a value of this type is called in an error message: "expected a date". */
    public String expectation() {
        return expectation;
    }
}
