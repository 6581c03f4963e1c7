package aurum.jobs.gold.label;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.gold.complaint.ComplaintsByDay;
import aurum.jobs.lake.LakeTest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest extends LakeTest {

    @Test
    void whatTheCatalogLacksLabelsItselfAndWarns() {
        given(
                ComplaintsByDay.class,
                """
            region_id | product_line | category_id | channel | journey_stage | complaint_date
            BROOKLYN  | mobile_5g    | late_fee    | hotline | unknown       | 2026-03-01
            """);
        build(Labels.class, asOf("2026-03-01"));
        List<List<String>> labels =
                rows(Labels.class, List.of("dimension", "id", "label_zh", "label_en", "is_in_catalog"));
        assertThat(labels)
                .contains(
                        List.of("region", "BROOKLYN", "BROOKLYN", "BROOKLYN", "false"),
                        List.of("journey_stage", "unknown", "未知", "Unknown", "true"),
                        List.of("hotspot_status", "easing", "缓解中", "Easing", "true"),
                        List.of("district", "wangchao-1", "望潮城区", "Wangchao Centre", "true"))
                .anySatisfy(label -> assertThat(label).startsWith("category", "late_fee", "滞纳金"));
        assertThat(labels.stream().filter(label -> label.get(1).equals("late_fee")))
                .hasSize(1);
        assertThat(lastRun().notes()).singleElement().asString().contains("1 of", "not every id is in the catalog");
    }

    @Test
    void regionsOfTheCatalogHaveAPlace() {
        given(
                ComplaintsByDay.class,
                """
            region_id | product_line | category_id | channel | journey_stage | complaint_date
            BROOKLYN  | mobile_5g    | late_fee    | hotline | unknown       | 2026-03-01
            """);
        build(Labels.class, asOf("2026-03-01"));
        assertThat(rows(Labels.class, List.of("dimension", "id", "latitude", "longitude")))
                .contains(List.of("region", "wangchao", "27.86", "124.12"))
                .contains(Arrays.asList("region", "BROOKLYN", null, null))
                .contains(Arrays.asList("district", "wangchao-1", null, null))
                .contains(Arrays.asList("hotspot_status", "easing", null, null));
    }

    @Test
    void surveysInspectionsAndScorecardsHaveNamesAndWhoIsInCharge() {
        given(
                ComplaintsByDay.class,
                """
            region_id | product_line | category_id | channel | journey_stage | complaint_date
            wangchao  | mobile_5g    | late_fee    | hotline | unknown       | 2026-03-01
            """);
        build(Labels.class, asOf("2026-03-01"));
        assertThat(rows(Labels.class, List.of("dimension", "id", "label_zh", "label_en", "parent_id")))
                .contains(
                        List.of("attribute", "billing_clarity", "账单清晰", "Clear bills", "finance"),
                        List.of("kpi", "repeat_rate", "重复投诉率", "Repeat rate", "customer_service"),
                        List.of("inspection_item", "greeting", "主动问候", "Greeting", "mystery_shopping"),
                        Arrays.asList("operator", "own", "本网", "Our own", null),
                        Arrays.asList("survey_kind", "periodic", "定期满意度调查", "Periodic survey", null))
                .anySatisfy(
                        label -> assertThat(label).startsWith("inspection_check", "greeting", "进厅一分钟内是否有人主动问候并问明来意"));
    }
}
