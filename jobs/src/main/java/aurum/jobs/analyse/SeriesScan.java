package aurum.jobs.analyse;

import aurum.jobs.analyse.SeriesFile.Point;
import aurum.jobs.statistics.Cadence;
import aurum.jobs.statistics.CellFamily.Cell;
import aurum.jobs.statistics.HotspotAlarms;
import aurum.jobs.statistics.HotspotAlarms.Decision;
import aurum.jobs.statistics.HotspotAlarms.Scored;
import aurum.jobs.statistics.HotspotScan;
import aurum.jobs.statistics.HotspotScan.Scan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The hotspot engine over all series of a file, each for itself, on the time axis that they share. */
public final class SeriesScan {
    /** Days since 1970-01-01 count from a Thursday; models are fitted on Mondays. */
    private static final int FROM_MONDAY = 3;

    private final long first;
    private final int times;
    private final int start;
    private final List<Counted> series;

    /** One series; a time that it lacks counts 0. */
    public record Counted(String name, double[] counts, Scan scan) {}

    private SeriesScan(long first, int times, int start, List<Counted> series) {
        this.first = first;
        this.times = times;
        this.start = start;
        this.series = series;
    }

    /**
     * @param given by series and number of the time, at least one
     * @param from the first time to score; before the first time, all are
     */
    public static SeriesScan of(Map<String, TreeMap<Long, Point>> given, boolean byWeek, long from) {
        long first = given.values().stream().mapToLong(TreeMap::firstKey).min().orElseThrow();
        long last = given.values().stream().mapToLong(TreeMap::lastKey).max().orElseThrow();
        int times = Math.toIntExact(last - first + 1);
        int start = (int) Math.max(0, Math.min(times, from - first));
        HotspotScan scan = byWeek
                ? new HotspotScan(Cadence.WEEK, Cadence.weeks(first, times), first)
                : new HotspotScan(
                        Cadence.DAY, Cadence.days(LocalDate.ofEpochDay(first), times, Map.of()), first + FROM_MONDAY);
        List<Counted> series = given.entrySet().parallelStream()
                .map(entry -> counted(entry.getKey(), entry.getValue(), scan, first, times, start))
                .toList();
        return new SeriesScan(first, times, start, series);
    }

    /** A time without a row counts 0, of as many as at the time before. */
    private static Counted counted(
            String name, TreeMap<Long, Point> points, HotspotScan scan, long first, int times, int start) {
        double[] counts = new double[times];
        double[] exposures = new double[times];
        double known = points.firstEntry().getValue().exposure();
        for (int i = 0; i < times; i++) {
            Point point = points.get(first + i);
            counts[i] = point == null ? 0 : point.count();
            known = point == null || point.exposure() <= 0 ? known : point.exposure();
            exposures[i] = Math.max(known, Double.MIN_NORMAL);
        }
        return new Counted(name, counts, scan.scan(counts, exposures, start));
    }

    public List<Counted> series() {
        return series;
    }

    /** The places that were scored: from this one to {@link #times}, in the arrays of each series. */
    public int start() {
        return start;
    }

    public int times() {
        return times;
    }

    /** The number of the time at a place. */
    public long timeAt(int place) {
        return first + place;
    }

    /** All series at one place, considered together. */
    public List<Decision> decide(int place) {
        List<Scored> scored = new ArrayList<>();
        for (Counted one : series) {
            scored.add(new Scored(
                    new Cell(one.name, ""),
                    "",
                    one.counts[place],
                    one.scan.expected()[place],
                    one.scan.variance()[place],
                    one.scan.tail()[place],
                    one.scan.windowCount()[place],
                    one.scan.reach()[place]));
        }
        return HotspotAlarms.decide(scored);
    }
}
