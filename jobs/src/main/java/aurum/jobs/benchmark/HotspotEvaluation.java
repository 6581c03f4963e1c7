package aurum.jobs.benchmark;

import aurum.jobs.analyse.SeriesFile.Columns;
import aurum.jobs.benchmark.HotspotPower.Found;
import aurum.jobs.simulate.ComplaintCounts;
import aurum.jobs.simulate.ComplaintCounts.CellCounts;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.statistics.Cadence;
import aurum.jobs.statistics.HotspotScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The hotspot engine against what is known: planted hotspots of make-believe operators, and simulated and real series with known outbreaks. Makes the tables of {@code docs/hotspots.md}. */
public final class HotspotEvaluation {
    /** Written down before the first evaluation, and not the seed of any test or demo. */
    private static final List<Long> SEEDS = List.of(51101L, 51102L, 51103L, 51104L, 51105L);

    private static final int CUSTOMERS = 200_000;
    private static final int DAYS = 400;
    private static final int HOTSPOTS_IN_HALF_A_YEAR = 80;
    private static final LocalDate UNTIL = LocalDate.of(2026, 6, 30);

    private static final Reference[] REFERENCES = {
        new Reference(true, 0.0095, 28, 25),
        new Reference(true, 0.0055, 25, 24),
        new Reference(true, 0.0017, 21, 21),
        new Reference(false, 0.0060, 93, 96),
        new Reference(false, 0.0024, 79, 80),
    };

    private final Path catalog;
    private final Map<LocalDate, String> specialDays;

    /** What others detect, as the README of the data has it. */
    private record Reference(boolean isDaily, double rate, int farrington, int oracle) {}

    public HotspotEvaluation(Path catalog, Map<LocalDate, String> specialDays) {
        this.catalog = catalog;
        this.specialDays = specialDays;
    }

    /** The power curve, as a page's section. */
    public String power() throws IOException {
        return power(SEEDS, false) + power(SEEDS, true);
    }

    public String power(List<Long> seeds, boolean isOracle) throws IOException {
        HotspotPower power = new HotspotPower(specialDays, isOracle);
        for (long seed : seeds) {
            power.add(
                    SimulationSettings.standard(Path.of("."), catalog)
                            .withSize(CUSTOMERS, DAYS)
                            .withUntil(UNTIL)
                            .withSeed(seed),
                    HOTSPOTS_IN_HALF_A_YEAR);
        }
        StringBuilder text = new StringBuilder(
                """
                ## Planted hotspots: what is found within two days%s

                Five simulated operators (seeds %s), %,d customers × %d days; hotspots of 2–8 standard deviations of a usual day, in cells, sums and whole regions, planted among outages, price changes, focus shifts and campaigns. Rows: size; columns: variance ÷ mean of a usual day.

                | size (standard deviations) | 1–1.5 | 1.5–2 | 2–3 | all | of these with 5 complaints or more |
                |---|---|---|---|---|---|
                """
                        .formatted(isOracle ? ", by an oracle" : "", seeds, CUSTOMERS, DAYS));
        for (int size = 2; size < 8; size++) {
            int from = size;
            Predicate<Found> ofSize = one -> one.deviations() >= from && one.deviations() < from + 1;
            text.append("| %d–%d | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            size,
                            size + 1,
                            share(power, ofSize.and(dispersed(1, 1.5))),
                            share(power, ofSize.and(dispersed(1.5, 2))),
                            share(power, ofSize.and(dispersed(2, 3.01))),
                            share(power, ofSize),
                            share(power, ofSize.and(one -> one.excess() >= 5))));
        }
        text.append(
                """

                - Five standard deviations and five complaints or more came above what is usual, found within two days: **%s**.
                - Five standard deviations and five complaints or more a day were planted, whatever came: **%s**.
                - False discoveries: **%.1f %%** of %,d alarms (cell × day).
                - False alarms where nothing had happened, at p ≤ 0.01: **%.4f** of %,d points.
                """
                        .formatted(
                                share(power, one -> one.cameDeviations() >= 5 && one.came() >= 5),
                                share(power, one -> one.deviations() >= 5 && one.excess() >= 5),
                                100 * power.falseDiscoveryRate(),
                                power.alarms(),
                                power.falseAlarmRate(),
                                power.usualPoints()));
        return text.toString();
    }

    /** Series with known outbreaks: those simulated for this project, and six real ones. */
    public String known(Path data) throws IOException {
        Path simulated = data.resolve("alarm_simulation");
        KnownOutbreaks daily = new KnownOutbreaks(
                simulated.resolve("daily.csv.gz"),
                new Columns(Optional.of("series_id"), "date", "count", Optional.of("subscribers")),
                "outbreak",
                false,
                60);
        KnownOutbreaks weekly = new KnownOutbreaks(
                simulated.resolve("weekly.csv.gz"),
                new Columns(Optional.of("series_id"), "week_start", "count", Optional.empty()),
                "outbreak",
                true,
                49);
        StringBuilder text = new StringBuilder(
                """
                ## Simulated series with known outbreaks

                Detected outbreaks at the same false-alarm rate; the oracle knows each cell's true mean and spread and looks at one point at a time. Its figures and those of `farringtonFlexible` are the data's own.

                | file | false-alarm rate | Aurum | farringtonFlexible | oracle |
                |---|---|---|---|---|
                """);
        int sum = 0;
        for (Reference reference : REFERENCES) {
            KnownOutbreaks which = reference.isDaily ? daily : weekly;
            int detected = which.detectedAt(reference.rate);
            sum += detected;
            text.append("| %s | %.4f | %d of %d | %d | %d |%n"
                    .formatted(
                            reference.isDaily ? "daily" : "weekly",
                            reference.rate,
                            detected,
                            which.outbreaks(),
                            reference.farrington,
                            reference.oracle));
        }
        text.append("| all | | **%d** | %d | %d |%n%n"
                .formatted(
                        sum,
                        Arrays.stream(REFERENCES)
                                .mapToInt(Reference::farrington)
                                .sum(),
                        Arrays.stream(REFERENCES).mapToInt(Reference::oracle).sum()));
        text.append(speed(simulated, weekly));
        text.append(
                """

                ## Real series with labelled outbreaks

                Weekly counts; scored from the first that can be, alarm at p ≤ 0.01.

                | series | outbreaks | detected | false-alarm rate |
                |---|---|---|---|
                """);
        for (String name : List.of("k1", "m1", "m2", "m3", "n1", "q2")) {
            KnownOutbreaks real = new KnownOutbreaks(
                    data.resolve("surveillance_counts").resolve(name + ".csv"),
                    new Columns(Optional.empty(), "week_index", "observed", Optional.empty()),
                    "outbreak_state",
                    true,
                    175);
            text.append("| %s | %d | %d | %.3f |%n"
                    .formatted(name, real.outbreaks(), real.counted(0.01), real.falseAlarmRate(0.01)));
        }
        return text.append('\n').toString();
    }

    /** Beside R's farringtonFlexible on the same weekly series, where R and its package are installed. */
    private static String speed(Path simulated, KnownOutbreaks ours) throws IOException {
        Path script = Files.createTempFile("farrington", ".R");
        try (InputStream source = HotspotEvaluation.class.getResourceAsStream("/benchmark/farrington.R")) {
            Files.write(script, source.readAllBytes());
            Process process = new ProcessBuilder(
                            "Rscript",
                            script.toString(),
                            simulated.resolve("weekly.csv.gz").toString(),
                            "12",
                            "49")
                    .redirectErrorStream(false)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0 || answer.isEmpty()) {
                return "Speed beside R: not measured, r-cran-surveillance is not installed.\n";
            }
            double theirs = Double.parseDouble(answer);
            return "Milliseconds per weekly point, fits included, in the same run: Aurum %.4f, `farringtonFlexible` %.2f: **%.0f times** as fast.%n"
                    .formatted(ours.millisecondsPerPoint(), theirs, theirs / ours.millisecondsPerPoint());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } finally {
            Files.delete(script);
        }
    }

    /** 3,000 cells × 400 days: every day scored from the first that can be. */
    public String size() throws IOException {
        ComplaintCounts world = ComplaintCounts.of(
                SimulationSettings.standard(Path.of("."), catalog)
                        .withSize(20_000, DAYS)
                        .withUntil(UNTIL),
                0);
        LocalDate first = UNTIL.minusDays(DAYS - 1L);
        HotspotScan scan = new HotspotScan(Cadence.DAY, Cadence.days(first, DAYS, specialDays), first.toEpochDay() + 3);
        List<CellCounts> cells = world.cells().stream().limit(3000).toList();
        double all = seconds(cells, scan, 0);
        double daily = seconds(cells, scan, DAYS - 15);
        return "3,000 cells × %d days, each day scored from the first that can be: **%.1f s**; a daily run, which scores 15 days: %.1f s. Two threads at most.%n%n"
                .formatted(DAYS, all, daily);
    }

    private static double seconds(List<CellCounts> cells, HotspotScan scan, int from) {
        Instant started = Instant.now();
        cells.parallelStream().forEach(cell -> {
            double[] exposure = Arrays.stream(cell.subscribers())
                    .map(count -> Math.max(1, count))
                    .toArray();
            scan.scan(cell.counts(), exposure, from);
        });
        return Duration.between(started, Instant.now()).toMillis() / 1000.0;
    }

    private static Predicate<Found> dispersed(double from, double to) {
        return one -> one.dispersion() >= from && one.dispersion() < to;
    }

    private static String share(HotspotPower power, Predicate<Found> which) {
        List<Found> chosen = power.found().stream().filter(which).toList();
        long inTime = chosen.stream().filter(Found::inTime).count();
        return chosen.isEmpty()
                ? "–"
                : "%.0f %% (%d of %d)".formatted(100.0 * inTime / chosen.size(), inTime, chosen.size());
    }
}
