package aurum.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The business catalog that comes with the product. */
class CatalogTest {

    /** That ids are unique, references known and so on is checked at the start of every run, and by the tests of that check. */
    @ParameterizedTest
    @CsvSource({
        "acceptances, 3",
        "care_levels, 3",
        "categories, 49",
        "channels, 11",
        "compensations, 4",
        "complaint_events, 7",
        "departments, 8",
        "escalations, 4",
        "inspection_kinds, 3",
        "journey_stages, 13",
        "key_moments, 31",
        "levels, 5",
        "lifecycle_stages, 3",
        "onboarding_steps, 10",
        "operators, 3",
        "product_lines, 7",
        "purposes, 6",
        "reasonableness, 3",
        "regions, 18",
        "report_periods, 6",
        "resolutions, 7",
        "scorecard_kpis, 13",
        "segments, 24",
        "service_products, 35",
        "store_ownerships, 3",
        "survey_attributes, 13",
        "survey_kinds, 3"
    })
    void listHoldsAllThatTheTradeNames(String list, int lines) {
        assertThat(rows(list)).hasSize(lines).allSatisfy(row -> assertThat(row.get("id"))
                .matches(list.equals("segments") ? "[A-C][0-9]+" : "[a-z][a-z0-9_]*"));
    }

    @Test
    void everyListIsDescribed() throws IOException {
        String declared = Files.readString(World.CATALOG.resolve("catalog.yaml"));
        String described = Files.readString(World.CATALOG.resolve("README.md"));
        try (Stream<Path> files = Files.list(World.CATALOG)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".csv"))
                            .toList())
                    .allSatisfy(name -> {
                        assertThat(declared).containsPattern("(?m)^" + name.replace(".csv", ":"));
                        assertThat(described).contains("`" + name + "`");
                    });
        }
    }

    @Test
    void scorecardsWeightsSumUpToOne() {
        assertThat(rows("scorecard_kpis").stream()
                        .mapToDouble(row -> Double.parseDouble(row.get("weight")))
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void everyCustomerLevelHasOneCareLevel() {
        assertThat(rows("care_levels").stream()
                        .flatMap(row -> Stream.of(row.get("levels").split(";")))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(ids(rows("levels")));
    }

    @Test
    void newCustomersAreToldFiveThingsTaughtThreeRecommendedTwo() {
        Map<String, Long> kinds = rows("onboarding_steps").stream()
                .collect(Collectors.groupingBy(row -> row.get("kind"), Collectors.counting()));
        assertThat(kinds).containsOnly(Map.entry("told", 5L), Map.entry("taught", 3L), Map.entry("recommended", 2L));
    }

    @Test
    void everyCategoryOfTheSecondLevelHasItsStageAndDepartment() {
        Set<String> stages = ids(rows("journey_stages").stream()
                .filter(row -> !row.get("parent_id").isEmpty())
                .toList());
        Set<String> departments = ids(rows("departments"));
        List<Map<String, String>> secondLevel = rows("categories").stream()
                .filter(row -> !row.get("parent_id").isEmpty())
                .toList();
        assertThat(stages).hasSize(10);
        assertThat(secondLevel).hasSize(40).allSatisfy(row -> {
            assertThat(stages).contains(row.get("journey_stage"));
            assertThat(departments).contains(row.get("department"));
        });
        assertThat(secondLevel.stream().map(row -> row.get("journey_stage"))).containsAll(stages);
    }

    @Test
    void seventeenBranchesShareTheCustomers() {
        List<Map<String, String>> branches = rows("regions").stream()
                .filter(row -> row.get("parent_id").equals("canglan"))
                .toList();
        assertThat(branches).hasSize(17);
        double weights = branches.stream()
                .mapToDouble(row -> Double.parseDouble(row.get("weight")))
                .sum();
        assertThat(weights).isCloseTo(1, within(1e-9));
    }

    @Test
    void holidaysAreSortedAndWorkingWeekendsFallOnWeekends() {
        List<Map<String, String>> holidays = rows("holidays");
        assertThat(holidays.stream().map(row -> row.get("date")).toList())
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(holidays).allSatisfy(row -> {
            DayOfWeek weekday = LocalDate.parse(row.get("date")).getDayOfWeek();
            if (row.get("kind").equals("working_weekend")) {
                assertThat(weekday).isIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
            }
            assertThat(row.get("basis")).isIn("official", "computed", "fixed_date");
        });
    }

    private static List<Map<String, String>> rows(String dimension) {
        return ParsedCsv.rows(World.CATALOG.resolve(dimension + ".csv"));
    }

    private static Set<String> ids(List<Map<String, String>> rows) {
        return rows.stream().map(row -> row.get("id")).collect(Collectors.toSet());
    }
}
