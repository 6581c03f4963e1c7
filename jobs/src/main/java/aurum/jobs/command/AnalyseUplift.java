package aurum.jobs.command;

import aurum.jobs.analyse.OutcomeFile;
import aurum.jobs.analyse.OutcomeFile.Meaning;
import aurum.jobs.analyse.OutcomeFile.Rows;
import aurum.jobs.analyse.UpliftAnalysis;
import aurum.jobs.analyse.UpliftAnalysis.Arm;
import aurum.jobs.failure.Failure;
import aurum.jobs.statistics.Interval;
import aurum.jobs.statistics.UpliftLearner;
import aurum.jobs.statistics.UpliftRanking;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The lift of a trial's arms, and whether customers can be ranked by it, in any CSV file, outside the lake. */
@Command(
        name = "uplift",
        description =
                "What a treatment did over its control group, and whom it moves more than others, in any CSV file of customers of whom some were treated by chance.",
        footer = {
            "",
            "Writes arm, n, rate, lift, low, high, qini, qini_low, qini_high, verdict: the control group first, then a line per arm. lift is its rate less the control group's, low and high its 95 %% interval (Newcombe 1998). Every row counts; identical ones are different customers.",
            "qini says how well customers can be ranked by how much the treatment moves them: 1 is perfect, 0 is chance. Each is ranked by a model that has not seen them. The verdict is 'evidence' where the interval of qini lies above 0, else 'no evidence', or 'insufficient data' with fewer than 10 rows of either outcome in an arm.",
            "",
            "Learnt from are all other columns that can have been known before the treatment. A column that differs between the arms, or that is the same for everybody with one outcome, came after it, and is left out; standard error says so. What came after but shows neither has to be named with --leave-out.",
            "",
            "Example:",
            "  ./aurum analyse uplift mailing.csv --treatment segment --outcome visit --control 'No E-Mail'"
        })
public final class AnalyseUplift implements Callable<Integer> {
    /** More rows take more than some seconds. */
    private static final int LONG_WORK = 200_000;

    @Parameters(paramLabel = "FILE", description = "CSV with a header, plain or .gz.")
    private Path file;

    @Option(names = "--treatment", paramLabel = "COL", required = true, description = "The arm of each row.")
    private String treatment;

    @Option(names = "--outcome", paramLabel = "COL", required = true, description = "What the treatment is to raise.")
    private String outcome;

    @Option(
            names = "--control",
            paramLabel = "VALUE",
            description =
                    "The arm that was not treated. Default: 0, no, none, control or the like, if there is just one")
    private Optional<String> control = Optional.empty();

    @Option(
            names = "--positive",
            paramLabel = "VALUE",
            description = "The outcome's value that counts. Default: 1, yes, true or the like, if there is one")
    private Optional<String> positive = Optional.empty();

    @Option(
            names = "--leave-out",
            paramLabel = "COL",
            split = ",",
            description = "Columns not to learn from, such as one that came after the treatment.")
    private Set<String> without = Set.of();

    @Option(
            names = "--features",
            paramLabel = "COL",
            split = ",",
            description = "Columns to learn from, and no others; they are not checked.")
    private List<String> features = List.of();

    @Option(
            names = "--learner",
            paramLabel = "T|X",
            defaultValue = "X",
            description = "The T- or the X-learner of Künzel et al. (2019). Default: ${DEFAULT-VALUE}")
    private UpliftLearner learner;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
    private long seed;

    @Override
    public Integer call() {
        UpliftAnalysis analysis = analysis();
        analysis.leftOut()
                .forEach(left -> System.err.printf("Not learnt from: %s, which %s.%n", left.column(), left.why()));
        System.err.printf(
                "Control group: %s. Learnt from: %s.%n",
                analysis.control(), analysis.features().isEmpty() ? "nothing" : String.join(", ", analysis.features()));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        lines(analysis).forEach(out::println);
        out.flush();
        return Commands.DONE;
    }

    UpliftAnalysis analysis() {
        if (outcome.equals(treatment)) {
            throw Failure.ofSettings(
                    "--treatment and --outcome both name '%s'; they are two columns.".formatted(outcome));
        }
        if (!without.isEmpty() && !features.isEmpty()) {
            throw Failure.ofSettings("--leave-out and --features say two ways of choosing columns; give one of them.");
        }
        if (without.contains(treatment)) {
            throw Failure.ofSettings("--leave-out names '%s', which is the treatment.".formatted(treatment));
        }
        Rows rows =
                new OutcomeFile(file).read(new Meaning(outcome, positive, Optional.empty(), Optional.empty(), without));
        return new UpliftAnalysis(rows, treatment, control, features);
    }

    /** The result, a line each. */
    List<String> lines(UpliftAnalysis analysis) {
        List<String> lines = new ArrayList<>(List.of("arm,n,rate,lift,low,high,qini,qini_low,qini_high,verdict"));
        boolean isLong = analysis.rows() > LONG_WORK;
        analysis.run(learner, seed, arm -> {
                    if (isLong) {
                        System.err.printf("Ranking by the uplift of %s …%n", arm);
                    }
                })
                .forEach(arm -> lines.add(line(arm)));
        return lines;
    }

    private static String line(Arm arm) {
        Interval qini = arm.ranking().map(UpliftRanking::qini).orElse(Interval.UNKNOWN);
        return String.join(
                ",",
                quoted(arm.name()),
                Long.toString(arm.rows()),
                number((double) arm.hits() / arm.rows()),
                interval(arm.lift()),
                interval(qini),
                arm.ranking().map(ranking -> ranking.verdict().word()).orElse("control"));
    }

    private static String interval(Interval interval) {
        return String.join(
                ",",
                Stream.of(interval.value(), interval.low(), interval.high())
                        .map(AnalyseUplift::number)
                        .toList());
    }

    private static String number(double number) {
        return Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%.6f", number);
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
