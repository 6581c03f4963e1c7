package aurum.jobs.lake;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import aurum.jobs.failure.Failure;
import aurum.jobs.lake.Rule.Consequence;
import aurum.jobs.lake.TableRun.RuleCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What one pass over built rows found, before any of them is written.
 *
 * @param kept rows that no rule sets aside
 * @param measure sum of the contract's measure; 0 without one
 */
record RowChecks(String table, long rows, long kept, long measure, List<RuleCheck> rules) {
    private static final int EXAMPLES = 3;

    static RowChecks of(Contract contract, Dataset<Row> built) {
        List<Column> counts = counts(contract);
        boolean keyIsUnique = !contract.key().isEmpty() && !contract.writeMode().merges();
        Row row = built.agg(
                        keyIsUnique ? count_distinct(when(kept(contract), key(contract))) : lit(0L),
                        counts.toArray(Column[]::new))
                .head();
        return of(contract, i -> row.getLong(i + 1), keyIsUnique ? row.getLong(2) - row.getLong(0) : 0);
    }

    /** Counts what {@link #of(Contract, Tally)} tells, over rows on their way to something else. */
    static Tally tally(Contract contract) {
        return new Tally(counts(contract));
    }

    /** For tables that merge rows by key, so that a key may come twice. */
    static RowChecks of(Contract contract, Tally tally) {
        return of(contract, tally::number, 0);
    }

    private static List<Column> counts(Contract contract) {
        List<Column> counts = new ArrayList<>();
        counts.add(count(lit(1)));
        counts.add(count(when(kept(contract), 1)));
        counts.add(contract.measure()
                .map(column -> coalesce(sum(col(column)), lit(0L)))
                .orElse(coalesce(sum(lit(0L)), lit(0L))));
        contract.allRules().forEach(rule -> counts.add(count(when(broken(rule), 1))));
        return counts;
    }

    private static RowChecks of(Contract contract, IntToLongFunction numbers, long keysTwice) {
        long rows = numbers.applyAsLong(0);
        long kept = numbers.applyAsLong(1);
        List<RuleCheck> checks = new ArrayList<>();
        for (Rule rule : contract.allRules()) {
            checks.add(new RuleCheck(rule, rows, numbers.applyAsLong(3 + checks.size())));
        }
        Rule unique = Rule.stop("the key is unique", "one row per " + String.join(", ", contract.key()));
        checks.add(new RuleCheck(unique, kept, keysTwice));
        return new RowChecks(contract.name(), rows, kept, numbers.applyAsLong(2), List.copyOf(checks));
    }

    private static Column key(Contract contract) {
        return struct(contract.key().stream().map(key -> col(key)).toArray(Column[]::new));
    }

    /**
     * @param contract whose rules these are
     * @param built the rows that were checked; the first that break a rule are named, as far as their key is nobody's secret
     * @throws Failure when a rule says stop
     */
    void stopIfBroken(Contract contract, Dataset<Row> built) {
        rules.stream()
                .filter(check -> check.rule().consequence() == Consequence.STOP && check.rowsBreaking() > 0)
                .findFirst()
                .ifPresent(check -> {
                    throw Failure.ofRun(
                            "%s: %,d of %,d rows break the rule '%s' (%s). Nothing was written to it.%s Mend the source or the rule, and run again."
                                    .formatted(
                                            table,
                                            check.rowsBreaking(),
                                            check.rowsChecked(),
                                            check.rule().name(),
                                            check.rule().condition(),
                                            examples(contract, built, check.rule())));
                });
    }

    /** Of the key twice there is no condition to look for; the key itself says enough. */
    private static String examples(Contract contract, Dataset<Row> built, Rule rule) {
        List<String> shown = Stream.concat(
                        contract.key().stream(), Stream.of(Contract.SOURCE_FILE, Contract.ROW_NUMBER))
                .filter(contract.columns()::contains)
                .filter(column -> contract.field(column).sensitivity() == Field.Sensitivity.NONE)
                .toList();
        if (shown.isEmpty() || !contract.allRules().contains(rule)) {
            return "";
        }
        List<Row> rows = built.where(broken(rule))
                .select(shown.stream()
                        .map(column -> concat_ws(" ", lit(column), col(column).cast("string")))
                        .toArray(Column[]::new))
                .limit(EXAMPLES)
                .collectAsList();
        return rows.stream().map(row -> row.mkString(", ")).collect(Collectors.joining("; ", " Such as: ", "."));
    }

    List<String> warnings() {
        return rules.stream()
                .filter(check -> check.rule().consequence() == Consequence.WARN && check.rowsBreaking() > 0)
                .map(check -> "%,d of %,d rows: not %s"
                        .formatted(
                                check.rowsBreaking(),
                                check.rowsChecked(),
                                check.rule().name()))
                .toList();
    }

    long setAside() {
        return rows - kept;
    }

    /** True for rows that no rule sets aside. */
    static Column kept(Contract contract) {
        return contract.rules().stream()
                .filter(rule -> rule.consequence() == Consequence.SET_ASIDE)
                .map(rule -> not(broken(rule)))
                .reduce(lit(true), Column::and);
    }

    /** Which rule sets a row aside, in words; null when none does. */
    static Column reason(Contract contract) {
        return contract.rules().stream()
                .filter(rule -> rule.consequence() == Consequence.SET_ASIDE)
                .map(rule -> when(broken(rule), lit("not " + rule.name() + " (" + rule.condition() + ")")))
                .reduce(lit(null).cast("string"), (first, second) -> coalesce(first, second));
    }

    private static Column broken(Rule rule) {
        return not(coalesce(expr(rule.condition()), lit(false)));
    }
}
