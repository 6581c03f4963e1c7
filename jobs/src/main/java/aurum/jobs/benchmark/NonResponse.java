package aurum.jobs.benchmark;

import aurum.jobs.simulate.SatisfactionDraws;
import aurum.jobs.simulate.SatisfactionDraws.Draw;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.statistics.Groups;
import aurum.jobs.statistics.Interval;
import aurum.jobs.statistics.Raking;
import aurum.jobs.statistics.SurveyWeights;
import aurum.jobs.statistics.WeightedScores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Surveys of make-believe operators that not everybody is asked for and not everybody answers: is the weighted score nearer what all customers would say than the plain mean, and do the intervals hold it? */
final class NonResponse {
    static final double ANSWER_SLOPE = -0.3;

    /** What makes customers answer. */
    enum Planted {
        /** Those of dissatisfied branches and product lines somewhat rather: what is known of everybody explains it. */
        A_LITTLE_BY_GROUP(-2),
        /** The same, twice as strong. */
        BY_GROUP(-4),
        /** The dissatisfied rather, whoever they are: nothing that is known explains it. */
        BY_ANSWER(0);

        /** On the logistic scale, per point by which the customers of a branch and of a product line are more satisfied than all. */
        private final double groupSlope;

        Planted(double groupSlope) {
            this.groupSlope = groupSlope;
        }
    }

    /** Values of all draws of a group, added up. */
    private static final class Sum {
        private double overall;
        private double satisfied;
        private double count;

        private void add(double value) {
            overall += value;
            satisfied += isSatisfied(value);
            count++;
        }
    }

    /**
     * One operator.
     *
     * @param rawError of the plain mean
     * @param weightedError of the weighted one
     * @param selectiveError of the one that is told how the answer decides
     * @param held intervals that hold the truth: mean and satisfied share, of all and by branch
     * @param selectiveHeld the interval of the mean of all that is told how the answer decides holds it
     */
    record Result(
            double rawError,
            double weightedError,
            double selectiveError,
            int held,
            int intervals,
            double meanWidth,
            boolean selectiveHeld) {
        boolean isWeightedNearer() {
            return Math.abs(weightedError) < Math.abs(rawError);
        }

        boolean isSelectiveNearer() {
            return Math.abs(selectiveError) < Math.abs(rawError);
        }
    }

    private NonResponse() {}

    static Result of(SimulationSettings settings, int asked, int truthDraws, Planted planted) {
        try {
            Map<String, Sum> truth = truth(SatisfactionDraws.of(settings, 0), truthDraws);
            return survey(SatisfactionDraws.of(settings, 1), asked, planted, truth, new Random(settings.seed()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double isSatisfied(double overall) {
        return overall >= 8 ? 1 : 0;
    }

    private static Map<String, Sum> truth(SatisfactionDraws draws, int count) {
        Map<String, Sum> sums = new TreeMap<>();
        for (int i = 0; i < count; i++) {
            Draw draw = draws.next();
            for (String group : List.of("", "region " + draw.region(), "line " + draw.productLine())) {
                sums.computeIfAbsent(group, ignored -> new Sum()).add(draw.overall());
            }
        }
        return sums;
    }

    private static double mean(Map<String, Sum> truth, String group) {
        return truth.get(group).overall / truth.get(group).count;
    }

    private static Result survey(
            SatisfactionDraws draws, int asked, Planted planted, Map<String, Sum> truth, Random random) {
        List<Draw> invited = new ArrayList<>();
        boolean[] answered = new boolean[asked];
        while (invited.size() < asked) {
            Draw draw = draws.next();
            if (random.nextDouble() * SatisfactionDraws.largestSamplingRate() < draw.samplingRate()) {
                answered[invited.size()] = random.nextDouble() < answering(draw, planted, truth);
                invited.add(draw);
            }
        }
        Groups groups = Groups.of(List.of(
                invited.stream().map(draw -> "region " + draw.region()).toList(),
                invited.stream().map(draw -> "line " + draw.productLine()).toList()));
        SurveyWeights weights = new SurveyWeights(
                invited.stream().mapToDouble(Draw::samplingRate).toArray(), answered, groups);
        double[] overall = invited.stream().mapToDouble(Draw::overall).toArray();
        int[] answers = IntStream.range(0, asked).filter(i -> answered[i]).toArray();
        double[][] totals = groups.names().stream()
                .map(names -> names.stream()
                        .mapToDouble(name -> truth.containsKey(name) ? truth.get(name).count : 0)
                        .toArray())
                .toArray(double[][]::new);
        double[] values = of(overall, answers);
        Groups theirs = groups.only(answers);
        WeightedScores scores = raked(weights.weights(), answers, theirs, totals);
        WeightedScores selective = raked(weights.ifSelective(overall, ANSWER_SLOPE), answers, theirs, totals);
        int[] all = IntStream.range(0, answers.length).toArray();
        Interval weighted = scores.mean(all, values);
        Interval told = selective.mean(all, values);
        int held = 0;
        int intervals = 0;
        for (int region = -1; region < groups.names().get(0).size(); region++) {
            int wanted = region;
            int[] members = Arrays.stream(all)
                    .filter(i -> wanted < 0 || theirs.of()[0][i] == wanted)
                    .toArray();
            Sum sum = truth.get(region < 0 ? "" : groups.names().get(0).get(region));
            if (WeightedScores.isSufficient(members.length)) {
                double[] own = of(values, members);
                intervals += 2;
                held += scores.mean(members, own).contains(sum.overall / sum.count) ? 1 : 0;
                double[] satisfied =
                        Arrays.stream(own).map(NonResponse::isSatisfied).toArray();
                held += scores.share(members, satisfied).contains(sum.satisfied / sum.count) ? 1 : 0;
            }
        }
        double target = mean(truth, "");
        return new Result(
                Arrays.stream(values).average().orElseThrow() - target,
                weighted.value() - target,
                told.value() - target,
                held,
                intervals,
                weighted.width(),
                told.contains(target));
    }

    private static WeightedScores raked(double[] weights, int[] answers, Groups groups, double[][] totals) {
        return new WeightedScores(Raking.rake(of(weights, answers), groups, totals), groups);
    }

    private static double[] of(double[] values, int[] places) {
        return Arrays.stream(places).mapToDouble(place -> values[place]).toArray();
    }

    private static double answering(Draw draw, Planted planted, Map<String, Sum> truth) {
        if (planted == Planted.BY_ANSWER) {
            return draw.answers();
        }
        double above = mean(truth, "region " + draw.region())
                + mean(truth, "line " + draw.productLine())
                - 2 * mean(truth, "");
        double logit = Math.log(draw.openness() / (1 - draw.openness())) + planted.groupSlope * above;
        return 1 / (1 + Math.exp(-logit));
    }
}
