package aurum.api.condition;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** A part of a condition, every kind of which has been checked. What is unknown (null) makes a comparison unknown, and who is not known to be in a group is not in it. */
sealed interface Term {

    Kind kind();

    /** The parts it is made of. */
    List<Term> parts();

    /** The same in an engine's own words. */
    <T> T in(Dialect<T> dialect);

    /** The columns it names, each as often as it does. */
    default Stream<String> columns() {
        return parts().stream().flatMap(Term::columns);
    }

    /** A column by its name. */
    record Column(String name, Kind kind) implements Term {
        @Override
        public List<Term> parts() {
            return List.of();
        }

        @Override
        public Stream<String> columns() {
            return Stream.of(name);
        }

        @Override
        public <T> T in(Dialect<T> dialect) {
            return dialect.column(name);
        }
    }

    /**
     * A value that is written out.
     *
     * @param value a {@link Long}, {@link Double}, {@link String}, {@link Boolean} or {@link LocalDate}
     */
    record Value(Object value, Kind kind) implements Term {
        @Override
        public List<Term> parts() {
            return List.of();
        }

        @Override
        public <T> T in(Dialect<T> dialect) {
            return dialect.value(value);
        }
    }

    /** A number out of two; what is divided by 0 is unknown. */
    record Calculation(char operator, Term left, Term right) implements Term {
        @Override
        public Kind kind() {
            return Kind.NUMBER;
        }

        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }

        @Override
        public <T> T in(Dialect<T> dialect) {
            return dialect.calculation(operator, left.in(dialect), right.in(dialect));
        }
    }

    /** The first of these that is known. */
    record FirstKnown(List<Term> parts) implements Term {
        @Override
        public Kind kind() {
            return parts.get(0).kind();
        }

        @Override
        public <T> T in(Dialect<T> dialect) {
            return dialect.firstKnown(
                    parts.stream().map(part -> part.in(dialect)).toList());
        }
    }

    /** @param operator {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >} or {@code >=} */
    record Comparison(String operator, Term left, Term right) implements Term {
        @Override
        public Kind kind() {
            return Kind.FLAG;
        }

        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }

        @Override
        public <T> T in(Dialect<T> dialect) {
            return dialect.comparison(operator, left.in(dialect), right.in(dialect));
        }
    }

    /** Whether it equals one of the values. */
    record OneOf(Term term, List<Value> values) implements Term {
        @Override
        public Kind kind() {
            return Kind.FLAG;
        }

        @Override
        public List<Term> parts() {
            return Stream.concat(Stream.of(term), values.stream()).toList();
        }

        @Override
        public <T> T in(Dialect<T> dialect) {
            return dialect.oneOf(
                    term.in(dialect),
                    values.stream().map(value -> value.in(dialect)).toList());
        }
    }

    /** Whether it is unknown. */
    record Unknown(Term term) implements Term {
        @Override
        public Kind kind() {
            return Kind.FLAG;
        }

        @Override
        public List<Term> parts() {
            return List.of(term);
        }

        @Override
        public <T> T in(Dialect<T> dialect) {
            return dialect.unknown(term.in(dialect));
        }
    }

    /** The contrary; of what is unknown, unknown. */
    record Not(Term term) implements Term {
        @Override
        public Kind kind() {
            return Kind.FLAG;
        }

        @Override
        public List<Term> parts() {
            return List.of(term);
        }

        @Override
        public <T> T in(Dialect<T> dialect) {
            return dialect.not(term.in(dialect));
        }
    }

    /** Both of two. */
    record And(Term left, Term right) implements Term {
        @Override
        public Kind kind() {
            return Kind.FLAG;
        }

        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }

        @Override
        public <T> T in(Dialect<T> dialect) {
            return dialect.and(left.in(dialect), right.in(dialect));
        }
    }

    /** One of two, or both. */
    record Or(Term left, Term right) implements Term {
        @Override
        public Kind kind() {
            return Kind.FLAG;
        }

        @Override
        public List<Term> parts() {
            return List.of(left, right);
        }

        @Override
        public <T> T in(Dialect<T> dialect) {
            return dialect.or(left.in(dialect), right.in(dialect));
        }
    }
}
