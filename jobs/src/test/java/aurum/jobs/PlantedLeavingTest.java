package aurum.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.benchmark.ChurnOperators;
import aurum.jobs.benchmark.ChurnOperators.Judged;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From an operator's files to scores, against who left after them, when use fell and why. */
@Tag("heavy")
class PlantedLeavingTest extends RunTest {
    private static final int CUSTOMERS = 6_000;
    private static final int DAYS = 250;

    @Test
    void whoLeavesWhyAndHowLongAheadIsToldAsPlanted() throws IOException {
        Judged judged = new ChurnOperators(
                        session(),
                        project().resolve("data/catalog"),
                        project().resolve("data/sources/operator"),
                        folder("churn"),
                        LocalDate.parse("2026-06-30"))
                .judged(CUSTOMERS, DAYS, 6);
        assertThat(judged.auc()).as("AUC").isGreaterThan(0.65);
        assertThat(judged.precision()).as("precision of calls").isGreaterThan(2 * judged.rate());
        assertThat(judged.testBrier()).as("Brier, against last month's rate").isLessThan(judged.baselineBrier());
        assertThat(judged.calibrationError()).as("calibration error").isLessThan(0.03);
        assertThat(judged.leadDays()).as("days ahead").isCloseTo(judged.plantedLeadDays(), within(7.0));
        assertThat(judged.alarms()).as("nothing drifts").isZero();
        assertThat(first(judged.reasons().get("contract_end"))).isEqualTo("contract_end");
        assertThat(first(judged.reasons().get("bad_handling"))).isEqualTo("bad_handling");
    }

    private static String first(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
    }
}
