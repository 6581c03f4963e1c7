package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.util.List;

/**
 * When each customer leaves, and because of what. Known from the start for the causes that lie in the customer; what the operator does wrong on the way may bring
 * it forward. Nine bytes a customer are all that is kept.
 */
final class Lives {

    /** Why a customer leaves. */
    enum Cause {
        /** As customers of that product line do. */
        BACKGROUND,
        /** Pays too much for what is used, and minds. */
        PLAN_MISFIT,
        /** The contract ended and nothing kept the customer. */
        CONTRACT_END,
        /** A complaint was handled badly. */
        BAD_HANDLING;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static final int NEVER = Profile.NEVER;
    /** Hazard of leaving is multiplied by 1 + this × price sensitivity × share of {@link #PAINFUL_YUAN} that is overpaid. */
    static final double MISFIT_STRENGTH = 2.5;

    static final double PAINFUL_YUAN = 40;
    /** Share of a product line's leaving rate that needs no cause. */
    static final double BACKGROUND_SHARE = 0.68;
    /** Probability of leaving within 20 days after the contract ends, before price sensitivity. */
    static final double CONTRACT_END_LEAVES = 0.04;
    /** Probability that use falls before leaving, unless a complaint was the cause. */
    static final double DECLINES_FIRST = 0.75;

    private final SimulationSettings settings;
    private final int markets;
    private final int[][] leaveDay;
    private final int[][] contractEnd;
    private final byte[][] cause;

    Lives(SimulationSettings settings, List<Market> markets, int[][] joined, Profile.Register register) {
        this.settings = settings;
        this.markets = markets.size();
        this.leaveDay = new int[markets.size()][];
        this.contractEnd = new int[markets.size()][];
        this.cause = new byte[markets.size()][];
        for (Market market : markets) {
            int[] joinedUpTo = joined[market.index()];
            int size = joinedUpTo[settings.days()];
            leaveDay[market.index()] = new int[size];
            contractEnd[market.index()] = new int[size];
            cause[market.index()] = new byte[size];
            int ordinal = 0;
            for (int joinDay = 0; joinDay <= settings.days(); joinDay++) {
                for (; ordinal < joinedUpTo[joinDay]; ordinal++) {
                    live(market, ordinal, joinDay, register);
                }
            }
        }
    }

    private void live(Market market, int ordinal, int joinDay, Profile.Register register) {
        long number = (long) ordinal * markets + market.index();
        Profile profile = register.of(market, number, joinDay, joinDay);
        double painful = Math.min(1, Math.max(0, profile.overpaid()) / PAINFUL_YUAN);
        double hazard = 1 + MISFIT_STRENGTH * profile.traits().priceSensitivity() * painful;
        double draw = RandomStream.uniform(settings.seed(), Topic.LEAVING, number);
        double ages = StrictMath.log1p(-draw)
                / (BACKGROUND_SHARE * hazard * StrictMath.log1p(-market.productLine().leavingPerDay));
        int leaves = ages > settings.days() ? NEVER : joinDay + 1 + (int) ages;
        RandomStream random = RandomStream.of(settings.seed(), Topic.CONTRACT, number);
        Cause why = random.chance((hazard - 1) / hazard) ? Cause.PLAN_MISFIT : Cause.BACKGROUND;
        int end = profile.firstContractEnd();
        boolean goesAtTheEnd =
                random.chance(CONTRACT_END_LEAVES * (0.5 + profile.traits().priceSensitivity()));
        int goes = end == NEVER ? NEVER : end + random.between(1, 20);
        if (goesAtTheEnd && end > joinDay && goes < leaves) {
            leaves = goes;
            why = Cause.CONTRACT_END;
        }
        leaveDay[market.index()][ordinal] = leaves;
        contractEnd[market.index()][ordinal] = end;
        cause[market.index()][ordinal] = (byte) why.ordinal();
    }

    /** The day from which the customer is gone, or {@link #NEVER}. */
    int leaveDay(int market, int ordinal) {
        return leaveDay[market][ordinal];
    }

    /** The day on which the first contract ends, or {@link #NEVER}. */
    int contractEnd(int market, int ordinal) {
        return contractEnd[market][ordinal];
    }

    Cause cause(int market, int ordinal) {
        return Cause.values()[cause[market][ordinal]];
    }

    /** The day from which use falls before leaving, or {@link #NEVER} when it does not. */
    int declineDay(int market, int ordinal) {
        int leaves = leaveDay[market][ordinal];
        if (leaves == NEVER || cause(market, ordinal) == Cause.BAD_HANDLING) {
            return NEVER;
        }
        RandomStream random = RandomStream.of(settings.seed(), Topic.AFTERMATH, (long) ordinal * markets + market);
        return random.chance(DECLINES_FIRST) ? leaves - random.between(20, 50) : NEVER;
    }

    /** Brings leaving forward. */
    void leaveBecauseOfHandling(int market, int ordinal, int day) {
        leaveDay[market][ordinal] = day;
        cause[market][ordinal] = (byte) Cause.BAD_HANDLING.ordinal();
    }

    /** Keeps a customer who would have left. */
    void stay(int market, int ordinal) {
        leaveDay[market][ordinal] = NEVER;
    }
}
