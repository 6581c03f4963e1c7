package aurum.jobs.lake;

import static aurum.jobs.lake.Type.DATE;
import static aurum.jobs.lake.Type.LONG;
import static aurum.jobs.lake.Type.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aurum.jobs.Pipeline;
import org.junit.jupiter.api.Test;

class ContractTest {

    @Test
    void contractThatContradictsItselfIsRefused() {
        assertThatThrownBy(() -> Contract.gold("t").build()).hasMessageContaining("says no grain");
        assertThatThrownBy(() -> Contract.gold("t").grain("one row").key("id").build())
                .hasMessageContaining("no column id");
        assertThatThrownBy(() -> Contract.gold("t")
                        .grain("one row")
                        .field("a", LONG, "甲", "a")
                        .field("a", LONG, "甲", "a")
                        .build())
                .hasMessageContaining("names a column twice");
    }

    @Test
    void statisticsAreOfDatesThatAreNotPersonal() {
        Contract contract = Contract.silver("t")
                .grain("one row")
                .field("id", STRING, "编号", "id")
                .field("phone", STRING, "电话", "phone", Field.Mark.PERSONAL)
                .field("birth_month", DATE, "出生年月", "birth month", Field.Mark.SENSITIVE)
                .field("received_date", DATE, "受理日期", "date")
                .build();
        assertThat(contract.statisticsColumns()).isEqualTo("received_date");
    }

    @Test
    void everyColumnOfEveryTableIsExplainedInBothLanguages() {
        Plan plan = Pipeline.plan();
        for (String name : plan.names()) {
            Contract contract = plan.table(name).contract();
            assertThat(contract.fields()).allSatisfy(field -> {
                assertThat(field.meaningZh()).as(name + "." + field.name()).matches(".*\\p{IsHan}.*");
                assertThat(field.meaningEn()).as(name + "." + field.name()).matches("[^\\p{IsHan}]+");
            });
            assertThat(contract.grain()).as(name).startsWith("one row per ");
        }
    }
}
