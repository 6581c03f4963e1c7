package aurum.jobs.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import aurum.jobs.Pipeline;
import aurum.jobs.catalog.Catalog;
import aurum.jobs.condition.RuleCases.Case;
import aurum.jobs.lake.LakeTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Rules mean in Spark what the cases say; the other program holds DuckDB to the same ones. */
class ConditionTest extends LakeTest {

    @Test
    void rulesHoldForTheSameRowsAsInTheCases() throws ConditionMistake {
        List<Case> cases =
                RuleCases.all().stream().filter(each -> each.mistake() == null).toList();
        List<Column> columns = new ArrayList<>(List.of(functions.col("id")));
        for (Case each : cases) {
            columns.add(SparkCondition.of(Condition.of(each.rule(), RuleCases.COLUMNS)));
        }
        List<Row> answers = rows().select(columns.toArray(Column[]::new)).collectAsList();
        SoftAssertions all = new SoftAssertions();
        for (int i = 0; i < cases.size(); i++) {
            int place = i + 1;
            all.assertThat(answers.stream()
                            .filter(row -> !row.isNullAt(place) && row.getBoolean(place))
                            .map(row -> row.getString(0)))
                    .as(cases.get(i).rule())
                    .containsExactlyInAnyOrderElementsOf(cases.get(i).holdsFor());
        }
        all.assertAll();
        assertThat(cases).hasSizeGreaterThan(90);
    }

    @Test
    void mistakesAreToldByReasonAndWord() {
        SoftAssertions all = new SoftAssertions();
        for (Case each : RuleCases.all()) {
            if (each.mistake() != null) {
                ConditionMistake mistake = catchThrowableOfType(
                        ConditionMistake.class, () -> Condition.of(each.rule(), RuleCases.COLUMNS));
                all.assertThat(mistake).as(each.rule()).isNotNull();
                if (mistake != null) {
                    all.assertThat(mistake.reason().name().toLowerCase(Locale.ROOT))
                            .as(each.rule())
                            .isEqualTo(each.mistake());
                    if (!each.word().equals("*")) {
                        all.assertThat(mistake.word()).as(each.rule()).isEqualTo(each.word());
                    }
                }
            }
        }
        all.assertAll();
    }

    @Test
    void hostileTextIsReadOrRefusedSoon() {
        for (String text : List.of(
                "(".repeat(1000) + "months > 1" + ")".repeat(1000),
                "(".repeat(12) + "months > 1" + ")".repeat(12),
                "not ".repeat(400) + "is_prepaid",
                "months > " + "1 + ".repeat(450) + "1",
                "x".repeat(100_000))) {
            assertTimeout(Duration.ofSeconds(5), () -> whatIsRead(text));
        }
    }

    private static String whatIsRead(String text) {
        try {
            return Condition.of(text, RuleCases.COLUMNS).text();
        } catch (ConditionMistake mistake) {
            return mistake.getMessage();
        }
    }

    @Test
    void columnsAreToldInTheOrderOfTheText() throws ConditionMistake {
        assertThat(Condition.of("times > 1 and (months < 3 or times = 9) and level in ('a')", RuleCases.COLUMNS)
                        .columns())
                .containsExactly("times", "months", "level");
    }

    @Test
    void everyRuleOfTheCatalogCanBeUsed() {
        Catalog catalog = Catalog.load(project().resolve("data/catalog"));
        assertThatCode(() -> Pipeline.checkRules(catalog)).doesNotThrowAnyException();
    }

    private static Dataset<Row> rows() {
        StructType schema = new StructType()
                .add("id", DataTypes.StringType)
                .add("months", DataTypes.LongType)
                .add("times", DataTypes.LongType)
                .add("yuan", DataTypes.DoubleType)
                .add("rate", DataTypes.DoubleType)
                .add("level", DataTypes.StringType)
                .add("is_prepaid", DataTypes.BooleanType)
                .add("end_date", DataTypes.DateType);
        StructType texts = new StructType();
        for (String name : schema.fieldNames()) {
            texts = texts.add(name, DataTypes.StringType);
        }
        List<Row> rows = RuleCases.rows().stream()
                .map(cells -> RowFactory.create((Object[]) cells))
                .toList();
        return session()
                .createDataFrame(rows, texts)
                .select(Arrays.stream(schema.fields())
                        .map(field -> functions.col(field.name()).cast(field.dataType()))
                        .toArray(Column[]::new));
    }
}
