package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import aurum.jobs.simulate.ServiceQuality.Attribute;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a make-believe operator's customers would answer, drawn one by one from the equations behind its survey files. For evaluations that need many answers, or all. */
public final class SatisfactionDraws {
    private final SimulationSettings settings;
    private final CustomerBase base;
    private final ServiceQuality quality;
    private final List<Market> markets;
    private final double[] upTo;
    private final RandomStream random;

    /**
     * What one customer would answer.
     *
     * @param experience by attribute, in the order of {@link #attributes}; 0 to 10, whole numbers
     * @param overall satisfied on the whole, 0 to 10, a whole number
     * @param samplingRate the odds with which the operator's monthly survey asks customers of this region
     * @param openness how likely this customer answers a survey, if the answer does not matter
     * @param answers how likely this customer answers, where the dissatisfied answer rather
     */
    public record Draw(
            String region,
            String productLine,
            double[] experience,
            double overall,
            double samplingRate,
            double openness,
            double answers) {}

    private SatisfactionDraws(SimulationSettings settings, CustomerBase base, ServiceQuality quality, long stream) {
        this.settings = settings;
        this.base = base;
        this.quality = quality;
        this.markets = new ArrayList<>();
        List<Double> sums = new ArrayList<>();
        double sum = 0;
        for (Market market : base.markets()) {
            if (base.subscribers(market, settings.days()) > 0) {
                sum += base.subscribers(market, settings.days());
                markets.add(market);
                sums.add(sum);
            }
        }
        this.upTo = sums.stream().mapToDouble(Double::doubleValue).toArray();
        this.random = RandomStream.of(settings.seed(), Topic.ANSWER, -1, stream);
    }

    /** @param stream other numbers give other customers of the same operator */
    public static SatisfactionDraws of(SimulationSettings settings, long stream) throws IOException {
        OperatorCatalog catalog = OperatorCatalog.read(settings.catalog());
        return new SatisfactionDraws(
                settings,
                new CustomerBase(settings, catalog.branches(), catalog.plans()),
                new ServiceQuality(settings, catalog.branches()),
                stream);
    }

    public static List<String> attributes() {
        return Arrays.stream(Attribute.values()).map(Attribute::id).toList();
    }

    /** The greatest {@link Draw#samplingRate} there can be. */
    public static double largestSamplingRate() {
        return SurveyDesk.LARGEST_ODDS * SurveyDesk.PERIODIC_RATE;
    }

    /** A customer of the last day, each as likely as any other. */
    public Draw next() {
        int place = Arrays.binarySearch(upTo, random.uniform() * upTo[upTo.length - 1]);
        Market market = markets.get(Math.min(markets.size() - 1, place < 0 ? -place - 1 : place + 1));
        Customer customer = base.drawAny(market, settings.days(), random);
        while (customer == null) {
            customer = base.drawAny(market, settings.days(), random);
        }
        Traits traits = Traits.of(settings, market, customer.number());
        double[] experience = quality.experience(customer, traits, "own", settings.days(), random);
        double overall = ServiceQuality.overall(experience, random);
        return new Draw(
                market.branch().id(),
                market.productLine().id,
                experience,
                overall,
                SurveyDesk.samplingRate(market, SurveyDesk.PERIODIC_RATE),
                traits.openness(),
                SurveyDesk.answering(traits, overall));
    }
}
