package aurum.jobs.benchmark;

import aurum.jobs.analyse.SeriesFile;
import aurum.jobs.analyse.SeriesFile.Columns;
import aurum.jobs.analyse.SeriesFile.Point;
import aurum.jobs.analyse.SeriesScan;
import aurum.jobs.analyse.SeriesScan.Counted;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The engine on series whose outbreaks are known: how many it detects at a false-alarm rate, the threshold being set on the points outside of outbreaks. */
public final class KnownOutbreaks {
    private final SeriesScan scan;
    private final Map<String, TreeMap<Long, Point>> outbreaks;
    private final double[] outside;
    private final double millisecondsPerPoint;

    /**
     * @param outbreak names the column that is 1 inside of an outbreak
     * @param lastTimes how many of the last times are scored
     */
    public KnownOutbreaks(Path file, Columns columns, String outbreak, boolean byWeek, int lastTimes) {
        SeriesFile counts = new SeriesFile(file, columns, byWeek);
        Map<String, TreeMap<Long, Point>> given = counts.read();
        this.outbreaks = new SeriesFile(
                        file, new Columns(columns.series(), columns.time(), outbreak, Optional.empty()), byWeek)
                .read();
        long last = given.values().stream().mapToLong(TreeMap::lastKey).max().orElseThrow();
        Instant started = Instant.now();
        this.scan = SeriesScan.of(given, byWeek, last - lastTimes + 1);
        double points = (double) scan.series().size() * (scan.times() - scan.start());
        this.millisecondsPerPoint = Duration.between(started, Instant.now()).toNanos() / 1e6 / points;
        List<Double> usual = new ArrayList<>();
        for (Counted one : scan.series()) {
            for (int place = scan.start(); place < scan.times(); place++) {
                if (!isOutbreak(one, place)) {
                    usual.add(one.scan().p()[place]);
                }
            }
        }
        this.outside = usual.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private boolean isOutbreak(Counted one, int place) {
        Point point = outbreaks.get(one.name()).get(scan.timeAt(place));
        return point != null && point.count() > 0;
    }

    /** Runs of outbreak times in the scored part. */
    public int outbreaks() {
        return counted(Double.POSITIVE_INFINITY);
    }

    /** Outbreaks of which a point alarms, when so many of the points outside of outbreaks do. */
    public int detectedAt(double falseAlarmRate) {
        int allowed = (int) Math.floor(falseAlarmRate * outside.length);
        return counted(allowed == 0 ? 0 : outside[allowed - 1]);
    }

    /** Outbreaks of which a point has p at most this. */
    public int counted(double threshold) {
        int detected = 0;
        for (Counted one : scan.series()) {
            boolean isSeen = false;
            for (int place = scan.start(); place < scan.times(); place++) {
                boolean isInside = isOutbreak(one, place);
                if (isInside && one.scan().p()[place] <= threshold && !isSeen) {
                    isSeen = true;
                    detected++;
                }
                isSeen &= isInside;
            }
        }
        return detected;
    }

    /** The share of points outside of outbreaks with p at most this. */
    public double falseAlarmRate(double threshold) {
        return Arrays.stream(outside).filter(p -> p <= threshold).count() / (double) outside.length;
    }

    public double millisecondsPerPoint() {
        return millisecondsPerPoint;
    }
}
