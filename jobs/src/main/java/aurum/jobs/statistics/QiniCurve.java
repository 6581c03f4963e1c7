package aurum.jobs.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What is gained by treating first those whose score is greatest: Radcliffe (2007), "Using control groups to target on predicted lift: building and assessing uplift models". Of the rows down to a score, the gain is the outcomes
 * of the treated less those of the control group, scaled up to as many; rows of one score come together, as a straight line.
 */
public final class QiniCurve {
    private static final double TAIL = 0.025;

    /** Cells of a step: of the control group without and with the outcome, of the treated without and with it. */
    private static final int CELLS = 4;

    private static final int TREATED = 2;

    /** By step, from the greatest score down, the rows of its four cells. */
    private final int[] counts;

    /**
     * One place on the curve.
     *
     * @param share of the rows, 0 to 1, those with the greatest scores
     * @param gain outcomes gained by treating the treated among them, per treated of all
     */
    public record Point(double share, double gain) {}

    private QiniCurve(int[] counts) {
        this.counts = counts;
    }

    /**
     * @param scores the greater, the rather to be treated; not learnt from the rows that they rank, or the curve flatters
     * @param treated or else of the control group, by chance
     * @param hits whether the outcome came
     */
    public static QiniCurve of(double[] scores, boolean[] treated, boolean[] hits) {
        int[] order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -scores[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] counts = new int[CELLS * scores.length];
        int step = -1;
        for (int i = 0; i < order.length; i++) {
            int row = order[i];
            if (i == 0 || scores[row] != scores[order[i - 1]]) {
                step++;
            }
            counts[CELLS * step + (treated[row] ? TREATED : 0) + (hits[row] ? 1 : 0)]++;
        }
        return new QiniCurve(Arrays.copyOf(counts, CELLS * (step + 1)));
    }

    /** From nobody to all. */
    public List<Point> points() {
        Walk walk = new Walk();
        int rows = Arrays.stream(counts).sum();
        int treated = of(counts, TREATED) + of(counts, TREATED + 1);
        List<Point> points = new ArrayList<>(List.of(new Point(0, 0)));
        for (int step = 0; step < counts.length; step += CELLS) {
            walk.over(counts, step);
            points.add(new Point((double) walk.rows() / rows, walk.gain() / treated));
        }
        return points;
    }

    /**
     * The Qini coefficient, normalised: the area between the curve and the straight line of treating by chance, as a share of what it would be if everybody treated who had the outcome came first and everybody of the control
     * group who had it came last.
     *
     * @return at most 1; about 0 for scores that tell nothing, below 0 for those that mislead; NaN where nobody had the outcome, or all had
     */
    public double coefficient() {
        return coefficient(counts);
    }

    /**
     * The coefficient and its interval, between percentiles of resamples: treated and control rows are drawn again, each as many as there are (Efron &amp; Tibshirani 1993, "An introduction to the bootstrap"). The scores stay as they
     * are: it is about this ranking, not about the next model.
     *
     * @param seed the same gives the same
     */
    public Interval coefficient(int resamples, long seed) {
        int[] control = rows(0);
        int[] treated = rows(TREATED);
        double[] values = IntStream.range(0, resamples)
                .parallel()
                .mapToDouble(resample -> {
                    SplittableRandom random = new SplittableRandom(seed + resample);
                    int[] drawn = new int[counts.length];
                    draw(control, drawn, random);
                    draw(treated, drawn, random);
                    return coefficient(drawn);
                })
                .sorted()
                .toArray();
        return Double.isNaN(values[values.length - 1])
                ? new Interval(coefficient(), Double.NaN, Double.NaN)
                : new Interval(
                        coefficient(),
                        values[(int) (TAIL * resamples)],
                        values[resamples - 1 - (int) (TAIL * resamples)]);
    }

    /** Per row of one arm its place among the counts. */
    private int[] rows(int arm) {
        return IntStream.range(0, counts.length)
                .filter(place -> place % CELLS / TREATED * TREATED == arm)
                .flatMap(place -> IntStream.generate(() -> place).limit(counts[place]))
                .toArray();
    }

    private static void draw(int[] rows, int[] into, SplittableRandom random) {
        for (int i = 0; i < rows.length; i++) {
            into[rows[random.nextInt(rows.length)]]++;
        }
    }

    private static double coefficient(int[] counts) {
        Walk walk = new Walk();
        double area = 0;
        double before = 0;
        for (int step = 0; step < counts.length; step += CELLS) {
            long from = walk.rows();
            walk.over(counts, step);
            area += (walk.rows() - from) * (before + walk.gain()) / 2;
            before = walk.gain();
        }
        double rows = walk.rows();
        double byChance = rows * walk.gain() / 2;
        double best = best(rows, walk.treatedHits, walk.controlHits, walk.gain());
        return best > byChance ? (area - byChance) / (best - byChance) : Double.NaN;
    }

    /** The area below straight lines from 0 up to all outcomes of the treated, on at that height, and down to what is gained of all. */
    private static double best(double rows, double treatedHits, double controlHits, double gain) {
        return treatedHits * treatedHits / 2
                + (rows - treatedHits - controlHits) * treatedHits
                + controlHits * (treatedHits + gain) / 2;
    }

    private static int of(int[] counts, int cell) {
        return IntStream.iterate(cell, place -> place < counts.length, place -> place + CELLS)
                .map(place -> counts[place])
                .sum();
    }

    /** Sums from the greatest score down. */
    private static final class Walk {
        private long control;
        private long controlHits;
        private long treated;
        private long treatedHits;

        void over(int[] counts, int step) {
            control += counts[step] + counts[step + 1];
            controlHits += counts[step + 1];
            treated += counts[step + TREATED] + counts[step + TREATED + 1];
            treatedHits += counts[step + TREATED + 1];
        }

        long rows() {
            return control + treated;
        }

        double gain() {
            return treatedHits - (control == 0 ? 0 : controlHits * (double) treated / control);
        }
    }
}
