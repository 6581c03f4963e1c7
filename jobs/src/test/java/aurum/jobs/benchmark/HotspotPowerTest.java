package aurum.jobs.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import aurum.jobs.benchmark.HotspotPower.Known;
import aurum.jobs.simulate.SimulationSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

/**
 * A small make-believe operator, so that the engine cannot get worse unseen; {@code ./aurum bench hotspots} measures five large ones. Here no series has more than 160 days behind it: less is found than
 * there, and false alarms are rarer, since what so few days leave open is paid for.
 */
class HotspotPowerTest {
    private static final long SEED = 7001;

    @Test
    void mostOfWhatChanceHardlyEverBringsIsFoundAndLittleElse() throws IOException {
        HotspotPower power = new HotspotPower(Map.of(), EnumSet.of(Known.NOTHING, Known.BOTH));
        power.add(
                SimulationSettings.standard(
                                Path.of("."),
                                Path.of(System.getProperty("aurum.home")).resolve("data/catalog"))
                        .withSize(200_000, 160)
                        .withUntil(LocalDate.of(2025, 11, 10))
                        .withSeed(SEED),
                240);
        HotspotTally engine = power.tally(Known.NOTHING);
        HotspotTally oracle = power.tally(Known.BOTH);
        assertThat(engine.hotspots(PlantedHotspot::isPlantedLarge)).hasSizeGreaterThan(20);
        assertThat(engine.found(PlantedHotspot::cameAsSeldom)).isGreaterThan(0.75);
        assertThat(engine.found(PlantedHotspot::isPlantedLarge))
                .isGreaterThan(0.85 * oracle.found(PlantedHotspot::isPlantedLarge));
        assertThat(engine.falseDiscoveryRate()).isLessThan(0.1);
        assertThat(engine.falseAlarmRate()).isBetween(0.005, 0.013);
    }

    /** Where counts are about normal, the power is that of the normal test: 1 − Φ(z − shift ÷ spread), spread that of the raised mean. */
    @Test
    void theBestPowerIsThatOfTheNormalTestWhereCountsAreLarge() {
        double usual = 20_000;
        double excess = 200;
        PlantedHotspot hotspot = new PlantedHotspot(2, excess, 0, 0, 1, usual, 1, false);
        NormalDistribution normal = new NormalDistribution();
        double z = normal.inverseCumulativeProbability(0.999);
        double together =
                1 - normal.cumulativeProbability((z * Math.sqrt(usual) - 2 * excess) / Math.sqrt(usual + 2 * excess));
        double first =
                1 - normal.cumulativeProbability((z * Math.sqrt(usual / 2) - excess) / Math.sqrt(usual / 2 + excess));
        assertThat(hotspot.bestPower(0.001)).isCloseTo(1 - (1 - together) * (1 - first), within(0.01));
    }
}
