package aurum.jobs.simulate;

import aurum.jobs.simulate.RandomStream.Topic;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a customer is like, for ever: a function of seed and number, never stored, told by no file.
 *
 * @param usage how much this customer uses, relative to the archetype; mean 1
 * @param digital how gladly digital channels are used, 0 to 1
 * @param priceSensitivity how much prices are minded, 0 to 1
 * @param patience how much is borne before complaining or leaving, 0 to 1
 * @param demand what is expected of the operator, 0 to 10
 * @param openness how likely a survey is answered, all else equal, 0 to 1
 */
record Traits(
        Archetype archetype,
        LocalDate birthDate,
        boolean isFemale,
        double usage,
        double digital,
        double priceSensitivity,
        double patience,
        double demand,
        double openness) {

    private static final Map<ProductLine, Weighted> ARCHETYPES = new EnumMap<>(Map.of(
            ProductLine.MOBILE_2G, Weighted.parse("RURAL:5 SILENT:3 MIGRANT:1 FAMILY:1"),
            ProductLine.MOBILE_3G, Weighted.parse("RURAL:3 SILENT:2 MIGRANT:2 FAMILY:2 BARGAIN_HUNTER:2"),
            ProductLine.MOBILE_4G,
                    Weighted.parse(
                            "YOUTH:2 CAMPUS:1 MIGRANT:2 FAMILY:3 BUSINESS:1 VIDEO_FAN:1 NIGHT_OWL:1 BARGAIN_HUNTER:2 RURAL:1 SILENT:1"),
            ProductLine.MOBILE_5G,
                    Weighted.parse(
                            "YOUTH:3 CAMPUS:2 FAMILY:2 BUSINESS:3 VIDEO_FAN:3 NIGHT_OWL:1 BARGAIN_HUNTER:1 MIGRANT:1"),
            ProductLine.BROADBAND, Weighted.parse("FAMILY:5 VIDEO_FAN:3 NIGHT_OWL:1 BUSINESS:1 SILENT:1"),
            ProductLine.FIXED_LINE, Weighted.parse("SILENT:4 RURAL:3 BUSINESS:2 FAMILY:2"),
            ProductLine.IOT, Weighted.parse("BUSINESS:1")));

    static Traits of(SimulationSettings settings, Market market, long number) {
        RandomStream random = RandomStream.of(settings.seed(), Topic.TRAITS, number);
        Archetype archetype =
                Archetype.valueOf(ARCHETYPES.get(market.productLine()).draw(random));
        double age = Math.max(16, Math.min(90, archetype.age + 7 * random.normal()));
        return new Traits(
                archetype,
                settings.date(0).minusDays((long) (age * 365.25)),
                random.chance(0.49),
                StrictMath.exp(0.5 * random.normal() - 0.125),
                bounded(archetype.digital + 0.18 * random.normal()),
                bounded(archetype.priceSensitivity + 0.18 * random.normal()),
                random.uniform(),
                Math.max(4, Math.min(10, 7.8 + 1.1 * random.normal())),
                bounded(0.35 + 0.15 * random.normal()));
    }

    private static double bounded(double value) {
        return Math.max(0.02, Math.min(0.98, value));
    }
}
