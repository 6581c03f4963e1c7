package aurum.jobs.benchmark;

import aurum.jobs.simulate.ComplaintCounts;
import aurum.jobs.simulate.ComplaintCounts.CellCounts;
import aurum.jobs.simulate.ComplaintCounts.Planted;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.statistics.Cadence;
import aurum.jobs.statistics.CellFamily;
import aurum.jobs.statistics.CellFamily.Cell;
import aurum.jobs.statistics.CellFamily.Series;
import aurum.jobs.statistics.HotspotAlarms;
import aurum.jobs.statistics.HotspotAlarms.Decision;
import aurum.jobs.statistics.HotspotAlarms.Scored;
import aurum.jobs.statistics.HotspotScan;
import aurum.jobs.statistics.HotspotScan.Scan;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How many planted hotspots are found in make-believe operators, how soon, and how many of the finds are none. */
final class HotspotPower {
    private static final int FIRST_SCORED_DAY = 60;
    private static final int DAYS_TO_FIND_IT = 2;
    /** A point is as usual when what happened moved its expectation by less than this. */
    private static final double MOVED = 0.001;

    private static final double NOMINAL = 0.01;

    private final Map<LocalDate, String> specialDays;
    private final boolean isOracle;
    private final List<Found> found = new ArrayList<>();
    private long alarms;
    private long falseAlarms;
    private long usualPoints;
    private long usualBelowNominal;

    /**
     * One planted hotspot.
     *
     * @param excess complaints a day more than usual, as planted
     * @param cameDeviations what really came more than usual on the greater of the first two days, in standard deviations
     * @param came the same, in complaints
     * @param dispersion variance divided by mean of a usual day in what it hits
     */
    record Found(
            double deviations, double excess, double cameDeviations, double came, double dispersion, boolean inTime) {}

    /** @param isOracle scores with each cell's true mean and spread, to see what is possible at all */
    HotspotPower(Map<LocalDate, String> specialDays, boolean isOracle) {
        this.isOracle = isOracle;
        this.specialDays = specialDays;
    }

    /** One family's truth and scores. */
    private record Judged(Series series, double[] usual, double[] expected, double[] spread, Scan scan) {}

    /** Adds one operator's figures. */
    void add(SimulationSettings settings, int hotspotsInHalfAYear) throws IOException {
        ComplaintCounts world = ComplaintCounts.of(settings, hotspotsInHalfAYear);
        LocalDate first = settings.until().minusDays(settings.days() - 1L);
        HotspotScan scan =
                new HotspotScan(Cadence.DAY, Cadence.days(first, settings.days(), specialDays), first.toEpochDay() + 3);
        Map<String, Map<Cell, Judged>> judged = new ConcurrentHashMap<>();
        Map<String, List<CellCounts>> families = families(world.cells());
        families.entrySet().parallelStream()
                .forEach(family -> judged.put(family.getKey(), judge(scan, family.getValue())));
        List<Map<String, Map<Cell, Decision>>> decisions = new ArrayList<>();
        for (int day = 0; day < settings.days(); day++) {
            decisions.add(day < FIRST_SCORED_DAY ? Map.of() : decide(judged, day));
        }
        for (Planted planted : world.planted()) {
            if (planted.firstDay() >= FIRST_SCORED_DAY
                    && planted.lastDay() - planted.firstDay() + 1 >= DAYS_TO_FIND_IT) {
                found.add(find(planted, judged, decisions));
            }
        }
    }

    /** By category, and everything added up as one more. */
    private static Map<String, List<CellCounts>> families(List<CellCounts> cells) {
        Map<String, List<CellCounts>> families = new TreeMap<>();
        for (CellCounts cell : cells) {
            families.computeIfAbsent(cell.category(), category -> new ArrayList<>())
                    .add(cell);
            families.computeIfAbsent(CellFamily.ALL, category -> new ArrayList<>())
                    .add(cell);
        }
        return families;
    }

    private Map<Cell, Judged> judge(HotspotScan scan, List<CellCounts> cells) {
        Map<Cell, Series> counts = new TreeMap<>();
        Map<Cell, Series> expected = new TreeMap<>();
        Map<Cell, Series> spread = new TreeMap<>();
        for (CellCounts one : cells) {
            Cell cell = new Cell(one.region(), one.productLine());
            double[] exposure = one.subscribers();
            double[] variance = one.usual().clone();
            for (int day = 0; day < variance.length; day++) {
                variance[day] *= one.overdispersion();
            }
            // Several categories of the same cell have the same subscribers.
            counts.merge(cell, positive(one.counts(), exposure), HotspotPower::sameExposure);
            expected.merge(cell, new Series(one.expected(), one.usual(), true), HotspotPower::sum);
            spread.merge(cell, new Series(variance, one.usual(), true), HotspotPower::sum);
        }
        Map<Cell, Series> family = CellFamily.withSums(counts);
        Map<Cell, Series> truths = CellFamily.withSums(expected);
        Map<Cell, Series> spreads = CellFamily.withSums(spread);
        Map<Cell, Judged> judged = new TreeMap<>();
        Map<Cell, Scan> scans = new TreeMap<>();
        if (isOracle) {
            truths.forEach((cell, truth) -> scans.put(
                    cell,
                    scan.scanKnown(
                            family.get(cell).counts(),
                            truth.exposure(),
                            spreads.get(cell).counts(),
                            FIRST_SCORED_DAY)));
        } else {
            scans.putAll(CellFamily.scan(scan, family, FIRST_SCORED_DAY));
        }
        scans.forEach((cell, result) -> judged.put(
                cell,
                new Judged(
                        family.get(cell),
                        truths.get(cell).exposure(),
                        truths.get(cell).counts(),
                        spreads.get(cell).counts(),
                        result)));
        return judged;
    }

    private static Series positive(double[] counts, double[] exposure) {
        double[] atLeastOne = exposure.clone();
        for (int day = 0; day < exposure.length; day++) {
            atLeastOne[day] = Math.max(1, exposure[day]);
        }
        return new Series(counts.clone(), atLeastOne, true);
    }

    private static Series sameExposure(Series left, Series right) {
        return new Series(sum(left.counts(), right.counts()), left.exposure(), true);
    }

    private static Series sum(Series left, Series right) {
        return new Series(sum(left.counts(), right.counts()), sum(left.exposure(), right.exposure()), true);
    }

    private static double[] sum(double[] left, double[] right) {
        double[] sum = left.clone();
        for (int day = 0; day < sum.length; day++) {
            sum[day] += right[day];
        }
        return sum;
    }

    private Map<String, Map<Cell, Decision>> decide(Map<String, Map<Cell, Judged>> judged, int day) {
        List<Scored> scored = new ArrayList<>();
        List<Judged> truths = new ArrayList<>();
        judged.forEach((category, cells) -> cells.forEach((cell, one) -> {
            scored.add(new Scored(
                    cell,
                    category,
                    one.series.counts()[day],
                    one.scan.expected()[day],
                    one.scan.variance()[day],
                    one.scan.tail()[day],
                    one.scan.windowCount()[day],
                    one.scan.reach()[day]));
            truths.add(one);
        }));
        List<Decision> decisions = HotspotAlarms.decide(scored);
        Map<String, Map<Cell, Decision>> byCell = new TreeMap<>();
        for (int i = 0; i < scored.size(); i++) {
            byCell.computeIfAbsent(scored.get(i).category(), category -> new TreeMap<>())
                    .put(scored.get(i).cell(), decisions.get(i));
            count(truths.get(i), day, decisions.get(i));
        }
        return byCell;
    }

    private void count(Judged one, int day, Decision decision) {
        double moved = 0;
        for (int time = Math.max(0, day - 2); time <= day; time++) {
            moved = Math.max(moved, one.expected[time] / one.usual[time] - 1);
        }
        boolean isUsual = Math.abs(moved) < MOVED;
        if (decision.isHotspot()) {
            alarms++;
            falseAlarms += moved < MOVED ? 1 : 0;
        }
        if (isUsual && !Double.isNaN(one.scan.p()[day])) {
            usualPoints++;
            usualBelowNominal += one.scan.p()[day] <= NOMINAL ? 1 : 0;
        }
    }

    private static Found find(
            Planted planted, Map<String, Map<Cell, Judged>> judged, List<Map<String, Map<Cell, Decision>>> decisions) {
        String region = planted.regions().size() == 1 ? planted.regions().get(0) : CellFamily.ALL;
        String line =
                planted.productLines().size() == 1 ? planted.productLines().get(0) : CellFamily.ALL;
        String category =
                planted.categories().size() == 1 ? planted.categories().get(0) : CellFamily.ALL;
        Cell target = new Cell(region, line);
        Judged truth = judged.get(category).get(target);
        boolean inTime = false;
        for (int day = planted.firstDay(); day < planted.firstDay() + DAYS_TO_FIND_IT; day++) {
            Map<String, Map<Cell, Decision>> today = decisions.get(day);
            inTime |= today.entrySet().stream()
                    .filter(entry ->
                            category.equals(CellFamily.ALL) || entry.getKey().equals(category))
                    .flatMap(entry -> entry.getValue().entrySet().stream())
                    .anyMatch(entry -> entry.getValue().isHotspot()
                            && (entry.getKey().equals(target) || target.contains(entry.getKey())));
        }
        double came = 0;
        double cameDeviations = 0;
        for (int day = planted.firstDay(); day < planted.firstDay() + DAYS_TO_FIND_IT; day++) {
            double more = truth.series.counts()[day] - truth.usual[day];
            came = Math.max(came, more);
            cameDeviations = Math.max(cameDeviations, more / Math.sqrt(truth.spread[day]));
        }
        double mean = truth.usual[planted.firstDay()];
        double variance = truth.spread[planted.firstDay()];
        return new Found(
                planted.deviations(),
                planted.deviations() * Math.sqrt(variance),
                cameDeviations,
                came,
                variance / mean,
                inTime);
    }

    List<Found> found() {
        return found;
    }

    long alarms() {
        return alarms;
    }

    /** Of the alarms, the share at which nothing had happened. */
    double falseDiscoveryRate() {
        return falseAlarms / (double) alarms;
    }

    /** Of the points where nothing had happened, the share with p at most {@link #NOMINAL}. */
    double falseAlarmRate() {
        return usualBelowNominal / (double) usualPoints;
    }

    long usualPoints() {
        return usualPoints;
    }
}
