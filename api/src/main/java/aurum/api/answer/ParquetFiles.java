package aurum.api.answer;

import aurum.api.lake.Rows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/**
 * Rows as Parquet, with publication, filters and definitions as the file's key-value metadata ({@code aurum.…}). Written in memory by
 * the writer that Delta Kernel brings, so that the query engine stays without any folder it could write to.
 */
final class ParquetFiles {

    private ParquetFiles() {}

    static byte[] bytes(Answer answer) {
        Rows rows = answer.rows();
        MessageType schema = schema(rows);
        Map<String, String> metadata = new HashMap<>();
        answer.about().forEach((name, value) -> metadata.put("aurum." + name, value));
        metadata.put("aurum.filters", new String(Json.bytes(answer.filters()), StandardCharsets.UTF_8));
        metadata.put(
                "aurum.definitions", new String(Json.bytes(answer.definitions().byColumn()), StandardCharsets.UTF_8));
        InMemory file = new InMemory();
        try (ParquetWriter<Group> writer = ExampleParquetWriter.builder(file)
                .withConf(new PlainParquetConfiguration())
                .withType(schema)
                .withExtraMetaData(metadata)
                .build()) {
            for (List<Object> row : rows.values()) {
                writer.write(group(schema, row));
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return file.bytes.toByteArray();
    }

    private static MessageType schema(Rows rows) {
        Types.MessageTypeBuilder schema = Types.buildMessage();
        for (int column = 0; column < rows.columns().size(); column++) {
            schema.addField(type(rows.columns().get(column), rows.types().get(column)));
        }
        return schema.named("rows");
    }

    /** What has no counterpart is written as text. */
    private static Type type(String name, String duckDbType) {
        return switch (duckDbType.startsWith("DECIMAL") ? "DECIMAL" : duckDbType) {
            case "BOOLEAN" -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT" ->
                Types.optional(PrimitiveTypeName.INT64).named(name);
            case "FLOAT", "DOUBLE", "DECIMAL", "HUGEINT" ->
                Types.optional(PrimitiveTypeName.DOUBLE).named(name);
            case "DATE" ->
                Types.optional(PrimitiveTypeName.INT32)
                        .as(LogicalTypeAnnotation.dateType())
                        .named(name);
            case "TIMESTAMP WITH TIME ZONE" ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                        .named(name);
            default ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(name);
        };
    }

    private static Group group(MessageType schema, List<Object> row) {
        Group group = new SimpleGroup(schema);
        for (int column = 0; column < row.size(); column++) {
            Object value = row.get(column);
            if (value == null) {
                continue;
            }
            switch (schema.getType(column).asPrimitiveType().getPrimitiveTypeName()) {
                case BOOLEAN -> group.add(column, (Boolean) value);
                case INT32 -> group.add(column, (int) ((LocalDate) value).toEpochDay());
                case INT64 -> group.add(column, number(value));
                case DOUBLE -> group.add(column, ((Number) value).doubleValue());
                default -> group.add(column, text(value));
            }
        }
        return group;
    }

    private static long number(Object value) {
        return value instanceof OffsetDateTime moment
                ? ChronoUnit.MICROS.between(java.time.Instant.EPOCH, moment.toInstant())
                : ((Number) value).longValue();
    }

    private static String text(Object value) {
        Object plain = Json.value(value);
        return plain instanceof Map<?, ?> || plain instanceof List<?>
                ? new String(Json.bytes(plain), StandardCharsets.UTF_8)
                : String.valueOf(plain);
    }

    /** A file that is nothing but its bytes. */
    private static final class InMemory implements OutputFile {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_384);

        @Override
        public PositionOutputStream create(long blockSizeHint) {
            return new PositionOutputStream() {
                @Override
                public long getPos() {
                    return bytes.size();
                }

                @Override
                public void write(int letter) {
                    bytes.write(letter);
                }

                @Override
                public void write(byte[] letters, int offset, int length) {
                    bytes.write(letters, offset, length);
                }
            };
        }

        @Override
        public PositionOutputStream createOrOverwrite(long blockSizeHint) {
            return create(blockSizeHint);
        }

        @Override
        public boolean supportsBlockSize() {
            return false;
        }

        @Override
        public long defaultBlockSize() {
            return 0;
        }
    }
}
