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
                        folder("churn"))
                .judged(CUSTOMERS, DAYS, 6, LocalDate.parse("2026-06-30"));
        assertThat(judged.auc()).as("AUC").isGreaterThan(0.65);
        assertThat(judged.precision()).as("precision of calls").isGreaterThan(2 * judged.rate());
        assertThat(judged.testBrier()).as("Brier, against last month's rate").isLessThan(judged.baselineBrier());
        assertThat(judged.calibrationError()).as("calibration error").isLessThan(0.03);
        assertThat(judged.leadDays()).as("days ahead").isCloseTo(judged.plantedLeadDays(), within(7.0));
        assertThat(judged.alarms()).as("nothing drifts").isZero();
        assertThat(judged.plantedAlarms()).as("drift that is planted").containsExactly("last_bill_yuan");
        assertThat(first(judged.reasons().get("contract_end"))).isEqualTo("contract_end");
        assertThat(first(judged.reasons().get("bad_handling"))).isEqualTo("bad_handling");
    }

    /** A default demo, scored while a month is under way: it learns from a month end with hardly two months of past, and is held against days with six. */
    @Test
    void withinAMonthNothingSeemsToDrift() throws IOException {
        Judged judged = new ChurnOperators(
                        session(),
                        project().resolve("data/catalog"),
                        project().resolve("data/sources/operator"),
                        folder("within-a-month"))
                .judged(CUSTOMERS, 220, 1, LocalDate.parse("2026-11-24"));
        assertThat(judged.alarms()).as("nothing drifts").isZero();
        // One month end with hardly a hundred leavers is all there is to learn from: no better than last month's rate,
        // but no worse either. It erred half as much again while months of use held two days.
        assertThat(judged.testBrier()).as("Brier, against last month's rate").isLessThan(1.05 * judged.baselineBrier());
        assertThat(judged.calibrationError()).as("calibration error").isLessThan(0.03);
    }

    private static String first(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElseThrow();
    }
}
