package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.statistics.QiniCurve.Point;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class QiniCurveTest {

    /**
     * Eight customers by hand. Down to score 3, one treated of one gained it and none of one control: 1 gained. Down to 2, two of three and none of two: 2. Down to 1, two of four and two of four: none. The area is 1 + 4.5 + 3, by
     * chance it were 0, and at best 2 + 8 + 2.
     */
    @Test
    void aCurveByHand() {
        double[] scores = {3, 3, 2, 2, 2, 1, 1, 1};
        boolean[] treated = {true, false, true, true, false, true, false, false};
        boolean[] hits = {true, false, true, false, false, false, true, true};
        QiniCurve curve = QiniCurve.of(scores, treated, hits);
        assertThat(curve.points())
                .containsExactly(new Point(0, 0), new Point(0.25, 0.25), new Point(0.625, 0.5), new Point(1, 0));
        assertThat(curve.coefficient()).isEqualTo(8.5 / 12, within(1e-12));
    }

    /** Straight from the definition: every threshold anew, over all rows. */
    private static double byDefinition(double[] scores, boolean[] treated, boolean[] hits) {
        double area = 0;
        double lastGain = 0;
        int lastRows = 0;
        double[] thresholds =
                java.util.Arrays.stream(scores).distinct().sorted().toArray();
        for (int t = thresholds.length - 1; t >= 0; t--) {
            double[] rows = new double[2];
            double[] outcomes = new double[2];
            for (int i = 0; i < scores.length; i++) {
                if (scores[i] >= thresholds[t]) {
                    rows[treated[i] ? 1 : 0]++;
                    outcomes[treated[i] ? 1 : 0] += hits[i] ? 1 : 0;
                }
            }
            double gain = outcomes[1] - (rows[0] == 0 ? 0 : outcomes[0] * rows[1] / rows[0]);
            int together = (int) (rows[0] + rows[1]);
            area += (together - lastRows) * (gain + lastGain) / 2;
            lastGain = gain;
            lastRows = together;
        }
        return area - lastRows * lastGain / 2;
    }

    @Test
    void theAreaIsThatOfTheDefinitionAndOneForTheBestOrder() {
        SplittableRandom random = new SplittableRandom(5);
        int rows = 400;
        double[] scores = new double[rows];
        double[] best = new double[rows];
        boolean[] treated = new boolean[rows];
        boolean[] hits = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            scores[i] = random.nextInt(40);
            treated[i] = random.nextInt(3) > 0;
            hits[i] = random.nextDouble() < 0.2 + (treated[i] ? scores[i] / 100 : 0);
            best[i] = hits[i] ? (treated[i] ? 1 : -1) : 0;
        }
        QiniCurve curve = QiniCurve.of(scores, treated, hits);
        double ideal = byDefinition(best, treated, hits);
        assertThat(curve.coefficient()).isEqualTo(byDefinition(scores, treated, hits) / ideal, within(1e-12));
        assertThat(QiniCurve.of(best, treated, hits).coefficient()).isEqualTo(1, within(1e-12));

        Interval interval = curve.coefficient(400, 1);
        assertThat(interval).isEqualTo(curve.coefficient(400, 1));
        assertThat(interval.contains(curve.coefficient())).isTrue();
        assertThat(interval.width()).isBetween(0.05, 0.5);
    }

    @Test
    void oneScoreForAllIsChance() {
        boolean[] treated = {true, true, false, false};
        boolean[] hits = {true, false, true, false};
        assertThat(QiniCurve.of(new double[4], treated, hits).coefficient()).isZero();
        assertThat(QiniCurve.of(new double[4], treated, new boolean[4]).coefficient())
                .as("nobody had the outcome")
                .isNaN();
        assertThat(QiniCurve.of(new double[4], treated, new boolean[4])
                        .coefficient(10, 1)
                        .low())
                .isNaN();
    }
}
