package aurum.jobs.command;

import aurum.jobs.analyse.RatingsFile;
import aurum.jobs.failure.Failure;
import aurum.jobs.statistics.KeyDrivers;
import aurum.jobs.statistics.KeyDrivers.Direction;
import aurum.jobs.statistics.KeyDrivers.Driver;
import aurum.jobs.statistics.RatingSample;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an outcome depends on, in any CSV file, outside the lake. */
@Command(
        name = "drivers",
        description = "What an outcome depends on, and how sure that is, in any CSV file of ratings or other numbers.",
        footer = {
            "",
            "Writes one line per driver, the most important first: driver, share, low, high, direction, tie_group, r_squared. share is the driver's part of what all explain together (LMG/Shapley up to 15 drivers, relative weights above), low and high its 95 %% interval, direction + or - or ? (cannot be told); drivers of one tie_group cannot be told apart. r_squared is how much all explain, the same in every line.",
            "A row with a blank, NA or --missing cell is left out; how many is said on standard error.",
            "",
            "Example:",
            "  ./aurum analyse drivers survey.csv --outcome overall --drivers speed,billing --missing -1"
        })
public final class AnalyseDrivers implements Callable<Integer> {
    private static final int RESAMPLES = 1_000;
    private static final long SEED = 1;

    @Parameters(paramLabel = "FILE", description = "CSV with a header, plain or .gz.")
    private Path file;

    @Option(names = "--outcome", paramLabel = "COL", required = true, description = "What depends on the drivers.")
    private String outcome;

    @Option(
            names = "--drivers",
            paramLabel = "COL",
            split = ",",
            required = true,
            description = "What it may depend on, two or more.")
    private List<String> drivers;

    @Option(names = "--weight", paramLabel = "COL", description = "For how many a row stands. Default: all the same")
    private Optional<String> weight = Optional.empty();

    @Option(
            names = "--missing",
            paramLabel = "N",
            split = ",",
            description = "Numbers that stand for no answer, in drivers and outcome.")
    private List<Double> missing = List.of();

    @Override
    public Integer call() {
        check();
        RatingsFile.Rows rows =
                new RatingsFile(file, new RatingsFile.Columns(outcome, drivers, weight), Set.copyOf(missing)).read();
        if (rows.incomplete() > 0) {
            System.err.printf("%,d rows left out: a cell is missing, or the weight is 0.%n", rows.incomplete());
        }
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        lines(rows).forEach(out::println);
        out.flush();
        return Commands.DONE;
    }

    private void check() {
        Set<String> seen = new HashSet<>(Set.of(outcome));
        drivers.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(name -> {
            throw Failure.ofSettings(
                    "--drivers names '%s', which is named already; each column is either the outcome or one driver."
                            .formatted(name));
        });
        if (drivers.size() < 2) {
            throw Failure.ofSettings(
                    "--drivers names only '%s'; give two or more, separated by commas.".formatted(drivers.get(0)));
        }
    }

    /** The result, a line each. */
    List<String> lines(RatingsFile.Rows rows) {
        int count = rows.outcome().length;
        int least = KeyDrivers.leastRows(drivers.size());
        if (count < least) {
            throw Failure.ofSettings(
                    "%s has %d complete rows; %d drivers need %d. Name fewer drivers, or leave out those that are often missing."
                            .formatted(file, count, drivers.size(), least));
        }
        double[] origin = new double[drivers.size() + 1];
        for (int column = 0; column < origin.length; column++) {
            int place = column;
            double[] values = IntStream.range(0, count)
                    .mapToDouble(i -> place < drivers.size() ? rows.drivers()[i][place] : rows.outcome()[i])
                    .toArray();
            origin[column] = Arrays.stream(values).average().orElseThrow();
            if (Arrays.stream(values).distinct().count() == 1) {
                throw Failure.ofSettings("%s: %s is %s in all %d complete rows; what does not vary explains nothing."
                        .formatted(file, place < drivers.size() ? drivers.get(place) : outcome, values[0], count));
            }
        }
        RatingSample sample = RatingSample.of(origin);
        for (int i = 0; i < count; i++) {
            sample.add(i, rows.drivers()[i], rows.outcome()[i], rows.weights()[i]);
        }
        KeyDrivers found = KeyDrivers.of(sample, RESAMPLES, SEED);
        List<String> lines = new ArrayList<>(List.of("driver,share,low,high,direction,tie_group,r_squared"));
        IntStream.range(0, drivers.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> -found.drivers().get(i).share().value()))
                .forEach(i -> lines.add(line(
                        drivers.get(i), found.drivers().get(i), found.rSquared().value())));
        return lines;
    }

    private static String line(String name, Driver driver, double rSquared) {
        return "%s,%s,%d,%s"
                .formatted(
                        name.matches("[^\",\r\n]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"",
                        String.format(
                                Locale.ROOT,
                                "%.8f,%.8f,%.8f,%s",
                                driver.share().value(),
                                driver.share().low(),
                                driver.share().high(),
                                sign(driver.direction())),
                        driver.tieGroup(),
                        String.format(Locale.ROOT, "%.8f", rSquared));
    }

    private static String sign(Direction direction) {
        return switch (direction) {
            case POSITIVE -> "+";
            case NEGATIVE -> "-";
            case UNCLEAR -> "?";
        };
    }
}
