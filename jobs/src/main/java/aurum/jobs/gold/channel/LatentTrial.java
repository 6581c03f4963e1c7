package aurum.jobs.gold.channel;

import aurum.jobs.statistics.Interval;
import aurum.jobs.statistics.ProbabilityMetrics;
import aurum.jobs.statistics.ShareInterval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What was told of a customer who did not use a channel, and what the customer then did.
 *
 * @param isLast the channel is the one that the customer used last
 * @param times that it was used in the 30 days after
 */
record LatentTrial(double probability, boolean isLast, long times) {
    private static final int PARTS = 10;
    private static final int OFTEN = 6;

    /** One tenth. */
    record Tenth(long number, long customers, long users, long frequent, double predicted, Interval used) {}

    static List<LatentTrial> of(List<CustomerUse> customers, String channel, LatentUse latent) {
        List<LatentTrial> trials = new ArrayList<>();
        for (CustomerUse customer : customers) {
            OptionalDouble probability = latent.probability(customer, channel);
            if (probability.isPresent()) {
                trials.add(new LatentTrial(
                        probability.getAsDouble(),
                        customer.last().filter(channel::equals).isPresent(),
                        customer.of(channel).timesAfter()));
            }
        }
        return trials;
    }

    static double auc(List<LatentTrial> trials, ToDoubleFunction<LatentTrial> score) {
        if (trials.isEmpty()) {
            return Double.NaN;
        }
        boolean[] outcomes = new boolean[trials.size()];
        for (int i = 0; i < outcomes.length; i++) {
            outcomes[i] = trials.get(i).times() > 0;
        }
        return ProbabilityMetrics.of(trials.stream().mapToDouble(score).toArray(), outcomes)
                .auc();
    }

    /** Parts of about the same size, the least probable first; fewer when there are fewer than ten. */
    static List<Tenth> tenths(List<LatentTrial> trials) {
        List<LatentTrial> rising = trials.stream()
                .sorted(Comparator.comparingDouble(LatentTrial::probability))
                .toList();
        List<Tenth> tenths = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            int from = (int) ((long) rising.size() * part / PARTS);
            int to = (int) ((long) rising.size() * (part + 1) / PARTS);
            if (from < to) {
                tenths.add(tenth(part + 1, rising.subList(from, to)));
            }
        }
        return tenths;
    }

    private static Tenth tenth(long number, List<LatentTrial> trials) {
        long users = trials.stream().filter(trial -> trial.times() > 0).count();
        return new Tenth(
                number,
                trials.size(),
                users,
                trials.stream().filter(trial -> trial.times() > OFTEN).count(),
                trials.stream().mapToDouble(LatentTrial::probability).average().orElseThrow(),
                ShareInterval.of(users, trials.size()));
    }
}
