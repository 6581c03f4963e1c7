package aurum.jobs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What happened in a cell of the golden lake.
 *
 * @param times how many times more than expected on the first day and on the last
 */
record Outbreak(
        String id, Cell cell, String opened, String lastSeen, double[] times, String status, String explainedBy) {
    boolean isOn(LocalDate day) {
        return !day.isBefore(LocalDate.parse(opened)) && !day.isAfter(LocalDate.parse(lastSeen));
    }

    double times(LocalDate day) {
        double length =
                LocalDate.parse(lastSeen).toEpochDay() - LocalDate.parse(opened).toEpochDay();
        double done = day.toEpochDay() - LocalDate.parse(opened).toEpochDay();
        return times[0] + (times[1] - times[0]) * (length == 0 ? 0 : done / length);
    }

    Optional<LocalDate> closed() {
        return switch (status) {
            case "over" -> Optional.of(LocalDate.parse(lastSeen).plusDays(7));
            case "withdrawn" -> Optional.of(LocalDate.parse(lastSeen).plusDays(5));
            default -> Optional.empty();
        };
    }

    record Cell(String region, String line, String category) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return name().compareTo(other.name());
        }

        String name() {
            return region + "/" + line + "/" + category;
        }

        static Cell of(String name) {
            String[] parts = name.split("/");
            return new Cell(parts[0], parts[1], parts[2]);
        }
    }

    static final List<Outbreak> ALL =
            """
            20260322-1a2b3c4d01 | haizhou/broadband/frequent_disconnect | 2026-03-22 | 2026-03-31 | 2.6 | 3.1 | ongoing | -
            20260322-1a2b3c4d02 | haizhou/all/frequent_disconnect | 2026-03-22 | 2026-03-31 | 0 | 0 | ongoing | 20260322-1a2b3c4d01
            20260323-1a2b3c4d03 | all/all/frequent_disconnect | 2026-03-23 | 2026-03-31 | 0 | 0 | ongoing | 20260322-1a2b3c4d01
            20260330-5e6f7a8b01 | lubei/mobile_5g/bill_unclear | 2026-03-30 | 2026-03-31 | 3.4 | 4.2 | new | -
            20260331-5e6f7a8b02 | haizhou/mobile_5g/slow_data | 2026-03-31 | 2026-03-31 | 3.8 | 3.8 | new | -
            20260326-9c0d1e2f01 | dongshan/mobile_5g/data_charge_dispute | 2026-03-26 | 2026-03-31 | 3.0 | 7.0 | growing | -
            20260327-9c0d1e2f02 | haizhou/mobile_5g/data_charge_dispute | 2026-03-27 | 2026-03-31 | 1.9 | 2.8 | growing | -
            20260318-3a4b5c6d01 | lubei/broadband/frequent_disconnect | 2026-03-18 | 2026-03-27 | 4.1 | 1.9 | easing | -
            20260320-3a4b5c6d02 | haizhou/broadband/repair_delay | 2026-03-20 | 2026-03-28 | 4.5 | 3.6 | easing | -
            20260224-7e8f9a0b01 | haizhou/mobile_5g/data_charge_dispute | 2026-02-24 | 2026-03-04 | 2.3 | 2.0 | over | -
            20260305-7e8f9a0b02 | lubei/mobile_5g/long_wait | 2026-03-05 | 2026-03-09 | 6.0 | 5.0 | over | -
            20260310-7e8f9a0b03 | dongshan/broadband/repair_delay | 2026-03-10 | 2026-03-11 | 1.0 | 1.0 | withdrawn | -
            """
                    .lines()
                    .map(Outbreak::of)
                    .toList();

    private static Outbreak of(String line) {
        String[] cells = line.split(" \\| ");
        return new Outbreak(
                cells[0],
                Cell.of(cells[1]),
                cells[2],
                cells[3],
                new double[] {Double.parseDouble(cells[4]), Double.parseDouble(cells[5])},
                cells[6],
                cells[7].equals("-") ? null : cells[7]);
    }

    static String cellOf(String id) {
        return ALL.stream()
                .filter(plan -> plan.id().equals(id))
                .findFirst()
                .orElseThrow()
                .cell()
                .name();
    }
}
