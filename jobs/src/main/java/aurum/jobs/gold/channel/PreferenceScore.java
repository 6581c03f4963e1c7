package aurum.jobs.gold.channel;

/** Preferences as whole numbers from 0 to 10, by cut points that are the same every day and for every channel. */
final class PreferenceScore {
    /** A probability of so much is worth one more. Few take up a channel in a month, so most of them lie low. */
    private static final double[] LATENT_FROM = {0.01, 0.02, 0.03, 0.05, 0.07, 0.10, 0.15, 0.20, 0.30, 0.50};

    private PreferenceScore() {}

    /** Every tenth of what was used that is begun counts one; 0 only for nothing. */
    static long current(double share) {
        return (long) Math.ceil(share * 10 - 1e-9);
    }

    static long latent(double probability) {
        long score = 0;
        for (double from : LATENT_FROM) {
            score += probability >= from ? 1 : 0;
        }
        return score;
    }

    /** To the five decimals that are published. */
    static double rounded(double rate) {
        return Math.round(rate * 1e5) / 1e5;
    }
}
