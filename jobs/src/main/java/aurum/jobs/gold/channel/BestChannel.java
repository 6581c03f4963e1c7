package aurum.jobs.gold.channel;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Through which channel a customer would be spoken to: the one used most now, else the one most likely to be taken up. */
final class BestChannel {

    private BestChannel() {}

    /**
     * Of the customers who then used some channel, how many used the one told, 0 to 1.
     *
     * @param best by preference
     * @param last the channel used last
     */
    record Hits(double best, double last) {}

    /** @return null when nobody used any */
    static Hits hits(List<CustomerUse> customers, LatentUse latent) {
        List<CustomerUse> used = customers.stream()
                .filter(each -> latent.channels().stream()
                        .anyMatch(channel -> each.of(channel).timesAfter() > 0))
                .toList();
        if (used.isEmpty()) {
            return null;
        }
        String usual = latent.channels().stream()
                .max(Comparator.comparingLong(channel -> customers.stream()
                        .mapToLong(each -> each.of(channel).times())
                        .sum()))
                .orElseThrow();
        return new Hits(share(used, each -> of(each, latent).orElse(usual)), share(used, each -> each.last()
                .orElse(usual)));
    }

    private static Optional<String> of(CustomerUse customer, LatentUse latent) {
        return latent.channels().stream()
                .filter(channel -> customer.share(channel) > 0
                        || latent.probability(customer, channel).isPresent())
                .max(Comparator.<String>comparingDouble(customer::share)
                        .thenComparingDouble(
                                channel -> latent.probability(customer, channel).orElse(0)));
    }

    private static double share(List<CustomerUse> used, Function<CustomerUse, String> told) {
        long hits = used.stream()
                .filter(each -> each.of(told.apply(each)).timesAfter() > 0)
                .count();
        return PreferenceScore.rounded(hits / (double) used.size());
    }
}
