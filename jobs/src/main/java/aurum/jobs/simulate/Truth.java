package aurum.jobs.simulate;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes what is true of the simulated operator and what its files do not say, so that what an analysis finds can be held against it. */
final class Truth implements Closeable {

    /** Tables with a row per customer are left out of larger worlds. */
    static final int MOST_CUSTOMERS_TOLD = 50_000;

    private static final long DECIMALS = 1_000_000_000L;

    private final Path folder;
    private final CsvFile expected;
    private final CsvFile subscribers;
    private final CsvFile leavers;
    private final SortedMap<String, Long> rowsByFile = new TreeMap<>();

    Truth(Path folder) throws IOException {
        this.folder = folder;
        this.expected = new CsvFile(
                folder.resolve("expected_by_day.csv"),
                List.of("region", "product_line", "category", "date", "expected", "drawn"));
        this.subscribers = new CsvFile(
                folder.resolve("subscribers_by_day.csv"), List.of("region", "product_line", "date", "subscribers"));
        this.leavers =
                new CsvFile(folder.resolve("leavers.csv"), List.of("customer_id", "date", "cause", "use_falls_from"));
    }

    /** A table of the truth that is written at once. */
    CsvFile table(String name, String... columns) throws IOException {
        return new CsvFile(folder.resolve(name), List.of(columns));
    }

    /** Gives a table its name. */
    void finish(String name, CsvFile file) throws IOException {
        rowsByFile.put("_truth/" + name, file.finish());
    }

    /** Rows of the finished tables, by path relative to the output folder. */
    SortedMap<String, Long> rowsByFile() {
        return rowsByFile;
    }

    void leaver(String customerId, LocalDate date, Lives.Cause cause, String fallsFrom) throws IOException {
        leavers.row(customerId, date.toString(), cause.id(), fallsFrom);
    }

    /** What happened because of each incident, once all days are done. */
    void incidents(List<Incident> incidents, ComplaintDemand demand, SimulationSettings settings) throws IOException {
        CsvFile file = table(
                "incidents.csv",
                "id",
                "kind",
                "regions",
                "product_lines",
                "categories",
                "from_date",
                "to_date",
                "factor",
                "factor_without_notice",
                "deviations",
                "district",
                "cause",
                "expected_excess",
                "expected_saved_by_notice");
        for (Incident incident : incidents) {
            file.row(
                    incident.id(),
                    incident.kind().id(),
                    joined(incident.branches()),
                    joined(incident.lines().stream().map(line -> line.id).toList()),
                    joined(incident.categories()),
                    settings.date(incident.fromDay()).toString(),
                    settings.date(incident.toDay()).toString(),
                    incident.deviations() > 0 ? "" : decimal(incident.factor()),
                    incident.deviations() > 0 ? "" : decimal(incident.unnoticed()),
                    incident.deviations() > 0 ? decimal(incident.deviations()) : "",
                    incident.district(),
                    incident.cause(),
                    decimal(demand.excess(incident)),
                    decimal(demand.saved(incident)));
        }
        finish("incidents.csv", file);
    }

    /** Who the customers are, in worlds of at most {@link #MOST_CUSTOMERS_TOLD}. */
    void customers(SimulationSettings settings, CustomerBase base) throws IOException {
        if (base.customers() > MOST_CUSTOMERS_TOLD) {
            return;
        }
        CsvFile file = table(
                "customers.csv",
                "customer_id",
                "archetype",
                "usage",
                "digital",
                "price_sensitivity",
                "patience",
                "demand",
                "openness",
                "plan",
                "best_plan",
                "plan_cost_yuan",
                "best_plan_cost_yuan");
        for (Market market : base.markets()) {
            for (int ordinal = 0; ordinal < base.joined(market, settings.days()); ordinal++) {
                Profile profile = base.profile(market, ordinal, settings.days());
                Traits traits = profile.traits();
                Habits habits = profile.habits();
                file.row(
                        base.customer(market, ordinal).id(),
                        traits.archetype().name().toLowerCase(java.util.Locale.ROOT),
                        decimal(traits.usage()),
                        decimal(traits.digital()),
                        decimal(traits.priceSensitivity()),
                        decimal(traits.patience()),
                        decimal(traits.demand()),
                        decimal(traits.openness()),
                        profile.plan().id(),
                        profile.bestPlan().id(),
                        decimal(profile.plan().cost(habits.minutesPerMonth(), habits.megabytesPerMonth())),
                        decimal(profile.bestPlan().cost(habits.minutesPerMonth(), habits.megabytesPerMonth())));
            }
        }
        finish("customers.csv", file);
    }

    /** What was sent of each feed, and what dirt made of it. */
    void dirt(SortedMap<String, FeedFiles.Sent> sent) throws IOException {
        CsvFile file = table("dirt.csv", "feed", "rows", "broken", "duplicate", "late");
        for (Map.Entry<String, FeedFiles.Sent> feed : sent.entrySet()) {
            FeedFiles.Sent counts = feed.getValue();
            file.row(
                    feed.getKey(),
                    String.valueOf(counts.rows),
                    String.valueOf(counts.broken),
                    String.valueOf(counts.repeated),
                    String.valueOf(counts.late));
        }
        finish("dirt.csv", file);
    }

    /** The strengths of this world's causes. */
    void constants(Map<String, Double> constants) throws IOException {
        CsvFile file = table("constants.csv", "name", "value");
        for (Map.Entry<String, Double> constant : constants.entrySet()) {
            file.row(constant.getKey(), decimal(constant.getValue()));
        }
        finish("constants.csv", file);
    }

    private static String joined(Collection<String> ids) {
        return ids.stream().sorted().collect(Collectors.joining(" "));
    }

    /** Writes {@code cells.csv}. */
    void cells(List<Cell> cells) throws IOException {
        List<String> columns = List.of(
                "region",
                "product_line",
                "category",
                "base_rate_per_10k",
                "overdispersion",
                "growth_per_year",
                "season_amplitude",
                "season_peak_month",
                "weekday_strength",
                "holiday_factor");
        try (CsvFile file = new CsvFile(folder.resolve("cells.csv"), columns)) {
            for (Cell cell : cells) {
                CategoryProfile category = cell.category();
                file.row(
                        cell.market().branch().id(),
                        cell.market().productLine().id,
                        category.id(),
                        decimal(cell.baseRatePer10k()),
                        decimal(cell.overdispersion()),
                        decimal(cell.growthPerYear()),
                        decimal(category.seasonAmplitude()),
                        String.valueOf(category.peakMonth()),
                        decimal(category.weekdayStrength()),
                        decimal(category.holidayFactor()));
            }
            finish("cells.csv", file);
        }
    }

    void day(LocalDate date, List<ComplaintDemand.Day> demand) throws IOException {
        String day = date.toString();
        for (ComplaintDemand.Day cellDay : demand) {
            Market market = cellDay.cell().market();
            expected.row(
                    market.branch().id(),
                    market.productLine().id,
                    cellDay.cell().category().id(),
                    day,
                    decimal(cellDay.expected()),
                    String.valueOf(cellDay.drawn()));
        }
    }

    void subscribers(LocalDate date, CustomerBase base, int day) throws IOException {
        for (Market market : base.markets()) {
            subscribers.row(
                    market.branch().id(),
                    market.productLine().id,
                    date.toString(),
                    String.valueOf(base.subscribers(market, day)));
        }
    }

    /** Gives the tables with a row per day their names. */
    void finishDays() throws IOException {
        finish("expected_by_day.csv", expected);
        finish("subscribers_by_day.csv", subscribers);
        finish("leavers.csv", leavers);
    }

    @Override
    public void close() throws IOException {
        try (expected;
                subscribers;
                leavers) {
            // all are closed, even when the first cannot be
        }
    }

    /** Nine decimals, made from whole numbers: how a floating-point number prints differs between Java versions. */
    static String decimal(double value) {
        long scaled = Math.round(Math.abs(value) * DECIMALS);
        String fraction = Long.toString(DECIMALS + scaled % DECIMALS).substring(1);
        return (value < 0 ? "-" : "") + scaled / DECIMALS + "." + fraction;
    }
}
