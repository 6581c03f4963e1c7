package aurum.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The business catalog that comes with the product. */
class CatalogTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "regions",
                "product_lines",
                "categories",
                "journey_stages",
                "channels",
                "departments",
                "levels",
                "purposes",
                "resolutions",
                "escalations"
            })
    void dimensionHasUniqueIdsKnownParentsAndBothLabels(String dimension) {
        List<Map<String, String>> rows = rows(dimension);
        Set<String> ids = ids(rows);
        assertThat(rows).hasSize(ids.size()).allSatisfy(row -> {
            assertThat(row).containsKeys("id", "parent_id", "label_zh", "label_en", "valid_from", "valid_to");
            assertThat(row.get("id")).matches("[a-z][a-z0-9_]*");
            assertThat(row.get("label_zh")).isNotBlank();
            assertThat(row.get("label_en")).isNotBlank();
            assertThat(row.get("parent_id"))
                    .satisfiesAnyOf(parent -> assertThat(parent).isEmpty(), parent -> assertThat(ids)
                            .contains(parent));
        });
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
