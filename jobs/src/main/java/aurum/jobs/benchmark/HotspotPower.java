package aurum.jobs.benchmark;

import aurum.jobs.simulate.ComplaintCounts;
import aurum.jobs.simulate.ComplaintCounts.CellCounts;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.statistics.Cadence;
import aurum.jobs.statistics.CellFamily;
import aurum.jobs.statistics.CellFamily.Cell;
import aurum.jobs.statistics.CellFamily.Series;
import aurum.jobs.statistics.HotspotAlarms;
import aurum.jobs.statistics.HotspotScan;
import aurum.jobs.statistics.HotspotScan.Scan;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** How many planted hotspots are found in make-believe operators: by the engine, and by the engine when it is told the truth that it otherwise has to estimate. */
final class HotspotPower {
    static final int FIRST_SCORED_DAY = 60;

    private final Map<LocalDate, String> specialDays;
    private final Map<Known, HotspotTally> tallies = new EnumMap<>(Known.class);

    /** What of the truth the engine is told; with both it is an oracle that shows what is possible at all. */
    enum Known {
        NOTHING,
        MEANS,
        SPREADS,
        BOTH
    }

    HotspotPower(Map<LocalDate, String> specialDays, Set<Known> variants) {
        this.specialDays = specialDays;
        variants.forEach(known -> tallies.put(known, new HotspotTally()));
    }

    /**
     * One cell's truth and scores.
     *
     * @param usual expected without anything that happened
     * @param expected with it
     * @param spread variance of a usual day
     * @param firstDay that is judged: before, the cell has had fewer complaints than a hotspot has
     */
    record Judged(Series series, double[] usual, double[] expected, double[] spread, int firstDay, Scan scan) {

        private Judged told(HotspotScan scans, Known known) {
            if (known == Known.NOTHING) {
                return this;
            }
            double[] mean = usual.clone();
            double[] variance = spread.clone();
            for (int day = FIRST_SCORED_DAY - 2; day < mean.length; day++) {
                if (known == Known.SPREADS) {
                    mean[day] = scan.expected()[day];
                    variance[day] = mean[day] * spread[day] / usual[day];
                } else if (known == Known.MEANS) {
                    variance[day] = mean[day] * scan.variance()[day] / scan.expected()[day];
                }
            }
            Scan told = scans.scanKnown(series.counts(), mean, variance, FIRST_SCORED_DAY);
            return new Judged(series, usual, expected, spread, firstDay, told);
        }
    }

    /** Adds one operator's figures. */
    void add(SimulationSettings settings, int hotspotsInHalfAYear) throws IOException {
        ComplaintCounts world = ComplaintCounts.of(settings, hotspotsInHalfAYear);
        int days = settings.days();
        LocalDate first = settings.until().minusDays(days - 1L);
        HotspotScan scan = new HotspotScan(Cadence.DAY, Cadence.days(first, days, specialDays), first.toEpochDay() + 3);
        Map<String, Map<Cell, Judged>> judged = new ConcurrentHashMap<>();
        families(world.cells()).entrySet().parallelStream()
                .forEach(family -> judged.put(family.getKey(), judge(scan, family.getValue())));
        tallies.forEach((known, tally) -> {
            Map<String, Map<Cell, Judged>> told = new ConcurrentHashMap<>();
            judged.entrySet().parallelStream().forEach(family -> {
                Map<Cell, Judged> cells = new TreeMap<>();
                family.getValue().forEach((cell, one) -> cells.put(cell, one.told(scan, known)));
                told.put(family.getKey(), cells);
            });
            tally.add(new TreeMap<>(told), world.planted(), FIRST_SCORED_DAY, days);
        });
    }

    HotspotTally tally(Known known) {
        return tallies.get(known);
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

    private static Map<Cell, Judged> judge(HotspotScan scan, List<CellCounts> cells) {
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
        Map<Cell, Series> truths = CellFamily.withSums(expected);
        Map<Cell, Series> spreads = CellFamily.withSums(spread);
        Map<Cell, Series> family = CellFamily.withSums(counts);
        Map<Cell, Judged> judged = new TreeMap<>();
        CellFamily.scan(scan, family, FIRST_SCORED_DAY)
                .forEach((cell, result) -> judged.put(
                        cell,
                        new Judged(
                                family.get(cell),
                                truths.get(cell).exposure(),
                                truths.get(cell).counts(),
                                spreads.get(cell).counts(),
                                family.get(cell).firstTimeWith(HotspotAlarms.LEAST_COUNT),
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
}
