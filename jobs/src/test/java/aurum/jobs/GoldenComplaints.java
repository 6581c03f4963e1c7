package aurum.jobs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Complaints and subscribers of the golden lakes: the same for a day however often it is asked for. */
final class GoldenComplaints {
    static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-01");

    private GoldenComplaints() {}

    record Cell(String region, String product, String category, String channel, String stage, double mean) {}

    static final List<Cell> CELLS = List.of(
            new Cell("haizhou", "mobile_5g", "data_charge_dispute", "hotline", "payment_enquiry", 5.0),
            new Cell("haizhou", "mobile_5g", "slow_data", "app", "unknown", 2.5),
            new Cell("haizhou", "broadband", "frequent_disconnect", "hotline", "fault_repair", 3.0),
            new Cell("haizhou", "broadband", "repair_delay", "store", "fault_repair", 1.2),
            new Cell("lubei", "mobile_5g", "bill_unclear", "app", "payment_enquiry", 2.8),
            new Cell("lubei", "mobile_5g", "long_wait", "store", "unknown", 1.0),
            new Cell("lubei", "broadband", "frequent_disconnect", "hotline", "fault_repair", 4.2),
            new Cell("dongshan", "mobile_5g", "data_charge_dispute", "hotline", "payment_enquiry", 1.6),
            new Cell("dongshan", "broadband", "repair_delay", "hotline", "fault_repair", 1.4),
            new Cell("unknown", "mobile_5g", "=1+1", "app", "unknown", 0.15));

    static List<Row> complaints(LocalDate from, LocalDate to) {
        List<Row> rows = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            SplittableRandom random = new SplittableRandom(day.toEpochDay());
            double weekday = day.getDayOfWeek().getValue() >= 6 ? 0.7 : 1.1;
            for (Cell cell : CELLS) {
                // Haizhou's broadband breaks down in the last ten days of March: something for a page to find.
                boolean outbreak = cell.category().equals("frequent_disconnect")
                        && cell.region().equals("haizhou")
                        && day.isAfter(LocalDate.parse("2026-03-21"));
                long count = poisson(random, cell.mean() * weekday * (outbreak ? 2.6 : 1));
                if (count > 0) {
                    rows.add(RowFactory.create(
                            cell.region(),
                            cell.product(),
                            cell.category(),
                            cell.channel(),
                            cell.stage(),
                            java.sql.Date.valueOf(day),
                            count,
                            random.nextInt(12) == 0 ? 1L : 0L));
                }
            }
        }
        return rows;
    }

    static List<Row> subscribers(LocalDate from, LocalDate to) {
        List<Row> rows = new ArrayList<>();
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            long age = day.toEpochDay() - FIRST_DAY.toEpochDay();
            rows.add(RowFactory.create("haizhou", "mobile_5g", java.sql.Date.valueOf(day), 18_000 + 20 * age));
            rows.add(RowFactory.create("haizhou", "broadband", java.sql.Date.valueOf(day), 7_000 + 3 * age));
            rows.add(RowFactory.create("lubei", "mobile_5g", java.sql.Date.valueOf(day), 12_000 + 10 * age));
            rows.add(RowFactory.create("lubei", "broadband", java.sql.Date.valueOf(day), 6_500L));
            rows.add(RowFactory.create("dongshan", "mobile_5g", java.sql.Date.valueOf(day), 9_000 + 5 * age));
            rows.add(RowFactory.create("dongshan", "broadband", java.sql.Date.valueOf(day), 4_200L));
        }
        return rows;
    }

    /** Knuth's method: fine for small means. */
    private static long poisson(SplittableRandom random, double mean) {
        double limit = Math.exp(-mean);
        long count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }
}
