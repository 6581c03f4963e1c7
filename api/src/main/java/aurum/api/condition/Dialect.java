package aurum.api.condition;

import java.util.List;

/**
 * How an engine says each part of a condition. Null makes a comparison null, {@code and}, {@code or} and {@code not} follow the three values of SQL; NaN equals itself and is above every number.
 *
 * @param <T> what the engine takes: an expression, or text
 */
interface Dialect<T> {

    T column(String name);

    /** @param value a {@link Long}, {@link Double}, {@link String}, {@link Boolean} or {@link java.time.LocalDate} */
    T value(Object value);

    /**
     * In fractions, whatever the operands are; null when divided by 0.
     *
     * @param operator {@code +}, {@code -}, {@code *} or {@code /}
     */
    T calculation(char operator, T left, T right);

    T firstKnown(List<T> terms);

    /** @param operator {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >} or {@code >=} */
    T comparison(String operator, T left, T right);

    T oneOf(T term, List<T> values);

    T unknown(T term);

    T not(T term);

    T and(T left, T right);

    T or(T left, T right);
}
