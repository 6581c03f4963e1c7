package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many complaints to expect in each cell on each day, and how many come.
 *
 * <p>expected = base rate × subscribers × growth × season × kind of day × incidents. What comes is gamma–Poisson with the cell's overdispersion, independent between cells and days.
 */
final class ComplaintDemand {

    private static final double RATE_SPREAD = 0.25;
    private static final double REGION_SPREAD = 0.15;
    private static final double GROWTH_SPREAD = 0.10;
    private static final double LARGEST_EXTRA_DISPERSION = 2;
    private static final double SUBSCRIBER_DAYS_OF_A_RATE = 10_000.0 * ProductLine.DAYS_PER_MONTH;
    private static final double DAYS_PER_YEAR = 365.25;

    private final SimulationSettings settings;
    private final CustomerBase base;
    private final OperatorCalendar calendar;
    private final List<CategoryProfile> categories;
    private final List<Cell> cells;
    private final List<Incident> incidents;
    /** By incident: complaints expected because of it so far, and those a notice has saved. */
    private final Map<Incident, double[]> excess = new LinkedHashMap<>();

    /** What a cell expected on a day, without and with what happened, and what came. */
    record Day(Cell cell, double usual, double expected, int drawn) {}

    ComplaintDemand(
            SimulationSettings settings, CustomerBase base, OperatorCalendar calendar, List<Incident> incidents) {
        this.settings = settings;
        this.base = base;
        this.calendar = calendar;
        this.categories = CategoryProfile.all();
        this.cells = scaled(relativeCells());
        this.incidents = incidents;
        incidents.forEach(incident -> excess.put(incident, new double[2]));
    }

    /** Complaints expected because of an incident so far; negative where it saves some. */
    double excess(Incident incident) {
        return excess.get(incident)[0];
    }

    /** Complaints that its notice has saved so far. */
    double saved(Incident incident) {
        return excess.get(incident)[1];
    }

    List<Cell> cells() {
        return cells;
    }

    /** The day's cells that have subscribers. */
    List<Day> day(int day) {
        Map<CategoryProfile, Double> effects = effects(settings.date(day));
        Map<Cell, Double> usual = new LinkedHashMap<>();
        for (Cell cell : cells) {
            if (base.subscribers(cell.market(), day) > 0) {
                usual.put(cell, expected(cell, day, effects.get(cell.category())));
            }
        }
        Map<Incident, Incident> today = new LinkedHashMap<>();
        incidents.stream()
                .filter(incident -> day >= incident.fromDay() && day <= incident.toDay())
                .forEach(incident -> today.put(incident, sized(incident, usual, day)));
        List<Day> result = new ArrayList<>(usual.size());
        usual.forEach((cell, mean) -> {
            double expected = withIncidents(cell, day, mean, today);
            RandomStream random = RandomStream.of(settings.seed(), Topic.COUNT, cell.index(), day);
            result.add(new Day(cell, mean, expected, random.overdispersedCount(expected, cell.overdispersion())));
        });
        return result;
    }

    private static Incident sized(Incident incident, Map<Cell, Double> usual, int day) {
        if (incident.deviations() == 0) {
            return incident;
        }
        double mean = 0;
        double variance = 0;
        for (Map.Entry<Cell, Double> entry : usual.entrySet()) {
            if (incident.hits(entry.getKey(), day)) {
                mean += entry.getValue();
                variance += entry.getValue() * entry.getKey().overdispersion();
            }
        }
        return incident.onDay(mean, variance);
    }

    private double withIncidents(Cell cell, int day, double usual, Map<Incident, Incident> today) {
        double expected = usual;
        for (Map.Entry<Incident, Incident> entry : today.entrySet()) {
            Incident incident = entry.getValue();
            if (incident.hits(cell, day)) {
                double[] sums = excess.get(entry.getKey());
                sums[0] += expected * (incident.factor() - 1);
                sums[1] += expected * (incident.unnoticed() - incident.factor());
                expected *= incident.factor();
            }
        }
        return expected;
    }

    private double expected(Cell cell, int day, double effect) {
        double growth = StrictMath.exp(cell.growthPerYear() * (day - 1) / DAYS_PER_YEAR);
        double perSubscriber = cell.baseRatePer10k() / SUBSCRIBER_DAYS_OF_A_RATE;
        return perSubscriber * base.subscribers(cell.market(), day) * growth * effect;
    }

    private Map<CategoryProfile, Double> effects(LocalDate date) {
        Map<CategoryProfile, Double> effects = new IdentityHashMap<>();
        for (CategoryProfile category : categories) {
            effects.put(category, category.season(date) * calendar.factor(date, category));
        }
        return effects;
    }

    private List<Cell> relativeCells() {
        List<Cell> relative = new ArrayList<>();
        for (Market market : base.markets()) {
            int branch = market.index() / ProductLine.values().length;
            double region = lognormal(REGION_SPREAD, RandomStream.of(settings.seed(), Topic.REGION, branch));
            for (CategoryProfile category : categories) {
                double rate = category.rate(market.productLine());
                if (rate > 0) {
                    relative.add(relativeCell(relative.size(), market, category, rate * region));
                }
            }
        }
        return relative;
    }

    private Cell relativeCell(int index, Market market, CategoryProfile category, double rate) {
        RandomStream random = RandomStream.of(settings.seed(), Topic.CELL, index);
        double own = lognormal(RATE_SPREAD, random);
        double uniform = random.uniform();
        double overdispersion = 1 + LARGEST_EXTRA_DISPERSION * uniform * uniform;
        double growth = category.growthPerYear() + GROWTH_SPREAD * random.normal();
        return new Cell(index, market, category, rate * own, overdispersion, growth);
    }

    /** Scales the rates so that all customers of day 0 together have the rate that the settings ask for. */
    private List<Cell> scaled(List<Cell> relative) {
        double weighted = 0;
        for (Cell cell : relative) {
            weighted += cell.baseRatePer10k() * base.initialCustomers(cell.market());
        }
        double scale = settings.complaintsPer10k() * settings.customers() / weighted;
        return relative.stream()
                .map(cell -> cell.withBaseRate(cell.baseRatePer10k() * scale))
                .toList();
    }

    /** A factor with mean 1. */
    private static double lognormal(double spread, RandomStream random) {
        return StrictMath.exp(spread * random.normal() - spread * spread / 2);
    }
}
