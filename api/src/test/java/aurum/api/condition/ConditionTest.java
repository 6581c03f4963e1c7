package aurum.api.condition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules mean in DuckDB what the cases say, to which the jobs hold Spark; and what reads them is word for word the same. */
class ConditionTest {
    private static final Path PROJECT = Path.of(System.getProperty("aurum.home", ".."));
    private static final Path CASES = PROJECT.resolve("data/cases");

    private static final Map<String, Kind> COLUMNS = Map.of(
            "months", Kind.NUMBER,
            "times", Kind.NUMBER,
            "yuan", Kind.NUMBER,
            "rate", Kind.NUMBER,
            "level", Kind.TEXT,
            "is_prepaid", Kind.FLAG,
            "end_date", Kind.DATE);

    private record Case(String rule, List<String> holdsFor, String mistake, String word) {}

    @Test
    void rulesHoldForTheSameRowsAsInTheCases() throws SQLException, ConditionMistake {
        SoftAssertions all = new SoftAssertions();
        int asked = 0;
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(
                    """
                    create table rows as select * from read_csv('%s', header = true, quote = '"', escape = '"', columns = {
                      id: varchar, months: bigint, times: bigint, yuan: double, rate: double, level: varchar, is_prepaid: boolean, end_date: date})
                    """
                            .formatted(CASES.resolve("rule_rows.csv")));
            for (Case each : cases(statement)) {
                if (each.mistake().isEmpty()) {
                    String sql = DuckCondition.of(Condition.of(each.rule(), COLUMNS));
                    all.assertThat(texts(statement, "select id from rows where " + sql))
                            .as(each.rule())
                            .containsExactlyInAnyOrderElementsOf(each.holdsFor());
                    asked++;
                }
            }
        }
        all.assertAll();
        assertThat(asked).isGreaterThan(90);
    }

    @Test
    void mistakesAreToldByReasonAndWord() throws SQLException {
        SoftAssertions all = new SoftAssertions();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            for (Case each : cases(statement)) {
                if (!each.mistake().isEmpty()) {
                    ConditionMistake mistake =
                            catchThrowableOfType(ConditionMistake.class, () -> Condition.of(each.rule(), COLUMNS));
                    all.assertThat(mistake).as(each.rule()).isNotNull();
                    if (mistake != null) {
                        all.assertThat(mistake.reason().name().toLowerCase(Locale.ROOT))
                                .as(each.rule())
                                .isEqualTo(each.mistake());
                        all.assertThat(each.word()).as(each.rule()).isIn("*", mistake.word());
                    }
                }
            }
        }
        all.assertAll();
    }

    /** Whoever changes one changes the other. */
    @ParameterizedTest
    @ValueSource(strings = {"Condition", "ConditionMistake", "ConditionParser", "Dialect", "Kind", "NeverTrue", "Term"})
    void theJobsReadThemWithTheSameWords(String name) throws IOException {
        String source = "%s/src/main/java/aurum/%s/condition/" + name + ".java";
        String here = Files.readString(PROJECT.resolve(source.formatted("api", "api")), UTF_8);
        String there = Files.readString(PROJECT.resolve(source.formatted("jobs", "jobs")), UTF_8);
        assertThat(here).isEqualTo(there.replace("aurum.jobs.condition", "aurum.api.condition"));
    }

    private static List<Case> cases(Statement statement) throws SQLException {
        List<Case> cases = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                """
                select coalesce(rule, ''), coalesce(holds_for, ''), coalesce(mistake, ''), coalesce(word, '')
                from read_csv('%s', header = true, delim = ',', quote = '"', escape = '"', comment = '', all_varchar = true)
                """
                        .formatted(CASES.resolve("rules.csv")))) {
            while (rows.next()) {
                String ids = rows.getString(2);
                cases.add(new Case(
                        rows.getString(1),
                        ids.isEmpty() ? List.of() : Arrays.asList(ids.split(" ")),
                        rows.getString(3),
                        rows.getString(4)));
            }
        }
        return cases;
    }

    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
