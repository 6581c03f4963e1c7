package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.util.List;
import java.util.Map;

/** How good the service is, by branch, attribute and kind of store, and what a customer makes of it. */
final class ServiceQuality {

    /** What is asked about, with its weight in satisfaction on the whole; the weights add up to 1. */
    enum Attribute {
        NETWORK_COVERAGE(0.18, 0, 0.2),
        CALL_QUALITY(0.05, 0, 0.4),
        DATA_SPEED(0.14, 0, -0.1),
        BILLING_CLARITY(0.09, 1, 0.1),
        PLAN_CHOICE(0.06, 1, -0.3),
        BUSINESS_HANDLING(0.05, 2, 0.3),
        STORE_SERVICE(0.04, 2, 0.4),
        HOTLINE_SERVICE(0.08, 3, -0.2),
        ONLINE_SERVICE(0.03, 3, 0.1),
        COMPLAINT_HANDLING(0.10, 3, -0.6),
        VALUE_FOR_MONEY(0.16, 1, -0.5),
        BRAND_IMAGE(0.01, 4, 0.5),
        INFORMATION_NOTICE(0.01, 4, -0.2);

        final double weight;
        /** Attributes of one group are felt alike. */
        final int group;

        final double level;

        Attribute(double weight, int group, double level) {
            this.weight = weight;
            this.group = group;
            this.level = level;
        }

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static final Map<String, Double> OWNERSHIP = Map.of("own", 0.4, "partner", 0.0, "agent", -0.7);
    static final double AVERAGE = 7.2;
    /** Billing clarity below 5 costs this much of satisfaction on the whole. */
    static final double BASIC_PENALTY = 0.9;
    /** Being told in time, from 9 on, adds this much. */
    static final double DELIGHT_REWARD = 0.6;
    /** How far the falling attribute falls. */
    static final double FALL = 1.3;

    static final Attribute FALLING = Attribute.HOTLINE_SERVICE;
    private static final int FALLS_FOR_DAYS = 60;
    private static final int GROUPS = 5;

    private final SimulationSettings settings;
    private final List<OperatorCatalog.Branch> branches;

    ServiceQuality(SimulationSettings settings, List<OperatorCatalog.Branch> branches) {
        this.settings = settings;
        this.branches = branches;
    }

    /** Quality of a branch, 0 to 10, before what kind of store it is. */
    double level(OperatorCatalog.Branch branch, Attribute attribute, int day) {
        int index = branches.indexOf(branch);
        double own = 0.45
                * RandomStream.of(settings.seed(), Topic.QUALITY, index, attribute.ordinal())
                        .normal();
        boolean falls = attribute == FALLING && index < 2 && day > settings.days() - FALLS_FOR_DAYS;
        return AVERAGE + attribute.level + own - (falls ? FALL : 0);
    }

    /**
     * What a customer experiences of all attributes, 0 to 10 each, whole numbers.
     *
     * @param ownership of the store the customer goes to
     */
    double[] experience(Customer customer, Traits traits, String ownership, int day, RandomStream random) {
        double mood = 0.5 * random.normal();
        double[] groups = new double[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = 1.0 * random.normal();
        }
        double[] experience = new double[Attribute.values().length];
        for (Attribute attribute : Attribute.values()) {
            double value = level(customer.market().branch(), attribute, day) + mood + groups[attribute.group];
            value += 0.7 * random.normal();
            if (attribute.group == 2) {
                value += OWNERSHIP.get(ownership);
            }
            if (attribute == Attribute.VALUE_FOR_MONEY) {
                value -= 1.5 * (traits.priceSensitivity() - 0.5);
            }
            experience[attribute.ordinal()] = whole(value);
        }
        return experience;
    }

    double expectation(Traits traits, Attribute attribute, RandomStream random) {
        return whole(traits.demand() + 0.5 * attribute.level + 0.4 * random.normal());
    }

    /** Satisfaction on the whole, 0 to 10, whole numbers. */
    static double overall(double[] experience, RandomStream random) {
        double sum = 0.6 * random.normal();
        for (Attribute attribute : Attribute.values()) {
            sum += attribute.weight * experience[attribute.ordinal()];
        }
        sum -= experience[Attribute.BILLING_CLARITY.ordinal()] < 5 ? BASIC_PENALTY : 0;
        sum += experience[Attribute.INFORMATION_NOTICE.ordinal()] >= 9 ? DELIGHT_REWARD : 0;
        return whole(sum);
    }

    static double whole(double value) {
        return Math.max(0, Math.min(10, Math.rint(value)));
    }
}
