package aurum.jobs.command;

import aurum.jobs.analyse.ChurnAnalysis;
import aurum.jobs.analyse.ChurnAnalysis.Fold;
import aurum.jobs.analyse.ChurnAnalysis.Result;
import aurum.jobs.analyse.ChurnAnalysis.Score;
import aurum.jobs.analyse.OutcomeFile;
import aurum.jobs.analyse.OutcomeFile.Meaning;
import aurum.jobs.analyse.OutcomeFile.Rows;
import aurum.jobs.failure.Failure;
import aurum.jobs.lake.SparkSessions;
import aurum.jobs.model.BoosterSettings;
import aurum.jobs.statistics.ProbabilityMetrics;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model of churn on any CSV file, outside the lake. */
@Command(
        name = "churn",
        description = "How well an outcome, such as leaving, can be told ahead, in any CSV file of customers.",
        footer = {
            "",
            "Writes fold, auc, pr_auc, brier, lift_10, calibration_error: first a line 'all' (the mean of the folds; of calibration_error, that of all rows together), then a line per fold, then the standard error of the mean. Every row is judged by a model that has not seen it: boosted trees and logistic regression, blended and calibrated within the other folds.",
            "",
            "--scores writes row_number, id, fold, outcome, probability and the three strongest reasons, each with what it adds to the log-odds.",
            "",
            "Example:",
            "  ./aurum analyse churn customers.csv --label Churn --positive Yes --id customerID --scores scores.csv"
        })
public final class AnalyseChurn implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "CSV with a header, plain or .gz.")
    private Path file;

    @Option(names = "--label", paramLabel = "COL", required = true, description = "The outcome, in two values or more.")
    private String label;

    @Option(
            names = "--positive",
            paramLabel = "VALUE",
            description = "The value that is told ahead. Default: 1, yes, true or the like, if there is one")
    private Optional<String> positive = Optional.empty();

    @Option(
            names = "--id",
            paramLabel = "COL",
            description = "The customer; rows of one stay in one fold. Default: every row is another")
    private Optional<String> id = Optional.empty();

    @Option(
            names = "--time",
            paramLabel = "COL",
            description =
                    "When a row was known (a number, or a date yyyy-mm-dd): the latest fifth is told from what came before it.")
    private Optional<String> time = Optional.empty();

    @Option(
            names = "--folds",
            paramLabel = "FILE",
            description =
                    "CSV with row_number (from 1) and fold. Default: five folds with the same share of the outcome")
    private Optional<Path> folds = Optional.empty();

    @Option(
            names = "--without",
            paramLabel = "COL",
            split = ",",
            description = "Columns not to learn from, such as one that is known only afterwards.")
    private Set<String> without = Set.of();

    @Option(names = "--scores", paramLabel = "FILE", description = "Write a line per row: its probability, and why.")
    private Optional<Path> scores = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
    private long seed;

    @Override
    public Integer call() {
        if (folds.isPresent() && time.isPresent()) {
            throw Failure.ofSettings("--folds and --time say two ways of parting the rows; give one of them.");
        }
        OutcomeFile source = new OutcomeFile(file);
        Rows rows = source.read(new Meaning(label, positive, id, time, without));
        if (!rows.leftOut().isEmpty()) {
            System.err.printf(
                    "Left out, as nearly every row has another value: %s%n", String.join(", ", rows.leftOut()));
        }
        List<String> given =
                folds.map(path -> source.folds(path, rows.outcomes().length)).orElse(List.of());
        SparkSession spark = SparkSessions.start(ZoneOffset.UTC);
        spark.sparkContext().setLogLevel("ERROR");
        try {
            ChurnAnalysis analysis = new ChurnAnalysis(
                    spark, rows, List.of(BoosterSettings.SMOOTH, BoosterSettings.MIDDLE, BoosterSettings.SHARP), seed);
            Result result = analysis.run(
                    folds.isPresent() ? given : time.isPresent() ? analysis.latest() : analysis.stratified());
            PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
            out.print(table(result, rows.outcomes()));
            out.flush();
            scores.ifPresent(path -> write(path, rows, result.scores()));
            return Commands.DONE;
        } finally {
            spark.stop();
        }
    }

    /** The metrics as CSV. */
    static String table(Result result, boolean[] outcomes) {
        List<Fold> folds = result.folds();
        ProbabilityMetrics together = ProbabilityMetrics.of(
                result.scores().stream().mapToDouble(Score::probability).toArray(),
                outcomesOf(result.scores(), outcomes));
        StringBuilder text = new StringBuilder("fold,auc,pr_auc,brier,lift_10,calibration_error\n");
        text.append(line(
                "all",
                new ProbabilityMetrics(
                        mean(folds, ProbabilityMetrics::auc),
                        mean(folds, ProbabilityMetrics::prAuc),
                        mean(folds, ProbabilityMetrics::brier),
                        mean(folds, ProbabilityMetrics::lift10),
                        together.calibrationError())));
        folds.forEach(fold -> text.append(line(fold.name(), fold.metrics())));
        if (folds.size() > 1) {
            text.append(line(
                    "standard_error",
                    new ProbabilityMetrics(
                            error(folds, ProbabilityMetrics::auc),
                            error(folds, ProbabilityMetrics::prAuc),
                            error(folds, ProbabilityMetrics::brier),
                            error(folds, ProbabilityMetrics::lift10),
                            error(folds, ProbabilityMetrics::calibrationError))));
        }
        return text.toString();
    }

    private static boolean[] outcomesOf(List<Score> scores, boolean[] outcomes) {
        boolean[] of = new boolean[scores.size()];
        for (int i = 0; i < of.length; i++) {
            of[i] = outcomes[scores.get(i).row()];
        }
        return of;
    }

    private static double mean(List<Fold> folds, ToDoubleFunction<ProbabilityMetrics> metric) {
        return folds.stream()
                .mapToDouble(fold -> metric.applyAsDouble(fold.metrics()))
                .average()
                .orElseThrow();
    }

    private static double error(List<Fold> folds, ToDoubleFunction<ProbabilityMetrics> metric) {
        double mean = mean(folds, metric);
        double squares = folds.stream()
                .mapToDouble(fold -> Math.pow(metric.applyAsDouble(fold.metrics()) - mean, 2))
                .sum();
        return Math.sqrt(squares / (folds.size() - 1) / folds.size());
    }

    private static String line(String name, ProbabilityMetrics metrics) {
        return String.format(
                Locale.ROOT,
                "%s,%.5f,%.5f,%.5f,%.4f,%.5f%n",
                quoted(name),
                metrics.auc(),
                metrics.prAuc(),
                metrics.brier(),
                metrics.lift10(),
                metrics.calibrationError());
    }

    private static void write(Path path, Rows rows, List<Score> scores) {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(path))) {
            out.println("row_number,id,fold,outcome,probability,reasons");
            for (Score score : scores) {
                out.println(String.format(
                        Locale.ROOT,
                        "%d,%s,%s,%d,%.6f,%s",
                        score.row() + 1,
                        quoted(rows.ids().get(score.row())),
                        quoted(score.fold()),
                        rows.outcomes()[score.row()] ? 1 : 0,
                        score.probability(),
                        quoted(score.reasons())));
            }
        } catch (IOException e) {
            throw Failure.ofRun("%s cannot be written: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
