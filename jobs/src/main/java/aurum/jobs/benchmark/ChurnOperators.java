package aurum.jobs.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import aurum.jobs.Pipeline;
import aurum.jobs.lake.Catalog;
import aurum.jobs.lake.CustomerKey;
import aurum.jobs.lake.Lake;
import aurum.jobs.lake.Progress;
import aurum.jobs.lake.RunContext;
import aurum.jobs.lake.Runner;
import aurum.jobs.lake.TableRun;
import aurum.jobs.simulate.Operator;
import aurum.jobs.simulate.SimulationSettings;
import aurum.jobs.source.FeedIngest;
import aurum.jobs.source.Source;
import aurum.jobs.statistics.ProbabilityMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Simulated operators of whom it is known who leaves when and why: scored on a day, held against what came after it. */
public final class ChurnOperators {
    private static final String SECRET = "a secret of the benchmark, long enough";
    private static final int DAYS_AFTER = 40;
    private static final int FIRST_DAY = 8;
    private static final int LAST_DAY = 37;
    private static final double CALLED_SHARE = 0.05;

    private final SparkSession spark;
    private final Path catalogFolder;
    private final Path sources;
    private final Path folder;
    private final LocalDate asOf;

    /** @param folder absent or empty, and left there */
    public ChurnOperators(SparkSession spark, Path catalogFolder, Path sources, Path folder, LocalDate asOf) {
        this.spark = spark;
        this.catalogFolder = catalogFolder;
        this.sources = sources;
        this.folder = folder;
        this.asOf = asOf;
    }

    /** Who left, as the truth tells it. */
    private record Leaver(LocalDate day, String cause, String useFallsFrom) {}

    /**
     * What was found of one operator.
     *
     * @param precision share of true leavers among the twentieth with the greatest probabilities
     * @param rate share of leavers among all
     * @param testBrier of the model in use on its last labelled month end
     * @param baselineBrier on the same, of the rate of the months it learnt from
     * @param leadDays median days between the first sight of less use and leaving
     * @param plantedLeadDays the same, as planted
     * @param alarms features that are said to drift; none does
     * @param reasons by planted cause, how often each was the first reason of leavers in the bands medium and high
     */
    public record Judged(
            double auc,
            double precision,
            double rate,
            double calibrationError,
            double testBrier,
            double baselineBrier,
            double leadDays,
            double plantedLeadDays,
            long alarms,
            Map<String, Map<String, Integer>> reasons) {

        private String line(long seed) {
            return String.format(
                    Locale.ROOT,
                    "| %d | %.3f | %.3f | %.4f | %.4f | %.5f | %.5f | %.1f | %.0f | %d |%n",
                    seed,
                    auc,
                    precision,
                    rate,
                    calibrationError,
                    testBrier,
                    baselineBrier,
                    leadDays,
                    plantedLeadDays,
                    alarms);
        }
    }

    /** A section, as Markdown. */
    public String judged(int customers, int days, List<Long> seeds) throws IOException {
        StringBuilder text = new StringBuilder(
                """
                ## Simulated operators

                %,d customers × %d days, scored at the end of %s by what had landed until then; true is who left on day %d to %d after it. Precision: share of true leavers among the twentieth with the greatest probabilities, \
                beside the leaving rate, which is what calling anybody finds. Brier: of the model in use on the last labelled month end, which it had not seen, beside that of the rate of the months it learnt from. Lead time: median over the recent leavers, beside the planted one (of `use_falls_from`). Reasons: how often each is the first reason of \
                leavers in the bands medium and high, by planted cause.

                | seed | AUC | precision | leaving rate | calibration error | Brier of the test | of last month's rate | lead time of use change (days) | planted | drift alarms |
                |---|---|---|---|---|---|---|---|---|---|
                """
                        .formatted(customers, days, asOf, FIRST_DAY, LAST_DAY));
        Map<String, Map<String, Integer>> reasons = new TreeMap<>();
        for (long seed : seeds) {
            Judged judged = judged(customers, days, seed);
            text.append(judged.line(seed));
            judged.reasons.forEach((cause, counts) -> counts.forEach((reason, times) ->
                    reasons.computeIfAbsent(cause, ignored -> new TreeMap<>()).merge(reason, times, Integer::sum)));
        }
        text.append("\n| planted cause | first reasons |\n|---|---|\n");
        reasons.forEach((cause, counts) -> text.append("| %s | %s |%n".formatted(cause, inOrder(counts))));
        return text.append('\n').toString();
    }

    /** The most frequent first. */
    private static String inOrder(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(count -> "%s %d".formatted(count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** One operator, scored on the day and held against what came after it. */
    public Judged judged(int customers, int days, long seed) throws IOException {
        Path world = folder.resolve("operator-" + seed);
        new Operator(SimulationSettings.standard(world, catalogFolder)
                        .withSize(customers, days)
                        .withUntil(asOf.plusDays(DAYS_AFTER))
                        .withSeed(seed))
                .simulate((date, done, of) -> {});
        Lake lake = new Lake(spark, folder.resolve("lake-" + seed).toString());
        Runner.Result run = run(lake, landed(world));
        run.tables().stream()
                .filter(table -> table.outcome() == TableRun.Outcome.FAILED)
                .findFirst()
                .ifPresent(table -> {
                    throw new IllegalStateException(table.toString());
                });
        Map<String, Leaver> leavers = leavers(world);
        List<Row> scores = lake.readNewest("gold.churn_scores")
                .select("customer_key", "probability", "reason_1", "band")
                .collectAsList();
        if (scores.isEmpty()) {
            throw new IllegalStateException(
                    "Operator %d has too few leavers to learn from; take more customers or days.".formatted(seed));
        }
        Map<String, Map<String, Integer>> reasons = new TreeMap<>();
        double[] probabilities = new double[scores.size()];
        boolean[] outcomes = new boolean[scores.size()];
        for (int i = 0; i < outcomes.length; i++) {
            Row score = scores.get(i);
            Leaver leaver = leavers.get(score.getString(0));
            probabilities[i] = score.getDouble(1);
            outcomes[i] = leaver != null
                    && !leaver.day.isBefore(asOf.plusDays(FIRST_DAY))
                    && !leaver.day.isAfter(asOf.plusDays(LAST_DAY));
            if (outcomes[i] && !score.getString(3).equals("low")) {
                reasons.computeIfAbsent(leaver.cause, ignored -> new TreeMap<>())
                        .merge(String.valueOf(score.getString(2)), 1, Integer::sum);
            }
        }
        Row card = lake.readNewest("gold.model_cards")
                .where("is_champion")
                .select("brier", "baseline_brier")
                .head();
        ProbabilityMetrics metrics = ProbabilityMetrics.of(probabilities, outcomes);
        return new Judged(
                metrics.auc(),
                ProbabilityMetrics.precisionAtTop(probabilities, outcomes, CALLED_SHARE * outcomes.length),
                IntStream.range(0, outcomes.length).filter(i -> outcomes[i]).count() / (double) outcomes.length,
                metrics.calibrationError(),
                card.getDouble(0),
                card.getDouble(1),
                lake.readNewest("gold.signal_records")
                        .where("signal_id = 'usage_change'")
                        .select("lead_time_days")
                        .head()
                        .getDouble(0),
                planted(leavers),
                lake.readNewest("gold.model_monitoring").where("is_alarm").count(),
                reasons);
    }

    private Runner.Result run(Lake lake, Path landing) {
        RunContext context = new RunContext(
                "benchmark-churn",
                Instant.now(),
                asOf,
                Catalog.load(catalogFolder),
                CustomerKey.of(SECRET),
                Set.of(),
                Duration.ZERO);
        FeedIngest ingest =
                new FeedIngest(lake, List.of(landing), Duration.ZERO, Source.load(sources, Pipeline.feeds()), true);
        return new Runner(lake, Pipeline.plan(), ingest, Unwatched.INSTANCE)
                .run(
                        Pipeline.plan()
                                .select(List.of(
                                        "+gold.churn_scores",
                                        "+gold.churn_signals",
                                        "+gold.model_cards",
                                        "+gold.model_monitoring")),
                        context);
    }

    /** Of the operator's files those that had landed by the day; hard links, as they are many. */
    private Path landed(Path world) throws IOException {
        Path landing = folder.resolve("landed-" + world.getFileName());
        try (Stream<Path> files = Files.walk(world)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.matches(".*-\\d{4}-\\d{2}-\\d{2}\\.\\w+")
                        && !LocalDate.parse(name.replaceAll(".*-(\\d{4}-\\d{2}-\\d{2})\\.\\w+", "$1"))
                                .isAfter(asOf)) {
                    Path target = landing.resolve(world.relativize(file));
                    Files.createDirectories(target.getParent());
                    Files.createLink(target, file);
                }
            }
        }
        return landing;
    }

    private static Map<String, Leaver> leavers(Path world) throws IOException {
        Map<String, Leaver> leavers = new HashMap<>();
        List<String> lines = Files.readAllLines(world.resolve("_truth/leavers.csv"));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            leavers.put(key(cells[0]), new Leaver(LocalDate.parse(cells[1]), cells[2], cells[3]));
        }
        return leavers;
    }

    private static String key(String customer) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(customer.getBytes(UTF_8)), 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The median of the planted days between the fall of use and leaving, of those who left in the last 180 days. */
    private double planted(Map<String, Leaver> leavers) {
        List<Long> days = new ArrayList<>();
        leavers.values().stream()
                .filter(leaver -> !leaver.useFallsFrom.isBlank()
                        && !leaver.day.isAfter(asOf)
                        && leaver.day.isAfter(asOf.minusDays(180)))
                .forEach(leaver -> days.add(ChronoUnit.DAYS.between(LocalDate.parse(leaver.useFallsFrom), leaver.day)));
        return days.stream().sorted().skip(days.size() / 2).findFirst().orElse(0L);
    }

    /** Nothing is shown. */
    private enum Unwatched implements Progress {
        INSTANCE;

        @Override
        public void planned(List<String> tables) {}

        @Override
        public void started(String table) {}

        @Override
        public void ended(TableRun run) {}

        @Override
        public void said(String sentence) {}
    }
}
