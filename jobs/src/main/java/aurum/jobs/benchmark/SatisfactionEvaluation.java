package aurum.jobs.benchmark;

import aurum.jobs.benchmark.DriverCoverage.Answering;
import aurum.jobs.benchmark.NonResponse.Planted;
import aurum.jobs.simulate.SatisfactionDraws;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.statistics.KeyDrivers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;

/** Drivers and weighted scores against what is known: make-believe operators, and brute force. Makes the tables of {@code docs/satisfaction.md}. */
public final class SatisfactionEvaluation {
    /** Written down before the first evaluation, and not the seed of any test or demo. */
    private static final long FIRST_SEED = 62_001;

    private static final int SEEDS = 40;
    private static final int CUSTOMERS = 20_000;
    private static final int TRUTH_DRAWS = 400_000;
    private static final int ASKED = 60_000;
    private static final int[] ANSWERS = {500, 1_500, 5_000};
    private static final double[][] TIED = {{0.3, 0.3}, {0.32, 0.28}, {0.4, 0.2}, {0.6, 0}};

    private final Path catalog;

    public SatisfactionEvaluation(Path catalog) {
        this.catalog = catalog;
    }

    private SimulationSettings settings(long seed) {
        return SimulationSettings.standard(Path.of("."), catalog)
                .withSize(CUSTOMERS, 1)
                .withSeed(seed);
    }

    private static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS).parallel();
    }

    /** Intervals of drivers, as a page's section. */
    public String coverage() {
        StringBuilder text = new StringBuilder(
                """
                ## Drivers: do the 95 %% intervals hold the truth?

                %d simulated operators (seeds %d–%d), one survey each with the operator's unequal sampling odds, weighted by them; %d attributes. Truth = the population's LMG shares from the simulator's equations (%,d draws each). Intervals: percentiles of %d bootstraps of blocks. Basic, delight: the planted ones (clear bills, being kept informed) found; neither: others wrongly called one of the two.

                | answers | who answers | intervals that hold the truth | mean width | basic found | delight found | neither, of %d |
                |---|---|---|---|---|---|---|
                """
                        .formatted(
                                SEEDS,
                                FIRST_SEED,
                                FIRST_SEED + SEEDS - 1,
                                SatisfactionDraws.attributes().size(),
                                TRUTH_DRAWS,
                                KeyDrivers.USUAL_RESAMPLES,
                                SEEDS * (SatisfactionDraws.attributes().size() - 2)));
        for (Answering answering : Answering.values()) {
            for (int answers : ANSWERS) {
                List<DriverCoverage.Result> results = seeds().mapToObj(
                                seed -> DriverCoverage.of(settings(seed), answers, TRUTH_DRAWS, answering))
                        .toList();
                double intervals = sum(results, DriverCoverage.Result::intervals);
                text.append("| %,d | %s | %.1f %% of %.0f | %.4f | %.0f | %.0f | %.0f |%n"
                        .formatted(
                                answers,
                                answering == Answering.EVERYBODY ? "everybody" : "the dissatisfied rather",
                                100 * sum(results, DriverCoverage.Result::held) / intervals,
                                intervals,
                                sum(results, DriverCoverage.Result::widths) / intervals,
                                sum(results, one -> one.basicFound() ? 1 : 0),
                                sum(results, one -> one.delightFound() ? 1 : 0),
                                sum(results, DriverCoverage.Result::wronglyCalled)));
            }
        }
        return text.append(
                        """

                Where the answer itself decides who answers, what drives satisfaction among those who answer is not quite what drives it among all; beside the narrow intervals of many answers that begins to show.

                """)
                .toString();
    }

    private static <T> double sum(List<T> results, ToDoubleFunction<T> of) {
        return results.stream().mapToDouble(of).sum();
    }

    /** Drivers that go together. */
    public String ties() {
        StringBuilder text = new StringBuilder(
                """
                ## Drivers that go together as r = 0.9

                Two such drivers beside two others, %d samples of 1,500 answers. Right: the order is that of the population's LMG, or a tie is declared.

                | weights of the two | tie declared | order right without a tie | right or tied |
                |---|---|---|---|
                """
                        .formatted(SEEDS));
        for (double[] weights : TIED) {
            List<DriverTies.Result> results = seeds().mapToObj(
                            seed -> DriverTies.of(seed, ANSWERS[1], weights[0], weights[1]))
                    .toList();
            text.append("| %.2f, %.2f | %.0f | %.0f | %.0f of %d |%n"
                    .formatted(
                            weights[0],
                            weights[1],
                            sum(results, one -> one.isTied() ? 1 : 0),
                            sum(results, one -> !one.isTied() && one.isOrderRight() ? 1 : 0),
                            sum(results, one -> one.isTied() || one.isOrderRight() ? 1 : 0),
                            SEEDS));
        }
        return text.append("\n").toString();
    }

    /** Weighted scores under non-response. */
    public String nonResponse() {
        StringBuilder text = new StringBuilder(
                """
                ## Scores: who was asked and who answered

                The same operators; %,d customers asked each, with unequal odds by branch; about a third answer. Weighted: inverse odds × response propensity (by branch and product line), raked to the customers by branch and product line. Intervals of the mean and of the satisfied share (8 or more), of all and of every branch. In the first two rows, each point by which a branch and a line are more satisfied makes an answer less likely by e^-2 and e^-4.

                | who answers | plain mean off by | weighted mean off by | weighted nearer | intervals that hold the truth | mean width (all) | off by, told how the answer decides | nearer than the plain mean | its intervals that hold the truth |
                |---|---|---|---|---|---|---|---|---|
                """
                        .formatted(ASKED));
        for (Planted planted : Planted.values()) {
            List<NonResponse.Result> results = seeds().mapToObj(
                            seed -> NonResponse.of(settings(seed), ASKED, TRUTH_DRAWS, planted))
                    .toList();
            double intervals = sum(results, NonResponse.Result::intervals);
            boolean isKnown = planted != Planted.BY_ANSWER;
            text.append("| %s | %.4f | %.4f | %.0f of %d | %.1f %% of %.0f | %.4f | %s | %s | %s |%n"
                    .formatted(
                            words(planted),
                            sum(results, one -> Math.abs(one.rawError())) / SEEDS,
                            sum(results, one -> Math.abs(one.weightedError())) / SEEDS,
                            sum(results, one -> one.isWeightedNearer() ? 1 : 0),
                            SEEDS,
                            100 * sum(results, NonResponse.Result::held) / intervals,
                            intervals,
                            sum(results, NonResponse.Result::meanWidth) / SEEDS,
                            isKnown
                                    ? "–"
                                    : "%.4f".formatted(sum(results, one -> Math.abs(one.selectiveError())) / SEEDS),
                            isKnown
                                    ? "–"
                                    : "%.0f of %d"
                                            .formatted(sum(results, one -> one.isSelectiveNearer() ? 1 : 0), SEEDS),
                            isKnown
                                    ? "–"
                                    : "%.0f of %d".formatted(sum(results, one -> one.selectiveHeld() ? 1 : 0), SEEDS)));
        }
        return text.append(
                        """

                The last row is the limit of any weighting: of two customers of the same branch and line the dissatisfied one answers rather, and nothing that is known of the silent tells how satisfied they are. The mean stays off. `SurveyWeights.ifSelective` says what it would be if each point made an answer less likely by e^%.1f; told the simulator's slope, it comes back but for a tenth of the error, which is left because customers are not equally open to surveys. `satisfaction_scores` holds this figure beside the weighted one, so that everybody sees how much hangs on it.

                """
                                .formatted(NonResponse.ANSWER_SLOPE))
                .toString();
    }

    private static String words(Planted planted) {
        return switch (planted) {
            case A_LITTLE_BY_GROUP -> "those of dissatisfied branches and lines a little rather";
            case BY_GROUP -> "those of dissatisfied branches and lines rather";
            case BY_ANSWER -> "the dissatisfied rather, whoever they are";
        };
    }

    /** Against the definition. */
    public String bruteForce(Optional<Path> data) {
        return DriversByDefinition.section(settings(FIRST_SEED), data);
    }

    /** Many scopes. */
    public String speed() {
        return DriverSpeed.section();
    }
}
