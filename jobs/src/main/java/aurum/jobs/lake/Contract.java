package aurum.jobs.lake;

import static aurum.jobs.lake.Field.Mark.REQUIRED;

import aurum.jobs.lake.Field.Mark;
import aurum.jobs.lake.Field.Sensitivity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * What a table promises: its grain in one sentence, its columns, key, rules, region scope, and how new rows are written.
 * The contract is written into the Delta schema, so whoever reads the lake reads it there.
 *
 * @param name {@code layer.plural_entity}
 * @param key columns that identify a row; empty for append-only logs
 * @param scope the column that holds a region id, or empty when the table is not bound to regions
 * @param measure the column whose sum over the rebuilt rows equals the rows read, or empty; for entity tables {@link #keepsEveryRow}
 * @param keepsEveryRow every input row becomes one built row: the runner counts both
 */
public record Contract(
        String name,
        String grain,
        List<Field> fields,
        List<String> key,
        Optional<String> scope,
        List<Rule> rules,
        WriteMode writeMode,
        Optional<String> measure,
        boolean keepsEveryRow) {

    public static final String SOURCE_FILE = "_source_file";
    public static final String ROW_NUMBER = "_row_number";
    public static final String RUN_ID = "_run_id";

    /** A feed's rows as they came, typed, with where they came from; only ever added to. */
    public static Builder bronze(String name) {
        return new Builder("bronze." + name).replaces(WriteMode.append());
    }

    /** One entity: every row of the feed is kept, merged by key, or set aside. */
    public static Builder silver(String name) {
        Builder builder = new Builder("silver." + name);
        builder.keepsEveryRow = true;
        builder.field(SOURCE_FILE, Type.STRING, "来源文件", "the landing file this row came from");
        builder.field(ROW_NUMBER, Type.LONG, "文件内行号", "its record number in that file, from 1");
        return builder;
    }

    /** Sums over an entity's rows, kept so that later tables need not read them all again. */
    public static Builder silverSums(String name) {
        return new Builder("silver." + name);
    }

    public static Builder gold(String name) {
        return new Builder("gold." + name);
    }

    public static Builder ops(String name) {
        return new Builder("ops." + name).replaces(WriteMode.append());
    }

    public String layer() {
        return name.substring(0, name.indexOf('.'));
    }

    public List<String> columns() {
        return fields.stream().map(Field::name).toList();
    }

    public Field field(String column) {
        return fields.stream()
                .filter(field -> field.name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no column " + column));
    }

    public StructType schema() {
        return new StructType(fields.stream().map(Field::toSpark).toArray(StructField[]::new));
    }

    /** The columns whose minimum and maximum may stand in the Delta log, which holds them in clear. */
    String statisticsColumns() {
        return fields.stream().filter(Field::hasStatistics).map(Field::name).collect(Collectors.joining(","));
    }

    /** All rules, those that follow from the columns first. */
    public List<Rule> allRules() {
        List<Rule> all = new ArrayList<>();
        fields.stream()
                .filter(Field::isRequired)
                .forEach(field -> all.add(Rule.stop(field.name() + " is present", field.name() + " is not null")));
        all.addAll(rules);
        return all;
    }

    /** Collects a contract; {@link #build} checks that it holds together. */
    public static final class Builder {
        private final String name;
        private String grain = "";
        private final List<Field> fields = new ArrayList<>();
        private List<String> key = List.of();
        private Optional<String> scope = Optional.empty();
        private final List<Rule> rules = new ArrayList<>();
        private WriteMode writeMode = WriteMode.everything();
        private Optional<String> measure = Optional.empty();
        private boolean keepsEveryRow;

        private Builder(String name) {
            this.name = name;
        }

        /** What one row is: "one row per region and day". */
        public Builder grain(String sentence) {
            this.grain = sentence;
            return this;
        }

        /** The columns that identify a row. */
        public Builder key(String... columns) {
            this.key = List.of(columns);
            return this;
        }

        /** The column with the region id by which readers are limited. */
        public Builder scope(String regionColumn) {
            this.scope = Optional.of(regionColumn);
            return this;
        }

        public Builder field(String column, Type type, String meaningZh, String meaningEn, Mark... marks) {
            Set<Mark> marked = Set.copyOf(Arrays.asList(marks));
            Sensitivity sensitivity = marked.contains(Mark.PERSONAL)
                    ? Sensitivity.PERSONAL
                    : marked.contains(Mark.SENSITIVE) ? Sensitivity.SENSITIVE : Sensitivity.NONE;
            fields.add(new Field(column, type, meaningZh, meaningEn, marked.contains(REQUIRED), sensitivity));
            return this;
        }

        public Builder rule(Rule rule) {
            rules.add(rule);
            return this;
        }

        public Builder replaces(WriteMode mode) {
            this.writeMode = mode;
            return this;
        }

        /** The column that counts the input rows: its sum over what was rebuilt has to equal the rows read. */
        public Builder countsRowsIn(String column) {
            this.measure = Optional.of(column);
            return this;
        }

        /**
         * @throws IllegalArgumentException when the contract contradicts itself, naming table and column
         */
        public Contract build() {
            List<Field> ordered = new ArrayList<>(
                    fields.stream().filter(field -> !field.isTechnical()).toList());
            ordered.addAll(fields.stream().filter(Field::isTechnical).toList());
            Contract contract = new Contract(
                    name,
                    grain,
                    List.copyOf(ordered),
                    key,
                    scope,
                    List.copyOf(rules),
                    writeMode,
                    measure,
                    keepsEveryRow);
            check(!grain.isBlank(), "says no grain");
            check(contract.columns().size() == Set.copyOf(contract.columns()).size(), "names a column twice");
            key.forEach(contract::field);
            scope.ifPresent(contract::field);
            measure.ifPresent(contract::field);
            if (writeMode instanceof WriteMode.ReplaceDays days) {
                contract.field(days.dayColumn());
            }
            check(!writeMode.merges() || !key.isEmpty(), "merges rows but has no key");
            if (writeMode instanceof WriteMode.MergeLatest merge) {
                contract.field(merge.versionColumn());
                merge.within().ifPresent(column -> check(key.contains(column), column + " is no part of its key"));
            }
            if (writeMode instanceof WriteMode.KeepHistory history) {
                contract.field(history.to());
                check(key.equals(List.of(history.entity(), history.from())), "keeps history by another key");
            }
            if (writeMode instanceof WriteMode.AddUp sums) {
                check(key.contains(sums.within()), sums.within() + " is no part of its key");
                sums.latest().forEach(contract::field);
            }
            return contract;
        }

        private void check(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalArgumentException("The contract of " + name + " " + otherwise + ".");
            }
        }
    }
}
