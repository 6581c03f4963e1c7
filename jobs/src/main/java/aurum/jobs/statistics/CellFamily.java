package aurum.jobs.statistics;

import aurum.jobs.statistics.HotspotScan.Scan;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Cells of region × product line that complain about the same, and the sums above them, scanned from the top down, each leaning on its parent: region and line → line → everything, region → everything. */
public final class CellFamily {
    /** In place of a region or product line: all of them. */
    public static final String ALL = "all";

    private CellFamily() {}

    /** @param region or {@link #ALL}, {@code productLine} likewise */
    public record Cell(String region, String productLine) implements Comparable<Cell>, Serializable {

        /** The sum it leans on. */
        Optional<Cell> parent() {
            if (!region.equals(ALL)) {
                return Optional.of(new Cell(ALL, productLine));
            }
            return productLine.equals(ALL) ? Optional.empty() : Optional.of(new Cell(ALL, ALL));
        }

        /** Whether everything in {@code other} is in this, and more. */
        public boolean contains(Cell other) {
            return !equals(other)
                    && (region.equals(ALL) || region.equals(other.region))
                    && (productLine.equals(ALL) || productLine.equals(other.productLine));
        }

        private int depth() {
            return (region.equals(ALL) ? 0 : 2) + (productLine.equals(ALL) ? 0 : 1);
        }

        @Override
        public int compareTo(Cell other) {
            int byDepth = Integer.compare(depth(), other.depth());
            int byRegion = byDepth != 0 ? byDepth : region.compareTo(other.region);
            return byRegion != 0 ? byRegion : productLine.compareTo(other.productLine);
        }
    }

    /**
     * Counts by time, and how many there were to complain.
     *
     * @param exposure above 0
     * @param isExposed whether the exposure is known; where it is not, it is a constant and says nothing
     */
    public record Series(double[] counts, double[] exposure, boolean isExposed) {

        public double total() {
            return Arrays.stream(counts).sum();
        }

        /** The first time by which so many have come in all; the number of times where they never have. */
        public int firstTimeWith(double total) {
            double soFar = 0;
            for (int time = 0; time < counts.length; time++) {
                soFar += counts[time];
                if (soFar >= total) {
                    return time;
                }
            }
            return counts.length;
        }

        private Series plus(Series other) {
            Series sum = new Series(counts.clone(), exposure.clone(), isExposed || other.isExposed);
            for (int time = 0; time < counts.length; time++) {
                sum.counts[time] += other.counts[time];
                sum.exposure[time] += other.exposure[time];
            }
            return sum;
        }
    }

    /** The cells themselves and all sums above them. */
    public static Map<Cell, Series> withSums(Map<Cell, Series> cells) {
        Map<Cell, Series> all = new TreeMap<>(cells);
        cells.forEach((cell, series) -> {
            all.merge(new Cell(cell.region, ALL), series, Series::plus);
            all.merge(new Cell(ALL, cell.productLine), series, Series::plus);
            all.merge(new Cell(ALL, ALL), series, Series::plus);
        });
        return all;
    }

    /**
     * @param family with sums
     * @param from the first time to score
     */
    public static Map<Cell, Scan> scan(HotspotScan scan, Map<Cell, Series> family, int from) {
        Map<Cell, Scan> scans = new LinkedHashMap<>();
        new TreeMap<>(family)
                .forEach((cell, series) -> scans.put(
                        cell,
                        scan.scan(
                                series.counts,
                                series.exposure,
                                series.isExposed,
                                cell.parent().map(scans::get),
                                from)));
        return scans;
    }
}
