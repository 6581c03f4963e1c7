package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import aurum.jobs.statistics.CellFamily.Cell;
import aurum.jobs.statistics.CellFamily.Series;
import aurum.jobs.statistics.HotspotAlarms.Decision;
import aurum.jobs.statistics.HotspotAlarms.Scored;
import aurum.jobs.statistics.HotspotScan.Scan;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class HotspotScanTest {
    private static final int DAYS = 300;
    private static final int FROM = 60;
    private static final LocalDate FIRST = LocalDate.of(2025, 9, 1);
    private static final HotspotScan SCAN =
            new HotspotScan(Cadence.DAY, Cadence.days(FIRST, DAYS, Map.of()), FIRST.toEpochDay() + 3);
    private static final double[] EXPOSURE = new double[DAYS];

    static {
        Arrays.fill(EXPOSURE, 1000);
    }

    private final RandomGenerator random = new Well19937c(77);

    /** Gamma–Poisson with a weekday effect. */
    private double[] counts(double mean, double dispersion) {
        double[] counts = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            double today = mean * (day % 7 < 5 ? 1.1 : 0.75);
            double intensity = dispersion == 1
                    ? today
                    : new GammaDistribution(random, today / (dispersion - 1), dispersion - 1).sample();
            counts[day] = intensity < 1e-9 ? 0 : new PoissonDistribution(random, intensity, 1e-12, 100_000).sample();
        }
        return counts;
    }

    /**
     * On simulated operators, most of whose cells are thin, 0.01 has to be 0.007 to 0.013 (see docs/hotspots.md). Counts that spread three times as much as chance, each series for itself, come to
     * 0.016–0.02: their dispersion is known from 50 to 240 days only. This mixture of both may not move.
     */
    @Test
    void whereNothingHappensOneOfAHundredIsBelowAHundredth() {
        int points = 0;
        int below = 0;
        for (double dispersion : new double[] {1, 1.5, 3}) {
            for (double mean : new double[] {0.5, 2, 8, 30}) {
                for (int series = 0; series < 60; series++) {
                    Scan scan = SCAN.scan(counts(mean, dispersion), EXPOSURE, FROM);
                    for (int day = FROM; day < DAYS; day++) {
                        points++;
                        below += scan.p()[day] <= 0.01 ? 1 : 0;
                    }
                }
            }
        }
        assertThat(below / (double) points).isBetween(0.009, 0.017);
    }

    @Test
    void whatIsAddedIsFoundAndWhatComesLaterChangesNothingBefore() {
        double[] counts = counts(6, 1.3);
        Scan before = SCAN.scan(counts, EXPOSURE, FROM);
        double[] withHotspot = counts.clone();
        for (int day = 250; day < 254; day++) {
            withHotspot[day] += 18;
        }
        Scan after = SCAN.scan(withHotspot, EXPOSURE, FROM);
        assertThat(after.p()[251]).isLessThan(1e-6);
        for (int day = FROM; day < 250; day++) {
            assertThat(after.p()[day]).isEqualTo(before.p()[day]);
            assertThat(after.expected()[day]).isEqualTo(before.expected()[day]);
        }
        assertThat(after.p()[256]).as("no alarm because of days gone by").isGreaterThan(0.001);
    }

    @Test
    void aRunOfSomeDaysGivesWhatARunOfAllDaysGives() {
        double[] counts = counts(3, 1.5);
        Scan all = SCAN.scan(counts, EXPOSURE, 0);
        Scan last = SCAN.scan(counts, EXPOSURE, DAYS - 15);
        for (int day = DAYS - 15; day < DAYS; day++) {
            assertThat(last.p()[day]).isEqualTo(all.p()[day]);
            assertThat(last.expected()[day]).isEqualTo(all.expected()[day]);
        }
        assertThat(all.p()[20]).as("too little before to tell").isNaN();
    }

    @Test
    void aThinCellLeansOnTheSumAboveItAndAThickOneTellsItsOwn() {
        double[] thin = new double[DAYS];
        double[] thick = counts(20, 1);
        Map<Cell, Series> cells = new TreeMap<>();
        cells.put(new Cell("east", "mobile"), new Series(thin, EXPOSURE, true));
        cells.put(new Cell("west", "mobile"), new Series(thick, EXPOSURE, true));
        Map<Cell, Series> family = CellFamily.withSums(cells);
        Map<Cell, Scan> scans = CellFamily.scan(SCAN, family, FROM);
        assertThat(family.get(new Cell(CellFamily.ALL, CellFamily.ALL)).counts())
                .isEqualTo(thick);
        assertThat(scans.get(new Cell("east", "mobile")).expected()[61]).isBetween(0.0005, 1.0);
        assertThat(scans.get(new Cell("west", "mobile")).expected()[290]).isBetween(13.0, 26.0);
        assertThat(scans.get(new Cell("east", "mobile")).p()[290]).isGreaterThan(0.4);
    }

    /** A cell is judged from the time on by which it has as many complaints as a hotspot. */
    @Test
    void theFirstTimeWithSoManyIsTheOneThatBringsTheLastOfThem() {
        Series series = new Series(new double[] {0, 3, 0, 2, 4}, new double[] {1, 1, 1, 1, 1}, false);
        assertThat(series.firstTimeWith(1)).isEqualTo(1);
        assertThat(series.firstTimeWith(HotspotAlarms.LEAST_COUNT)).isEqualTo(3);
        assertThat(series.firstTimeWith(10)).as("never").isEqualTo(5);
    }

    @Test
    void aSumThatOnePartExplainsSaysSo() {
        Scored part = scored(new Cell("east", "mobile"), "no_signal", 40, 8);
        Scored sum = scored(new Cell(CellFamily.ALL, "mobile"), "no_signal", 130, 100);
        Scored other = scored(new Cell("west", "mobile"), "no_signal", 90, 92);
        List<Decision> decisions = HotspotAlarms.decide(List.of(sum, part, other));
        assertThat(decisions.get(1).isHotspot()).isTrue();
        assertThat(decisions.get(1).explainedBy()).isEmpty();
        assertThat(decisions.get(0).explainedBy()).isEqualTo(Optional.of(1));
        assertThat(decisions.get(2).isHotspot()).isFalse();
    }

    private static Scored scored(Cell cell, String category, double observed, double expected) {
        return new Scored(
                cell, category, observed, expected, expected, Counts.upperTail(observed, expected, 1), observed, 1);
    }
}
