package aurum.jobs.simulate;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Writes what is true of the simulated operator and what its files do not say, so that what an analysis finds can be held against it. */
final class Truth implements Closeable {

    private static final long DECIMALS = 1_000_000_000L;

    private final Path folder;
    private final CsvFile expected;
    private final CsvFile subscribers;

    Truth(Path folder) throws IOException {
        this.folder = folder;
        this.expected = new CsvFile(
                folder.resolve("expected_by_day.csv"),
                List.of("region", "product_line", "category", "date", "expected", "drawn"));
        this.subscribers = new CsvFile(
                folder.resolve("subscribers_by_day.csv"), List.of("region", "product_line", "date", "subscribers"));
    }

    /** Writes {@code cells.csv} and tells its rows. */
    long cells(List<Cell> cells) throws IOException {
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
            return file.finish();
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

    /** Gives {@code expected_by_day.csv} its name and tells its rows. */
    long finishExpected() throws IOException {
        return expected.finish();
    }

    /** Gives {@code subscribers_by_day.csv} its name and tells its rows. */
    long finishSubscribers() throws IOException {
        return subscribers.finish();
    }

    @Override
    public void close() throws IOException {
        try (expected;
                subscribers) {
            // both are closed, even when the first cannot be
        }
    }

    /** Nine decimals, made from whole numbers: how a floating-point number prints differs between Java versions. */
    private static String decimal(double value) {
        long scaled = Math.round(Math.abs(value) * DECIMALS);
        String fraction = Long.toString(DECIMALS + scaled % DECIMALS).substring(1);
        return (value < 0 ? "-" : "") + scaled / DECIMALS + "." + fraction;
    }
}
