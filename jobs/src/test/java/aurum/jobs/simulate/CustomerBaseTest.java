package aurum.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.simulate.CustomerBase.Change;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerBaseTest {

    private static final World WORLD = World.of(
            SimulationSettings.standard(Path.of("unused"), World.CATALOG).withSize(200_000, 180));

    @Test
    void theFirstDayHasExactlyTheCustomersAskedFor() {
        assertThat(WORLD.subscribers(0)).isEqualTo(200_000);
        assertThat(World.of(WORLD.settings().withSize(7, 3)).subscribers(0)).isEqualTo(7);
    }

    @Test
    void branchesHaveTheirShareOfCustomers() {
        double ofCapital = WORLD.base().markets().stream()
                .filter(market -> market.branch().id().equals("wangchao"))
                .mapToInt(market -> WORLD.base().subscribers(market, 0))
                .sum();
        assertThat(ofCapital / 200_000).isCloseTo(0.16, within(0.03));
    }

    @Test
    void fiveGGrowsTwoGShrinksAndTheWholeGrowsSlowly() {
        assertThat(growthPerMonth(ProductLine.MOBILE_5G)).isBetween(0.015, 0.026);
        assertThat(growthPerMonth(ProductLine.MOBILE_2G)).isBetween(-0.032, -0.019);
        double whole = Math.pow(WORLD.subscribers(180) / 200_000.0, 1 / 6.0) - 1;
        assertThat(whole).isBetween(0.001, 0.006);
    }

    @Test
    void aboutOnePointTwoPercentLeaveInAMonth() {
        long left = 0;
        for (int day = 1; day <= 30; day++) {
            left += WORLD.base().changes(day).stream().filter(Change::left).count();
        }
        assertThat(left / 200_000.0).isCloseTo(0.0125, within(0.001));
    }

    @Test
    void changesAddUpToTheSubscribersOfEveryDay() {
        Map<Market, Integer> active = new HashMap<>();
        for (Market market : WORLD.base().markets()) {
            active.put(market, WORLD.base().subscribers(market, 0));
        }
        for (int day = 1; day <= 60; day++) {
            for (Change change : WORLD.base().changes(day)) {
                boolean joined =
                        change.customer().activated().equals(WORLD.settings().date(day));
                int difference = change.left() ? -1 : joined ? 1 : 0;
                active.merge(change.customer().market(), difference, Integer::sum);
            }
            for (Market market : WORLD.base().markets()) {
                assertThat(WORLD.base().subscribers(market, day)).isEqualTo(active.get(market));
            }
        }
    }

    @Test
    void namesAndLevelsStayWithTheCustomer() {
        List<Change> changes = WORLD.base().changes(90);
        assertThat(changes).isNotEmpty().allSatisfy(change -> {
            Customer customer = change.customer();
            assertThat(customer.firstLevel()).isNotEqualTo(customer.secondLevel());
            assertThat(change.level()).isIn(customer.firstLevel(), customer.secondLevel());
            assertThat(customer.phone()).matches("154\\d{8}");
        });
    }

    private static double growthPerMonth(ProductLine line) {
        return Math.pow((double) WORLD.subscribers(line, 180) / WORLD.subscribers(line, 0), 1 / 6.0) - 1;
    }
}
