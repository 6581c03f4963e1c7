package aurum.jobs.gold.complaint;

import static aurum.jobs.gold.complaint.TimeDecision.rounded;

import aurum.jobs.gold.complaint.Episode.Day;
import aurum.jobs.gold.complaint.Episode.Sum;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Date;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Tells the days of {@link Hotspots} as episodes: splits each cell's alarms where a week passed without one, gives numbers and keeps those that were given, and names what explains a sum's. */
final class EpisodeStory {
    /** So many days without an alarm end an episode: every day of the week has then been seen. */
    static final int QUIET_DAYS = 7;

    private static final int CELL_DIGITS = 10;
    private static final String WITHDRAWN = "withdrawn";

    private final LocalDate today;
    private final Map<String, NavigableMap<LocalDate, Day>> cells = new TreeMap<>();
    private final Map<String, List<LocalDate>> alarms = new TreeMap<>();
    private final Map<String, List<String>> columns = new HashMap<>();

    /** @param today the newest day that was judged */
    EpisodeStory(LocalDate today) {
        this.today = today;
    }

    /** A row of {@link Hotspots}; alarms and the week after each are needed, in any order. */
    void add(Row row) {
        String cell = cell(row);
        columns.put(cell, List.of(row.getAs("region_id"), row.getAs("product_line"), row.getAs("category_id")));
        LocalDate date = row.<Date>getAs("hotspot_date").toLocalDate();
        Double q = row.getAs("q");
        cells.computeIfAbsent(cell, ignored -> new TreeMap<>())
                .put(
                        date,
                        new Day(
                                row.getAs("observed"),
                                row.getAs("expected"),
                                row.getAs("per_10k"),
                                q == null ? 1 : q,
                                row.getAs("explained_by")));
        if (row.<Boolean>getAs("is_hotspot")) {
            alarms.computeIfAbsent(cell, ignored -> new ArrayList<>()).add(date);
        }
    }

    /**
     * @param before rows of {@link HotspotEpisodes} as they were
     * @return its rows as they are
     */
    List<Row> told(List<Row> before) {
        List<Episode> episodes = new ArrayList<>();
        alarms.forEach((cell, dates) -> episodes.addAll(split(cell, dates)));
        Map<Episode, String> numbers = numbered(episodes, before);
        Map<String, List<Episode>> byCell = episodes.stream().collect(Collectors.groupingBy(Episode::cell));
        List<Row> rows = new ArrayList<>();
        for (Episode episode : episodes) {
            Optional<Episode> cause = cause(episode, byCell);
            rows.add(row(episode, numbers.get(episode), cause.map(numbers::get).orElse(null)));
        }
        Set<String> kept = new HashSet<>(numbers.values());
        for (Row row : before) {
            if (!kept.contains(row.<String>getAs("hotspot_id"))) {
                Optional<String> joined = byCell.getOrDefault(cell(row), List.of()).stream()
                        .filter(episode -> overlaps(episode, row))
                        .findFirst()
                        .map(numbers::get);
                rows.add(withdrawn(row, joined));
            }
        }
        return rows;
    }

    private List<Episode> split(String cell, List<LocalDate> dates) {
        List<Episode> episodes = new ArrayList<>();
        List<LocalDate> open = new ArrayList<>();
        for (LocalDate date : dates.stream().sorted().toList()) {
            if (!open.isEmpty() && ChronoUnit.DAYS.between(open.get(open.size() - 1), date) > QUIET_DAYS) {
                episodes.add(episode(cell, open));
                open.clear();
            }
            open.add(date);
        }
        episodes.add(episode(cell, open));
        return episodes;
    }

    private Episode episode(String cell, List<LocalDate> dates) {
        LocalDate end = dates.get(dates.size() - 1).plusDays(QUIET_DAYS);
        return new Episode(
                cell, new TreeMap<>(cells.get(cell).subMap(dates.get(0), true, end, true)), List.copyOf(dates), today);
    }

    /** An episode keeps the number of the earliest one of its cell that it overlaps; else it is named after the day it opened and its cell. */
    private static Map<Episode, String> numbered(List<Episode> episodes, List<Row> before) {
        Map<String, List<Row>> given = before.stream()
                .sorted(Comparator.comparing(row -> row.<String>getAs("hotspot_id")))
                .collect(Collectors.groupingBy(EpisodeStory::cell));
        Set<String> taken = before.stream()
                .map(row -> row.<String>getAs("hotspot_id"))
                .collect(Collectors.toCollection(HashSet::new));
        Set<String> used = new HashSet<>();
        Map<Episode, String> numbers = new IdentityHashMap<>();
        for (Episode episode : episodes) {
            String number = given.getOrDefault(episode.cell(), List.of()).stream()
                    .filter(row -> overlaps(episode, row))
                    .map(row -> row.<String>getAs("hotspot_id"))
                    .filter(one -> !used.contains(one))
                    .findFirst()
                    .orElseGet(() -> newNumber(episode, taken));
            used.add(number);
            taken.add(number);
            numbers.put(episode, number);
        }
        return numbers;
    }

    private static boolean overlaps(Episode episode, Row before) {
        LocalDate opened = before.<Date>getAs("opened_date").toLocalDate();
        LocalDate end = before.<Date>getAs("last_seen_date").toLocalDate().plusDays(QUIET_DAYS);
        return !opened.isAfter(episode.lastSeen().plusDays(QUIET_DAYS)) && !end.isBefore(episode.opened());
    }

    private static String newNumber(Episode episode, Set<String> taken) {
        String day = episode.opened().format(DateTimeFormatter.BASIC_ISO_DATE);
        String name = episode.cell();
        String number = day + "-" + digits(name);
        while (taken.contains(number)) {
            name += "/again";
            number = day + "-" + digits(name);
        }
        return number;
    }

    private static String digits(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, CELL_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** What explains a sum on at least half of its alarm days; where parts take turns, the one that does so most often. */
    private static Optional<Episode> cause(Episode sum, Map<String, List<Episode>> byCell) {
        Map<Episode, Integer> causes = new IdentityHashMap<>();
        for (LocalDate day : sum.alarms()) {
            byCell.getOrDefault(String.valueOf(sum.on(day).explainedBy()), List.of()).stream()
                    .filter(part -> part.alarms().contains(day))
                    .forEach(part -> causes.merge(part, 1, Integer::sum));
        }
        int explained = causes.values().stream().mapToInt(Integer::intValue).sum();
        if (explained == 0 || 2 * explained < sum.alarms().size()) {
            return Optional.empty();
        }
        Episode part = causes.keySet().stream()
                .max(Comparator.comparing((Episode one) -> causes.get(one)).thenComparing(Episode::cell))
                .orElseThrow();
        return cause(part, byCell).or(() -> Optional.of(part));
    }

    private Row row(Episode episode, String number, String explainedBy) {
        List<String> cell = columns.get(episode.cell());
        Sum all = episode.sum(episode.opened(), episode.lastSeen());
        Day latest = episode.on(episode.latest());
        return RowFactory.create(
                number,
                cell.get(0),
                cell.get(1),
                cell.get(2),
                episode.status(),
                TimeDecision.confidence(episode.leastQ()),
                explainedBy,
                ChronoUnit.DAYS.between(episode.opened(), episode.lastSeen()) + 1,
                (long) episode.alarms().size(),
                all.observed(),
                rounded(all.expected(), 4),
                rounded(all.observed() - all.expected(), 4),
                rounded(all.observed() / all.expected(), 3),
                rounded(episode.on(episode.peak()).ratio(), 3),
                latest.observed(),
                latest.expected(),
                rounded(latest.ratio(), 3),
                latest.per10k(),
                episode.usualPer10k().map(rate -> rounded(rate, 4)).orElse(null),
                episode.leastQ(),
                Date.valueOf(episode.opened()),
                Date.valueOf(episode.lastSeen()),
                episode.closed().map(Date::valueOf).orElse(null),
                Date.valueOf(episode.peak()),
                Date.valueOf(episode.latest()));
    }

    /** As it was last published, but that it is no more; when its days became another episode's, that one explains it. */
    private Row withdrawn(Row before, Optional<String> joined) {
        Object[] values = new Object[before.length()];
        boolean isNew = !before.<String>getAs("status").equals(WITHDRAWN);
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (before.schema().fieldNames()[i]) {
                case "status" -> WITHDRAWN;
                case "closed_date" -> isNew ? Date.valueOf(today) : before.get(i);
                case "explained_by" -> joined.map(Object.class::cast).orElse(before.get(i));
                default -> before.get(i);
            };
        }
        return RowFactory.create(values);
    }

    private static String cell(Row row) {
        return row.<String>getAs("region_id") + "/" + row.getAs("product_line") + "/" + row.getAs("category_id");
    }
}
