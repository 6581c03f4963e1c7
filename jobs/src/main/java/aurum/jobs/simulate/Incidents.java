package aurum.jobs.simulate;

import aurum.jobs.simulate.Incident.Kind;
import aurum.jobs.simulate.OperatorCatalog.Branch;
import aurum.jobs.simulate.RandomStream.Topic;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Plans what will go wrong and what will be mended, in proportion to the days; a function of the settings alone. */
final class Incidents {

    static final Set<String> MOBILE_NETWORK =
            Set.of("no_signal", "weak_indoor", "dropped_call", "slow_data", "congestion");
    static final Set<String> FIXED_NETWORK = Set.of("frequent_disconnect", "low_speed", "repair_delay");
    static final Set<ProductLine> MOBILE = Set.copyOf(
            EnumSet.of(ProductLine.MOBILE_2G, ProductLine.MOBILE_3G, ProductLine.MOBILE_4G, ProductLine.MOBILE_5G));
    static final Set<ProductLine> FIXED = Set.copyOf(EnumSet.of(ProductLine.BROADBAND, ProductLine.FIXED_LINE));
    static final Set<ProductLine> ALL = Set.copyOf(EnumSet.allOf(ProductLine.class));
    /** Share of the excess that a notice leaves. */
    static final double NOTICE_LEAVES = 0.4;

    private static final Set<String> BILLING = Set.of("data_charge_dispute", "bill_unclear", "unsubscribed_charge");
    private static final Set<String> PLANS = Set.of("plan_not_as_promised", "plan_confusing", "contract_terms");
    private static final int HOTSPOTS_IN_HALF_A_YEAR = 40;
    private static final int FOCUS_SHIFT_DAYS = 60;
    private static final int DAYS_BEFORE_ANYTHING = 30;

    private final SimulationSettings settings;
    private final List<Branch> branches;
    private final List<Incident> incidents = new ArrayList<>();

    Incidents(SimulationSettings settings, List<Branch> branches) {
        this(settings, branches, HOTSPOTS_IN_HALF_A_YEAR);
    }

    Incidents(SimulationSettings settings, List<Branch> branches, int hotspotsInHalfAYear) {
        this.settings = settings;
        this.branches = branches;
        if (settings.days() > DAYS_BEFORE_ANYTHING) {
            disturb(Kind.OUTAGE, times(12), 0.5);
            disturb(Kind.PLANNED_WORK, times(8), 0.8);
            for (int i = 0; i < times(3); i++) {
                priceChange(i);
            }
            shift("F1", Set.of("plan_not_as_promised"), 1.6);
            shift("F2", Set.of("mobile_newspaper", "points"), 0.6);
            campaign("R1", "weak_indoor", Kind.CAMPAIGN_THAT_WORKED, 0.6);
            campaign("R2", "long_wait", Kind.CAMPAIGN_THAT_DID_NOT, 1.0);
            for (int i = 0; i < times(hotspotsInHalfAYear); i++) {
                hotspot(i);
            }
        }
    }

    List<Incident> all() {
        return incidents;
    }

    private int times(int inHalfAYear) {
        return Math.max(1, Math.round(inHalfAYear * settings.days() / 180f));
    }

    private RandomStream random(Kind kind, int index) {
        return RandomStream.of(settings.seed(), Topic.INCIDENT, kind.ordinal(), index);
    }

    private void disturb(Kind kind, int count, double noticed) {
        for (int i = 0; i < count; i++) {
            RandomStream random = random(kind, i);
            boolean mobile = random.chance(0.6);
            Branch branch = random.pick(branches);
            int day = random.between(DAYS_BEFORE_ANYTHING, settings.days());
            int days = random.between(1, kind == Kind.OUTAGE ? 4 : 2);
            double strength = kind == Kind.OUTAGE ? 12 + 28 * random.uniform() : 3 + 5 * random.uniform();
            LocalDateTime began = settings.date(day).atTime(random.between(1, 9), random.below(60));
            boolean hasNotice = random.chance(noticed);
            incidents.add(new Incident(
                    (kind == Kind.OUTAGE ? "N" : "W") + "%04d".formatted(i + 1),
                    kind,
                    Set.of(branch.id()),
                    mobile ? MOBILE : FIXED,
                    mobile ? MOBILE_NETWORK : FIXED_NETWORK,
                    day,
                    Math.min(day + days - 1, settings.days()),
                    hasNotice ? 1 + (strength - 1) * NOTICE_LEAVES : strength,
                    strength,
                    0,
                    random.chance(0.5) ? branch.id() + "-" + (1 + random.below(Profile.DISTRICTS)) : "",
                    began,
                    began.plusHours(random.between(2, 10) + 24L * (days - 1)),
                    kind == Kind.PLANNED_WORK
                            ? "cutover"
                            : random.pick(
                                    List.of("fibre_cut", "power_failure", "base_station_fault", "software_fault"))));
        }
    }

    private void priceChange(int index) {
        RandomStream random = random(Kind.PRICE_CHANGE, index);
        Set<String> hit = new HashSet<>();
        int wanted = random.between(2, 4);
        while (hit.size() < Math.min(wanted, branches.size())) {
            hit.add(random.pick(branches).id());
        }
        int day = random.between(DAYS_BEFORE_ANYTHING, settings.days());
        add(
                "P%04d".formatted(index + 1),
                Kind.PRICE_CHANGE,
                Set.copyOf(hit),
                MOBILE,
                random.chance(0.5) ? BILLING : PLANS,
                day,
                day + random.between(14, 28),
                3 + 2 * random.uniform(),
                random.pick(List.of("botched_tariff_change", "misleading_promotion", "billing_software_fault")));
    }

    /** Of 2 to 8 standard deviations, in a cell, in what a branch or a product line complains about, or in a whole branch. */
    private void hotspot(int index) {
        RandomStream random = random(Kind.HOTSPOT, index);
        Set<String> categories = new HashSet<>();
        CategoryProfile.all().forEach(category -> categories.add(category.id()));
        Branch branch = random.pick(branches);
        CategoryProfile category = random.pick(CategoryProfile.all());
        ProductLine line = random.pick(Arrays.stream(ProductLine.values())
                .filter(one -> category.rate(one) > 0)
                .toList());
        double size = 2 + 6 * random.uniform();
        double scope = random.uniform();
        Set<String> everywhere = new HashSet<>();
        branches.forEach(one -> everywhere.add(one.id()));
        int from = random.between(DAYS_BEFORE_ANYTHING, settings.days());
        incidents.add(new Incident(
                "H%04d".formatted(index + 1),
                Kind.HOTSPOT,
                scope < 0.85 ? Set.of(branch.id()) : Set.copyOf(everywhere),
                scope < 0.5 || scope >= 0.85 ? Set.of(line) : ALL,
                scope < 0.75 || scope >= 0.85 ? Set.of(category.id()) : Set.copyOf(categories),
                from,
                Math.min(from + random.between(2, 5), settings.days()),
                1,
                1,
                size,
                "",
                null,
                null,
                random.pick(List.of(
                        "misleading_promotion",
                        "billing_software_fault",
                        "system_upgrade",
                        "counter_staff_shortage"))));
    }

    private void shift(String id, Set<String> categories, double factor) {
        Set<String> everywhere = new HashSet<>();
        branches.forEach(branch -> everywhere.add(branch.id()));
        int from = Math.max(DAYS_BEFORE_ANYTHING, settings.days() - FOCUS_SHIFT_DAYS + 1);
        add(
                id,
                Kind.FOCUS_SHIFT,
                Set.copyOf(everywhere),
                ALL,
                categories,
                from,
                settings.days(),
                factor,
                "focus_shift");
    }

    /** A campaign runs in every fourth branch; its measures are completed half way through. */
    private void campaign(String id, String category, Kind kind, double factor) {
        Set<String> area = new HashSet<>();
        for (int i = kind.ordinal() % 4; i < branches.size(); i += 4) {
            area.add(branches.get(i).id());
        }
        add(
                id,
                kind,
                Set.copyOf(area),
                ALL,
                Set.of(category),
                settings.days() / 2,
                settings.days(),
                factor,
                "campaign");
    }

    private void add(
            String id,
            Kind kind,
            Set<String> where,
            Set<ProductLine> lines,
            Set<String> categories,
            int from,
            int to,
            double factor,
            String cause) {
        incidents.add(new Incident(
                id,
                kind,
                where,
                lines,
                categories,
                from,
                Math.min(to, settings.days()),
                factor,
                factor,
                0,
                "",
                null,
                null,
                cause));
    }
}
