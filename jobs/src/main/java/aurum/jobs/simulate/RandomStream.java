package aurum.jobs.simulate;

import java.util.List;

/**
 * A stream of random numbers that depends on nothing but its key: the same key gives the same numbers on every machine, in whatever order streams are asked for.
 *
 * <p>SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators"). Transcendental functions come from {@link StrictMath}, because those of {@link Math} may
 * differ in the last bit from one machine to another, and files have to be equal byte by byte.
 */
final class RandomStream {

    /** What a stream is for. The order is part of the world: a new topic goes to the end. */
    enum Topic {
        MARKET,
        JOINING,
        LEAVING,
        LEVEL_CHANGE,
        PRONENESS,
        PERSON,
        CHANGE_TIME,
        CELL,
        REGION,
        COUNT,
        COMPLAINT,
        STORY,
        TRAITS,
        PROFILE,
        PLAN_CHANGE,
        MOVE,
        SUSPENSION,
        CONTRACT,
        USAGE,
        TRIP,
        PAYMENT,
        INCIDENT,
        JOURNEY,
        AFTERMATH,
        DIRT,
        CONTACT,
        SURVEY,
        ANSWER,
        QUALITY,
        OFFER,
        CONSENT,
        SUGGESTION,
        INSPECTION,
        RATING,
        LIKING,
        LAUNCH
    }

    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
    private static final double LARGEST_PLAIN_POISSON_MEAN = 16;

    private long state;

    RandomStream(long state) {
        this.state = state;
    }

    static RandomStream of(long seed, Topic topic, long first) {
        return new RandomStream(hash(seed, topic, first));
    }

    static RandomStream of(long seed, Topic topic, long first, long second) {
        return new RandomStream(mix(hash(seed, topic, first) + GOLDEN_GAMMA * (second + 1)));
    }

    static RandomStream of(long seed, Topic topic, long first, long second, long third) {
        return new RandomStream(mix(of(seed, topic, first, second).state + GOLDEN_GAMMA * (third + 1)));
    }

    /** One uniform number in [0, 1) for a key, without making a stream. */
    static double uniform(long seed, Topic topic, long key) {
        return toUnit(hash(seed, topic, key));
    }

    private static long hash(long seed, Topic topic, long key) {
        long start = mix(seed + GOLDEN_GAMMA * (topic.ordinal() + 1));
        return mix(start ^ mix(key + GOLDEN_GAMMA));
    }

    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    double uniform() {
        return toUnit(next());
    }

    /** Uniform in 0 … bound − 1; the bias of the multiplication is below 2⁻³⁰ for the bounds used here. */
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /** Uniform in from … to, both included. */
    int between(int from, int to) {
        return from + below(to - from + 1);
    }

    boolean chance(double probability) {
        return uniform() < probability;
    }

    <T> T pick(List<T> values) {
        return values.get(below(values.size()));
    }

    /** Standard normal (Box and Muller 1958). */
    double normal() {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform()));
        return radius * StrictMath.cos(2 * Math.PI * uniform());
    }

    /** Gamma with scale 1 (Marsaglia and Tsang 2000; shapes below 1 by their boost). */
    double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * StrictMath.pow(1 - uniform(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double x = normal();
            double root = 1 + c * x;
            if (root <= 0) {
                continue;
            }
            double v = root * root * root;
            if (StrictMath.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * StrictMath.log(v)) {
                return d * v;
            }
        }
    }

    /** Poisson; large means are added up from small ones, so the cost grows with the number drawn. */
    int poisson(double mean) {
        int drawn = 0;
        double rest = mean;
        while (rest > LARGEST_PLAIN_POISSON_MEAN) {
            drawn += plainPoisson(LARGEST_PLAIN_POISSON_MEAN);
            rest -= LARGEST_PLAIN_POISSON_MEAN;
        }
        return drawn + plainPoisson(rest);
    }

    /** Gamma–Poisson count with variance = overdispersion × mean at every mean; overdispersion ≥ 1, where 1 is Poisson. */
    int overdispersedCount(double mean, double overdispersion) {
        double extra = overdispersion - 1;
        if (mean <= 0) {
            return 0;
        }
        return extra < 1e-9 ? poisson(mean) : poisson(extra * gamma(mean / extra));
    }

    private int plainPoisson(double mean) {
        double limit = StrictMath.exp(-mean);
        double product = uniform();
        int drawn = 0;
        while (product > limit) {
            drawn++;
            product *= uniform();
        }
        return drawn;
    }

    private static double toUnit(long bits) {
        return (bits >>> 11) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
