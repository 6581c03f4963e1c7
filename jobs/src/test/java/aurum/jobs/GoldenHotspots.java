package aurum.jobs;

import aurum.jobs.statistics.Counts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The hotspots of the golden lake: what was planned below, over the lake's own complaints, so that every status has episodes, with cases in both languages. */
final class GoldenHotspots {
    private static final String ALL = "all";
    private static final LocalDate FIRST_JUDGED = LocalDate.parse("2026-02-19");
    private static final double DISPERSION = 1.3;

    private record Count(double observed, double expected, Optional<Double> subscribers) {
        Count plus(Count other) {
            return new Count(
                    observed + other.observed,
                    expected + other.expected,
                    subscribers.map(one -> one + other.subscribers.orElse(0.0)).or(other::subscribers));
        }
    }

    private final LocalDate lastDay;
    private final Map<Outbreak.Cell, Map<LocalDate, Count>> cells = new TreeMap<>();

    GoldenHotspots(List<Row> complaints, List<Row> subscribers, LocalDate lastDay) {
        this.lastDay = lastDay;
        Map<String, Double> usual = new HashMap<>();
        GoldenComplaints.CELLS.forEach(
                cell -> usual.put(cell.region() + "/" + cell.product() + "/" + cell.category(), cell.mean()));
        Map<String, Long> counts = new HashMap<>();
        complaints.forEach(row -> counts.merge(
                row.getString(0) + "/" + row.getString(1) + "/" + row.getString(2) + row.getDate(5),
                row.getLong(6),
                Long::sum));
        Map<String, Long> numbers = new HashMap<>();
        subscribers.forEach(
                row -> numbers.put(row.getString(0) + "/" + row.getString(1) + row.getDate(2), row.getLong(3)));
        for (LocalDate day = FIRST_JUDGED; !day.isAfter(lastDay); day = day.plusDays(1)) {
            LocalDate on = day;
            double weekday = on.getDayOfWeek().getValue() >= 6 ? 0.7 : 1.1;
            usual.forEach((name, mean) -> {
                Outbreak.Cell key = Outbreak.Cell.of(name);
                double observed = counts.getOrDefault(name + on, 0L);
                for (Outbreak plan : Outbreak.ALL) {
                    if (plan.cell().equals(key)
                            && plan.isOn(on)
                            && !plan.status().equals("withdrawn")) {
                        observed = Math.max(observed, Math.ceil(Math.max(5, mean * weekday * plan.times(on))));
                    }
                }
                add(
                        key,
                        on,
                        new Count(
                                observed,
                                mean * weekday,
                                Optional.ofNullable(numbers.get(key.region() + "/" + key.line() + on))
                                        .map(Long::doubleValue)));
            });
        }
    }

    private void add(Outbreak.Cell key, LocalDate day, Count count) {
        for (String region : Set.of(key.region(), ALL)) {
            for (String line : Set.of(key.line(), ALL)) {
                for (String category : Set.of(key.category(), ALL)) {
                    cells.computeIfAbsent(new Outbreak.Cell(region, line, category), ignored -> new TreeMap<>())
                            .merge(day, count, Count::plus);
                }
            }
        }
    }

    List<Row> days() {
        List<Row> rows = new ArrayList<>();
        cells.forEach((cell, days) -> days.forEach((day, count) -> {
            Optional<Outbreak> plan = Outbreak.ALL.stream()
                    .filter(one -> one.cell().equals(cell)
                            && one.isOn(day)
                            && !one.status().equals("withdrawn"))
                    .findFirst();
            double q = plan.isPresent() ? q(count) : 0.4;
            rows.add(RowFactory.create(
                    cell.region(),
                    cell.line(),
                    cell.category(),
                    plan.map(Outbreak::explainedBy).map(Outbreak::cellOf).orElse(null),
                    plan.map(one -> confidence(q)).orElse(null),
                    (long) count.observed(),
                    rounded(count.expected()),
                    rounded(Counts.limit(count.expected(), count.expected() * DISPERSION, -1.96)),
                    rounded(Counts.limit(count.expected(), count.expected() * DISPERSION, 1.96)),
                    rounded(count.observed() / count.expected()),
                    rounded(count.observed() - count.expected()),
                    rounded(p(count)),
                    count.observed() < 5 ? null : q,
                    per10k(count.observed(), count),
                    1L,
                    (long) count.observed(),
                    plan.isPresent(),
                    Date.valueOf(day)));
        }));
        return rows;
    }

    List<Row> periods() {
        List<Row> rows = new ArrayList<>();
        for (String period : List.of(
                "ten_day 2026-02-21 2026-02-28",
                "ten_day 2026-03-01 2026-03-10",
                "ten_day 2026-03-11 2026-03-20",
                "ten_day 2026-03-21 2026-03-31",
                "month 2026-03-01 2026-03-31")) {
            String[] words = period.split(" ");
            LocalDate first = LocalDate.parse(words[1]);
            LocalDate last = LocalDate.parse(words[2]);
            cells.forEach((cell, days) -> {
                Count sum = days.entrySet().stream()
                        .filter(entry -> !entry.getKey().isBefore(first)
                                && !entry.getKey().isAfter(last))
                        .map(Map.Entry::getValue)
                        .reduce(Count::plus)
                        .orElseThrow();
                double length = last.toEpochDay() - first.toEpochDay() + 1;
                boolean isHotspot = sum.observed() >= 5 && p(sum) < 0.002;
                rows.add(RowFactory.create(
                        words[0],
                        cell.region(),
                        cell.line(),
                        cell.category(),
                        isHotspot && cell.name().contains(ALL) && cell.name().contains("frequent")
                                ? "haizhou/broadband/frequent_disconnect"
                                : null,
                        isHotspot ? confidence(q(sum)) : null,
                        (long) sum.observed(),
                        rounded(sum.expected()),
                        rounded(Counts.limit(sum.expected(), sum.expected() * DISPERSION, -1.96)),
                        rounded(Counts.limit(sum.expected(), sum.expected() * DISPERSION, 1.96)),
                        rounded(sum.observed() / sum.expected()),
                        rounded(sum.observed() - sum.expected()),
                        rounded(p(sum)),
                        sum.observed() < 5 ? null : isHotspot ? q(sum) : 0.4,
                        per10k(sum.observed() * length, sum),
                        isHotspot,
                        Date.valueOf(first),
                        Date.valueOf(last)));
            });
        }
        return rows;
    }

    List<Row> episodes() {
        return Outbreak.ALL.stream().map(this::episode).toList();
    }

    private Row episode(Outbreak plan) {
        Map<LocalDate, Count> days = cells.get(plan.cell());
        LocalDate opened = LocalDate.parse(plan.opened());
        LocalDate lastSeen = LocalDate.parse(plan.lastSeen());
        Count total = new Count(0, 0, Optional.empty());
        LocalDate peak = opened;
        double q = 0.05;
        for (LocalDate day :
                new TreeSet<>(opened.datesUntil(lastSeen.plusDays(1)).toList())) {
            Count count = days.get(day);
            total = total.plus(count);
            q = Math.min(q, q(count));
            Count most = days.get(peak);
            peak = count.observed() - count.expected() > most.observed() - most.expected() ? day : peak;
        }
        LocalDate latestDay = plan.closed().isPresent() ? lastSeen : lastDay;
        Count latest = days.get(latestDay);
        long length = lastSeen.toEpochDay() - opened.toEpochDay() + 1;
        return RowFactory.create(
                plan.id(),
                plan.cell().region(),
                plan.cell().line(),
                plan.cell().category(),
                plan.status(),
                confidence(q),
                plan.explainedBy(),
                length,
                length,
                (long) total.observed(),
                rounded(total.expected()),
                rounded(total.observed() - total.expected()),
                rounded(total.observed() / total.expected()),
                rounded(days.get(peak).observed() / days.get(peak).expected()),
                (long) latest.observed(),
                rounded(latest.expected()),
                rounded(latest.observed() / latest.expected()),
                per10k(latest.observed(), latest),
                per10k(latest.expected(), latest),
                q,
                Date.valueOf(opened),
                Date.valueOf(lastSeen),
                plan.closed().map(Date::valueOf).orElse(null),
                Date.valueOf(peak),
                Date.valueOf(latestDay));
    }

    /** The cases of {@code golden-hotspot-cases.txt}: one a line, {@code episode | district | detail | channel | stage | language | days after opening | text}. */
    List<Row> cases() {
        List<Row> rows = new ArrayList<>();
        Map<String, Long> ranks = new HashMap<>();
        try (Stream<String> lines =
                Files.lines(Path.of("jobs/src/test/resources/golden-hotspot-cases.txt"), StandardCharsets.UTF_8)) {
            for (String line : lines.toList()) {
                String[] cells = line.split(" \\| ");
                Outbreak plan = Outbreak.ALL.stream()
                        .filter(one -> one.id().equals(cells[0]))
                        .findFirst()
                        .orElseThrow();
                long rank = ranks.merge(cells[0], 1L, Long::sum);
                LocalDate day = LocalDate.parse(plan.opened()).plusDays(Long.parseLong(cells[6]));
                rows.add(RowFactory.create(
                        plan.id(),
                        "C%s%03d".formatted(plan.id().substring(2, 8), rows.size() + 101),
                        plan.cell().region(),
                        cells[1],
                        plan.cell().line(),
                        plan.cell().category(),
                        cells[2],
                        cells[3],
                        cells[4],
                        cells[5],
                        cells[7],
                        rank,
                        24L,
                        rounded(0.86 - 0.05 * rank),
                        Date.valueOf(day),
                        Timestamp.valueOf(day.atTime((int) (8 + rank), 12)),
                        "complaints/complaints-%s.csv".formatted(day),
                        17 * rank));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    private static double p(Count count) {
        return Counts.midP(count.observed(), count.expected(), count.expected() * DISPERSION);
    }

    private static double q(Count count) {
        return Math.min(0.05, rounded(20 * p(count)));
    }

    private static String confidence(double q) {
        return q <= 0.001 ? "high" : q <= 0.01 ? "medium" : "low";
    }

    private static Double per10k(double complaints, Count count) {
        return count.subscribers()
                .map(subscribers -> rounded(complaints / subscribers * 10_000))
                .orElse(null);
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
