package aurum.jobs.benchmark;

import aurum.jobs.analyse.RatingsFile;
import aurum.jobs.simulate.SatisfactionDraws;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.statistics.CrossProducts;
import aurum.jobs.statistics.ExplainedVariance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Drivers beside brute force: one regression per set of them, as LMG is defined. */
final class DriversByDefinition {

    private DriversByDefinition() {}

    /** As a page's section. */
    static String section(SimulationSettings settings, Optional<Path> data) {
        StringBuilder text = new StringBuilder(
                "## Drivers: against brute force\n\nOne regression per set of drivers, gains averaged over all orders; the largest difference in a contribution to R².\n\n| data | drivers | rows | largest difference |\n|---|---|---|---|\n");
        SatisfactionDraws draws = draws(settings);
        double[][] rows = new double[1_000][];
        double[] outcome = new double[rows.length];
        double[] weights = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            SatisfactionDraws.Draw draw = draws.next();
            rows[i] = draw.experience();
            outcome[i] = draw.overall();
            weights[i] = 1 / draw.samplingRate();
        }
        text.append("| simulated survey, weighted | %d | %,d | %.1e |%n"
                .formatted(rows[0].length, rows.length, difference(rows, outcome, weights)));
        Optional<Path> file =
                data.map(folder -> folder.resolve("ecsi_mobi/mobi.csv")).filter(Files::isReadable);
        if (file.isPresent()) {
            RatingsFile.Rows ecsi = new RatingsFile(
                            file.get(),
                            new RatingsFile.Columns(
                                    "CUSA1",
                                    List.of(
                                            "IMAG1", "IMAG2", "IMAG3", "IMAG4", "IMAG5", "PERQ1", "PERQ2", "PERQ3",
                                            "PERQ4", "PERQ5", "PERQ6", "PERQ7"),
                                    Optional.empty()),
                            Set.of())
                    .read();
            text.append("| ecsi_mobi | %d | %,d | %.1e |%n"
                    .formatted(
                            ecsi.drivers()[0].length,
                            ecsi.outcome().length,
                            difference(ecsi.drivers(), ecsi.outcome(), ecsi.weights())));
        }
        return text.append("\n").toString();
    }

    private static SatisfactionDraws draws(SimulationSettings settings) {
        try {
            return SatisfactionDraws.of(settings, 2);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The largest difference between the engine's contributions and those of the definition. */
    static double difference(double[][] drivers, double[] outcome, double[] weights) {
        int count = drivers[0].length;
        CrossProducts sums = new CrossProducts(new double[count + 1]);
        for (int i = 0; i < outcome.length; i++) {
            double[] row = Arrays.copyOf(drivers[i], count + 1);
            row[count] = outcome[i];
            sums.add(row, weights[i]);
        }
        double[] found = ExplainedVariance.contributions(
                sums.covariance(IntStream.rangeClosed(0, count).toArray()));
        double[] known = new BruteForceImportance(drivers, outcome, weights).contributions();
        return IntStream.range(0, count)
                .mapToDouble(i -> Math.abs(found[i] - known[i]))
                .max()
                .orElseThrow();
    }
}
