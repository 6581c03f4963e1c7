package aurum.jobs.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Weights and intervals against what textbooks and brute force say. */
class WeightedScoresTest {
    private static final Groups NONE = Groups.of(List.of());

    private static int[] all(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Mean ± t · s ÷ √n with the 97.5 % quantile of Student's t at 39 degrees of freedom, 2.022691. */
    @Test
    void withEqualWeightsTheIntervalIsStudents() {
        double[] values = new double[40];
        Arrays.fill(values, 0, 10, 6);
        Arrays.fill(values, 10, 40, 8);
        double s = Math.sqrt((10 * 1.5 * 1.5 + 30 * 0.5 * 0.5) / 39);
        double reach = 2.022690920 * s / Math.sqrt(40);
        Interval found = new WeightedScores(ones(40), NONE).mean(all(40), values);
        assertThat(found.value()).isEqualTo(7.5);
        assertThat(found.low()).isCloseTo(7.5 - reach, within(1e-6));
        assertThat(found.high()).isCloseTo(7.5 + reach, within(1e-6));
    }

    @Test
    void fewerThanThirtyAnswersAreInsufficient() {
        assertThat(new WeightedScores(ones(40), NONE)
                        .mean(all(29), new double[29])
                        .low())
                .isNaN();
        assertThat(new WeightedScores(ones(40), NONE).share(all(30), ones(30)).high())
                .isCloseTo(1, within(1e-12));
    }

    /** All of 30 satisfied: certainty is not to be had; Wilson's lower end is n ÷ (n + t²). */
    @Test
    void aShareOfAllIsNotCertain() {
        Interval found = new WeightedScores(ones(30), NONE).share(all(30), ones(30));
        assertThat(found.low()).isCloseTo(30 / (30 + 2.045230 * 2.045230), within(1e-5));
    }

    /** Iterative proportional fitting hits all totals and leaves every odds ratio as it was: that is what defines it. */
    @Test
    void rakingHitsTheTotalsAndKeepsTheOddsRatios() {
        double[] start = {40, 30, 20, 10, 35, 50, 100, 75, 30, 80, 70, 120};
        Groups groups = Groups.of(List.of(
                IntStream.range(0, 12).mapToObj(i -> "row" + i / 4).toList(),
                IntStream.range(0, 12).mapToObj(i -> "column" + i % 4).toList()));
        double[][] totals = {{150, 300, 400}, {200, 300, 250, 100}};
        double[] raked = Raking.rake(start, groups, totals);
        for (int row = 0; row < 3; row++) {
            assertThat(Arrays.stream(raked, 4 * row, 4 * row + 4).sum()).isCloseTo(totals[0][row], within(1e-6));
        }
        for (int column = 0; column < 4; column++) {
            assertThat(raked[column] + raked[4 + column] + raked[8 + column])
                    .isCloseTo(totals[1][column], within(1e-6));
        }
        assertThat(raked[0] * raked[5] / raked[1] / raked[4]).isCloseTo(40.0 * 50 / 30 / 35, within(1e-6));
        assertThat(raked[6] * raked[11] / raked[7] / raked[10]).isCloseTo(100.0 * 120 / 75 / 70, within(1e-6));
    }

    @Test
    void aGroupWithoutAnswersIsNotAskedForAndNoWeightRunsAway() {
        Groups groups = Groups.of(List.of(List.of("a", "a", "b", "b")));
        double[] raked = Raking.rake(
                ones(4), new Groups(List.of(List.of("a", "b", "c")), groups.of()), new double[][] {{30, 10, 60}});
        assertThat(raked).containsExactly(new double[] {37.5, 37.5, 12.5, 12.5}, within(1e-9));
        double[] bounded = Raking.rake(ones(4), groups, new double[][] {{0.01, 99.99}});
        assertThat(bounded[0]).isCloseTo(25 / Raking.MOST, within(1e-9));
    }

    /** Linearisation against the bootstrap: answers drawn again, raked again, the mean taken again. */
    @Test
    void theIntervalKnowsWhatRakingExplains() {
        int count = 400;
        Random random = new Random(11);
        List<String> regions =
                IntStream.range(0, count).mapToObj(i -> "r" + i % 3).toList();
        List<String> lines =
                IntStream.range(0, count).mapToObj(i -> "l" + random.nextInt(2)).toList();
        double[] start = random.doubles(count, 1, 4).toArray();
        double[] values = IntStream.range(0, count)
                .mapToDouble(i -> 3.0 * (i % 3) + random.nextGaussian())
                .toArray();
        double[][] totals = {{500, 300, 200}, {600, 400}};
        Groups groups = Groups.of(List.of(regions, lines));
        Interval found = new WeightedScores(Raking.rake(start, groups, totals), groups).mean(all(count), values);
        double[] means = new double[600];
        for (int b = 0; b < means.length; b++) {
            int[] drawn =
                    IntStream.generate(() -> random.nextInt(count)).limit(count).toArray();
            double[] weights =
                    Raking.rake(Arrays.stream(drawn).mapToDouble(i -> start[i]).toArray(), groups.only(drawn), totals);
            double sum = 0;
            for (int i = 0; i < count; i++) {
                sum += weights[i] * values[drawn[i]];
            }
            means[b] = sum / 1_000;
        }
        double mean = Arrays.stream(means).average().orElseThrow();
        double error = Math.sqrt(Arrays.stream(means)
                .map(one -> (one - mean) * (one - mean))
                .average()
                .orElseThrow());
        assertThat(found.width() / 2 / 1.966).isCloseTo(error, within(0.1 * error));
        Interval ignorant = new WeightedScores(Raking.rake(start, groups, totals), NONE).mean(all(count), values);
        assertThat(ignorant.width()).isGreaterThan(1.5 * found.width());
    }

    /** Half of the one group answers and a tenth of the other. */
    @Test
    void whoAnswersSeldomStandsForMore() {
        int count = 4_000;
        boolean[] answered = new boolean[count];
        double[] rates = new double[count];
        for (int i = 0; i < count; i++) {
            answered[i] = i < 2_000 ? i % 2 == 0 : i % 10 == 0;
            rates[i] = i < 2_000 ? 0.1 : 0.2;
        }
        Groups groups = Groups.of(List.of(
                IntStream.range(0, count).mapToObj(i -> i < 2_000 ? "a" : "b").toList()));
        double[] weights = new SurveyWeights(rates, answered, groups).weights();
        assertThat(weights[0]).isCloseTo(20, within(0.2));
        assertThat(weights[2_000]).isCloseTo(50, within(0.6));
        assertThat(weights[1]).isZero();
    }

    /** All answer with logit −0.5 − 0.4 (value − 5): told the slope, the weights bring the mean of all back. */
    @Test
    void toldHowTheAnswerDecidesTheMeanComesBack() {
        int count = 60_000;
        Random random = new Random(12);
        double[] values = new double[count];
        boolean[] answered = new boolean[count];
        for (int i = 0; i < count; i++) {
            values[i] = 5 + 1.5 * random.nextGaussian();
            answered[i] = random.nextDouble() < 1 / (1 + Math.exp(0.5 + 0.4 * (values[i] - 5)));
        }
        SurveyWeights weights = new SurveyWeights(ones(count), answered, NONE);
        assertThat(mean(weights.weights(), values)).isLessThan(4.6);
        assertThat(mean(weights.ifSelective(values, -0.4), values)).isCloseTo(5, within(0.03));
        assertThat(mean(weights.ifSelective(values, 0), values))
                .isCloseTo(mean(weights.weights(), values), within(1e-6));
    }

    private static double mean(double[] weights, double[] values) {
        return IntStream.range(0, values.length)
                        .mapToDouble(i -> weights[i] * values[i])
                        .sum()
                / Arrays.stream(weights).sum();
    }
}
