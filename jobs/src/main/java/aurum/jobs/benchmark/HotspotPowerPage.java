package aurum.jobs.benchmark;

import aurum.jobs.benchmark.HotspotPower.Known;
import java.util.function.Predicate;

/** Writes down what was found of what was planted: the readings, what each estimate costs, and the power curves. */
final class HotspotPowerPage {
    /** The share of false discoveries that may be. */
    private static final double MAY_BE_FALSE = 0.10;
    /** The share of large hotspots that has to be found. */
    private static final double TO_BE_FOUND = 0.95;

    private static final double LEAST_FALSE_ALARMS = 0.007;
    private static final double MOST_FALSE_ALARMS = 0.013;

    private final HotspotPower power;
    private final String operators;

    /** @param operators who they were, in words */
    HotspotPowerPage(HotspotPower power, String operators) {
        this.power = power;
        this.operators = operators;
    }

    String text() {
        HotspotTally engine = power.tally(Known.NOTHING);
        HotspotTally oracle = power.tally(Known.BOTH);
        double looksMayFail = oracle.looksMayFail(MAY_BE_FALSE);
        StringBuilder text = new StringBuilder(
                """
                ## Planted hotspots: what is found within two days

                Simulated operators (%s); hotspots of 2–8 standard deviations of a usual day, in cells, sums and whole regions, planted among outages, price changes, focus shifts and campaigns.
                The oracle is the same engine, told every cell's true mean and true spread.

                | told | as planted | as came, of a day | as came, as seldom as five | false discoveries | of alarms (cell × day) | false alarms at p ≤ 0.01 |
                |---|---|---|---|---|---|---|
                """
                        .formatted(operators));
        for (Known known : Known.values()) {
            HotspotTally tally = power.tally(known);
            text.append("| %s | %s | %s | %s | %.1f %% | %,d | %.4f |%n"
                    .formatted(
                            switch (known) {
                                case NOTHING -> "**nothing: the engine**";
                                case MEANS -> "true means";
                                case SPREADS -> "true spreads";
                                case BOTH -> "both: the oracle";
                            },
                            share(tally, PlantedHotspot::isPlantedLarge),
                            share(tally, PlantedHotspot::cameLarge),
                            share(tally, PlantedHotspot::cameAsSeldom),
                            100 * tally.falseDiscoveryRate(),
                            tally.alarms(),
                            tally.falseAlarmRate()));
        }
        text.append(
                """
                | any test at all | at most %.0f %% | | | | | |

                Asked of the engine, and what came of it:

                - 95 %% found: as planted %s; as came, of a day %s; as came, as seldom as five %s.
                - At most 10 %% false discoveries: %s.
                - False alarms at p ≤ 0.01 between 0.007 and 0.013: %s.

                Of the same hotspots, those that count in each reading:

                - *As planted*: five standard deviations of a usual day and five complaints or more were added to the expectation of each day, whatever then came.
                - *As came, of a day*: on the greater of the first two days, five standard deviations and five complaints or more came above usual. It takes in smaller hotspots and plain chance.
                - *As came, as seldom as five*: five complaints or more came above usual, and a usual day (or two) brings as many with a probability of at most 2.87 · 10⁻⁷, which is what five standard deviations
                  mean where counts are normally distributed. Small counts are not: with one complaint a day and a variance of three, five standard deviations above come by chance once in 200 days,
                  and of several thousand cells in a score every day. Nobody can call such a day a hotspot and be right nine times of ten.

                *Any test at all*: Neyman and Pearson's most powerful test, which knows where and when to look, the size, the true mean and spread, with no more false alarms (%.5f a look) than one tenth of the alarms allows.
                It bounds what the counts themselves can tell of one hotspot at one threshold. Rows below may lie above it: the engine's threshold is looser on days with many hotspots, and an alarm of another incident in the same
                cell, or in a part of it, is a find too.

                """
                        .formatted(
                                100
                                        * engine.hotspots(PlantedHotspot::isPlantedLarge).stream()
                                                .mapToDouble(one -> one.bestPower(looksMayFail))
                                                .average()
                                                .orElse(Double.NaN),
                                verdict(engine.found(PlantedHotspot::isPlantedLarge) >= TO_BE_FOUND),
                                verdict(engine.found(PlantedHotspot::cameLarge) >= TO_BE_FOUND),
                                verdict(engine.found(PlantedHotspot::cameAsSeldom) >= TO_BE_FOUND),
                                verdict(engine.falseDiscoveryRate() <= MAY_BE_FALSE),
                                verdict(engine.falseAlarmRate() >= LEAST_FALSE_ALARMS
                                        && engine.falseAlarmRate() <= MOST_FALSE_ALARMS),
                                looksMayFail));
        curve(text, "by the engine", engine, looksMayFail);
        curve(text, "by the oracle", oracle, looksMayFail);
        return text.toString();
    }

    private static void curve(StringBuilder text, String whom, HotspotTally tally, double looksMayFail) {
        text.append(
                """
                ### Found within two days %s

                Rows: size as planted, in standard deviations; columns: variance ÷ mean of a usual day.

                | size | 1–1.5 | 1.5–2 | 2–3 | all | of these with 5 complaints or more | any test at all, of these |
                |---|---|---|---|---|---|---|
                """
                        .formatted(whom));
        for (int size = 2; size < 8; size++) {
            int from = size;
            Predicate<PlantedHotspot> ofSize = one -> one.deviations() >= from && one.deviations() < from + 1;
            Predicate<PlantedHotspot> ofSizeAndFive = ofSize.and(one -> one.excess() >= 5);
            text.append("| %d–%d | %s | %s | %s | %s | %s | %.0f %% |%n"
                    .formatted(
                            size,
                            size + 1,
                            share(tally, ofSize.and(dispersed(1, 1.5))),
                            share(tally, ofSize.and(dispersed(1.5, 2))),
                            share(tally, ofSize.and(dispersed(2, 3.01))),
                            share(tally, ofSize),
                            share(tally, ofSizeAndFive),
                            100
                                    * tally.hotspots(ofSizeAndFive).stream()
                                            .mapToDouble(one -> one.bestPower(looksMayFail))
                                            .average()
                                            .orElse(Double.NaN)));
        }
        text.append('\n');
    }

    private static String verdict(boolean isReached) {
        return isReached ? "reached" : "**not reached**";
    }

    private static Predicate<PlantedHotspot> dispersed(double from, double to) {
        return one -> one.dispersion() >= from && one.dispersion() < to;
    }

    private static String share(HotspotTally tally, Predicate<PlantedHotspot> which) {
        int chosen = tally.hotspots(which).size();
        return chosen == 0
                ? "–"
                : "%.0f %% (%.0f of %d)".formatted(100 * tally.found(which), tally.found(which) * chosen, chosen);
    }
}
