package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the operator's systems hold of a customer besides name and number: a function of seed, market, number and day.
 *
 * @param plan what is subscribed to on the day
 * @param bestPlan the cheapest for this customer's habits
 * @param firstContractEnd day of the simulation on which the first contract ends, may lie outside of it; {@link #NEVER} without one
 */
record Profile(
        Traits traits,
        Habits habits,
        int district,
        Plan plan,
        Plan bestPlan,
        int firstContractEnd,
        boolean isPrepaid,
        String familyGroup,
        String accountManager,
        String device,
        String joinedThrough,
        boolean isRealName,
        int points) {

    static final int NEVER = Integer.MAX_VALUE;
    static final int DISTRICTS = 4;
    static final int CONTRACT_DAYS = 365;

    private static final double FITS = 0.55;
    private static final double PLAN_CHANGES_PER_DAY = 0.0006;
    private static final double MOVES_PER_DAY = 0.0002;
    private static final List<String> PHONES = List.of("沧浪 X1", "沧浪 X2", "云帆 9", "云帆 10", "海豚 S", "海豚 S2");
    private static final Weighted JOINED =
            Weighted.parse("store:0.5 website:0.15 app:0.15 hotline:0.08 account_manager:0.05 wap:0.07");

    /** Makes profiles from the catalog's plans. */
    static final class Register {
        private final SimulationSettings settings;
        private final Map<String, List<Plan>> plans;

        Register(SimulationSettings settings, List<Plan> plans) {
            this.settings = settings;
            this.plans = plans.stream().collect(Collectors.groupingBy(Plan::productLine));
        }

        Profile of(Market market, long number, int joinDay, int day) {
            Traits traits = Traits.of(settings, market, number);
            Habits habits = Habits.of(market.productLine(), traits);
            RandomStream random = RandomStream.of(settings.seed(), Topic.PROFILE, number);
            List<Plan> choice = plans.get(market.productLine().id);
            Plan best = choice.stream()
                    .min(Comparator.comparingDouble(
                            plan -> plan.cost(habits.minutesPerMonth(), habits.megabytesPerMonth())))
                    .orElseThrow();
            Plan first = random.chance(FITS) ? best : random.pick(choice);
            boolean changed = day >= changeDay(Topic.PLAN_CHANGE, number, joinDay, PLAN_CHANGES_PER_DAY);
            int district = random.below(DISTRICTS);
            boolean moved = day >= changeDay(Topic.MOVE, number, joinDay, MOVES_PER_DAY);
            int contractEnd = joinDay == 0 ? random.between(-200, CONTRACT_DAYS) : joinDay + CONTRACT_DAYS;
            boolean inFamily = traits.archetype() == Archetype.FAMILY || random.chance(0.1);
            boolean isBusiness = traits.archetype() == Archetype.BUSINESS;
            return new Profile(
                    traits,
                    habits,
                    moved ? (district + 1) % DISTRICTS : district,
                    changed ? best : first,
                    best,
                    first.hasContract() ? contractEnd : NEVER,
                    !first.hasContract() && random.chance(0.6),
                    inFamily ? "F%09d".formatted(number / 3) : "",
                    isBusiness && random.chance(0.5)
                            ? "M%s-%02d".formatted(market.branch().id(), random.below(6))
                            : "",
                    random.pick(PHONES),
                    JOINED.draw(random),
                    random.chance(0.97),
                    random.below(20_000));
        }

        /** The day on which the one plan change of a customer falls. */
        int planChangeDay(long number, int joinDay) {
            return changeDay(Topic.PLAN_CHANGE, number, joinDay, PLAN_CHANGES_PER_DAY);
        }

        /** The day on which a customer moves to another district. */
        int moveDay(long number, int joinDay) {
            return changeDay(Topic.MOVE, number, joinDay, MOVES_PER_DAY);
        }

        private int changeDay(Topic topic, long number, int joinDay, double perDay) {
            double waited = RandomStream.uniform(settings.seed(), topic, number) / perDay;
            return waited > settings.days() ? NEVER : joinDay + 1 + (int) waited;
        }
    }

    /** The last day of the contract that runs on a day, or null without one; a contract that ends is renewed for a year. */
    LocalDate contractEnd(SimulationSettings settings, int day) {
        if (firstContractEnd == NEVER) {
            return null;
        }
        int end = firstContractEnd;
        while (end < day) {
            end += CONTRACT_DAYS;
        }
        return settings.date(end);
    }

    /** How many yuan a month this customer pays too much, by habits. */
    double overpaid() {
        return plan.cost(habits.minutesPerMonth(), habits.megabytesPerMonth())
                - bestPlan.cost(habits.minutesPerMonth(), habits.megabytesPerMonth());
    }
}
