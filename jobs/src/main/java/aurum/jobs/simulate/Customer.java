package aurum.jobs.simulate;

import java.time.LocalDate;

/**
 * One customer, as known for ever: what changes is told by {@link CustomerBase}.
 *
 * @param number unique among all customers
 * @param firstLevel level when first seen
 * @param secondLevel level after the one change of level that a customer may have
 */
record Customer(
        Market market,
        long number,
        String name,
        String phone,
        String email,
        LocalDate activated,
        String firstLevel,
        String secondLevel) {

    String id() {
        return "C%09d".formatted(number);
    }
}
