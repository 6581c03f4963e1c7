package aurum.jobs.statistics;

import aurum.jobs.statistics.CellFamily.Cell;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Decides which cells of one day are hotspots, all of the day's cells considered together, and which of these say the same. */
public final class HotspotAlarms {
    /** Of the cells called hotspots on a day, the share that may be chance, on average over days; of all alarms together it is more, see decision 0012. */
    public static final double FALSE_DISCOVERY_RATE = 0.06;
    /** Fewer complaints than this in the window, of one to three times, are nobody's hotspot; what cannot reach it does not count among the looks that q pays for. */
    public static final int LEAST_COUNT = 5;
    /** A sum is explained by a part without whose excess it would be no rarer than this. */
    private static final double UNREMARKABLE = 0.01;

    private HotspotAlarms() {}

    /**
     * One cell on one day.
     *
     * @param category what it is about, or {@link CellFamily#ALL}
     * @param windowCount complaints in the window that is least probable
     * @param p NaN where nothing can be told
     */
    public record Scored(
            Cell cell,
            String category,
            double observed,
            double expected,
            double variance,
            double p,
            double windowCount,
            double reach) {

        boolean contains(Scored other) {
            boolean sameOrSum = category.equals(other.category) || category.equals(CellFamily.ALL);
            boolean sameCell = cell.equals(other.cell);
            return sameOrSum && (cell.contains(other.cell) || sameCell && !category.equals(other.category));
        }

        double excess() {
            return observed - expected;
        }
    }

    /**
     * What was decided.
     *
     * @param q the false discovery rate at which the cell would just be called a hotspot
     * @param explainedBy place in the list of the cell that makes this sum one
     */
    public record Decision(double q, boolean isHotspot, Optional<Integer> explainedBy) {}

    /** @param day all cells of one day; the answer has the same order */
    public static List<Decision> decide(List<Scored> day) {
        // What counts too little cannot be called out, but could have been.
        double[] q = FalseDiscoveryRate.q(
                day.stream()
                        .mapToDouble(one -> one.windowCount < LEAST_COUNT ? Double.NaN : one.p)
                        .toArray(),
                day.stream().mapToDouble(Scored::reach).toArray());
        List<Integer> alarmed = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            if (q[i] <= FALSE_DISCOVERY_RATE) {
                alarmed.add(i);
            }
        }
        List<Integer> byExcess = new ArrayList<>(alarmed);
        byExcess.sort(Comparator.comparingDouble((Integer i) -> -day.get(i).excess()));
        List<Decision> decisions = new ArrayList<>();
        for (int i = 0; i < q.length; i++) {
            boolean isHotspot = alarmed.contains(i);
            decisions.add(new Decision(q[i], isHotspot, isHotspot ? explanation(day, i, byExcess) : Optional.empty()));
        }
        return decisions;
    }

    /** The part with the greatest excess without which the sum would be unremarkable. */
    private static Optional<Integer> explanation(List<Scored> day, int sum, List<Integer> byExcess) {
        Scored whole = day.get(sum);
        return byExcess.stream()
                .filter(part -> whole.contains(day.get(part)) && day.get(part).excess() > 0)
                .filter(part -> Counts.midP(
                                Math.max(
                                        0,
                                        Math.rint(whole.observed - day.get(part).excess())),
                                whole.expected,
                                whole.variance)
                        > UNREMARKABLE)
                .findFirst();
    }
}
