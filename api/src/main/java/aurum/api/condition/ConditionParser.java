package aurum.api.condition;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.DateTimeLiteralExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.ComparisonOperator;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.schema.Column;

/** Reads SQL by JSqlParser and takes over only what is known to mean the same in every engine; anything else is refused by name. */
final class ConditionParser {
    /** Longer ones nobody can read, and brackets in brackets take a parser long. */
    private static final int MOST_LETTERS = 2000;

    private static final int MOST_BRACKETS = 12;

    private static final long LARGEST_WHOLE = 1L << 53;

    private final Map<String, Kind> columns;

    /** @param columns what may be named, in lower case */
    ConditionParser(Map<String, Kind> columns) {
        this.columns = columns;
    }

    Term read(String text) throws ConditionMistake {
        if (text.isBlank() || text.length() > MOST_LETTERS || depth(text) > MOST_BRACKETS) {
            throw ConditionMistake.tooLong(MOST_LETTERS);
        }
        try {
            Term term = of(Kind.FLAG, CCJSqlParserUtil.parseCondExpression(text, false));
            if (term.columns().findAny().isEmpty()) {
                throw ConditionMistake.notAllowed(text);
            }
            return term;
        } catch (JSQLParserException problem) {
            throw ConditionMistake.unreadable(where(problem));
        } catch (TokenMgrException problem) {
            throw ConditionMistake.unreadable("'");
        }
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (char letter : text.toCharArray()) {
            depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
            deepest = Math.max(deepest, depth);
        }
        return deepest;
    }

    /** The word that does not fit, or nothing for the end of the text; a parser's own message lists hundreds that would. */
    private static String where(JSQLParserException problem) {
        return problem.getCause() instanceof ParseException cause
                        && cause.currentToken != null
                        && cause.currentToken.next != null
                        && !cause.currentToken.next.image.isEmpty()
                ? cause.currentToken.next.image
                : "";
    }

    private Term of(Kind expected, Expression expression) throws ConditionMistake {
        Term term = of(expression);
        if (term.kind() != expected) {
            throw ConditionMistake.wrongKind(expression.toString(), term.kind(), expected.words());
        }
        return term;
    }

    private Term of(Expression expression) throws ConditionMistake {
        if (expression instanceof ParenthesedExpressionList<?> brackets && brackets.size() == 1) {
            return of(brackets.get(0));
        }
        if (expression instanceof Column column) {
            return column(column);
        }
        if (expression instanceof NotExpression not) {
            return new Term.Not(of(Kind.FLAG, not.getExpression()));
        }
        if (expression instanceof IsNullExpression test) {
            return unless(test.isNot() || test.isUseNotNull(), new Term.Unknown(named(test.getLeftExpression())));
        }
        if (expression instanceof InExpression in) {
            return unless(in.isNot(), oneOf(in));
        }
        if (expression instanceof Between between && !between.isUsingSymmetric() && !between.isUsingAsymmetric()) {
            return unless(
                    between.isNot(),
                    new Term.And(
                            comparison(between, ">=", between.getLeftExpression(), between.getBetweenExpressionStart()),
                            comparison(between, "<=", between.getLeftExpression(), between.getBetweenExpressionEnd())));
        }
        if (expression instanceof Function function && "coalesce".equalsIgnoreCase(function.getName())) {
            return firstKnown(function);
        }
        return expression instanceof BinaryExpression pair ? pair(pair) : value(expression);
    }

    private Term column(Column column) throws ConditionMistake {
        String name = column.getFullyQualifiedName().toLowerCase(Locale.ROOT);
        Kind kind = columns.get(name);
        if (kind == null) {
            throw ConditionMistake.unknownColumn(name, columns.keySet());
        }
        return new Term.Column(name, kind);
    }

    private static Term unless(boolean isNot, Term term) {
        return isNot ? new Term.Not(term) : term;
    }

    /** Something that says anything about a row. */
    private Term named(Expression expression) throws ConditionMistake {
        Term term = of(expression);
        if (term.columns().findAny().isEmpty()) {
            throw ConditionMistake.notAllowed(expression.toString());
        }
        return term;
    }

    private Term oneOf(InExpression in) throws ConditionMistake {
        Term term = named(in.getLeftExpression());
        if (!(in.getRightExpression() instanceof ParenthesedExpressionList<?> list) || list.isEmpty()) {
            throw ConditionMistake.notAllowed(in.toString());
        }
        List<Term.Value> values = new ArrayList<>();
        for (Expression each : list) {
            if (!(of(term.kind(), each) instanceof Term.Value value)) {
                throw ConditionMistake.notAllowed(each.toString());
            }
            values.add(value);
        }
        return new Term.OneOf(term, values);
    }

    private Term firstKnown(Function function) throws ConditionMistake {
        List<Term> terms = new ArrayList<>();
        if (function.getParameters() == null
                || function.isDistinct()
                || function.getParameters().size() < 2) {
            throw ConditionMistake.notAllowed(function.toString());
        }
        Kind kind = named(function.getParameters().get(0)).kind();
        for (Expression each : function.getParameters()) {
            terms.add(of(kind, each));
        }
        return new Term.FirstKnown(terms);
    }

    private Term pair(BinaryExpression pair) throws ConditionMistake {
        Expression left = pair.getLeftExpression();
        Expression right = pair.getRightExpression();
        if (pair instanceof AndExpression) {
            return new Term.And(of(Kind.FLAG, left), of(Kind.FLAG, right));
        }
        if (pair instanceof OrExpression) {
            return new Term.Or(of(Kind.FLAG, left), of(Kind.FLAG, right));
        }
        if (pair instanceof Addition
                || pair instanceof Subtraction
                || pair instanceof Multiplication
                || pair instanceof Division) {
            return new Term.Calculation(
                    pair.getStringExpression().charAt(0), of(Kind.NUMBER, left), of(Kind.NUMBER, right));
        }
        if (pair instanceof ComparisonOperator) {
            return comparison(pair, pair.getStringExpression(), left, right);
        }
        throw ConditionMistake.notAllowed(pair.toString());
    }

    private Term comparison(Expression whole, String written, Expression left, Expression right)
            throws ConditionMistake {
        String operator = written.equals("!=") ? "<>" : written;
        if (!List.of("=", "<>", "<", "<=", ">", ">=").contains(operator)) {
            throw ConditionMistake.notAllowed(whole.toString());
        }
        Term one = of(left);
        Term other = of(one.kind(), right);
        boolean isOrdered = one.kind() == Kind.NUMBER || one.kind() == Kind.DATE;
        if (!isOrdered && !operator.equals("=") && !operator.equals("<>")) {
            throw ConditionMistake.wrongKind(left.toString(), one.kind(), "a number or a date");
        }
        Term.Comparison comparison = new Term.Comparison(operator, one, other);
        if (comparison.columns().findAny().isEmpty()) {
            throw ConditionMistake.notAllowed(whole.toString());
        }
        return comparison;
    }

    private Term.Value value(Expression expression) throws ConditionMistake {
        if (expression instanceof LongValue || expression instanceof DoubleValue) {
            return number(expression.toString());
        }
        if (expression instanceof SignedExpression signed
                && signed.getSign() != '~'
                && (signed.getExpression() instanceof LongValue || signed.getExpression() instanceof DoubleValue)) {
            return number(signed.getSign() + signed.getExpression().toString());
        }
        if (expression instanceof BooleanValue flag) {
            return new Term.Value(flag.getValue(), Kind.FLAG);
        }
        if (expression instanceof StringValue text && text.getPrefix() == null && isPlain(text)) {
            return new Term.Value(text.getNotExcapedValue(), Kind.TEXT);
        }
        if (expression instanceof DateTimeLiteralExpression date
                && date.getType() == DateTimeLiteralExpression.DateTime.DATE) {
            return date(date);
        }
        throw ConditionMistake.notAllowed(expression.toString());
    }

    private static boolean isPlain(StringValue text) {
        return "'".equals(text.getQuoteStr()) && text.getValue().chars().noneMatch(Character::isISOControl);
    }

    private static Term.Value number(String written) throws ConditionMistake {
        BigDecimal number;
        try {
            number = new BigDecimal(written);
        } catch (NumberFormatException problem) {
            throw ConditionMistake.notAllowed(written);
        }
        boolean isWhole = number.stripTrailingZeros().scale() <= 0
                && number.abs().compareTo(BigDecimal.valueOf(LARGEST_WHOLE)) <= 0;
        if (!isWhole && !Double.isFinite(number.doubleValue())) {
            throw ConditionMistake.notAllowed(written);
        }
        return new Term.Value(isWhole ? (Object) number.longValue() : (Object) number.doubleValue(), Kind.NUMBER);
    }

    private static Term.Value date(DateTimeLiteralExpression date) throws ConditionMistake {
        try {
            return new Term.Value(LocalDate.parse(date.getValue().replace("'", "")), Kind.DATE);
        } catch (DateTimeException problem) {
            throw ConditionMistake.notAllowed(date.toString());
        }
    }
}
