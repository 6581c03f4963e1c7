package aurum.jobs.benchmark;

import aurum.jobs.benchmark.HotspotPower.Judged;
import aurum.jobs.simulate.ComplaintCounts.Planted;
import aurum.jobs.statistics.CellFamily;
import aurum.jobs.statistics.CellFamily.Cell;
import aurum.jobs.statistics.Counts;
import aurum.jobs.statistics.HotspotAlarms;
import aurum.jobs.statistics.HotspotAlarms.Decision;
import aurum.jobs.statistics.HotspotAlarms.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Counts what was found of what was planted, and how much of what was called out was nothing. */
final class HotspotTally {
    /** A point is as usual when what happened moved its expectation by less than this. */
    private static final double MOVED = 0.001;
    /** Windows reach back so many days. */
    private static final int REACHES_BACK = 2;

    private static final double NOMINAL = 0.01;

    private final List<PlantedHotspot> hotspots = new ArrayList<>();
    private long alarms;
    private long falseAlarms;
    private long points;
    private long usualPoints;
    private long usualBelowNominal;

    /**
     * Adds one operator's figures.
     *
     * @param judged by category and cell
     * @param from the first day that was scored
     */
    void add(Map<String, Map<Cell, Judged>> judged, List<Planted> planted, int from, int days) {
        List<Map<String, Map<Cell, Decision>>> decisions = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            decisions.add(day < from ? Map.of() : decide(judged, day));
        }
        for (Planted one : planted) {
            if (one.firstDay() >= from && one.lastDay() - one.firstDay() + 1 >= PlantedHotspot.DAYS) {
                hotspots.add(find(one, judged, decisions));
            }
        }
    }

    private Map<String, Map<Cell, Decision>> decide(Map<String, Map<Cell, Judged>> judged, int day) {
        List<Scored> scored = new ArrayList<>();
        List<Judged> truths = new ArrayList<>();
        judged.forEach((category, cells) -> cells.forEach((cell, one) -> {
            if (day < one.firstDay()) {
                return;
            }
            scored.add(new Scored(
                    cell,
                    category,
                    one.series().counts()[day],
                    one.scan().expected()[day],
                    one.scan().variance()[day],
                    one.scan().tail()[day],
                    one.scan().windowCount()[day],
                    one.scan().reach()[day]));
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
        for (int time = Math.max(0, day - REACHES_BACK); time <= day; time++) {
            moved = Math.max(moved, one.expected()[time] / one.usual()[time] - 1);
        }
        points++;
        if (decision.isHotspot()) {
            alarms++;
            falseAlarms += moved < MOVED ? 1 : 0;
        }
        if (Math.abs(moved) < MOVED && !Double.isNaN(one.scan().p()[day])) {
            usualPoints++;
            usualBelowNominal += one.scan().p()[day] <= NOMINAL ? 1 : 0;
        }
    }

    /** A find in what was hit, or in a part of it, counts. */
    private static PlantedHotspot find(
            Planted planted, Map<String, Map<Cell, Judged>> judged, List<Map<String, Map<Cell, Decision>>> decisions) {
        String category = theOne(planted.categories());
        Cell target = new Cell(theOne(planted.regions()), theOne(planted.productLines()));
        Judged truth = judged.get(category).get(target);
        boolean inTime = false;
        double came = 0;
        double cameDeviations = 0;
        double chance = 1;
        double sum = 0;
        double usual = 0;
        double variance = 0;
        for (int day = planted.firstDay(); day < planted.firstDay() + PlantedHotspot.DAYS; day++) {
            inTime |= decisions.get(day).entrySet().stream()
                    .filter(entry ->
                            category.equals(CellFamily.ALL) || entry.getKey().equals(category))
                    .flatMap(entry -> entry.getValue().entrySet().stream())
                    .anyMatch(entry -> entry.getValue().isHotspot()
                            && (entry.getKey().equals(target) || target.contains(entry.getKey())));
            double count = truth.series().counts()[day];
            double more = count - truth.usual()[day];
            came = Math.max(came, more);
            cameDeviations = Math.max(cameDeviations, more / Math.sqrt(truth.spread()[day]));
            sum += count;
            usual += truth.usual()[day];
            variance += truth.spread()[day];
            chance = Math.min(chance, Counts.midP(count, truth.usual()[day], truth.spread()[day]));
            chance = Math.min(chance, Counts.midP(sum, usual, variance));
        }
        double spread = truth.spread()[planted.firstDay()];
        return new PlantedHotspot(
                planted.deviations(),
                planted.deviations() * Math.sqrt(spread),
                cameDeviations,
                came,
                chance,
                usual,
                spread / truth.usual()[planted.firstDay()],
                inTime);
    }

    private static String theOne(List<String> hit) {
        return hit.size() == 1 ? hit.get(0) : CellFamily.ALL;
    }

    List<PlantedHotspot> hotspots(Predicate<PlantedHotspot> which) {
        return hotspots.stream().filter(which).toList();
    }

    /** The share found in time, 0 to 1; NaN of none. */
    double found(Predicate<PlantedHotspot> which) {
        List<PlantedHotspot> chosen = hotspots(which);
        return chosen.stream().filter(PlantedHotspot::inTime).count() / (double) chosen.size();
    }

    long alarms() {
        return alarms;
    }

    /** Of the alarms, the share at which nothing had happened. */
    double falseDiscoveryRate() {
        return falseAlarms / (double) alarms;
    }

    /** How often a look may be a false alarm for as many true alarms as there were to be spoilt by no more than this share of false ones. */
    double looksMayFail(double falseDiscoveryRate) {
        return (alarms - falseAlarms) * falseDiscoveryRate / (1 - falseDiscoveryRate) / points;
    }

    /** Of the points where nothing had happened, the share with p at most 0.01. */
    double falseAlarmRate() {
        return usualBelowNominal / (double) usualPoints;
    }

    long usualPoints() {
        return usualPoints;
    }
}
