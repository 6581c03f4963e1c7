package aurum.jobs.simulate;

import java.nio.file.Path;
import java.time.LocalDate;

/**
 * What a make-believe operator is made from. The same settings give the same files, byte by byte.
 *
 * @param out folder to write into; absent or empty
 * @param catalog folder of the business catalog
 * @param customers customers on the day before the first day, 1 to 20,000,000
 * @param days days of history, 1 to 3,650
 * @param until the last of these days, in the operator's calendar
 * @param seed any number
 * @param complaintsPer10k complaints per 10,000 subscribers and 30 days at the start, over all cells, 0 to 100,000. A real operator has 25–35; the default is thirty times that, so that
 *     20,000 customers complain as often as 600,000 would
 * @param dirt how the files are spoilt on their way
 */
public record SimulationSettings(
        Path out,
        Path catalog,
        int customers,
        int days,
        LocalDate until,
        long seed,
        double complaintsPer10k,
        Dirt dirt) {

    public static final int DEFAULT_CUSTOMERS = 20_000;
    public static final int DEFAULT_DAYS = 180;
    public static final LocalDate DEFAULT_UNTIL = LocalDate.of(2026, 6, 30);
    public static final long DEFAULT_SEED = 1;
    public static final double DEFAULT_COMPLAINTS_PER_10K = 900;

    /** @throws IllegalArgumentException naming the setting, its value and its range */
    public SimulationSettings {
        require(customers >= 1 && customers <= 20_000_000, "customers", customers, "1 to 20000000");
        require(days >= 1 && days <= 3_650, "days", days, "1 to 3650");
        require(
                complaintsPer10k >= 0 && complaintsPer10k <= 100_000,
                "complaintsPer10k",
                complaintsPer10k,
                "0 to 100000");
    }

    /** The default size: 20,000 customers over 180 days. */
    public static SimulationSettings standard(Path out, Path catalog) {
        return new SimulationSettings(
                out,
                catalog,
                DEFAULT_CUSTOMERS,
                DEFAULT_DAYS,
                DEFAULT_UNTIL,
                DEFAULT_SEED,
                DEFAULT_COMPLAINTS_PER_10K,
                Dirt.NONE);
    }

    public SimulationSettings withOut(Path newOut) {
        return new SimulationSettings(newOut, catalog, customers, days, until, seed, complaintsPer10k, dirt);
    }

    public SimulationSettings withSize(int newCustomers, int newDays) {
        return new SimulationSettings(out, catalog, newCustomers, newDays, until, seed, complaintsPer10k, dirt);
    }

    public SimulationSettings withUntil(LocalDate newUntil) {
        return new SimulationSettings(out, catalog, customers, days, newUntil, seed, complaintsPer10k, dirt);
    }

    public SimulationSettings withSeed(long newSeed) {
        return new SimulationSettings(out, catalog, customers, days, until, newSeed, complaintsPer10k, dirt);
    }

    public SimulationSettings withComplaintsPer10k(double newComplaintsPer10k) {
        return new SimulationSettings(out, catalog, customers, days, until, seed, newComplaintsPer10k, dirt);
    }

    public SimulationSettings withDirt(Dirt newDirt) {
        return new SimulationSettings(out, catalog, customers, days, until, seed, complaintsPer10k, newDirt);
    }

    /** Day 0 is the day before the first day, of which the first customer file tells; the last day is {@code days}. */
    LocalDate date(int day) {
        return until.minusDays(days - (long) day);
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The simulation's setting %s is %s; allowed: %s.".formatted(name, value, allowed));
        }
    }
}
