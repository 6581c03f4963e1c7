package aurum.jobs.benchmark;

import aurum.jobs.simulate.SatisfactionDraws;
import aurum.jobs.simulate.SatisfactionDraws.Draw;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.statistics.CrossProducts;
import aurum.jobs.statistics.ExplainedVariance;
import aurum.jobs.statistics.KeyDrivers;
import aurum.jobs.statistics.PenaltyReward;
import aurum.jobs.statistics.PenaltyReward.Kind;
import aurum.jobs.statistics.RatingSample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Drivers of make-believe operators: how often the intervals hold the importance that follows from the operator's equations, and whether what was planted to be basic or a delight is found. The truth is that of as
 * many draws from the equations as leave an error small beside the intervals.
 */
final class DriverCoverage {
    static final double LOW_BELOW = 5;
    static final double HIGH_FROM = 9;
    private static final List<String> ATTRIBUTES = SatisfactionDraws.attributes();
    private static final int BASIC = ATTRIBUTES.indexOf("billing_clarity");
    private static final int DELIGHT = ATTRIBUTES.indexOf("information_notice");

    /** Who answers of those that are asked. */
    enum Answering {
        EVERYBODY,
        /** As in the operator's files: the dissatisfied rather. */
        THE_DISSATISFIED_RATHER
    }

    /**
     * One operator.
     *
     * @param held intervals that hold the truth
     * @param intervals how many there are
     * @param widths their widths, added up
     * @param basicFound the basic attribute is called so
     * @param delightFound the delighting attribute is called so
     * @param wronglyCalled attributes that are called basic or delight and are neither
     */
    record Result(
            int held, int intervals, double widths, boolean basicFound, boolean delightFound, int wronglyCalled) {}

    private DriverCoverage() {}

    static Result of(SimulationSettings settings, int answers, int truthDraws, Answering answering) {
        try {
            double[] truth = shares(truth(SatisfactionDraws.of(settings, 0), truthDraws));
            RatingSample sample = sample(SatisfactionDraws.of(settings, 1), answers, answering, settings.seed());
            KeyDrivers drivers = KeyDrivers.of(sample, KeyDrivers.USUAL_RESAMPLES, settings.seed());
            PenaltyReward contrast = PenaltyReward.of(sample, KeyDrivers.USUAL_RESAMPLES, settings.seed());
            int held = 0;
            double widths = 0;
            for (int i = 0; i < truth.length; i++) {
                held += drivers.drivers().get(i).share().contains(truth[i]) ? 1 : 0;
                widths += drivers.drivers().get(i).share().width();
            }
            return new Result(
                    held,
                    truth.length,
                    widths,
                    contrast.kinds().get(BASIC) == Kind.BASIC,
                    contrast.kinds().get(DELIGHT) == Kind.DELIGHT,
                    (int) IntStream.range(0, truth.length)
                            .filter(i -> i != BASIC && i != DELIGHT)
                            .filter(i -> contrast.kinds().get(i) != Kind.PERFORMANCE)
                            .count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CrossProducts truth(SatisfactionDraws draws, int count) {
        CrossProducts sums = new CrossProducts(new double[ATTRIBUTES.size() + 1]);
        for (int i = 0; i < count; i++) {
            Draw draw = draws.next();
            double[] row = Arrays.copyOf(draw.experience(), ATTRIBUTES.size() + 1);
            row[ATTRIBUTES.size()] = draw.overall();
            sums.add(row, 1);
        }
        return sums;
    }

    private static double[] shares(CrossProducts sums) {
        double[] contributions = ExplainedVariance.contributions(
                sums.covariance(IntStream.rangeClosed(0, ATTRIBUTES.size()).toArray()));
        double all = Arrays.stream(contributions).sum();
        return Arrays.stream(contributions).map(one -> one / all).toArray();
    }

    /** A sample with the operator's unequal odds, weighted by them. */
    static RatingSample sample(SatisfactionDraws draws, int answers, Answering answering, long seed) {
        Random random = new Random(seed);
        RatingSample sample = RatingSample.ofRatings(ATTRIBUTES.size(), LOW_BELOW, HIGH_FROM);
        for (int i = 0; i < answers; ) {
            Draw draw = draws.next();
            boolean isAsked = random.nextDouble() * SatisfactionDraws.largestSamplingRate() < draw.samplingRate();
            boolean answersIt = answering == Answering.EVERYBODY || random.nextDouble() < draw.answers();
            if (isAsked && answersIt) {
                sample.add(i++, draw.experience(), draw.overall(), 1 / draw.samplingRate());
            }
        }
        return sample;
    }
}
