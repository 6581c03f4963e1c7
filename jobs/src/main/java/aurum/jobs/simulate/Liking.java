package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;

/**
 * Which channels a customer likes.
 *
 * @param weights in the order of {@link #CHANNELS}, adding up to 1
 */
record Liking(double[] weights) {

    static final String[] CHANNELS = {
        "store", "hotline", "ivr", "website", "sms", "wap", "kiosk", "account_manager", "messaging", "app"
    };
    private static final double[] DIGITAL = {0, 0, 0.2, 1, 0.4, 0.8, 0.4, 0, 0.9, 1};
    private static final double[] POPULAR = {1.0, 1.4, 0.5, 0.5, 0.6, 0.5, 0.25, 0.1, 0.6, 1.2};

    static Liking of(SimulationSettings settings, Traits traits, long number) {
        RandomStream random = RandomStream.of(settings.seed(), Topic.LIKING, number);
        double[] weights = new double[CHANNELS.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            double fits = 1 - Math.abs(DIGITAL[i] - traits.digital());
            weights[i] = POPULAR[i] * fits * fits * StrictMath.exp(0.8 * random.normal());
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return new Liking(weights);
    }

    String draw(RandomStream random) {
        double at = random.uniform();
        for (int i = 0; i < weights.length; i++) {
            at -= weights[i];
            if (at < 0) {
                return CHANNELS[i];
            }
        }
        return CHANNELS[1];
    }

    double of(String channel) {
        for (int i = 0; i < CHANNELS.length; i++) {
            if (CHANNELS[i].equals(channel)) {
                return weights[i];
            }
        }
        return 0;
    }
}
