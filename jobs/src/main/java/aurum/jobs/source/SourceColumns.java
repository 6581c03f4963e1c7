package aurum.jobs.source;

import aurum.jobs.failure.Failure;
import aurum.jobs.lake.Contract;
import aurum.jobs.lake.Field;
import aurum.jobs.source.Source.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.ParseException;
import scala.jdk.javaapi.CollectionConverters;

/** Which of its files' own columns a source's expressions name: all of them, those that a file with some header has to have, those that one value is made of. */
final class SourceColumns {
    /** What an expression may use besides the source's own columns. */
    private static final Set<String> OF_THE_ROW = Set.of(Contract.SOURCE_FILE, Contract.ROW_NUMBER);

    private final SparkSession session;
    private final Source source;

    /**
     * @throws Failure naming file and line of an expression that is no SQL
     */
    SourceColumns(SparkSession session, Source source) {
        this.session = session;
        this.source = source;
        expressions();
    }

    /** The source's own columns that its mapping names. */
    Set<String> wanted() {
        Set<String> wanted = new LinkedHashSet<>();
        expressions().forEach(expression -> wanted.addAll(ownNames(expression)));
        return wanted;
    }

    /** {@link #wanted}, without the alternatives in a {@code coalesce} that a file with this header does not need, since it has another of them. */
    Set<String> wanted(List<String> header) {
        Set<String> wanted = new LinkedHashSet<>();
        expressions().forEach(expression -> wanted.addAll(chosen(expression, header)));
        return wanted;
    }

    /** The columns without which a column that the feed must have cannot be made from a file with this header. */
    Set<String> needed(List<String> header) {
        Set<String> needed = new LinkedHashSet<>();
        source.feed().mapped().stream()
                .filter(Field::isRequired)
                .map(field -> source.columns().get(field.name()))
                .forEach(mapping -> needed.addAll(chosen(parsed(mapping.expression(), mapping.line()), header)));
        return needed;
    }

    /** The columns from whose cells one value is made. */
    Set<String> of(Mapping mapping) {
        Set<String> names = new LinkedHashSet<>();
        collect(parsed(mapping.expression(), mapping.line()), names);
        // A row whose own cells are blank brings no value; what is made of the file's name alone has to be readable.
        if (!names.equals(Set.of(Contract.SOURCE_FILE))) {
            names.removeAll(OF_THE_ROW);
        }
        return names;
    }

    private List<Expression> expressions() {
        List<Expression> expressions = new ArrayList<>();
        source.columns().values().forEach(mapping -> {
            expressions.add(parsed(mapping.expression(), mapping.line()));
            mapping.nullWhen().ifPresent(condition -> expressions.add(parsed(condition, mapping.line())));
        });
        source.leaveOut().forEach(leaveOut -> expressions.add(parsed(leaveOut.condition(), 1)));
        return expressions;
    }

    private Expression parsed(String sql, int line) {
        try {
            return ((org.apache.spark.sql.classic.SparkSession) session)
                    .sessionState()
                    .sqlParser()
                    .parseExpression(sql);
        } catch (ParseException e) {
            throw Failure.ofSettings("%s, line %d: '%s' is no SQL expression: %s"
                    .formatted(
                            source.definition(),
                            line,
                            sql,
                            e.getMessage()
                                    .strip()
                                    .lines()
                                    .filter(text -> !text.isBlank())
                                    .findFirst()
                                    .orElse("")));
        }
    }

    /** The source's columns that an expression names; what every row knows of itself is none of them. */
    private static Set<String> ownNames(Expression expression) {
        Set<String> names = new LinkedHashSet<>();
        collect(expression, names);
        names.removeAll(OF_THE_ROW);
        return names;
    }

    private static void collect(Expression expression, Set<String> names) {
        if (expression instanceof UnresolvedAttribute attribute) {
            names.add(attribute.nameParts().head());
        }
        children(expression).forEach(child -> collect(child, names));
    }

    /** Files may spell a column differently: of {@code coalesce(`Operator Name`, `operator_name`)} only what the header has is asked for. */
    private static Set<String> chosen(Expression expression, List<String> header) {
        Set<String> names = new LinkedHashSet<>();
        if (expression instanceof UnresolvedFunction function
                && function.nameParts().last().equalsIgnoreCase("coalesce")) {
            List<Set<String>> alternatives = children(expression).stream()
                    .map(child -> chosen(child, header))
                    .filter(alternative -> !alternative.isEmpty())
                    .toList();
            alternatives.stream()
                    .filter(alternative ->
                            RecordFiles.lacking(header, alternative).isEmpty())
                    .findFirst()
                    .ifPresentOrElse(names::addAll, () -> alternatives.forEach(names::addAll));
            return names;
        }
        if (expression instanceof UnresolvedAttribute) {
            return ownNames(expression);
        }
        children(expression).forEach(child -> names.addAll(chosen(child, header)));
        return names;
    }

    private static List<Expression> children(Expression expression) {
        return CollectionConverters.asJava(expression.children());
    }
}
