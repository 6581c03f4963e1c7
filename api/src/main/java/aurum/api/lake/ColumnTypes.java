package aurum.api.lake;

import io.delta.kernel.types.ArrayType;
import io.delta.kernel.types.BinaryType;
import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DecimalType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.FieldMetadata;
import io.delta.kernel.types.FloatType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.MapType;
import io.delta.kernel.types.ShortType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructField;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampNTZType;
import io.delta.kernel.types.TimestampType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Delta's schema in DuckDB's words: the name of the type as DuckDB itself prints it, so that both can be compared. */
final class ColumnTypes {

    private static final Map<Class<? extends DataType>, String> SIMPLE = Map.ofEntries(
            Map.entry(StringType.class, "VARCHAR"),
            Map.entry(BooleanType.class, "BOOLEAN"),
            Map.entry(ByteType.class, "TINYINT"),
            Map.entry(ShortType.class, "SMALLINT"),
            Map.entry(IntegerType.class, "INTEGER"),
            Map.entry(LongType.class, "BIGINT"),
            Map.entry(FloatType.class, "FLOAT"),
            Map.entry(DoubleType.class, "DOUBLE"),
            Map.entry(DateType.class, "DATE"),
            Map.entry(TimestampType.class, "TIMESTAMP WITH TIME ZONE"),
            Map.entry(TimestampNTZType.class, "TIMESTAMP"),
            Map.entry(BinaryType.class, "BLOB"));

    private ColumnTypes() {}

    static List<Column> columns(String table, StructType schema) {
        return schema.fields().stream().map(field -> column(table, field)).toList();
    }

    private static Column column(String table, StructField field) {
        FieldMetadata metadata = field.getMetadata();
        String comment = text(metadata, "comment").orElse("");
        return new Column(
                field.getName(),
                duckDb(table, field.getName(), field.getDataType()),
                text(metadata, "aurum.meaning_zh").orElse(comment),
                text(metadata, "aurum.meaning_en").orElse(comment),
                text(metadata, "aurum.unit"),
                text(metadata, "aurum.sensitivity").orElse("none"));
    }

    private static Optional<String> text(FieldMetadata metadata, String key) {
        return metadata.contains(key) ? Optional.ofNullable(metadata.getString(key)) : Optional.empty();
    }

    private static String duckDb(String table, String name, DataType type) {
        if (type instanceof DecimalType decimal) {
            return "DECIMAL(%d,%d)".formatted(decimal.getPrecision(), decimal.getScale());
        }
        if (type instanceof ArrayType array) {
            return duckDb(table, name, array.getElementType()) + "[]";
        }
        if (type instanceof MapType map) {
            return "MAP(%s, %s)"
                    .formatted(duckDb(table, name, map.getKeyType()), duckDb(table, name, map.getValueType()));
        }
        return Optional.ofNullable(SIMPLE.get(type.getClass()))
                .orElseThrow(() -> new LakeFault(
                        "%s has the column %s of type %s, which is not served yet; use a simple type, a list or a map"
                                .formatted(table, name, type)));
    }
}
