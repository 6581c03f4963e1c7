package aurum.jobs.benchmark;

import aurum.jobs.analyse.ChurnAnalysis;
import aurum.jobs.analyse.ChurnAnalysis.Fold;
import aurum.jobs.analyse.ChurnAnalysis.Result;
import aurum.jobs.analyse.OutcomeFile;
import aurum.jobs.analyse.OutcomeFile.Meaning;
import aurum.jobs.analyse.OutcomeFile.Rows;
import aurum.jobs.model.BoosterSettings;
import aurum.jobs.statistics.ProbabilityMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/** How well the model of churn does on public data, on the folds of docs/churn, beside what others reach on the same folds. */
public final class ChurnEvaluation {
    private static final List<BoosterSettings> CANDIDATES =
            List.of(BoosterSettings.SMOOTH, BoosterSettings.MIDDLE, BoosterSettings.SHARP);
    private static final long SEED = 1;
    private static final String TUNED_XGBOOST = "tuned XGBoost alone, in the same run";

    /** @param without known only afterwards */
    private record DataSet(
            String name, String file, String label, String positive, Optional<String> id, Set<String> without) {}

    private static final List<DataSet> DATA_SETS = List.of(
            new DataSet("iranian_churn", "Customer Churn.csv", "Churn", "1", Optional.empty(), Set.of()),
            new DataSet(
                    "ibm_telco",
                    "WA_Fn-UseC_-Telco-Customer-Churn.csv",
                    "Churn",
                    "Yes",
                    Optional.of("customerID"),
                    Set.of()),
            new DataSet("bank_marketing", "bank-additional.csv", "y", "yes", Optional.empty(), Set.of("duration")));

    private final SparkSession spark;
    private final Path data;
    private final Path folds;

    /**
     * @param data folder of the public data sets
     * @param folds folder with {@code <data set>_folds.csv.gz} and {@code references.csv}
     */
    public ChurnEvaluation(SparkSession spark, Path data, Path folds) {
        this.spark = spark;
        this.data = data;
        this.folds = folds;
    }

    /** A table per data set, as Markdown. */
    public String publicData() throws IOException {
        StringBuilder text = new StringBuilder(
                """
                ## Public data

                Five folds with the same share of the outcome (`docs/churn/*_folds.csv.gz`). Everything, settings and blend and calibration too, is chosen within the four other folds. AUC, PR-AUC, Brier and lift are means of \
                the folds; the calibration error is that of all rows together, each judged by a model that had not seen it. Tuned XGBoost alone is the best of six settings (depth 3, 5, 8; 200, 500 trees) by three folds within the others; the other methods' figures on the same folds stand in `docs/churn/references.csv`. Reached means: not \
                more than one standard error below the best of them. Of `bank_marketing`, `duration` is left out: it is known only afterwards.

                """);
        for (DataSet set : DATA_SETS) {
            Path file = data.resolve(set.name).resolve(set.file);
            if (!Files.isReadable(file)) {
                text.append("`%s` is not here and was not judged.%n%n".formatted(set.name));
                continue;
            }
            OutcomeFile source = new OutcomeFile(file);
            Rows rows = source.read(
                    new Meaning(set.label, Optional.of(set.positive), set.id, Optional.empty(), set.without));
            ChurnAnalysis analysis = new ChurnAnalysis(spark, rows, CANDIDATES, SEED);
            List<String> given = source.folds(folds.resolve(set.name + "_folds.csv.gz"), rows.outcomes().length);
            text.append("### %s: %,d rows%n%n".formatted(set.name, rows.outcomes().length));
            text.append(
                    "| method | AUC | standard error | PR-AUC | Brier | lift 10 % | calibration error |\n|---|---|---|---|---|---|---|\n");
            Result result = analysis.run(given);
            text.append(line("**Aurum**", metrics(result.folds()), together(result, rows.outcomes())));
            int threads = spark.sparkContext().defaultParallelism();
            double[] tuned = new TunedXgboost(rows, threads, SEED).probabilities(given);
            List<ProbabilityMetrics> byFold = byFold(tuned, rows.outcomes(), given);
            text.append(line(TUNED_XGBOOST, byFold, ProbabilityMetrics.of(tuned, rows.outcomes())));
            Map<String, List<Double>> others = references(set.name);
            others.forEach((method, aucs) -> text.append(
                    String.format(Locale.ROOT, "| %s | %.4f | %.4f | | | | |%n", method, mean(aucs), error(aucs))));
            others.put(TUNED_XGBOOST, aucs(byFold));
            List<Double> best = others.values().stream()
                    .max(Comparator.comparingDouble(ChurnEvaluation::mean))
                    .orElseThrow();
            double auc = mean(aucs(metrics(result.folds())));
            text.append(String.format(
                    Locale.ROOT,
                    "%nBest of the others less one standard error: %.4f. %s%n%n",
                    mean(best) - error(best),
                    auc >= mean(best) - error(best) ? "Reached." : "Not reached."));
            text.append("Taken: %s.%n%n".formatted(taken(result)));
            if (set.name.equals("iranian_churn")) {
                List<String> together = identicalTogether(rows, given);
                text.append(
                        "With identical rows in one fold: AUC %s (they stay different customers, and all are kept).%n%n"
                                .formatted(String.format(
                                        Locale.ROOT,
                                        "%.4f",
                                        mean(aucs(metrics(analysis.run(together).folds()))))));
            }
        }
        return text.toString();
    }

    private static List<ProbabilityMetrics> metrics(List<Fold> folds) {
        return folds.stream().map(Fold::metrics).toList();
    }

    private static ProbabilityMetrics together(Result result, boolean[] outcomes) {
        return ProbabilityMetrics.of(
                result.scores().stream()
                        .mapToDouble(ChurnAnalysis.Score::probability)
                        .toArray(),
                outcomes);
    }

    private static List<ProbabilityMetrics> byFold(double[] probabilities, boolean[] outcomes, List<String> folds) {
        List<ProbabilityMetrics> metrics = new ArrayList<>();
        for (String fold : new TreeSet<>(folds)) {
            int[] places = IntStream.range(0, outcomes.length)
                    .filter(i -> folds.get(i).equals(fold))
                    .toArray();
            boolean[] of = new boolean[places.length];
            for (int i = 0; i < of.length; i++) {
                of[i] = outcomes[places[i]];
            }
            metrics.add(ProbabilityMetrics.of(
                    IntStream.of(places).mapToDouble(i -> probabilities[i]).toArray(), of));
        }
        return metrics;
    }

    private static List<Double> aucs(List<ProbabilityMetrics> folds) {
        return folds.stream().map(ProbabilityMetrics::auc).toList();
    }

    private static String line(String method, List<ProbabilityMetrics> folds, ProbabilityMetrics together) {
        return String.format(
                Locale.ROOT,
                "| %s | %.4f | %.4f | %.4f | %.4f | %.2f | %.4f |%n",
                method,
                mean(aucs(folds)),
                error(aucs(folds)),
                mean(folds, ProbabilityMetrics::prAuc),
                mean(folds, ProbabilityMetrics::brier),
                mean(folds, ProbabilityMetrics::lift10),
                together.calibrationError());
    }

    private static String taken(Result result) {
        List<String> taken = new ArrayList<>();
        result.folds()
                .forEach(fold -> taken.add("trees of depth %d with a share of %.2f"
                        .formatted(fold.model().settings().depth(), fold.model().boosterShare())));
        return String.join("; ", taken);
    }

    /** Rows with the same cells go where the first of them is. */
    private static List<String> identicalTogether(Rows rows, List<String> folds) {
        Map<List<Object>, String> first = new HashMap<>();
        List<String> together = new ArrayList<>();
        for (int i = 0; i < folds.size(); i++) {
            List<Object> cells = new ArrayList<>(Arrays.asList(rows.cells().get(i)));
            cells.add(rows.outcomes()[i]);
            first.putIfAbsent(cells, folds.get(i));
            together.add(first.get(cells));
        }
        return together;
    }

    private Map<String, List<Double>> references(String set) throws IOException {
        Map<String, List<Double>> references = new TreeMap<>();
        for (String line : Files.readAllLines(folds.resolve("references.csv"))) {
            String[] cells = line.split(",");
            if (cells[0].equals(set)) {
                references
                        .computeIfAbsent(cells[1], ignored -> new ArrayList<>())
                        .add(Double.parseDouble(cells[3]));
            }
        }
        return references;
    }

    private static double mean(List<ProbabilityMetrics> folds, ToDoubleFunction<ProbabilityMetrics> metric) {
        return folds.stream().mapToDouble(metric).average().orElseThrow();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double error(List<Double> values) {
        double mean = mean(values);
        double squares = values.stream()
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.size() - 1) / values.size());
    }
}
