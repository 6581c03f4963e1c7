package aurum.jobs.lake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import aurum.jobs.Pipeline;
import aurum.jobs.failure.Failure;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class PlanTest {

    /** A table that is never built; only its declarations matter here. */
    abstract static class Declared implements Table {
        private final String name;
        private final List<Input> inputs;

        Declared(String name, List<Input> inputs) {
            this.name = name;
            this.inputs = inputs;
        }

        @Override
        public Contract contract() {
            return Contract.gold(name).grain("one row").build();
        }

        @Override
        public List<Input> inputs() {
            return inputs;
        }

        @Override
        public Dataset<Row> build(Inputs in) {
            throw new UnsupportedOperationException();
        }
    }

    public static final class Hen extends Declared {
        public Hen() {
            super("hen", List.of(Input.all(Egg.class)));
        }
    }

    public static final class Egg extends Declared {
        public Egg() {
            super("egg", List.of(Input.all(Hen.class)));
        }
    }

    private final Plan plan = Pipeline.plan();

    @Test
    void everyTableComesAfterWhatItReads() {
        List<String> order = plan.names();
        for (String name : order) {
            assertThat(order.subList(0, order.indexOf(name))).containsAll(plan.inputsOf(name));
        }
        assertThat(order)
                .containsAll(
                        Pipeline.feeds().values().stream().map(LakeTable::name).toList());
    }

    @Test
    void circleIsRefusedAndShown() {
        assertThatThrownBy(() -> new Plan(List.of(), List.of(new Hen(), new Egg())))
                .hasMessageContaining("gold.egg → gold.hen → gold.egg");
    }

    @Test
    void inputThatIsNotListedIsRefused() {
        assertThatThrownBy(() -> new Plan(List.of(), List.of(new Hen())))
                .hasMessage("gold.hen reads gold.egg, which is not in the pipeline.");
    }

    @Test
    void tablesWithoutTheirFeedAreLeftOutWithTheReason() {
        assertThat(plan.leftOut(Set.of("bronze.complaints")))
                .containsKeys("bronze.customers", "silver.customers", "silver.subscriptions", "gold.subscribers_by_day")
                .doesNotContainKeys("silver.complaints", "gold.complaints_by_day", "gold.labels")
                .containsValue("no source brings the feed customers");
        assertThat(plan.leftOut(Set.of())).containsKey("gold.labels");
        assertThat(plan.leftOut(
                        Pipeline.feeds().values().stream().map(LakeTable::name).collect(Collectors.toSet())))
                .isEmpty();
    }

    @Test
    void selectionFollowsNamesGlobsAndBothDirections() {
        assertThat(plan.select(List.of())).isEqualTo(plan.names());
        assertThat(plan.select(List.of("silver.*")))
                .contains("silver.complaints", "silver.customers")
                .allMatch(name -> name.startsWith("silver."));
        assertThat(plan.select(List.of("+gold.complaints_by_day")))
                .containsExactly("bronze.complaints", "silver.complaints", "gold.complaints_by_day");
        assertThat(plan.select(List.of("silver.subscriptions+")))
                .contains("silver.subscriptions", "gold.subscribers_by_day", "gold.labels")
                .doesNotContain("silver.complaints");
    }

    @Test
    void selectionThatMatchesNothingSaysWhatWasProbablyMeant() {
        assertThatThrownBy(() -> plan.select(List.of("gold.complaint_by_day")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Did you mean 'gold.complaints_by_day'?");
    }
}
