package aurum.jobs.command;

import aurum.jobs.analyse.SeriesFile;
import aurum.jobs.analyse.SeriesFile.Point;
import aurum.jobs.analyse.SeriesScan;
import aurum.jobs.analyse.SeriesScan.Counted;
import aurum.jobs.statistics.HotspotAlarms;
import aurum.jobs.statistics.HotspotAlarms.Decision;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The hotspot engine on any CSV file, outside the lake. */
@Command(
        name = "hotspots",
        description = "Where and when there was more than was to be expected, in any CSV file of counts over time.",
        footer = {
            "",
            "Writes one line per series and time: series, time, observed, expected, ratio, p, q, alarm. Each time is judged by earlier ones only; before there are enough of them, expected to alarm stay blank. A time that a series lacks counts as 0; rows of the same series and time are added up. p, q and alarm are about the time or, where that is rarer, the last two or three together; with less than "
                    + HotspotAlarms.LEAST_COUNT + " in all, q is 1.",
            "",
            "Example:",
            "  ./aurum analyse hotspots complaints.csv --series branch --time day --count complaints --exposure subscribers > scored.csv"
        })
public final class AnalyseHotspots implements Callable<Integer> {

    /** What one time is. */
    enum By {
        DAY,
        WEEK
    }

    @Parameters(paramLabel = "FILE", description = "CSV with a header, plain or .gz.")
    private Path file;

    @Option(names = "--series", paramLabel = "COL", description = "Names the series. Default: the file is one series")
    private Optional<String> series = Optional.empty();

    @Option(names = "--time", paramLabel = "COL", required = true, description = "Date (yyyy-mm-dd) or whole number.")
    private String time;

    @Option(names = "--count", paramLabel = "COL", required = true, description = "How many.")
    private String count;

    @Option(names = "--exposure", paramLabel = "COL", description = "Of how many. Default: always the same")
    private Optional<String> exposure = Optional.empty();

    @Option(names = "--by", paramLabel = "day|week", defaultValue = "day", description = "Default: ${DEFAULT-VALUE}")
    private By by;

    @Option(names = "--from", paramLabel = "D", description = "The first time to score. Default: as early as can be")
    private Optional<String> from = Optional.empty();

    @Override
    public Integer call() {
        SeriesFile source = new SeriesFile(file, new SeriesFile.Columns(series, time, count, exposure), by == By.WEEK);
        Map<String, TreeMap<Long, Point>> given = source.read();
        SeriesScan scan =
                SeriesScan.of(given, by == By.WEEK, from.map(source::timeOf).orElse(Long.MIN_VALUE / 2));
        PrintStream out = new PrintStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)), false, StandardCharsets.UTF_8);
        out.println("series,time,observed,expected,ratio,p,q,alarm");
        List<List<Decision>> decisions = IntStream.range(scan.start(), scan.times())
                .mapToObj(scan::decide)
                .toList();
        for (int i = 0; i < scan.series().size(); i++) {
            for (int place = scan.start(); place < scan.times(); place++) {
                out.println(line(
                        scan.series().get(i),
                        place,
                        source.written(scan.timeAt(place)),
                        decisions.get(place - scan.start()).get(i)));
            }
        }
        out.flush();
        return Commands.DONE;
    }

    private static String line(Counted one, int place, String time, Decision decision) {
        double observed = one.counts()[place];
        double expected = one.scan().expected()[place];
        String known = "%s,%s,%s,".formatted(quoted(one.name()), time, plain(observed));
        return Double.isNaN(expected)
                ? known + ",,,,"
                : known
                        + String.format(
                                Locale.ROOT,
                                "%.4f,%.4f,%.4g,%.4g,%d",
                                expected,
                                observed / expected,
                                one.scan().p()[place],
                                Double.isNaN(decision.q()) ? 1 : decision.q(),
                                decision.isHotspot() ? 1 : 0);
    }

    private static String plain(double count) {
        return count == Math.rint(count) ? Long.toString((long) count) : Double.toString(count);
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
