package aurum.jobs.source;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Field;
import aurum.jobs.lake.RunContext;
import aurum.jobs.lake.Type;
import aurum.jobs.source.Source.Mapping;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Turns a source's rows of text into a feed's typed columns. A cell that is there but cannot be read as its type makes its row a problem, which names
 * column, value and expected type; the row itself is kept.
 */
final class RowMapping {
    private static final int LONGEST_VALUE_SHOWN = 200;
    /** Of the steps between the source's columns and the feed's. */
    private static final String TYPED = "_typed_";

    private static final String MEANT = "_meant_to_be_null_";
    private static final String HAS_PROBLEM = "_has_problem";

    /** What decoding puts where bytes make no sense in the encoding. */
    private static final String UNREADABLE_CHARACTER = "\uFFFD";

    private final Source source;
    private final SourceColumns columns;

    RowMapping(Source source, SourceColumns columns) {
        this.source = source;
        this.columns = columns;
    }

    /**
     * In three steps, each of which needs only the columns of the one before: every value is read once, and what is wrong with a row is spelled out only where something is.
     *
     * @param rows text columns, the file's name as {@code _source_file}, its hash as {@code _content_hash}, {@link RecordFiles#NUMBER}, {@link RecordFiles#BROKEN}
     * @return exactly the columns of the feed's bronze table
     */
    Dataset<Row> map(Dataset<Row> rows, List<String> layout, RunContext context) {
        List<Column> read = new ArrayList<>(List.of(col("*"), leftOut().as(Feed.LEFT_OUT)));
        for (Field field : source.feed().mapped()) {
            read.add(typed(field).as(TYPED + field.name()));
            meant(field).ifPresent(condition -> read.add(condition.as(MEANT + field.name())));
        }
        Column isUnreadable = columns.wanted().stream()
                .map(name -> coalesce(quoted(name).contains(UNREADABLE_CHARACTER), lit(false)))
                .reduce(lit(false), Column::or);
        Column isClean = source.feed().mapped().stream()
                .map(this::isClean)
                .reduce(col(RecordFiles.BROKEN).isNull().and(not(isUnreadable)), Column::and);
        Column hasProblem = col(HAS_PROBLEM);
        List<Column> made = new ArrayList<>();
        source.feed().mapped().forEach(field -> made.add(value(field).as(field.name())));
        made.add(lit(source.name()).as(Feed.SOURCE));
        made.add(col(Contract.SOURCE_FILE));
        made.add(col(RecordFiles.NUMBER));
        made.add(col(Feed.CONTENT_HASH));
        made.add(lit(Timestamp.from(context.startedAt())).as(Feed.INGESTED_AT));
        made.add(lit(context.runId()).as(Contract.RUN_ID));
        made.add(when(hasProblem, concat_ws("; ", problems(layout, isUnreadable)))
                .as(Feed.PROBLEM));
        made.add(col(Feed.LEFT_OUT));
        made.add(when(hasProblem, raw(layout)).as(Feed.RAW));
        return rows.select(read.toArray(Column[]::new))
                .withColumn(HAS_PROBLEM, col(Feed.LEFT_OUT).isNull().and(not(isClean)))
                .select(made.toArray(Column[]::new));
    }

    private Column[] problems(List<String> layout, Column isUnreadable) {
        List<Column> problems = new ArrayList<>();
        problems.add(when(
                col(RecordFiles.BROKEN).isNotNull(),
                lit(
                        source.format().type().equals("csv")
                                ? "the record does not have the %d columns of the header".formatted(layout.size())
                                : "the line is no JSON object")));
        problems.add(when(
                isUnreadable,
                lit("it holds characters that are not %s; set the format's encoding"
                        .formatted(source.format().encoding()))));
        for (Field field : source.feed().mapped()) {
            problem(field)
                    .ifPresent(
                            problem -> problems.add(when(col(RecordFiles.BROKEN).isNull(), problem)));
        }
        return problems.toArray(Column[]::new);
    }

    private static Column raw(List<String> layout) {
        return coalesce(
                col(RecordFiles.BROKEN),
                col(RecordFiles.RECORD),
                to_json(struct(layout.stream().map(RowMapping::quoted).toArray(Column[]::new))));
    }

    private static Column quoted(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }

    private Column typed(Field field) {
        Mapping mapping = source.columns().get(field.name());
        Column value = mapping == null
                ? lit(null).cast(field.type().spark())
                : expr("try_cast((%s) as %s)"
                        .formatted(mapping.expression(), field.type().spark().sql()));
        return isRowId(field)
                ? coalesce(
                        source.hasOwnIds()
                                ? nullif(trim(value), lit(""))
                                : lit(null).cast("string"),
                        concat(substring(col(Feed.CONTENT_HASH), 1, 16), lit("-"), col(RecordFiles.NUMBER)))
                : value;
    }

    private boolean isRowId(Field field) {
        return source.feed().contract().key().equals(List.of(field.name())) && field.type() == Type.STRING;
    }

    private Optional<Column> meant(Field field) {
        return Optional.ofNullable(source.columns().get(field.name()))
                .flatMap(Mapping::nullWhen)
                .map(condition -> coalesce(expr(condition), lit(false)));
    }

    /** Whether a value that is none is one that the source means to be none. */
    private Column isMeant(Field field) {
        return meant(field).isPresent() ? col(MEANT + field.name()) : lit(false);
    }

    private static Column value(Field field) {
        return col(TYPED + field.name());
    }

    /** Whether {@link #problem} has nothing to say of it, asked as cheaply as can be. */
    private Column isClean(Field field) {
        Mapping mapping = source.columns().get(field.name());
        if (mapping == null || field.type() == Type.STRING && !field.isRequired()) {
            return lit(true);
        }
        if (field.isRequired()) {
            return value(field).isNotNull();
        }
        Column isBlank = columns.of(mapping).stream()
                .map(cell -> coalesce(trim(quoted(cell)).equalTo(""), lit(true)))
                .reduce(lit(true), Column::and);
        return value(field).isNotNull().or(isBlank).or(isMeant(field));
    }

    private Optional<Column> problem(Field field) {
        Mapping mapping = source.columns().get(field.name());
        if (mapping == null) {
            return Optional.empty();
        }
        Column cells = concat_ws(
                " | ", columns.of(mapping).stream().map(RowMapping::quoted).toArray(Column[]::new));
        Column isEmpty = value(field).isNull();
        Column unreadable = concat(
                lit(field.name() + ": '"),
                substring(cells, 1, LONGEST_VALUE_SHOWN),
                lit("' is not " + field.type().expectation()));
        Column missing = lit(field.name() + ": is missing");
        Column hasValue = trim(cells).notEqual("");
        if (field.type() == Type.STRING) {
            return field.isRequired() ? Optional.of(when(isEmpty, missing)) : Optional.empty();
        }
        Column broken = when(isEmpty.and(hasValue).and(not(isMeant(field))), unreadable);
        return Optional.of(field.isRequired() ? broken.when(isEmpty, missing) : broken);
    }

    private Column leftOut() {
        return source.leaveOut().stream()
                .map(leaveOut -> when(expr(leaveOut.condition()), lit(leaveOut.because())))
                .reduce(lit(null).cast("string"), (first, second) -> coalesce(first, second));
    }
}
